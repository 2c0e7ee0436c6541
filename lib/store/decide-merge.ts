import { setImmediate } from "node:timers/promises";
import type pg from "pg";
import type { MergeWish } from "@/lib/datasets/dataset-making";
import { countOutcome, type MakingCounts, startCounts, takeBack } from "@/lib/datasets/making-counts";
import { type ComparedText, openMergeGate } from "@/lib/datasets/merge-gate";
import { drawnPlaces, shuffledPlaces } from "@/lib/datasets/seeded-order";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import type { DatasetHolds } from "@/lib/steps/step";
import { nameSources } from "./making-sources";
import { listSeedPrompts } from "./seed-prompts";

/** A record of one of the sources, or a seed prompt. `source`: its place in the wish. */
export type MergedRow = { source: number; kind: "record" | "seed_prompt"; id: number };
export type DroppedRow = MergedRow & { reason: string; nearest: MergedRow | null; score: number | null };

/** What a merge comes to: what is kept in the order in which it is to be stored, what is dropped as it was read. */
export type MergeDecision = { kept: MergedRow[]; dropped: DroppedRow[]; counts: MakingCounts };

const PAGE = 4_000;
/** The event loop belongs to builds too. */
const AT_A_STRETCH_MS = 8;

/** Reads all sources as they are at one moment and decides about every record, storing nothing. */
export async function decideMerge(
  connection: pg.PoolClient,
  wish: MergeWish,
  tell: (counts: MakingCounts) => Promise<void>,
): Promise<MergeDecision> {
  await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const named = await nameSources(wish.sources);
  const counts: MakingCounts = {
    phase: "reading",
    progress: 0,
    total: await countMergeSources(connection, wish),
    unit: "records",
    sources: named.map(({ name, datasetId }) => startCounts(name, datasetId)),
  };
  const judge = openMergeGate(wish.dedup);
  const kept: MergedRow[] = [];
  const dropped: DroppedRow[] = [];
  let restedAt = performance.now();
  for (const [source, { holds }] of named.entries()) {
    const tally = counts.sources[source]!;
    for await (const page of readSource(connection, wish, source, holds)) {
      for (const { text, ...row } of page) {
        const verdict = judge(text);
        countOutcome(tally, verdict.reason);
        if (verdict.reason === null) kept.push(row);
        else {
          const { reason, nearest, score } = verdict;
          dropped.push({ ...row, reason, nearest: kept[nearest] ?? null, score });
        }
        if (performance.now() - restedAt < AT_A_STRETCH_MS) continue;
        await setImmediate();
        restedAt = performance.now();
      }
      counts.progress += page.length;
      await tell(counts);
    }
  }
  await connection.query("COMMIT");
  return { kept: arrange(kept, dropped, wish, counts), dropped, counts };
}

/** Draws and shuffles what is left; what is not drawn is dropped. */
function arrange(
  kept: MergedRow[],
  dropped: DroppedRow[],
  wish: MergeWish,
  counts: MakingCounts,
): MergedRow[] {
  let left = kept;
  if (wish.sample !== null && wish.sample.count < kept.length) {
    const drawn = new Set(drawnPlaces(kept.length, wish.sample.count, wish.sample.seed));
    left = kept.filter((_, place) => drawn.has(place));
    kept.forEach((row, place) => {
      if (drawn.has(place)) return;
      takeBack(counts.sources[row.source]!, "not_drawn");
      dropped.push({ ...row, reason: "not_drawn", nearest: null, score: null });
    });
  }
  if (wish.shuffleSeed === null) return left;
  return Array.from(shuffledPlaces(left.length, wish.shuffleSeed), (place) => left[place]!);
}

/** How many records and seed prompts the sources have now. */
export async function countMergeSources(
  connection: Pick<pg.Pool, "query">,
  { sources }: MergeWish,
): Promise<number> {
  const ids = (kind: "dataset" | "seed_set") =>
    sources.flatMap((source) =>
      source.kind !== kind ? [] : [source.kind === "dataset" ? source.datasetId : source.seedSetId],
    );
  const { rows } = await connection.query<{ total: number }>(
    `SELECT (SELECT count(*) FROM record WHERE dataset_id = ANY($1::int[]) AND verdict = 'kept')::int
       + (SELECT count(*) FROM seed_prompt WHERE seed_set_id = ANY($2::int[]))::int AS total`,
    [ids("dataset"), ids("seed_set")],
  );
  return rows[0]?.total ?? 0;
}

type ReadRow = MergedRow & { text: ComparedText };

async function* readSource(
  connection: pg.PoolClient,
  wish: MergeWish,
  source: number,
  holds: DatasetHolds,
): AsyncGenerator<ReadRow[]> {
  const from = wish.sources[source]!;
  if (from.kind === "seed_set") {
    const seeds = await listSeedPrompts(from.seedSetId);
    yield seeds.map((seed) => ({ source, kind: "seed_prompt", id: seed.id, text: requestOf(seed) }));
    return;
  }
  // Without texts where nothing is compared.
  const texts = wish.dedup.by === "none" ? "'' AS instruction, '' AS input" : "instruction, input";
  for (let after = 0; ; ) {
    const { rows } = await connection.query<{
      id: number;
      instruction: string;
      input: string;
      scope: string;
    }>({
      name: `read-merge-source-${wish.dedup.by === "none"}`,
      text: `SELECT id, ${texts}, CASE WHEN $3 THEN coalesce(question_type, '') ELSE '' END AS scope
        FROM record WHERE dataset_id = $1 AND verdict = 'kept' AND id > $2 ORDER BY id LIMIT ${PAGE}`,
      // The same topic may stand under several types.
      values: [from.datasetId, after, holds === "topics"],
    });
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
    yield rows.map(({ id, ...text }) => ({ source, kind: "record", id, text }));
  }
}

/** What a dropped record says of the one that was there before it. */
export function nearestFact({ nearest, score }: Pick<DroppedRow, "nearest" | "score">) {
  return nearest === null ? {} : { nearest: { from: { kind: nearest.kind, id: nearest.id }, score } };
}
