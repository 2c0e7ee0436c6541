import { AppError } from "@/lib/app-error";
import { type TableColumns, tableColumnsSchema } from "@/lib/datasets/table-columns";
import { database } from "./database";
import { isUniqueViolation } from "./database-error";
import { Prisma, type SavedView as SavedViewRow } from "./generated/client";
import { toStored } from "./stored-json";

type ViewBody = { name: string; query: string; columns: TableColumns | null; isShared: boolean };
export type SavedView = ViewBody & {
  id: number;
  owner: string;
  isOwn: boolean;
  /** ISO 8601 in UTC. */
  savedAt: string;
};

/** Those of a dataset that `actor` may see: their own and the shared ones, by name. */
export async function listSavedViews(datasetId: number, actor: string): Promise<SavedView[]> {
  const rows = await database().savedView.findMany({
    where: { datasetId, OR: [{ owner: actor }, { isShared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => viewOf(row, actor));
}

/** Throws `not_found` for no dataset, `conflict` for a name that `actor` already gave there. */
export async function addSavedView(datasetId: number, actor: string, body: ViewBody): Promise<SavedView> {
  const { name, query } = storable(body);
  const row = await withNameKept(name ?? "", () =>
    database().savedView.create({
      data: { datasetId, owner: actor, name: name ?? "", query: query ?? "", ...rest(body) },
    }),
  );
  return viewOf(row, actor);
}

/** Changes what is given. Throws `not_found`, also for another's that is not shared, and `forbidden` for a shared one. */
export async function saveSavedView(id: number, actor: string, body: Partial<ViewBody>): Promise<SavedView> {
  await getOwn(id, actor);
  const data = { ...storable(body), ...rest(body), savedAt: new Date() };
  const row = await withNameKept(body.name ?? "", () => database().savedView.update({ where: { id }, data }));
  return viewOf(row, actor);
}

/** Throws like `saveSavedView`. */
export async function removeSavedView(id: number, actor: string): Promise<void> {
  await getOwn(id, actor);
  await database().savedView.deleteMany({ where: { id, owner: actor } });
}

async function getOwn(id: number, actor: string): Promise<void> {
  const row = await database().savedView.findUnique({ where: { id } });
  if (row === null || (row.owner !== actor && !row.isShared))
    throw new AppError("not_found", `There is no saved view with the id ${id}.`);
  if (row.owner !== actor)
    throw new AppError(
      "forbidden",
      `“${row.name}” belongs to ${row.owner}; save it under a name of your own.`,
    );
}

function storable({ name, query }: Partial<ViewBody>) {
  toStored({ name, query }, "The view");
  return { ...(name === undefined ? {} : { name }), ...(query === undefined ? {} : { query }) };
}

function rest({ columns, isShared }: Partial<ViewBody>) {
  return {
    ...(columns === undefined ? {} : { columns: columns ?? Prisma.DbNull }),
    ...(isShared === undefined ? {} : { isShared }),
  };
}

async function withNameKept<Row>(name: string, write: () => Promise<Row>): Promise<Row> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("conflict", `You have a view named “${name}” already; choose another name.`);
    if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
    if (error.code === "P2003") throw new AppError("not_found", "There is no such dataset.");
    if (error.code === "P2025") throw new AppError("not_found", "The view was removed meanwhile.");
    throw error;
  }
}

function viewOf(row: SavedViewRow, actor: string): SavedView {
  const { id, owner, name, query, isShared } = row;
  // Of a release that had other columns: the view stands, with the columns that a person has.
  const columns = tableColumnsSchema.safeParse(row.columns).data ?? null;
  return {
    id,
    owner,
    name,
    query,
    columns,
    isShared,
    isOwn: owner === actor,
    savedAt: row.savedAt.toISOString(),
  };
}
