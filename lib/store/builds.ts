import { AppError } from "@/lib/app-error";
import { assertMove, type BuildStatus, buildStatusSchema, canMove, isOver } from "@/lib/builds/build-status";
import { type BuildManifest, buildManifestSchema } from "@/lib/builds/manifest";
import { shards } from "@/lib/builds/shards";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { insertItems } from "./build-items";
import { enqueueShards, withdrawShards } from "./build-queue";
import { database, type Queries } from "./database";
import { addEvent } from "./events";

/** Items in one job of the queue: small enough to move on quickly, large enough that the queue costs nothing. */
export const SHARD_SIZE = 16;

export type NewBuild = {
  name: string;
  manifest: BuildManifest;
  items: { origin: string; seedPromptId: number | null; request: PromptRequest }[];
  actor: string;
};

/** Freezes a build with its items and a dataset of its own, and hands it to the workers: all or nothing. */
export async function launchBuild({ name, manifest, items, actor }: NewBuild): Promise<{ id: number }> {
  if (items.length === 0)
    throw new AppError("bad_request", "A build needs at least one seed prompt; choose some.");
  return database().$transaction(async (tx) => {
    const [next] = await tx.$queryRaw<{ id: number }[]>`
      SELECT nextval(pg_get_serial_sequence('build', 'id'))::int AS id`;
    const id = next?.id ?? 0;
    const title = name === "" ? `Build ${id}` : name;
    const dataset = await tx.dataset.create({
      data: { name: name === "" ? title : `${name} (build ${id})` },
    });
    await tx.build.create({
      data: {
        id,
        name: title,
        status: "queued" satisfies BuildStatus,
        step: manifest.step,
        manifest,
        totalItems: items.length,
        constitutionVersionId: manifest.constitution.versionId,
        serverId: manifest.server.id,
        datasetId: dataset.id,
        createdBy: actor,
      },
    });
    await insertItems(tx, id, items);
    await enqueueShards(
      tx,
      shards(items.length, SHARD_SIZE).map(({ start, end }) => ({ buildId: id, from: start, to: end })),
    );
    await addEvent(tx, {
      actor,
      subject: "build",
      subjectId: id,
      message: `Started build ${id} with ${items.length.toLocaleString("en")} items`,
    });
    return { id };
  });
}

/** What a worker needs to know of a build. */
export type BuildWork = {
  id: number;
  status: BuildStatus;
  datasetId: number;
  totalItems: number;
  serverId: number | null;
  manifest: BuildManifest;
};

export async function getBuildWork(id: number): Promise<BuildWork> {
  const row = await database().build.findUnique({ where: { id } });
  if (row === null) throw new AppError("not_found", `There is no build ${id}.`);
  return {
    id,
    status: buildStatusSchema.parse(row.status),
    datasetId: row.datasetId,
    totalItems: row.totalItems,
    serverId: row.serverId,
    manifest: buildManifestSchema.parse(row.manifest),
  };
}

export async function findBuildStatus(id: number): Promise<BuildStatus | null> {
  const row = await database().build.findUnique({ where: { id }, select: { status: true } });
  return row === null ? null : buildStatusSchema.parse(row.status);
}

/** The builds that are not over, oldest first. */
export async function listOpenBuilds(): Promise<{ id: number; status: BuildStatus; totalItems: number }[]> {
  const rows = await database().build.findMany({
    where: { status: { in: ["queued", "running", "cancelling"] } },
    orderBy: { id: "asc" },
    select: { id: true, status: true, totalItems: true },
  });
  return rows.map((row) => ({ ...row, status: buildStatusSchema.parse(row.status) }));
}

/** Takes the row's lock, so that two processes cannot both make the same move. */
async function lockStatus(tx: Queries, id: number): Promise<BuildStatus> {
  const [row] = await tx.$queryRaw<
    { status: string }[]
  >`SELECT status FROM build WHERE id = ${id} FOR UPDATE`;
  if (row === undefined) throw new AppError("not_found", `There is no build ${id}.`);
  return buildStatusSchema.parse(row.status);
}

/** The first shard that starts moves its build to running; later ones find it there. */
export async function markRunning(id: number): Promise<BuildStatus> {
  return database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (status !== "queued") return status;
    assertMove(status, "running");
    await tx.build.update({ where: { id }, data: { status: "running", startedAt: new Date() } });
    return "running";
  });
}

/** Ends a build in which every item is settled. Says whether this call ended it. */
export async function finishIfSettled(id: number): Promise<boolean> {
  return database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (!canMove(status, "done")) return false;
    const [row] = await tx.$queryRaw<{ total: number; records: number; failed: number }[]>`
      SELECT total_items AS total,
        (SELECT count(*)::int FROM record WHERE build_id = ${id}) AS records,
        (SELECT count(*)::int FROM build_item WHERE build_id = ${id} AND gave_up_at IS NOT NULL) AS failed
      FROM build WHERE id = ${id}`;
    if (row === undefined || row.records + row.failed < row.total) return false;
    await tx.build.update({
      where: { id },
      data: { status: "done", finishedAt: new Date(), waitingReason: null, waitingSince: null },
    });
    const failed = row.failed === 0 ? "" : `, ${row.failed.toLocaleString("en")} items failed`;
    await addEvent(tx, {
      actor: "worker",
      subject: "build",
      subjectId: id,
      message: `Build ${id} is done: ${row.records.toLocaleString("en")} records${failed}`,
    });
    return true;
  });
}

/**
 * Stops a build and keeps what is done. A queued one is cancelled at once; a running one is cancelling until the
 * workers have left its requests.
 */
export async function cancelBuild(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (isOver(status) || status === "cancelling") {
      throw new AppError("conflict", `Build ${id} is ${status} already.`);
    }
    const next = status === "queued" ? "cancelled" : "cancelling";
    assertMove(status, next);
    await tx.build.update({
      where: { id },
      data: {
        status: next,
        finishedAt: next === "cancelled" ? new Date() : null,
        waitingReason: null,
        waitingSince: null,
      },
    });
    await withdrawShards(tx, id);
    await addEvent(tx, { actor, subject: "build", subjectId: id, message: `Cancelled build ${id}` });
  });
}

/** The end of a cancelling build, once no worker holds a shard of it. */
export async function settleCancelled(id: number): Promise<void> {
  await database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (status !== "cancelling") return;
    assertMove(status, "cancelled");
    await tx.build.update({ where: { id }, data: { status: "cancelled", finishedAt: new Date() } });
  });
}

/** A build that cannot go on at all, e.g. because its server entry was removed. */
export async function failBuild(id: number, reason: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const status = await lockStatus(tx, id);
    if (!canMove(status, "failed")) return;
    await tx.build.update({
      where: { id },
      data: { status: "failed", failureReason: reason, finishedAt: new Date() },
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
