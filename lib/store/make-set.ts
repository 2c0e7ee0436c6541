import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type pg from "pg";
import { assignParts, type Divided } from "@/lib/datasets/assign-parts";
import { drawSample } from "@/lib/datasets/draw-sample";
import { countOutcome, type MakingCounts, startCounts } from "@/lib/datasets/making-counts";
import { openNearGroups } from "@/lib/datasets/near-groups";
import type { SampleWish, SnapshotWish, SplitWish, Strata } from "@/lib/datasets/set-wishes";
import { copyMatching, copyWhole } from "./copy-whole";
import { database } from "./database";
import { settleMaking, type TellCounts } from "./making-end";
import { withOwnConnection } from "./own-connection";
import { recordFilterSql } from "./record-filter-sql";

type SetWish = SplitWish | SampleWish | SnapshotWish;

const PAGE = 4_000;
/** The event loop belongs to builds too. */
const AT_A_STRETCH_MS = 8;

/**
 * Makes datasets of a dataset's records and ends the making, all in one transaction. Which records they are is decided
 * at one moment: a build may go on writing meanwhile. Killed at any time, it begins again and nothing is there twice.
 */
export async function makeSet(
  { id, wish, datasetId }: { id: number; wish: SetWish; datasetId: number | null },
  tell: TellCounts,
): Promise<MakingCounts> {
  const [source, parts] = await Promise.all([
    database().dataset.findUniqueOrThrow({ where: { id: wish.datasetId } }),
    database().datasetMakingPart.findMany({ where: { makingId: id }, orderBy: { place: "asc" } }),
  ]);
  const tally = startCounts(source.name, source.id);
  const counts: MakingCounts = {
    phase: "reading",
    progress: 0,
    total: null,
    unit: "records",
    sources: [tally],
  };
  return withOwnConnection(async (connection) => {
    if (wish.kind === "snapshot") {
      if (datasetId === null) throw new Error("A snapshot has a dataset.");
      await connection.query("BEGIN");
      counts.phase = "writing";
      await tell(counts, { isNow: true });
      tally.read = tally.kept = await copyMatching(connection, datasetId, wish);
      await freeze(connection, datasetId, wish);
    } else {
      const chosen = await choose(connection, wish, counts, tell);
      await connection.query("BEGIN");
      const into =
        wish.kind === "split"
          ? parts.map((part, place) => ({ ...part, ids: chosen[place] ?? [] }))
          : [{ datasetId, place: null, ids: chosen[0] ?? [] }];
      counts.phase = "writing";
      counts.progress = 0;
      counts.total = tally.kept;
      for (const part of into) {
        if (part.datasetId === null) throw new Error("The dataset that was reserved for it is gone.");
        for (let at = 0; at < part.ids.length; at += PAGE) {
          const batch = part.ids.slice(at, at + PAGE);
          await copyWhole(connection, part.datasetId, batch);
          counts.progress += batch.length;
          await tell(counts);
        }
        if (part.place !== null) await countPart(connection, id, part.place, part.ids.length);
      }
    }
    await settleMaking(connection, id, counts);
    await connection.query("COMMIT");
    return counts;
  });
}

/** The ids for each dataset to be, rising, and in the counts what was read and drawn. */
async function choose(
  connection: pg.PoolClient,
  wish: SplitWish | SampleWish,
  counts: MakingCounts,
  tell: TellCounts,
): Promise<number[][]> {
  await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { records, groups } = await readRecords(connection, wish, counts, tell);
  await connection.query("COMMIT");
  const places = divide(wish, records, groups);
  const drawn = new Set(places.flat());
  for (const place of records.keys()) countOutcome(counts.sources[0]!, drawn.has(place) ? null : "not_drawn");
  return places.map((part) => part.map((place) => records[place]!.key));
}

function countPart(connection: pg.PoolClient, makingId: number, place: number, recordCount: number) {
  return connection.query(
    "UPDATE dataset_making_part SET record_count = $3 WHERE making_id = $1 AND place = $2",
    [makingId, place, recordCount],
  );
}

