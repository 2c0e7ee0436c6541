import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createNoveltyIndex } from "@/lib/novelty/novelty-index";
import { rougeL } from "@/lib/novelty/rouge-l";
import { tokenize } from "@/lib/novelty/tokenize";
import { seededRandom } from "@/testing/seeded-random";
import { recombinedTexts } from "./recombined-texts";

const sizes = [10_000, 52_000, 100_000, 200_000, 360_000];
/** Where the plain comparison is put beside it. */
const comparedSizes = [10_000, 52_000];
const sampledPairs = 200_000;

type Sifting = { kept: string[]; pairs: number; seconds: number; bytes: number };

/** The novelty index on streams of growing size, beside comparing every pair, in one run of one process. */
export function benchNovelty(): void {
  const all = recombinedTexts(Math.max(...sizes), 1);
  // Also the warming up of the compiler, which no size shall pay for. Memory is measured here alone: V8 holds on to
  // an index for a while after its last use, and the next one would seem smaller by it.
  const largest = sift(all);
  const rows = sizes.map((size) => {
    const texts = all.slice(0, size);
    const sifting = sift(texts);
    const isCompared = comparedSizes.includes(size);
    const plainSeconds = isCompared ? secondsPerPair(texts, sifting.kept) * sifting.pairs : null;
    return { size, sifting, plainSeconds };
  });
  console.table(
    rows.map(({ size, sifting, plainSeconds }) => ({
      texts: size,
      kept: sifting.kept.length,
      "CPU s": rounded(sifting.seconds),
      "every pair, CPU s": plainSeconds === null ? "" : rounded(plainSeconds),
      ratio: plainSeconds === null ? "" : `${Math.round(plainSeconds / sifting.seconds)}x`,
    })),
  );
  const bytesPerText = Math.round(largest.bytes / largest.kept.length);
  const megabytes = Math.round(largest.bytes / 1e6);
  console.log(
    `An index of ${largest.kept.length} texts takes ${bytesPerText} bytes for each, ${megabytes} MB.`,
  );
  const [from, to] = [rows[0], rows.at(-1)];
  if (from === undefined || to === undefined) return;
  const exponent = Math.log(to.sifting.seconds / from.sifting.seconds) / Math.log(to.size / from.size);
  console.log(
    `From ${from.size} to ${to.size} texts the time grows with their number to the ${rounded(exponent)}.`,
  );
  console.log(
    `“Every pair” is the time of ${sampledPairs} random pairs, tokens given, times all pairs there are.`,
  );
}

/** Sends texts through the gate; `pairs` is how many scores the rule as written would compute. */
function sift(texts: string[]): Sifting {
  const before = bytesInUse();
  const start = process.cpuUsage();
  const index = createNoveltyIndex();
  const kept: string[] = [];
  let pairs = 0;
  for (const text of texts) {
    pairs += kept.length;
    if (!index.check(text).isNovel) continue;
    index.add(text);
    kept.push(text);
  }
  const seconds = cpuSeconds(start);
  const bytes = bytesInUse() - before;
  index.closest(""); // the index must live until its memory is measured
  return { kept, pairs, seconds, bytes };
}

/** CPU seconds that one score takes as rouge-l.ts defines it. */
function secondsPerPair(texts: string[], kept: string[]): number {
  const random = seededRandom(2);
  const pick = (from: string[]) => tokenize(from[random.below(from.length)] ?? "");
  const pairs = Array.from({ length: sampledPairs }, () => [pick(texts), pick(kept)] as const);
  const start = process.cpuUsage();
  let total = 0;
  for (const [a, b] of pairs) total += rougeL(a, b);
  const seconds = cpuSeconds(start);
  if (Number.isNaN(total)) throw new Error("A score is not a number.");
  return seconds / sampledPairs;
}

function cpuSeconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Of typed arrays and of objects, without garbage. */
function bytesInUse(): number {
  // The buffers of arrays that the first round finds dead are given back in the background; the second waits.
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const rounded = (number: number) => Number(number.toPrecision(3));
