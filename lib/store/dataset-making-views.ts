import { AppError } from "@/lib/app-error";
import { makingStatusSchema } from "@/lib/datasets/dataset-making";
import { makingCountsSchema, sumSources } from "@/lib/datasets/making-counts";
import { database } from "./database";
import { wishOf } from "./dataset-makings";
import type { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

const withDataset = {
  dataset: { select: { name: true } },
  parts: { orderBy: { place: "asc" } },
} satisfies Prisma.DatasetMakingInclude;
type Row = Prisma.DatasetMakingGetPayload<{ include: typeof withDataset }>;

/** A making with what it came to so far. */
export type DatasetMakingView = ReturnType<typeof makingView>;

function makingView({ parts, ...row }: Row) {
  const counts = parseStored(makingCountsSchema, row.counts, `The counts of making ${row.id}`);
  const until = row.finishedAt ?? new Date();
  return {
    id: row.id,
    status: makingStatusSchema.parse(row.status),
    wish: wishOf(row),
    counts,
    sums: sumSources(counts.sources),
    datasetId: row.datasetId,
    datasetName: row.dataset?.name ?? null,
    /** The datasets of a split; none of others. */
    parts: parts.map(({ name, datasetId, recordCount }) => ({ name, datasetId, recordCount })),
    failureReason: row.failureReason,
    /** Since a worker began; 0 before. */
    ranMs: row.startedAt === null ? 0 : until.getTime() - row.startedAt.getTime(),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Throws `not_found`. */
export async function getDatasetMaking(id: number): Promise<DatasetMakingView> {
  const row = await database().datasetMaking.findUnique({ where: { id }, include: withDataset });
  if (row === null) throw new AppError("not_found", `There is no making of a dataset with the id ${id}.`);
  return makingView(row);
}

/** The latest first; of one dataset if it is named. Those that only counted are nobody's concern afterwards. */
export async function listDatasetMakings(datasetId?: number): Promise<DatasetMakingView[]> {
  const rows = await database().datasetMaking.findMany({
    // Other wishes have no such field, and what is absent is neither equal nor unequal.
    where: {
      AND: datasetId === undefined ? [] : [{ OR: [{ datasetId }, { parts: { some: { datasetId } } }] }],
      OR: [{ kind: { not: "merge" } }, { wish: { path: ["isCountOnly"], equals: false } }],
    },
    include: withDataset,
    orderBy: { id: "desc" },
    take: 50,
  });
  return rows.map(makingView);
}
