import { readFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { importFiles } from "@/lib/api/imports";
import { findNearestSeedPrompt, listSeedPrompts } from "@/lib/api/seed-prompts";
import { createNearestIndex } from "@/lib/novelty/nearest-index";
import { readSeedFile } from "@/lib/seed-prompts/read-seed-file";
import { renderSeedFile } from "@/lib/seed-prompts/render-seed-file";
import { requestOf, type SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { promptLikeTexts } from "./prompt-like-texts";

const POOL = 50_000;
const SEED = 5;
const SEED_SET = `Bench ${POOL}`;

/**
 * The near-duplicate check of the seed prompt editor: each of the studio's own 195 seed prompts typed letter by
 * letter against a pool of 50,000, in the index alone and, where STUDIO_URL names a running studio, through its HTTP
 * endpoint. There the pool is imported once into a set of its own, which stays.
 */
export async function benchSeeds(): Promise<void> {
  const seeds = ["seed-tasks", "topic-questions"].flatMap(defaultSeeds);
  const typed = seeds.map((seed) => requestOf(seed).instruction);
  const pool = promptLikeTexts(typed, POOL, SEED);
  const words = pool.map((text) => text.split(" ").length);
  console.log(
    `${POOL} prompts of ${Math.min(...words)} to ${Math.max(...words)} words, ` +
      `${rounded(words.reduce((sum, count) => sum + count, 0) / POOL)} on average; ${typed.length} texts typed.`,
  );
  benchIndex(typed, pool);
  const url = process.env.STUDIO_URL;
  if (url === undefined) {
    console.log("Name a running studio, STUDIO_URL=http://127.0.0.1:3000, to measure its endpoint too.");
    return;
  }
  await benchEndpoint(url, typed, pool);
}

function defaultSeeds(name: string): SeedPrompt[] {
  return readSeedFile(
    readFileSync(path.join(import.meta.dirname, `../prisma/defaults/${name}.jsonl`), "utf8"),
  );
}

function benchIndex(typed: readonly string[], pool: readonly string[]): void {
  const index = createNearestIndex();
  const start = performance.now();
  let longest = 0;
  for (const text of pool) {
    const before = performance.now();
    index.add(text);
    longest = Math.max(longest, performance.now() - before);
  }
  console.log(
    `Taken into the index in ${rounded(performance.now() - start)} ms, the longest single one ${rounded(longest)} ms.`,
  );
  const letters = prefixes(typed);
  const cpuStart = process.cpuUsage();
  tell(
    "index alone",
    letters.map((text) => timed(() => index.nearest(text))),
  );
  const { user, system } = process.cpuUsage(cpuStart);
  console.log(
    `  of which the processor itself, on average: ${rounded((user + system) / 1000 / letters.length)} ms`,
  );
}

async function benchEndpoint(url: string, typed: readonly string[], pool: readonly string[]): Promise<void> {
  // The contracts name paths; a page would complete them by itself.
  const { fetch: fetchOfNode } = globalThis;
  globalThis.fetch = (address, init) => fetchOfNode(new URL(String(address), url), init);
  const text = renderSeedFile(pool.map(taskOf));
  const importStart = performance.now();
  const body = { files: [{ name: "pool.jsonl", text }], seedSet: SEED_SET };
  const { results } = await callEndpoint(importFiles, { body });
  const [result] = results;
  if (result?.kind !== "seed_prompts") throw new Error("The pool was not read as seed prompts.");
  const { seedSetId: setId, added } = result;
  console.log(
    `Imported through the studio in ${rounded((performance.now() - importStart) / 1000)} s, ${added} new.`,
  );
  const listStart = performance.now();
  const { seedPrompts } = await callEndpoint(listSeedPrompts, { params: { id: setId } });
  console.log(`All ${seedPrompts.length} listed in ${rounded((performance.now() - listStart) / 1000)} s.`);

  const ask = (given: string, scope: number | null) =>
    callEndpoint(findNearestSeedPrompt, { body: { text: given, setId: scope } });
  const firstStart = performance.now();
  const first = await ask(typed[0] ?? "", setId);
  console.log(`First answer, the index being built: ${rounded(performance.now() - firstStart)} ms.`);
  if (first.compared !== POOL) throw new Error(`Compared with ${first.compared}, not ${POOL}.`);
  for (const [name, scope] of [
    ["endpoint, this set", setId],
    ["endpoint, all sets", null],
  ] as const) {
    await ask(typed[0] ?? "", scope);
    const times: number[] = [];
    for (const prefix of prefixes(typed)) {
      const before = performance.now();
      await ask(prefix, scope);
      times.push(performance.now() - before);
    }
    tell(name, times);
  }
}

function taskOf(instruction: string, at: number): SeedPrompt {
  const instances = [{ input: at % 3 === 0 ? instruction : "", output: `${instruction} ${instruction}` }];
  const body = {
    id: `pool_${at}`,
    name: `pool_${at}`,
    instruction,
    instances,
    is_classification: at % 7 === 0,
  };
  return { kind: "task", body };
}

/** Every text as it stands after each letter. */
const prefixes = (texts: readonly string[]) =>
  texts.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function tell(what: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number) => rounded(times[Math.floor((times.length - 1) * share)] ?? Number.NaN);
  console.log(
    `${what}: ${times.length} letters, ms: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)}`,
  );
}

const rounded = (number: number) => Number(number.toPrecision(3));
