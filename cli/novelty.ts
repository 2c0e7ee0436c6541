import { AppError } from "@/lib/app-error";
import { createNoveltyIndex, SELF_INSTRUCT_THRESHOLD } from "@/lib/novelty/novelty-index";
import { type NoveltyMode, noveltyModes } from "@/lib/novelty/novelty-mode";
import { numberOption } from "./number-option";
import { readFieldTexts } from "./read-field-texts";
import { writeJson, writeOut } from "./write-out";

/** Rows count from 0. `nearest` is the row that was too close; null if it was a seed, which `seed` then names. */
type DroppedRow = { row: number; nearest: number | null; seed?: number; score: number };
type Report = { rows: number; kept: number; dropped: DroppedRow[] };

/** Tells which rows of a file Self-Instruct's novelty rule drops; each kept row counts for those after it. */
export async function reportNovelty(
  file: string,
  options: { field: string; seeds?: string; threshold?: string; mode: string; json: boolean },
): Promise<void> {
  const threshold = numberOption("threshold", options.threshold, SELF_INSTRUCT_THRESHOLD);
  if (threshold < 0 || threshold > 1) {
    throw new AppError("bad_request", `--threshold takes a number from 0 to 1, not ${threshold}.`);
  }
  const mode = modeOf(options.mode);
  const seeds = options.seeds === undefined ? [] : await readFieldTexts(options.seeds, options.field);
  const report = sift(await readFieldTexts(file, options.field), { seeds, threshold, mode });
  await (options.json ? writeJson(report) : writeOut(table(report, threshold)));
}

function modeOf(mode: string): NoveltyMode {
  const known = noveltyModes.find((one) => one === mode);
  if (known !== undefined) return known;
  throw new AppError("bad_request", `--mode is ${noveltyModes.join(", ")}, not “${mode}”.`);
}

function sift(
  texts: string[],
  { seeds, threshold, mode }: { seeds: string[]; threshold: number; mode: NoveltyMode },
): Report {
  const index = createNoveltyIndex({ threshold, mode });
  for (const seed of seeds) index.add(seed);
  /** The row of each text in the index after the seeds. */
  const keptRows: number[] = [];
  const dropped: DroppedRow[] = [];
  texts.forEach((text, row) => {
    const { nearest } = index.check(text);
    if (nearest === null) {
      index.add(text);
      keptRows.push(row);
      return;
    }
    const { id, score } = nearest;
    const place =
      id < seeds.length ? { nearest: null, seed: id } : { nearest: keptRows[id - seeds.length] ?? null };
    dropped.push({ row, ...place, score });
  });
  return { rows: texts.length, kept: keptRows.length, dropped };
}

function table({ rows, kept, dropped }: Report, threshold: number): string {
  const summary = `${kept} of ${rows} rows kept, ${dropped.length} dropped above ${threshold}.`;
  if (dropped.length === 0) return `${summary}\n`;
  const cells = dropped.map(({ row, nearest, seed, score }) => [
    String(row),
    nearest === null ? `seed ${seed}` : `row ${nearest}`,
    score.toFixed(4),
  ]);
  const lines = [["row", "nearest", "score"], ...cells].map(([row = "", nearest = "", score = ""]) =>
    `${row.padStart(8)}  ${nearest.padEnd(14)}  ${score}`.trimEnd(),
  );
  return `${lines.join("\n")}\n${summary}\n`;
}
