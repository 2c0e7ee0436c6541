import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { type RecordFilter, recordFilterSchema } from "@/lib/datasets/record-filter";
import { type ExportFormatName, exportFormats } from "@/lib/exports/export-record";
import { database } from "./database";
import { addEvent } from "./events";
import type { Prisma } from "./generated/client";
import { parseStored, toStored } from "./stored-json";

export type StoredExport = {
  id: number;
  datasetId: number;
  datasetName: string;
  format: ExportFormatName;
  filters: RecordFilter[];
  /** Null, like the two below, until the file has been written to its end once. */
  recordCount: number | null;
  bytes: number | null;
  /** Hexadecimal. */
  sha256: string | null;
  createdBy: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
  finishedAt: string | null;
};

export type SettledExport = { recordCount: number; bytes: number; sha256: string };

const formatSchema = z.enum(Object.keys(exportFormats) as [ExportFormatName, ...ExportFormatName[]]);
const filtersSchema = z.array(recordFilterSchema);

const withDataset = { dataset: { select: { name: true } } } satisfies Prisma.ExportInclude;
type ExportRow = Prisma.ExportGetPayload<{ include: typeof withDataset }>;

function storedExport({ dataset, filter, ...row }: ExportRow): StoredExport {
  return {
    ...row,
    bytes: row.bytes === null ? null : Number(row.bytes),
    datasetName: dataset.name,
    format: parseStored(formatSchema, row.format, `The format of export ${row.id}`),
    filters: parseStored(filtersSchema, filter, `The filters of export ${row.id}`),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Notes what is wanted; the file is written when it is downloaded. Throws `not_found` for the dataset. */
export async function createExport({
  datasetId,
  format,
  filters,
  actor,
}: {
  datasetId: number;
  format: ExportFormatName;
  filters: readonly RecordFilter[];
  actor: string;
}): Promise<StoredExport> {
  return database().$transaction(async (tx) => {
    const dataset = await tx.dataset.findUnique({ where: { id: datasetId }, select: { name: true } });
    if (dataset === null) throw new AppError("not_found", `There is no dataset with the id ${datasetId}.`);
    const row = await tx.export.create({
      data: { datasetId, format, filter: toStored(filters, "A filter"), createdBy: actor },
      include: withDataset,
    });
    const message = `Exported ${dataset.name} as ${exportFormats[format].title}`;
    await addEvent(tx, { actor, subject: "export", subjectId: row.id, message });
    return storedExport(row);
  });
}

/** The latest first. */
export async function listExports(): Promise<StoredExport[]> {
  const rows = await database().export.findMany({ include: withDataset, orderBy: { id: "desc" }, take: 500 });
  return rows.map(storedExport);
}

/** Throws `not_found`. */
export async function getExport(id: number): Promise<StoredExport> {
  const row = await database().export.findUnique({ where: { id }, include: withDataset });
  if (row === null) throw new AppError("not_found", `There is no export with the id ${id}.`);
  return storedExport(row);
}

/**
 * Keeps what was written the first time the file was read to its end. A later download may differ, because the
 * dataset may have grown; the history tells of the first.
 */
export async function settleExport(id: number, settled: SettledExport): Promise<void> {
  await database().export.updateMany({
    where: { id, finishedAt: null },
    data: { ...settled, finishedAt: new Date() },
  });
}
