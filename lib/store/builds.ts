import { AppError } from "@/lib/app-error";
import {
  assertMove,
  type BuildStatus,
  buildStatusSchema,
  canMove,
  isOver,
  statusesAtWork,
} from "@/lib/builds/build-status";
import {
  type BuildManifest,
  type BuildManifestInput,
  buildManifestSchema,
  type FrozenPreset,
} from "@/lib/builds/manifest";
import { shards } from "@/lib/builds/shards";
import { isInventing, type PoolEntry } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { insertItems, type NewItem } from "./build-items";
import { enqueueShards, withdrawShards } from "./build-queue";
import { inJoiningOrder, type ServingServer, servingServers } from "./build-server-rows";
import { currentPresetOf } from "./current-preset";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import type { Prisma } from "./generated/client";
import { enqueueMissingReader } from "./reader-queue";
import { toStored } from "./stored-json";

/** Items in one job of the queue: small enough to move on quickly, large enough that the queue costs nothing. */
export const SHARD_SIZE = 16;

export type NewBuild = {
  name: string;
  manifest: BuildManifestInput;
  items: readonly NewItem[];
  /** Of a step that invents: what it may show, and is held against. */
  pool?: readonly (PoolEntry & { seedPromptId: number | null })[];
  actor: string;
  /** What else is to be written with it, or none of it. */
  within?: WithinLaunch;
};

/** Part of the transaction that launches a build; throwing takes the launch back. */
export type WithinLaunch = (tx: Queries, launched: { id: number; datasetId: number }) => Promise<void>;

/** Freezes a build with its items and a dataset of its own, and hands it to the workers: all or nothing. */
export async function launchBuild({
  name,
  items,
  pool = [],
  actor,
  within,
  ...rest
}: NewBuild): Promise<{ id: number }> {
  const manifest = buildManifestSchema.parse(rest.manifest);
  if (items.length === 0)
    throw new AppError("bad_request", "A build needs at least one seed prompt; choose some.");
  return database().$transaction(async (tx) => {
    const [next] = await tx.$queryRaw<{ id: number }[]>`
      SELECT nextval(pg_get_serial_sequence('build', 'id'))::int AS id`;
    const id = next?.id ?? 0;
    const title = name === "" ? `Build ${id}` : name;
    const dataset = await tx.dataset.create({
      data: { name: name === "" ? title : `${name} (build ${id})`, holds: getStep(manifest.step).holds },
    });
    await tx.build.create({
      data: {
        id,
        name: title,
        status: "queued" satisfies BuildStatus,
        step: manifest.step,
        manifest: toStored(manifest, "The manifest"),
        totalItems: items.length,
        samplesPerItem: manifest.samplesPerItem,
        stopRules: manifest.stopRules,
        constitutionVersionId: manifest.constitution?.versionId ?? null,
        target: manifest.target,
        serverId: manifest.server.id,
        datasetId: dataset.id,
        createdBy: actor,
      },
    });
    await tx.buildServer.createMany({
      data: [manifest.server, ...manifest.moreServers].map((identity) => ({
        buildId: id,
        serverId: identity.id,
        identity,
      })),
    });
    await insertItems(tx, id, items);
    await tx.buildPoolEntry.createMany({
      data: pool.map(({ seedPromptId, ...body }, place) => ({ buildId: id, place, seedPromptId, body })),
    });
    const parts = shards(items.length, SHARD_SIZE);
    // All items once before any of them again: a build that is stopped early has seen every item.
    const samples = Array.from({ length: manifest.samplesPerItem }, (_, sample) => sample);
    await enqueueShards(
      tx,
      samples.flatMap((sample) =>
        parts.map(({ start }) => ({ buildId: id, sample, from: start, to: start + SHARD_SIZE })),
      ),
    );
    const isInvented = isInventing(getStep(manifest.step));
    if (isInvented) await enqueueMissingReader(tx, id);
    const what = isInvented ? "requests to begin with" : "items";
    await addEvent(tx, {
      actor,
      subject: "build",
      subjectId: id,
      message: `Started build ${id} with ${items.length.toLocaleString("en")} ${what}`,
    });
    await within?.(tx, { id, datasetId: dataset.id });
    return { id };
  });
}

/** What a worker needs to know of a build. */
export type BuildWork = {
  id: number;
  status: BuildStatus;
  datasetId: number;
  totalItems: number;
  samplesPerItem: number;
  /** Those that serve it, as they were when they joined; the first one first. */
  servers: ServingServer[];
  /** Whether, while it pauses, what is in flight is dropped. */
  isDropping: boolean;
  manifest: BuildManifest;
  /** What judges its records: the manifest’s, until a re-filter puts another in its place. */
  preset: FrozenPreset;
};

