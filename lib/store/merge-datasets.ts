import type { MergeWish } from "@/lib/datasets/dataset-making";
import type { MakingCounts } from "@/lib/datasets/making-counts";
import { requestOf, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import { type CopiedRecord, copyRecords } from "./copy-records";
import { type DroppedRow, decideMerge, type MergedRow, nearestFact } from "./decide-merge";
import { madeRecord } from "./made-record";
import { settleMaking, type TellCounts } from "./making-end";
import { withOwnConnection } from "./own-connection";
import { insertMadeRecords, type MadeRecord } from "./record-inserts";
import { listSeedPrompts } from "./seed-prompts";

const BATCH = 4_000;

/**
 * Merges sources into a dataset and ends the making, all in one transaction: killed at any moment, it begins again and
 * nothing is there twice. `datasetId` null: the counts are all that is wanted.
 */
export async function mergeDatasets(
  { id, wish, datasetId }: { id: number; wish: MergeWish; datasetId: number | null },
  tell: TellCounts,
): Promise<MakingCounts> {
  return withOwnConnection(async (connection) => {
    const { kept, dropped, counts } = await decideMerge(connection, wish, (now) => tell(now));
    await connection.query("BEGIN");
    if (datasetId !== null) {
      const rows: (MergedRow | DroppedRow)[] = wish.keepDropped ? kept.concat(dropped) : kept;
      counts.phase = "writing";
      counts.progress = 0;
      counts.total = rows.length;
      const seeds = await readSeeds(wish);
      for (const run of runsOf(rows)) {
        await (run[0]?.kind === "record"
          ? copyRecords(connection, datasetId, run.map(copiedRecord))
          : insertMadeRecords(
              run.map((row) => seedRecord(datasetId, seeds, row)),
              connection,
            ));
        counts.progress += run.length;
        await tell(counts);
      }
    }
    await settleMaking(connection, id, counts);
    await connection.query("COMMIT");
    return counts;
  });
}

/** Neighbours of one kind, in their order: records are copied within the database, seed prompts are brought. */
function* runsOf<Row extends MergedRow>(rows: readonly Row[]): Generator<Row[]> {
  let run: Row[] = [];
  for (const row of rows) {
    if (run.length === BATCH || (run[0] !== undefined && run[0].kind !== row.kind)) {
      yield run;
      run = [];
    }
    run.push(row);
  }
  if (run.length > 0) yield run;
}

function copiedRecord(row: MergedRow | DroppedRow): CopiedRecord {
  if (!("reason" in row)) return { id: row.id, reason: null };
  return { id: row.id, reason: row.reason, nearestScore: row.score, facts: nearestFact(row) };
}

type Seeds = Map<number, Awaited<ReturnType<typeof listSeedPrompts>>[number]>;

async function readSeeds({ sources }: MergeWish): Promise<Seeds> {
  const sets = sources.flatMap((source) => (source.kind === "seed_set" ? [source.seedSetId] : []));
  const seeds = await Promise.all(sets.map((set) => listSeedPrompts(set)));
  return new Map(seeds.flat().map((seed) => [seed.id, seed]));
}

function seedRecord(datasetId: number, seeds: Seeds, row: MergedRow | DroppedRow): MadeRecord {
  const seed = seeds.get(row.id);
  if (seed === undefined) throw new Error(`Seed prompt ${row.id} was removed while it was merged.`);
  const isDropped = "reason" in row;
  return {
    ...madeRecord(datasetId, { origin: seedPromptKey(seed), ...requestOf(seed) }),
    verdict: isDropped ? "dropped" : "kept",
    reason: isDropped ? row.reason : null,
    nearestScore: isDropped ? row.score : null,
    topic: seed.kind === "topic_question" ? seed.body.topic : null,
    questionType: seed.kind === "topic_question" ? seed.body.question_type : null,
    facts: { seedPromptId: seed.id, ...(isDropped ? nearestFact(row) : {}) },
  };
}
