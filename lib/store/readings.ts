import { isWorked } from "@/lib/builds/build-status";
import type { StepRequest } from "@/lib/steps/step";
import { insertItems } from "./build-items";
import { enqueueMissingShards, withdrawShards } from "./build-queue";
import { lockStatus, moveStatus, SHARD_SIZE } from "./builds";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { itemsOf } from "./first-requests";
import { enqueueMissingReader, holdsLease, type ReaderLease, releaseReader } from "./reader-queue";
import { insertRecordsIn, type NewRecord } from "./record-inserts";

/** What reading some answers came to. */
export type Reading = {
  buildId: number;
  /** What the build's row has to say for this to be true of it. */
  before: { readTo: number; asked: number; target: number | null };
  readTo: number;
  records: readonly NewRecord[];
  requests: readonly StepRequest[];
  /** Where nothing more is asked: why, `""` where its target is reached. Null while it goes on. */
  end: string | null;
};

/**
 * `stored`; `stale`: the build has moved on otherwise (its target was raised), so that it has to be read anew;
 * `left`: nobody reads it any more, or another worker does.
 */
export type ReadingOutcome = "stored" | "stale" | "left";

/**
 * Stores what was read, what is asked next, and how far the build is, all or nothing: who is killed leaves the build
 * as before or after. It costs the same however large the build is.
 */
export async function storeReading(reading: Reading, lease: ReaderLease): Promise<ReadingOutcome> {
  const { buildId: id, before, readTo, records, requests, end } = reading;
  return database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (!(await holdsLease(tx, lease))) return "left";
    if (!isWorked(status)) {
      await releaseReader(tx, id);
      return "left";
    }
    const row = await tx.build.findUniqueOrThrow({
      where: { id },
      select: { readTo: true, totalItems: true, target: true },
    });
    const isSame =
      row.readTo === before.readTo && row.totalItems === before.asked && row.target === before.target;
    if (!isSame) return "stale";
    await insertRecordsIn(tx, records);
    await nameDuplicates(tx, id, records);
    await insertItems(tx, id, itemsOf(requests, before.asked), before.asked);
    const totalItems = before.asked + requests.length;
    await tx.build.update({ where: { id }, data: { readTo, totalItems } });
    if (end === null) await deliverItems(tx, id, before.asked, totalItems);
    else {
      if (status === "queued") await moveStatus(tx, id, [status, "running"]);
      await endReading(tx, id, end);
    }
    return "stored";
  });
}

/** A dropped piece that is like an earlier one of its build names that one's record, which has a number only now. */
async function nameDuplicates(tx: Queries, buildId: number, records: readonly NewRecord[]): Promise<void> {
  const items = records.filter(({ verdict, nearestScore }) => verdict === "dropped" && nearestScore != null);
  if (items.length === 0) return;
  await tx.$executeRaw`
    UPDATE record r SET duplicate_of = n.id
    FROM record n
    WHERE r.build_id = ${buildId} AND r.item = ANY(${[...new Set(items.map(({ item }) => item))]}::int[])
      AND r.verdict = 'dropped' AND r.facts #>> '{nearest,from,kind}' = 'accepted'
      AND n.build_id = r.build_id AND n.item = (r.facts #>> '{nearest,from,item}')::int AND n.sample = 0
      AND n.part = (r.facts #>> '{nearest,from,part}')::int`;
}

/** Gives the reading to whoever is there, since this process leaves. */
export async function handBackReading(id: number, lease: ReaderLease): Promise<void> {
  await database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (!(await holdsLease(tx, lease))) return;
    await releaseReader(tx, id);
    if (isWorked(status)) await enqueueMissingReader(tx, id);
  });
}

/** Lets go of a build that is not worked on any more. Says whether it did. */
export async function leaveReading(id: number, lease: ReaderLease): Promise<boolean> {
  return database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (!(await holdsLease(tx, lease))) return true;
    if (isWorked(status)) return false;
    await releaseReader(tx, id);
    return true;
  });
}

/** Items `from` to `to` (excluded) are open: their shards are handed to the workers unless somebody has them. */
async function deliverItems(tx: Queries, id: number, from: number, to: number): Promise<void> {
  if (from === to) return;
  const first = Math.floor(from / SHARD_SIZE);
  const last = Math.floor((to - 1) / SHARD_SIZE);
  const starts = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * SHARD_SIZE);
  await enqueueMissingShards(
    tx,
    starts.map((start) => ({ buildId: id, sample: 0, from: start, to: start + SHARD_SIZE })),
  );
}

/** The build is done: what is still in flight is left, and what waits is taken back. */
async function endReading(tx: Queries, id: number, why: string): Promise<void> {
  await moveStatus(tx, id, ["running", "done"], { pauseReason: null, isDropping: false });
  await withdrawShards(tx, id);
  await releaseReader(tx, id);
  const [row] = await tx.$queryRaw<{ accepted: number; readTo: number; target: number | null }[]>`
    SELECT read_to AS "readTo", target, (SELECT coalesce(sum(count), 0)::int FROM build_count
      WHERE build_id = ${id} AND facet = 'verdict' AND value = 'kept') AS accepted
    FROM build WHERE id = ${id}`;
  const { accepted = 0, readTo = 0, target = null } = row ?? {};
  const n = (count: number) => count.toLocaleString("en");
  const of = target === null || accepted === target ? n(accepted) : `${n(accepted)} of ${n(target)}`;
  const because = why === "" ? "" : `: ${why}`;
  const message = `Build ${id} is done with ${of} accepted from ${n(readTo)} answers${because}`;
  await addEvent(tx, { actor: "worker", subject: "build", subjectId: id, message });
}