export async function getBuildWork(id: number): Promise<BuildWork> {
  const row = await database().build.findUnique({
    where: { id },
    include: { servers: { orderBy: inJoiningOrder } },
  });
  if (row === null) throw new AppError("not_found", `There is no build ${id}.`);
  return {
    id,
    status: buildStatusSchema.parse(row.status),
    datasetId: row.datasetId,
    totalItems: row.totalItems,
    samplesPerItem: row.samplesPerItem,
    servers: servingServers(row.servers),
    isDropping: row.isDropping,
    manifest: buildManifestSchema.parse(row.manifest),
    preset: currentPresetOf(row),
  };
}

/** What a worker has to know while it works on a build; null of one that is gone. */
export async function findBuildStatus(
  id: number,
): Promise<{ status: BuildStatus; isDropping: boolean } | null> {
  const row = await database().build.findUnique({
    where: { id },
    select: { status: true, isDropping: true },
  });
  return row === null ? null : { ...row, status: buildStatusSchema.parse(row.status) };
}

/** The builds that workers have to do with, oldest first: neither over nor paused. */
export async function listOpenBuilds(): Promise<
  { id: number; status: BuildStatus; step: string; totalItems: number }[]
> {
  const rows = await database().build.findMany({
    where: { status: { in: statusesAtWork } },
    orderBy: { id: "asc" },
    select: { id: true, status: true, step: true, totalItems: true },
  });
  return rows.map((row) => ({ ...row, status: buildStatusSchema.parse(row.status) }));
}

/**
 * Takes the row's lock, so that two processes cannot both make the same move. Whoever moves a build or changes what
 * the queue holds of it takes this lock first, and no other build's with it, so that no two wait for each other.
 * Records may be stored meanwhile: they only need the row to stay.
 */
export async function lockStatus(tx: Queries, id: number): Promise<BuildStatus> {
  const [row] = await tx.$queryRaw<
    { status: string }[]
  >`SELECT status FROM build WHERE id = ${id} FOR NO KEY UPDATE`;
  if (row === undefined) throw new AppError("not_found", `There is no build ${id}.`);
  return buildStatusSchema.parse(row.status);
}

/**
 * The one way a build's status changes: by a move of the table, with the clock that counts how long it ran. The row
 * is locked by `lockStatus` before. Throws `conflict` for a move that is none.
 */
export async function moveStatus(
  tx: Queries,
  id: number,
  [from, to]: [BuildStatus, BuildStatus],
  data: Prisma.BuildUncheckedUpdateInput = {},
): Promise<void> {
  assertMove(from, to);
  // Who goes on after all begins a new run: what stop rules judge begins with it.
  const isRunOver = !isClocked(to) || (from === "pausing" && to === "running");
  await tx.$executeRaw`
    UPDATE build SET
      ran_ms = ran_ms + CASE WHEN ${isRunOver}
        THEN coalesce((extract(epoch FROM clock_timestamp() - running_since) * 1000)::bigint, 0) ELSE 0 END,
      running_since = CASE WHEN NOT ${isClocked(to)} THEN NULL
        WHEN ${isRunOver} THEN clock_timestamp() ELSE coalesce(running_since, clock_timestamp()) END,
      started_at = CASE WHEN ${to === "running"} THEN coalesce(started_at, now()) ELSE started_at END,
      finished_at = CASE WHEN ${isOver(to)} THEN now() END
    WHERE id = ${id}`;
  const isStanding = !isClocked(to);
  await tx.build.update({
    where: { id },
    data: { status: to, ...(isStanding ? { waitingReason: null, waitingSince: null } : {}), ...data },
  });
}

const isClocked = (status: BuildStatus) =>
  status === "running" || status === "pausing" || status === "cancelling";

/** The first shard that starts moves its build to running; later ones find it there. */
export async function markRunning(id: number): Promise<BuildStatus> {
  return database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (status !== "queued") return status;
    await moveStatus(tx, id, [status, "running"]);
    return "running";
  });
}

/**
 * Ends a build in which every generation is settled; it is locked, with the status it was found in. Says whether this
 * call ended it. Asked after each shard, so the counts are looked at before the rows. A build whose step invents is
 * ended by who reads it (readings.ts).
 */
