import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/app-error";
import { type SourceCounts, startCounts, sumSources } from "@/lib/datasets/making-counts";
import { cleanPrompts } from "@/lib/datasets/prompt-cleaning/clean-prompts";
import { openPromptFile } from "@/lib/datasets/prompt-cleaning/open-prompt-file";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { openLocalFile } from "@/lib/store/local-file";
import { type CleaningOptions, readCleaningOptions } from "./cleaning-options";
import { say, writeJson, writeOut } from "./write-out";

const SAY_EVERY_MS = 1_000;

/** Cleans files of prompts without a studio; holds about a batch of rows at a time. */
export async function cleanIntoFile(
  paths: string[],
  options: CleaningOptions & { out?: string; json: boolean },
): Promise<void> {
  const { holds, settings } = readCleaningOptions(options);
  let [bytes, size] = [0, 0];
  const files = await Promise.all(
    paths.map(async (file) => {
      const opened = await openLocalFile(file, (read) => {
        bytes += read;
      });
      size += opened.size;
      return openPromptFile(opened, path.basename(file), holds);
    }),
  );
  bytes = 0;
  const counts = files.map(({ name }) => startCounts(name));
  const out = options.out === undefined ? null : await PromptWriter.open(options.out);
  let saidAt = Date.now();
  for await (const batch of cleanPrompts(files, settings, {
    countTokens: async (texts) => texts.map(estimateTokens),
    counts,
  })) {
    await out?.write(batch.filter(({ reason }) => reason === null));
    if (Date.now() - saidAt < SAY_EVERY_MS) continue;
    saidAt = Date.now();
    const { read, kept } = sumSources(counts);
    say(`${Math.floor((100 * bytes) / size)} %: ${read} rows, ${kept} kept`);
  }
  await out?.end();
  const report = {
    rules: settings.rules,
    tokens: "about four characters each",
    ...sumSources(counts),
    sources: counts.map(({ name, read, kept, dropped, mended }, at) => ({
      file: name,
      kind: files[at]?.holds,
      read,
      kept,
      dropped,
      mended,
    })),
  };
  await (options.json ? writeJson(report) : writeOut(table(counts)));
}

/** Kept prompts as rows, as they come. */
class PromptWriter {
  private rows = 0;

  private constructor(
    private readonly handle: FileHandle,
    private readonly isArray: boolean,
  ) {}

  static async open(file: string): Promise<PromptWriter> {
    const handle = await open(file, "w").catch((error: NodeJS.ErrnoException) => {
      throw new AppError("bad_request", `${file} cannot be written (${error.code ?? "unknown reason"}).`);
    });
    return new PromptWriter(handle, file.endsWith(".json"));
  }

  async write(prompts: readonly { instruction: string; input: string }[]): Promise<void> {
    let text = "";
    for (const { instruction, input } of prompts) {
      const row = JSON.stringify({ instruction, input, output: "" });
      text += this.isArray ? `${this.rows === 0 ? "[" : ","}\n${row}` : `${row}\n`;
      this.rows += 1;
    }
    await this.handle.write(text);
  }

  async end(): Promise<void> {
    if (this.isArray) await this.handle.write(this.rows === 0 ? "[]\n" : "\n]\n");
    await this.handle.close();
  }
}

function table(sources: readonly SourceCounts[]): string {
  const { read, kept, dropped, mended } = sumSources(sources);
  const lines = (title: string, counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${title.padEnd(8)} ${name.padEnd(18)} ${String(count).padStart(10)}`);
  const files = sources.map(
    (one) => `${String(one.kept).padStart(10)} of ${String(one.read).padStart(10)}  ${one.name}`,
  );
  const all = [
    ...files,
    ...lines("dropped", dropped),
    ...lines("mended", mended),
    `${kept} of ${read} rows kept.`,
  ];
  return `${all.join("\n")}\n`;
}
