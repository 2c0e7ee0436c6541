import { once } from "node:events";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { verbNoun } from "@/lib/datasets/verb-noun";
import { type SeededRandom, seededRandom } from "@/testing/seeded-random";
import { ZipfTexts } from "./zipf-texts";

/** Records of one COPY, which is one statement for the triggers that count. */
const CHUNK = 20_000;
const TOPICS = 3_000;

export type FilledDataset = {
  records: number;
  seed: number;
  datasetId: number;
  /** Who made them, in stretches; none leaves the records without a build. */
  buildIds: readonly number[];
  connectionString: string;
};

const principles = Array.from({ length: 16 }, (_, at) => at + 1);
/** How often each is the first that comes to mind. */
const weights = [12, 30, 24, 6, 18, 9, 14, 5, 7, 3, 8, 16, 10, 2, 4, 1];
/** Whoever cites one of a group tends to cite the others: ethics, knowledge, manner. */
const groups = [
  [1, 11, 13, 14],
  [2, 3, 4, 5, 7, 10, 12],
  [6, 8, 9, 15, 16],
];
const reasons = ["short", "no_self_id", "repeat_cut", "truncated", "exemplar_leak", "blacklist", "cjk"];
const questionTypes = [
  "Questions that require scientific knowledge",
  "Questions that are about history",
  "Questions that need arithmetic",
  "Legal questions",
  "Questions about places",
  "Questions that are unsafe to answer",
  "Questions of etiquette",
  "Questions without an answer",
];
const scripts = [
  "Latin",
  "Latin",
  "Latin",
  "Latin",
  "Latin",
  "Latin",
  "Latin",
  "Latin",
  "Latin",
  "Han",
  "Cyrillic",
];

const columns = [
  ...["dataset_id", "build_id", "item", "sample", "part", "server_id", "cited", "verdict", "reason"],
  ...[
    "finish_reason",
    "seed",
    "prompt_tokens",
    "completion_tokens",
    "total_ms",
    "reply_length",
    "created_at",
  ],
  ...["origin", "instruction", "input", "raw_text", "thoughts", "reply", "output", "hits", "topic"],
  ...["question_type", "score", "nearest_score", "instruction_length", "output_length", "thoughts_length"],
  ...["script", "is_refusal", "leak_share", "duplicate_of", "tags", "review", "edited_at", "verb", "noun"],
];

/** Fills a dataset with records as builds make them, the same for the same seed. */
export async function fillDataset(wanted: FilledDataset): Promise<void> {
  const random = seededRandom(wanted.seed);
  const texts = new ZipfTexts(random);
  const client = new pg.Client({ connectionString: wanted.connectionString });
  await client.connect();
  try {
    for (let next = 0; next < wanted.records; next += CHUNK) {
      const stream = client.query(copyFrom(`COPY record (${columns.join(", ")}) FROM STDIN`));
      const end = Math.min(next + CHUNK, wanted.records);
      for (let at = next; at < end; at += 1) {
        if (!stream.write(`${recordLine(wanted, at, random, texts)}\n`)) await once(stream, "drain");
      }
      stream.end();
      await once(stream, "finish");
    }
  } finally {
    await client.end();
  }
}

function recordLine(wanted: FilledDataset, at: number, random: SeededRandom, texts: ZipfTexts): string {
  const chance = (share: number) => random.next() < share;
  const cited = citedPrinciples(random);
  const instruction = texts.write(13, "?");
  const input = chance(0.2) ? texts.write(20) : "";
  const thoughts = `I should (${cited[0] ?? 2}) think. ${texts.write(48)}`;
  const refuses = chance(0.015);
  const reply = `${refuses ? "I'm sorry, but I cannot help with that. " : ""}${texts.write(110)}`;
  const isDropped = chance(0.27);
  const isCut = chance(0.03);
  const { verb, noun } = verbNoun(instruction);
  const build = Math.floor((at / wanted.records) * wanted.buildIds.length);
  const seconds = Math.floor((at / wanted.records) * 30 * 86_400);
  const values: unknown[] = [
    ...[wanted.datasetId, wanted.buildIds[build] ?? null, at, 0, 0, wanted.buildIds.length === 0 ? null : 1],
    `{${cited.join(",")}}`,
    ...[isDropped ? "dropped" : "kept", isDropped ? skewed(random, reasons) : null],
    ...[isCut ? "length" : "stop", at, 900 + random.below(200), Math.round(reply.length / 4)],
    ...[400 + random.below(9_000), reply.length],
    new Date(Date.UTC(2026, 9, 1) + seconds * 1_000).toISOString(),
    ...[
      `seed_task_${at}`,
      instruction,
      input,
      ` ${thoughts}\n\nReply: ${reply}`,
      thoughts,
      reply,
      reply,
      "[]",
    ],
    chance(0.6) ? `topic ${Math.floor(TOPICS * random.next() ** 2.5)}` : null,
    chance(0.7) ? skewed(random, questionTypes) : null,
    chance(0.5) ? Math.round(10 * (10 - 9 * random.next() ** 1.6)) / 10 : null,
    ...[Math.round(1_000 * random.next() ** 2) / 1_000, instruction.length, reply.length, thoughts.length],
    ...[scripts[random.below(scripts.length)], refuses, chance(0.04) ? random.next() : 0],
    // Every record of the dataset has one id or another before it; which one matters to nobody here.
    ...[chance(0.02) ? 1 + random.below(Math.max(1, at)) : null, chance(0.05) ? "{checked}" : "{}"],
    ...[chance(0.01) ? "approved" : null, chance(0.005) ? "2026-11-01T00:00:00Z" : null, verb, noun],
  ];
  return values.map(copyField).join("\t");
}

function citedPrinciples(random: SeededRandom): number[] {
  const cited = new Set<number>();
  const wanted = [0, 1, 1, 2, 2, 2, 3, 3, 4, 5][random.below(10)] ?? 1;
  let group: readonly number[] = principles;
  while (cited.size < wanted) {
    const pool = random.next() < 0.75 ? group : principles;
    const number = weighted(random, pool);
    cited.add(number);
    group = groups.find((some) => some.includes(number) && some.some((n) => !cited.has(n))) ?? principles;
  }
  return [...cited];
}

function weighted(random: SeededRandom, pool: readonly number[]): number {
  let left = random.next() * pool.reduce((sum, number) => sum + (weights[number - 1] ?? 0), 0);
  for (const number of pool) {
    left -= weights[number - 1] ?? 0;
    if (left < 0) return number;
  }
  return pool[0] ?? 1;
}

/** The first are many times as frequent as the last. */
function skewed(random: SeededRandom, items: readonly string[]): string {
  return items[Math.floor(items.length * random.next() ** 2)] ?? "";
}

function copyField(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "boolean") return value ? "t" : "f";
  return String(value).replace(/[\\\n\t]/g, (c) => ({ "\\": "\\\\", "\n": "\\n", "\t": "\\t" })[c] ?? c);
}