export async function finishSettled(tx: Queries, id: number, status: BuildStatus): Promise<boolean> {
  if (!canMove(status, "done") && status !== "queued") return false;
  const seen = await countSettled(tx, id);
  if (isInventing(getStep(seen.step))) return false;
  if (seen.records + seen.failed < seen.wanted) return false;
  // Two workers at one generation, one of which is taken for dead, can leave a failure beside a record.
  await tx.$executeRaw`
    DELETE FROM build_failure f USING record r WHERE f.build_id = ${id}
      AND r.build_id = f.build_id AND r.item = f.item AND r.sample = f.sample`;
  const settled = await countSettledRows(tx, id);
  if (settled.records + settled.failed < seen.wanted) return false;
  if (status === "queued") await moveStatus(tx, id, [status, "running"]);
  await moveStatus(tx, id, [status === "queued" ? "running" : status, "done"], {
    pauseReason: null,
    isDropping: false,
  });
  const failed = settled.failed === 0 ? "" : `, ${settled.failed.toLocaleString("en")} generations failed`;
  await addEvent(tx, {
    actor: "worker",
    subject: "build",
    subjectId: id,
    message: `Build ${id} is done: ${settled.records.toLocaleString("en")} records${failed}`,
  });
  return true;
}

/** From the rows themselves: what ends a build is what there is, not what was counted. */
async function countSettledRows(tx: Queries, id: number) {
  const [row] = await tx.$queryRaw<{ records: number; failed: number }[]>`
    SELECT (SELECT count(*)::int FROM record WHERE build_id = ${id}) AS records,
      (SELECT count(*)::int FROM build_failure WHERE build_id = ${id} AND gave_up_at IS NOT NULL) AS failed`;
  return row ?? { records: 0, failed: 0 };
}

/** As the triggers counted, which costs the same for any number of records. */
async function countSettled(tx: Queries, id: number) {
  const [row] = await tx.$queryRaw<{ step: string; wanted: number; records: number; failed: number }[]>`
    SELECT step, total_items * samples_per_item AS wanted,
      (SELECT coalesce(sum(count), 0)::int FROM build_count WHERE build_id = ${id} AND facet = 'verdict') AS records,
      (SELECT coalesce(sum(count), 0)::int FROM build_count WHERE build_id = ${id} AND facet = 'gave_up') AS failed
    FROM build WHERE id = ${id}`;
  if (row === undefined) throw new AppError("not_found", `There is no build ${id}.`);
  return row;
}

/**
 * Stops a build and keeps what is done. A queued or paused one is cancelled at once; a running one is cancelling
 * until the workers have left its requests.
 */
export async function cancelBuild(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (isOver(status) || status === "cancelling") {
      throw new AppError("conflict", `Build ${id} is ${status} already.`);
    }
    const isIdle = status === "queued" || status === "paused";
    await moveStatus(tx, id, [status, isIdle ? "cancelled" : "cancelling"], {
      waitingReason: null,
      waitingSince: null,
      pauseReason: null,
      isDropping: false,
    });
    await withdrawShards(tx, id);
    await addEvent(tx, { actor, subject: "build", subjectId: id, message: `Cancelled build ${id}` });
  });
}

/** A build that cannot go on at all, e.g. because its server entry was removed. */
export async function failBuild(id: number, reason: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (!canMove(status, "failed")) return;
    await moveStatus(tx, id, [status, "failed"], {
      failureReason: reason,
      pauseReason: null,
      isDropping: false,
    });
    await withdrawShards(tx, id);
    await addEvent(tx, {
      actor: "worker",
      subject: "build",
      subjectId: id,
      message: `Build ${id} failed: ${reason}`,
    });
  });
}

/** Says why a running build stands still, or (null) that it moves again. */
export async function setWaiting(id: number, reason: string | null): Promise<void> {
  const client = database();
  if (reason === null) {
    const { count } = await client.build.updateMany({
      where: { id, waitingReason: { not: null } },
      data: { waitingReason: null, waitingSince: null },
    });
    if (count > 0) {
      await addEvent(client, {
        actor: "worker",
        subject: "build",
        subjectId: id,
        message: "The server answers again",
      });
    }
    return;
  }
  const { count } = await client.build.updateMany({
    where: { id, status: "running", waitingReason: null },
    data: { waitingReason: reason, waitingSince: new Date() },
  });
  if (count > 0) {
    await addEvent(client, {
      actor: "worker",
      subject: "build",
      subjectId: id,
      message: `Waits for its server: ${reason}`,
    });
  }
}
