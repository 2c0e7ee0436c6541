import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { type RecordFilter, recordFilterSchema } from "@/lib/datasets/record-filter";
import { type ExportedFile, exportedFileSchema } from "@/lib/exports/export-manifest";
import type { ExportReport } from "@/lib/exports/export-report";
import { type ExportStatus, exportStatusSchema } from "@/lib/exports/export-status";
import { type ExportWish, exportWishSchema } from "@/lib/exports/export-wish";
import { database } from "./database";
import type { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

const progressSchema = z.object({
  phase: z.enum(["counting", "splitting", "writing", "finishing"]),
  records: z.int(),
  total: z.int().nullable(),
});

/** An export as its history tells it. Moments are ISO 8601 in UTC. */
export type StoredExport = {
  id: number;
  datasetId: number;
  datasetName: string;
  status: ExportStatus;
  format: string;
  /** Null of an older release. */
  wish: ExportWish | null;
  filters: RecordFilter[];
  /** Null where it does not run. */
  progress: z.infer<typeof progressSchema> | null;
  /** Of a done one they are there; of an expired one this is what they were. */
  files: ExportedFile[];
  /** Null, like the two below, until it is done. */
  recordCount: number | null;
  bytes: number | null;
  /** Of the one file, or of the list of checksums of several; hexadecimal. */
  sha256: string | null;
  failureReason: string | null;
  createdBy: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  expiresAt: string | null;
};

const filtersSchema = z.array(recordFilterSchema);
const listed = { dataset: { select: { name: true } } } satisfies Prisma.ExportInclude;
/** A report may be long and is asked for by itself. */
const withoutReport = { report: true } satisfies Prisma.ExportOmit;
type ExportRow = Omit<Prisma.ExportGetPayload<{ include: typeof listed }>, "report">;

function storedExport({ dataset, filter, seenAt: _, ...row }: ExportRow): StoredExport {
  const status = exportStatusSchema.parse(row.status);
  const progress = progressSchema.safeParse(row.progress);
  return {
    ...row,
    status,
    datasetName: dataset.name,
    wish: row.wish === null ? null : parseStored(exportWishSchema, row.wish, `The wish of export ${row.id}`),
    filters: parseStored(filtersSchema, filter, `The filters of export ${row.id}`),
    progress: status === "running" && progress.success ? progress.data : null,
    files: parseStored(z.array(exportedFileSchema), row.files, `The files of export ${row.id}`),
    bytes: row.bytes === null ? null : Number(row.bytes),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** The latest first; `next` is to be given as `before` for the page that follows, null at the end. */
export async function listExports({
  datasetId,
  before,
  limit,
}: {
  datasetId?: number;
  before?: number;
  limit: number;
}): Promise<{ exports: StoredExport[]; next: number | null }> {
  const rows = await database().export.findMany({
    where: {
      ...(datasetId === undefined ? {} : { datasetId }),
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    include: listed,
    omit: withoutReport,
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return { exports: page.map(storedExport), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Throws `not_found`. */
export async function getExport(id: number): Promise<StoredExport> {
  const row = await database().export.findUnique({ where: { id }, include: listed, omit: withoutReport });
  if (row === null) throw new AppError("not_found", `There is no export with the id ${id}.`);
  return storedExport(row);
}

/** Null where there is none yet. It was written by `exportReport`. */
export async function findExportReport(id: number): Promise<ExportReport | null> {
  const row = await database().export.findUnique({ where: { id }, select: { report: true } });
  return row?.report as ExportReport | null;
}
