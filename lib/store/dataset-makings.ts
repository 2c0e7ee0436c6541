import { AppError } from "@/lib/app-error";
import {
  type MakingStatus,
  type MakingWish,
  type MakingWishInput,
  makingStatusSchema,
  makingWishSchema,
} from "@/lib/datasets/dataset-making";
import type { ImportWish } from "@/lib/datasets/import-wish";
import { type MakingCounts, sumSources } from "@/lib/datasets/making-counts";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import type { DatasetMaking } from "./generated/client";
import { enqueueMaking } from "./making-queue";
import { checkMakingWish } from "./making-sources";
import { parseStored, toStored } from "./stored-json";

/** Part of the transaction that starts a making; throwing takes the start back. */
type WithinStart = (tx: Queries, started: { id: number; datasetId: number }) => Promise<void>;

/**
 * Hands a dataset to be made to the workers. The dataset is there at once, by its name, and empty until all of its
 * records are: they come in one transaction. A name that is taken gets the making's number behind it; `""` is named by
 * its kind and number. Throws `bad_request` and `not_found` for a wish that cannot be fulfilled.
 */
export async function startDatasetMaking(
  input: MakingWishInput,
  { name, actor, within }: { name: string; actor: string; within?: WithinStart },
): Promise<{ id: number; datasetId: number | null }> {
  const wish = readWish(input);
  const { holds, from } = await checkMakingWish(wish);
  const isCountOnly = wish.kind === "merge" && wish.isCountOnly;
  return database().$transaction(async (tx) => {
    const row = await tx.datasetMaking.create({
      data: { kind: wish.kind, wish: toStored(wish, "What is wished"), createdBy: actor },
    });
    await enqueueMaking(tx, row.id);
    if (isCountOnly) return { id: row.id, datasetId: null };
    const dataset = addedTo(wish)
      ? await tx.dataset.findUniqueOrThrow({ where: { id: wish.into } })
      : await reserve(tx, { wish, name: await freeName(tx, name, row), holds, row });
    await tx.datasetMaking.update({ where: { id: row.id }, data: { datasetId: dataset.id } });
    const started = addedTo(wish) ? "add to" : "make";
    await tellDataset(tx, dataset.id, actor, `Started to ${started} ${dataset.name}, ${from}`);
    await within?.(tx, { id: row.id, datasetId: dataset.id });
    return { id: row.id, datasetId: dataset.id };
  });
}

/** Whether its records go into a dataset that is there already. */
const addedTo = (wish: MakingWish): wish is ImportWish & { into: number } =>
  wish.kind === "import" && wish.into !== null;

function readWish(input: MakingWishInput): MakingWish {
  const parsed = makingWishSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    "bad_request",
    `What is wished of the dataset cannot be read (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}).`,
  );
}

const titles: Record<MakingWish["kind"], string> = {
  merge: "Merged",
  select: "Selected",
  clean: "Imported prompts",
  split: "Split",
  sample: "Sample",
  snapshot: "Snapshot",
  import: "Imported",
};

async function freeName(tx: Queries, name: string, { id, kind }: DatasetMaking): Promise<string> {
  const wanted = name.trim();
  if (wanted === "") return `${titles[kind as MakingWish["kind"]]} ${id}`;
  const taken = await tx.dataset.findUnique({ where: { name: wanted }, select: { id: true } });
  return taken === null ? wanted : `${wanted} (making ${id})`;
}

/**
 * What a making is to fill, empty: one dataset, or of a split one for each part, of which the first is given back. A
 * name that is taken gets the making's number behind it.
 */
async function reserve(
  tx: Queries,
  { wish, name, holds, row }: { wish: MakingWish; name: string; holds: string; row: DatasetMaking },
): Promise<{ id: number; name: string }> {
  if (wish.kind !== "split") return tx.dataset.create({ data: { name, holds } });
  const made: { id: number; name: string }[] = [];
  for (const [place, part] of wish.parts.entries()) {
    const wanted = `${name} · ${part.name}`;
    const taken = await tx.dataset.findUnique({ where: { name: wanted }, select: { id: true } });
    const free = taken === null ? wanted : `${wanted} (making ${row.id})`;
    const dataset = await tx.dataset.create({ data: { name: free, holds } });
    await tx.datasetMakingPart.create({
      data: { makingId: row.id, place, name: part.name, datasetId: dataset.id },
    });
    made.push(dataset);
  }
  const [first] = made;
  if (first === undefined) throw new Error("A split has parts.");
  return first;
}

