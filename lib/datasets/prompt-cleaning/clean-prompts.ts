import { pythonStrip } from "@/lib/filters/python-strip";
import { type CleaningSettings, type PromptFileKind, promptFileKindSchema } from "../clean-wish";
import { countOne, countOutcome, type SourceCounts } from "../making-counts";
import { cleanPrompt } from "./clean-prompt";
import type { FileToClean } from "./open-prompt-file";
import { OrcaSample } from "./orca-sample";
import type { FileRow } from "./read-file-rows";
import { type ReadOutcome, type ReadPrompt, readPrompt } from "./read-prompt";
import { TextSet } from "./text-set";
import { openTreeReader } from "./tree-reader";

/** What a row became. Texts as they are after cleaning, of a dropped one as far as it came. */
export type CleanedPrompt = ReadPrompt & {
  /** Which file, counted from 0. */
  file: number;
  /** e.g. `dolly.jsonl line 12` */
  origin: string;
  /** Null: kept. */
  reason: string | null;
};

export type CleaningTools = {
  /** How many tokens each text has. */
  countTokens: (texts: readonly string[]) => Promise<number[]>;
  /** One a file, in the files' order; counted up while it runs. */
  counts: readonly SourceCounts[];
};

type Place = { file: number; origin: string };
type Placed = Place & ReadPrompt;

/**
 * Reads files of public prompts and cleans them, Dolly's first, then OASST's, ShareGPT's, OpenOrca's and others; within
 * a kind in the order given. Yields what each row became, in batches, the dropped ones among them where they have a
 * text. Holds no more than a batch, what of OpenOrca may be drawn, and 64 bits for each prompt.
 * Source: Dromedary-2's prompt cleaning; what deviates is written down in docs/decisions.
 */
export async function* cleanPrompts(
  files: readonly FileToClean[],
  settings: CleaningSettings,
  tools: CleaningTools,
): AsyncGenerator<CleanedPrompt[]> {
  const cleaner = new Cleaner(settings, tools);
  for (const kind of promptFileKindSchema.options) {
    for (const [file, { holds, name, rows }] of files.entries()) {
      if (holds !== kind) continue;
      const read = openReader(kind, file, name);
      for await (const batch of rows()) yield await cleaner.takeIn(kind, read.take(batch));
      yield await cleaner.takeIn(kind, read.end());
    }
    if (kind === "openorca") yield* cleaner.draw();
  }
}

type Read = { place: Place; outcome: ReadOutcome };

/** Rows to what they hold, each with its place. */
function openReader(kind: PromptFileKind, file: number, name: string) {
  const trees = kind === "oasst" ? openTreeReader<Place>() : null;
  const outcomesOf = ({ unit, position, parsed }: FileRow): Read[] => {
    const place = { file, origin: `${name} ${unit} ${position}` };
    if (parsed === null) return [{ place, outcome: { reason: "malformed" } }];
    if (trees !== null) return trees.take(parsed.value, place);
    return [{ place, outcome: readPrompt(kind as Exclude<PromptFileKind, "oasst">, parsed.value) }];
  };
  return { take: (rows: readonly FileRow[]) => rows.flatMap(outcomesOf), end: () => trees?.end() ?? [] };
}

/** Prompts of OpenOrca that are drawn are cleaned so many at a time. */
const DRAWN_AT_ONCE = 1_000;

class Cleaner {
  private readonly known = new TextSet();
  private readonly orca: OrcaSample<Placed>;

  constructor(
    private readonly settings: CleaningSettings,
    private readonly tools: CleaningTools,
  ) {
    this.orca = new OrcaSample(settings);
  }

  async takeIn(kind: PromptFileKind, read: readonly Read[]): Promise<CleanedPrompt[]> {
    const prompts: Placed[] = [];
    for (const { place, outcome } of read) {
      if ("prompt" in outcome) prompts.push({ ...place, ...outcome.prompt });
      else countOutcome(this.counts(place), outcome.reason);
    }
    return kind === "openorca" ? this.sample(prompts) : this.clean(prompts);
  }

  /** What was drawn of OpenOrca, in its shuffled order. */
  async *draw(): AsyncGenerator<CleanedPrompt[]> {
    const drawn = this.orca.drawn();
    for (let at = 0; at < drawn.length; at += DRAWN_AT_ONCE)
      yield await this.clean(drawn.slice(at, at + DRAWN_AT_ONCE));
  }

  private async sample(prompts: readonly Placed[]): Promise<CleanedPrompt[]> {
    const stripped = prompts.map((prompt) => ({ ...prompt, instruction: pythonStrip(prompt.instruction) }));
    const tokens = await this.tools.countTokens(stripped.map(({ instruction }) => instruction));
    const dropped: CleanedPrompt[] = [];
    stripped.forEach((prompt, at) => {
      for (const one of this.orca.put(prompt, tokens[at] ?? 0))
        dropped.push(this.settle(one.prompt, one.reason));
    });
    return dropped;
  }

  private async clean(prompts: readonly Placed[]): Promise<CleanedPrompt[]> {
    const cleaned = prompts.map((prompt) => {
      const { text, mended } = cleanPrompt(prompt.instruction, this.settings.rules);
      for (const rule of mended) countOne(this.counts(prompt).mended, rule);
      return { ...prompt, instruction: text, input: pythonStrip(prompt.input) };
    });
    const texts = cleaned.map(({ instruction, input }) =>
      input === "" ? instruction : `${instruction}\n\n${input}`,
    );
    const tokens = await this.tools.countTokens(texts);
    return cleaned.map((prompt, at) => this.settle(prompt, this.judge(texts[at] ?? "", tokens[at] ?? 0)));
  }

  private judge(text: string, tokens: number): string | null {
    if (tokens < this.settings.minTokens) return "too_short";
    if (tokens > this.settings.maxTokens) return "too_long";
    return this.known.add(text) ? null : "duplicate";
  }

  private settle(prompt: Placed, reason: string | null): CleanedPrompt {
    countOutcome(this.counts(prompt), reason);
    return { ...prompt, reason };
  }

  private counts = ({ file }: Place): SourceCounts => this.tools.counts[file]!;
}