const strata: Record<Strata, string> = {
  none: "''",
  verdict: "verdict",
  reason: "coalesce(reason, '')",
  topic: "coalesce(topic, '')",
  question_type: "coalesce(question_type, '')",
  script: "coalesce(script, '')",
};

async function readRecords(
  connection: pg.PoolClient,
  wish: SplitWish | SampleWish,
  counts: MakingCounts,
  tell: TellCounts,
): Promise<{ records: Divided[]; groups: Uint32Array | null }> {
  const condition = recordFilterSql(wish.filters);
  const grouping =
    wish.kind === "split" && wish.together.by !== "none" ? openNearGroups(wish.together) : null;
  const texts = grouping === null ? "'' AS instruction, '' AS input" : "instruction, input";
  // The filter's own parameters come first.
  const after = condition.values.length + 1;
  const text = `SELECT id, ${strata[wish.stratifyBy]} AS stratum, ${texts}
    FROM record WHERE (${condition.text}) AND dataset_id = $${after + 1} AND id > $${after} ORDER BY id LIMIT ${PAGE}`;
  const records: Divided[] = [];
  let restedAt = performance.now();
  for (let last = 0; ; ) {
    const { rows } = await connection.query<{
      id: number;
      stratum: string;
      instruction: string;
      input: string;
    }>(text, [...condition.values, last, wish.datasetId]);
    for (const { id, stratum, instruction, input } of rows) {
      records.push({ key: id, group: records.length, stratum });
      grouping?.take({ instruction, input });
      if (performance.now() - restedAt < AT_A_STRETCH_MS) continue;
      await setImmediate();
      restedAt = performance.now();
    }
    counts.progress += rows.length;
    await tell(counts);
    if (rows.length < PAGE) return { records, groups: grouping?.groups() ?? null };
    last = rows.at(-1)!.id;
  }
}

/** The places of the records of each part, rising. */
function divide(
  wish: SplitWish | SampleWish,
  records: readonly Divided[],
  groups: Uint32Array | null,
): number[][] {
  if (wish.kind === "sample") return [drawSample(records, wish)];
  const grouped =
    groups === null ? records : records.map((record, place) => ({ ...record, group: groups[place]! }));
  const partOf = assignParts(
    grouped,
    wish.parts.map(({ share }) => share),
    wish.seed,
  );
  const places: number[][] = wish.parts.map(() => []);
  partOf.forEach((part, place) => {
    places[part]!.push(place);
  });
  return places;
}

/** What the hash of a snapshot is of, a record at a time, in the order of their numbers; without the numbers. */
const HASHES = `
  SELECT max(id) AS last, count(*)::int AS records, string_agg(hash, '' ORDER BY id) AS hashes FROM (
    SELECT id, encode(sha256(convert_to(jsonb_build_array(instruction, input, raw_text, thoughts, reply, output, cited,
      verdict, reason, topic, question_type, score, origin)::text, 'UTF8')), 'hex') AS hash
    FROM record WHERE dataset_id = $1 AND id > $2 ORDER BY id LIMIT ${PAGE}) page`;

/** From here on a trigger refuses every change. The hash is SHA-256 of the records' own SHA-256s in hexadecimal. */
async function freeze(connection: pg.PoolClient, datasetId: number, wish: SnapshotWish): Promise<void> {
  const hash = createHash("sha256");
  for (let last = 0; ; ) {
    const { rows } = await connection.query<{ last: number; records: number; hashes: string | null }>(
      HASHES,
      [datasetId, last],
    );
    const page = rows[0];
    if (page === undefined || page.records === 0) break;
    hash.update(page.hashes ?? "");
    last = page.last;
  }
  await connection.query(
    "UPDATE dataset SET frozen_at = now(), sha256 = $2, snapshot_of = $3 WHERE id = $1",
    [datasetId, hash.digest("hex"), wish.datasetId],
  );
}