function tellDataset(tx: Queries, subjectId: number | null, actor: string, message: string): Promise<void> {
  return addEvent(tx, { actor, subject: "dataset", subjectId, message });
}

/** What a worker needs to make it. */
export type MakingWork = { id: number; status: MakingStatus; wish: MakingWish; datasetId: number | null };

/** Null where there is no such making. A queued one begins to run. */
export async function openMaking(id: number): Promise<MakingWork | null> {
  await database().$executeRaw`
    UPDATE dataset_making SET status = 'running', started_at = coalesce(started_at, now())
    WHERE id = ${id} AND status = 'queued'`;
  const row = await database().datasetMaking.findUnique({ where: { id } });
  if (row === null) return null;
  return { id, status: statusOf(row), wish: wishOf(row), datasetId: row.datasetId };
}

const statusOf = (row: DatasetMaking) => makingStatusSchema.parse(row.status);
export const wishOf = (row: DatasetMaking) =>
  parseStored(makingWishSchema, row.wish, `What is wished of making ${row.id}`);

/** Says how far it is. False where it is no longer wanted: whoever makes it stops and stores nothing. */
export async function noteMakingCounts(id: number, counts: MakingCounts): Promise<boolean> {
  const changed = await database().$executeRaw`
    UPDATE dataset_making SET counts = ${JSON.stringify(counts)}::jsonb WHERE id = ${id} AND status = 'running'`;
  return changed > 0;
}

/** Ends one that cannot go on; what was reserved for it goes. */
export async function failMaking(id: number, reason: string): Promise<void> {
  await endWithout(id, "failed", reason);
}

/** Stops one that is under way. Nothing of it remains but the row. Throws `not_found`, and `conflict` where it is over. */
export async function cancelMaking(id: number, actor: string): Promise<void> {
  const row = await database().datasetMaking.findUnique({
    where: { id },
    include: { dataset: { select: { name: true } } },
  });
  if (row === null) throw new AppError("not_found", `There is no making of a dataset with the id ${id}.`);
  if (!(await endWithout(id, "cancelled", null))) {
    const now = await database().datasetMaking.findUnique({ where: { id }, select: { status: true } });
    throw new AppError("conflict", `Making ${id} is ${now?.status ?? row.status} already.`);
  }
  if (row.dataset !== null)
    await tellDataset(database(), null, actor, `Cancelled making ${row.dataset.name}`);
}

async function endWithout(
  id: number,
  status: "failed" | "cancelled",
  reason: string | null,
): Promise<boolean> {
  const ended = await database().$executeRaw`
    UPDATE dataset_making SET status = ${status}, failure_reason = ${reason}, finished_at = now()
    WHERE id = ${id} AND status IN ('queued', 'running')`;
  await removeReserved();
  return ended > 0;
}

/**
 * Removes the datasets of makings that came to nothing; they are empty, since records come with the end. One that a
 * worker still writes into is passed over: it lets go soon, and the next call finds it. One that was only added to stays.
 */
export async function removeReserved(): Promise<void> {
  await database().$executeRaw`
    DELETE FROM dataset WHERE id IN (
      SELECT d.id FROM dataset d JOIN dataset_making m ON m.dataset_id = d.id
        OR EXISTS (SELECT 1 FROM dataset_making_part p WHERE p.making_id = m.id AND p.dataset_id = d.id)
      WHERE m.status IN ('failed', 'cancelled') AND m.wish->>'into' IS NULL
        AND NOT EXISTS (SELECT 1 FROM record r WHERE r.dataset_id = d.id)
        AND NOT EXISTS (SELECT 1 FROM build b WHERE b.dataset_id = d.id)
        AND NOT EXISTS (SELECT 1 FROM export e WHERE e.dataset_id = d.id)
      FOR UPDATE OF d SKIP LOCKED)`;
}

/** Tells what it came to, once it is done. */
export async function tellMade(id: number, counts: MakingCounts): Promise<void> {
  const row = await database().datasetMaking.findUnique({
    where: { id },
    include: { dataset: { select: { id: true, name: true } } },
  });
  if (row?.dataset == null) return;
  const { read, kept } = sumSources(counts.sources);
  const message = `Made ${row.dataset.name}: ${kept.toLocaleString("en")} of ${read.toLocaleString("en")} kept`;
  await tellDataset(database(), row.dataset.id, "worker", message);
}

/** Those that workers have something to do with, oldest first. */
export async function listOpenMakings(): Promise<number[]> {
  const rows = await database().datasetMaking.findMany({
    where: { status: { in: ["queued", "running"] } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
