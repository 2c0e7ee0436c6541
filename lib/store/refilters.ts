import { AppError } from "@/lib/app-error";
import { type BuildStatus, isOver } from "@/lib/builds/build-status";
import { type FrozenPreset, frozenPresetSchema } from "@/lib/builds/manifest";
import { isUnderWay, type RefilterStatus, refilterStatusSchema } from "@/lib/builds/refilter";
import type { DefinedPreset } from "@/lib/filters/preset-rules";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { lockStatus } from "./builds";
import { refuseBulkVerdicts } from "./bulk-checks";
import { currentPresetOf } from "./current-preset";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { freezePreset } from "./filter-presets";
import type { Refilter } from "./generated/client";
import { enqueueRefilter } from "./refilter-queue";
import { parseStored, toStored } from "./stored-json";

/**
 * Hands a build's records to be judged anew. From now on the build's own preset is this one, so that what lands
 * later, when it goes on, is judged by it too. Throws `conflict` while the build runs or another re-filter does.
 */
export async function startRefilter(
  buildId: number,
  preset: DefinedPreset,
  actor: string,
): Promise<{ id: number }> {
  return database().$transaction(async (tx) => {
    const status = await lockStatus(tx, buildId);
    if (!isStanding(status)) {
      throw new AppError(
        "conflict",
        `Build ${buildId} is ${status}, and its workers judge by the preset it has; pause it first, or wait for its end.`,
      );
    }
    await refuseWhileUnderWay(tx, buildId);
    await refuseBulkVerdicts(tx, buildId);
    const build = await tx.build.findUniqueOrThrow({ where: { id: buildId } });
    if (isInventing(getStep(build.step))) {
      throw new AppError(
        "conflict",
        `Build ${buildId} decided of each piece by what it had accepted before, which other rules would change; clone it with another preset instead.`,
      );
    }
    const [range] = await tx.$queryRaw<{ endId: number; total: number }[]>`
      SELECT coalesce(max(id), 0)::int AS "endId", count(*)::int AS total FROM record WHERE build_id = ${buildId}`;
    const frozen = toStored(freezePreset(preset), "The preset");
    const { id } = await tx.refilter.create({
      data: {
        buildId,
        status: "queued" satisfies RefilterStatus,
        preset: frozen,
        presetBefore: toStored(currentPresetOf(build), "The preset"),
        endId: range?.endId ?? 0,
        total: range?.total ?? 0,
        createdBy: actor,
      },
    });
    await tx.build.update({ where: { id: buildId }, data: { currentPreset: frozen } });
    await enqueueRefilter(tx, id);
    await tellBuild(tx, buildId, actor, `Re-filters with ${titleOf(preset)}`);
    return { id };
  });
}

const isStanding = (status: BuildStatus) => isOver(status) || status === "paused";

async function refuseWhileUnderWay(tx: Queries, buildId: number): Promise<void> {
  const other = await tx.refilter.findFirst({
    where: { buildId, status: { in: ["queued", "running", "undoing"] } },
    select: { id: true, status: true },
  });
  if (other === null) return;
  const what = other.status === "undoing" ? "is being undone" : "is under way";
  throw new AppError("conflict", `Re-filter ${other.id} of build ${buildId} ${what}; wait for its end.`);
}

const titleOf = ({ name, version }: { name: string; version: number }) => `${name} version ${version}`;

function tellBuild(tx: Queries, buildId: number, actor: string, message: string): Promise<void> {
  return addEvent(tx, { actor, subject: "build", subjectId: buildId, message });
}

/** What a worker needs to go on with a re-filter. */
export type RefilterWork = {
  id: number;
  buildId: number;
  status: RefilterStatus;
  lastId: number;
  endId: number;
  preset: FrozenPreset;
};

