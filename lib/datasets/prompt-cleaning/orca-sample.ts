import { itemSeed } from "@/lib/builds/seeds";
import type { CleaningSettings } from "../clean-wish";
import { LowestRanked } from "./lowest-ranked";
import { type OrcaPart, orcaParts, type ReadPrompt } from "./read-prompt";
import { TextSet } from "./text-set";

/** Tasks of natural language inference: a premise and a hypothesis, and no question of a person. */
const NLI = ["it is not possible to tell", "Premise", "premise", "Hypothesis", "hypothesis"];

const DRAWING = 0;
const ORDER = 1;

type Ranked<Prompt> = { rank: number; order: number; prompt: Prompt };
type Dropped<Prompt> = { prompt: Prompt; reason: string };

/**
 * OpenOrca's prompts, of each part no more than the limit: drawn and put in order by the seed, the same for the same
 * files. Where a text stands in several parts, the first one read has it.
 */
export class OrcaSample<Prompt extends Pick<ReadPrompt, "instruction" | "part">> {
  private readonly known = new TextSet();
  private readonly parts: Record<OrcaPart, LowestRanked<Ranked<Prompt>>>;
  private taken = 0;

  constructor(private readonly settings: CleaningSettings) {
    const { orcaLimit } = settings;
    this.parts = {
      niv: new LowestRanked(orcaLimit),
      flan: new LowestRanked(orcaLimit),
      t0: new LowestRanked(orcaLimit),
      cot: new LowestRanked(orcaLimit),
    };
  }

  /** What is dropped by taking it in: itself, another one, or nothing. */
  put(prompt: Prompt, tokens: number): Dropped<Prompt>[] {
    const reason = this.refuse(prompt, tokens);
    if (reason !== null) return [{ prompt, reason }];
    const place = this.taken;
    this.taken += 1;
    const over = this.parts[prompt.part ?? "niv"].put({
      rank: itemSeed(this.settings.seed, place, DRAWING),
      order: itemSeed(this.settings.seed, place, ORDER),
      prompt,
    });
    return over === null ? [] : [{ prompt: over.prompt, reason: "over_limit" }];
  }

  drawn(): Prompt[] {
    const all = orcaParts.flatMap((part) => this.parts[part].entries());
    return all.sort((a, b) => a.order - b.order).map(({ prompt }) => prompt);
  }

  private refuse({ instruction }: Prompt, tokens: number): string | null {
    if (!this.known.add(instruction)) return "duplicate";
    if (tokens > this.settings.maxTokens) return "too_long";
    return NLI.some((words) => instruction.includes(words)) ? "nli" : null;
  }
}
