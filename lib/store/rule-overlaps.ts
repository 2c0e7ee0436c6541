import { setImmediate } from "node:timers/promises";
import { AppError } from "@/lib/app-error";
import { itemSeed } from "@/lib/builds/seeds";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { everyDrop } from "@/lib/filters/apply-preset";
import type { FilterPreset, RuleHit, Span } from "@/lib/filters/filter";
import { excerptOf } from "@/lib/filters/preset-trial";
import { countOverlap, type RuleOverlap } from "@/lib/filters/rule-overlap";
import { type Rate, rate } from "@/lib/previews/rate";
import type { StepSetup } from "@/lib/steps/step";
import { database } from "./database";
import { readFilterMarks } from "./filter-marks";
import { Prisma } from "./generated/client";
import { setupOfBuild } from "./refilter-batches";

/** The records that rules are held against: a build's or a dataset's, the latest or drawn by their ids. */
export type OverlapSample = { of: "build" | "dataset"; id: number; isRandom: boolean; limit: number };

type Row = {
  id: number;
  datasetId: number;
  buildId: number | null;
  instruction: string;
  input: string;
  rawText: string;
  finishReason: string;
};

/** How a preset's rules overlap on a sample; stores nothing. Throws `not_found`. */
export async function overlapOfRules(preset: FilterPreset, sample: OverlapSample): Promise<RuleOverlap> {
  const drops = await dropsOf(preset, sample);
  return countOverlap(
    preset.rules.map(({ name }) => name),
    drops.map(({ hits }) => hits.map(({ rule }) => rule)),
  );
}

/** A record that one rule alone drops, and what a person says of that. */
export type OnlyDrop = {
  recordId: number;
  datasetId: number;
  instruction: string;
  detail: string;
  excerpt: { text: string; place: Span | null };
  /** Whether the rule is wrong about it; null where nobody said. */
  isWrong: boolean | null;
};

/**
 * Some of the records that no other rule of the preset drops, drawn by `seed`: the same ones for the same sample.
 * `wrong`: how many of all that were judged, in this draw or another, the rule is wrong about.
 */
export async function sampleOnlyDrops(
  preset: FilterPreset,
  rule: string,
  sample: OverlapSample,
  { seed, count }: { seed: number; count: number },
): Promise<{ found: number; drops: OnlyDrop[]; wrong: Rate }> {
  const all = (await dropsOf(preset, sample)).flatMap(({ row, hits: [first, ...others] }) =>
    first?.rule === rule && others.length === 0 ? [{ row, hit: first }] : [],
  );
  const order = ({ row }: { row: Row }) => itemSeed(seed, row.id, 0);
  const drawn = [...all].sort((a, b) => order(a) - order(b)).slice(0, count);
  const marks = await readFilterMarks(
    rule,
    all.map(({ row }) => row.id),
  );
  const judged = [...marks.values()];
  return {
    found: all.length,
    drops: drawn.map(({ row, hit }) => onlyDrop(row, hit, marks.get(row.id) ?? null)),
    wrong: rate(judged.filter((isWrong) => isWrong).length, judged.length),
  };
}

const onlyDrop = (row: Row, { detail, span }: RuleHit, isWrong: boolean | null): OnlyDrop => ({
  recordId: row.id,
  datasetId: row.datasetId,
  instruction: row.instruction.slice(0, 240),
  detail,
  excerpt: excerptOf(row.rawText, span),
  isWrong,
});

/** Records judged before others of this process have their turn. */
const AT_A_STRETCH = 100;

/** Of every record of a sample, the drops of all rules, each by itself. */
async function dropsOf(preset: FilterPreset, sample: OverlapSample) {
  const rows = await readSample(sample);
  const setups = new Map<number | null, StepSetup>([[null, NO_CONSTITUTION]]);
  for (const buildId of new Set(rows.map((row) => row.buildId)))
    if (buildId !== null) setups.set(buildId, await setupOfBuild(buildId));
  const drops: { row: Row; hits: RuleHit[] }[] = [];
  for (const row of rows) {
    const { instruction, input, rawText, finishReason } = row;
    const candidate = { request: { instruction, input }, rawText, isTurnEnded: finishReason === "stop" };
    drops.push({ row, hits: everyDrop(preset, candidate, setups.get(row.buildId) ?? NO_CONSTITUTION) });
    if (drops.length % AT_A_STRETCH === 0) await setImmediate();
  }
  return drops;
}

async function readSample({ of, id, isRandom, limit }: OverlapSample): Promise<Row[]> {
  const found =
    of === "build"
      ? await database().build.count({ where: { id } })
      : await database().dataset.count({ where: { id } });
  if (found === 0) throw new AppError("not_found", `There is no ${of} ${id}.`);
  const column = of === "build" ? Prisma.sql`build_id` : Prisma.sql`dataset_id`;
  const order = isRandom ? Prisma.sql`hashint4(id), id` : Prisma.sql`id DESC`;
  return database().$queryRaw<Row[]>`
    SELECT id, dataset_id AS "datasetId", build_id AS "buildId", instruction, input, raw_text AS "rawText",
      finish_reason AS "finishReason" FROM record
    WHERE id IN (SELECT id FROM record WHERE ${column} = ${id} ORDER BY ${order} LIMIT ${limit}) ORDER BY id`;
}