/** Null where there is no such re-filter. A queued one begins to run. */
export async function openRefilter(id: number): Promise<RefilterWork | null> {
  await database().$executeRaw`
    UPDATE refilter SET status = 'running', started_at = coalesce(started_at, now())
    WHERE id = ${id} AND status = 'queued'`;
  const row = await database().refilter.findUnique({ where: { id } });
  if (row === null) return null;
  const { buildId, lastId, endId } = row;
  return { id, buildId, status: statusOf(row), lastId, endId, preset: presetOf(row) };
}

const statusOf = (row: Refilter) => refilterStatusSchema.parse(row.status);
const presetOf = (row: Refilter) =>
  parseStored(frozenPresetSchema, row.preset, `The preset of re-filter ${row.id}`);

/** Ends one of which every record is judged. */
export async function finishRefilter(id: number): Promise<void> {
  await database().$transaction(async (tx) => {
    const row = await lockRefilter(tx, id);
    if (row.status !== "running") return;
    await tx.refilter.update({ where: { id }, data: { status: "done", finishedAt: new Date() } });
    const message = `Re-filtered with ${titleOf(presetOf(row))}: ${count(row.changed)} of ${count(row.judged)} records changed`;
    await tellBuild(tx, row.buildId, "worker", message);
  });
}

const count = (number: number) => number.toLocaleString("en");

/**
 * Takes a re-filter back, whether it is done or under way: every record becomes what it was before. Throws
 * `conflict` where a later one has built on it, or the build runs.
 */
export async function undoRefilter(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const known = await getRow(tx, id);
    const status = await lockStatus(tx, known.buildId);
    const row = await lockRefilter(tx, id);
    if (row.status === "undone" || row.status === "undoing")
      throw new AppError("conflict", `Re-filter ${id} is ${row.status} already.`);
    if (!isStanding(status)) {
      const cure = `pause it first, or wait for its end`;
      throw new AppError("conflict", `Build ${row.buildId} is ${status}; ${cure}.`);
    }
    const later = await tx.refilter.findFirst({
      where: { buildId: row.buildId, id: { gt: id }, status: { not: "undone" } },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    if (later !== null)
      throw new AppError("conflict", `Re-filter ${later.id} came after it and has to be undone first.`);
    await tx.refilter.update({
      where: { id },
      // Records above the last one judged have no change to take back.
      data: { status: "undoing", restored: 0, failureReason: null, finishedAt: null },
    });
    // From now on the build is judged as it was, also what lands when it goes on.
    const before = parseStored(frozenPresetSchema, row.presetBefore, `The preset before re-filter ${id}`);
    await tx.build.update({
      where: { id: row.buildId },
      data: { currentPreset: toStored(before, "The preset") },
    });
    await enqueueRefilter(tx, id);
    const act = isUnderWay(statusOf(row)) ? "Cancels" : "Undoes";
    await tellBuild(tx, row.buildId, actor, `${act} the re-filter with ${titleOf(presetOf(row))}`);
  });
}

/** Ends one that is taken back as far as it had come. */
export async function settleUndone(id: number): Promise<void> {
  await database().refilter.updateMany({
    where: { id, status: "undoing" },
    data: { status: "undone", finishedAt: new Date() },
  });
}

/** One that cannot go on at all. What it had changed can still be undone. */
export async function failRefilter(id: number, reason: string): Promise<void> {
  await database().refilter.updateMany({
    where: { id, status: { in: ["queued", "running"] } },
    data: { status: "failed", failureReason: reason, finishedAt: new Date() },
  });
}

/** Those that workers have something to do with, oldest first. */
export async function listOpenRefilters(): Promise<number[]> {
  const rows = await database().refilter.findMany({
    where: { status: { in: ["queued", "running", "undoing"] } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function getRow(tx: Queries, id: number): Promise<Refilter> {
  const row = await tx.refilter.findUnique({ where: { id } });
  if (row === null) throw new AppError("not_found", `There is no re-filter with the id ${id}.`);
  return row;
}

async function lockRefilter(tx: Queries, id: number): Promise<Refilter> {
  await tx.$queryRaw`SELECT id FROM refilter WHERE id = ${id} FOR UPDATE`;
  return getRow(tx, id);
}
