import path from "node:path";
import { describeFilter } from "@/lib/datasets/describe-filter";
import { byId } from "@/lib/datasets/record-sort";
import type { OpenFormat } from "@/lib/exports/export-format";
import { openFormat } from "@/lib/exports/export-formats";
import type { ExportedFile } from "@/lib/exports/export-manifest";
import { type ExportReport, exportReport } from "@/lib/exports/export-report";
import type { ExportWish, SplitName } from "@/lib/exports/export-wish";
import type { ExportableRecord } from "@/lib/exports/exportable-record";
import { reportCounter } from "@/lib/exports/report-counter";
import { openIdentityFeed } from "./export-identity";
import { ingredientCounter } from "./export-ingredients";
import { writeExportPapers } from "./export-papers";
import { type ExportReader, withExportReader } from "./export-reader";
import { decideSplit } from "./export-split";
import { openRowSink, type RowSink } from "./row-sinks";

/** How far it is; `total` null until the matching are counted. */
export type ExportProgress = {
  phase: "counting" | "splitting" | "writing" | "finishing";
  records: number;
  total: number | null;
};
export type TellExport = (progress: ExportProgress) => Promise<void>;
export type WrittenExport = { recordCount: number; files: ExportedFile[]; report: ExportReport };

/** A share of the reply from which the report names a record. */
const LEAK_THRESHOLD = 0.3;

/**
 * Writes all files of an export into an empty folder, from one moment of the dataset and in the memory of a row
 * group. `tell` hears how far it is and may throw to stop it.
 */
export async function writeExport(
  folder: string,
  { datasetId, wish, madeAt }: { datasetId: number; wish: ExportWish; madeAt: string },
  tell: TellExport,
): Promise<WrittenExport> {
  return withExportReader(datasetId, wish.filters, async (reader) => {
    await tell({ phase: "counting", records: 0, total: null });
    const total = await reader.count();
    const progress: ExportProgress = { phase: "splitting", records: 0, total };
    await tell(progress);
    const splitOf = wish.split === null ? () => null : await decideSplit(reader, wish.split);
    const identity = await openIdentityFeed(reader, wish.identity, total);
    let identityRows = 0;
    progress.phase = "writing";
    const format = openFormat(wish.format);
    const sinks = openSinks(folder, wish, format, reader.dataset.name);
    const counter = reportCounter({ ownNames: ownNames(reader), leakThreshold: LEAK_THRESHOLD });
    const ingredients = ingredientCounter(reader);
    const read = (record: ExportableRecord) => {
      counter.add(record);
      ingredients.add(record);
      progress.records += 1;
    };
    try {
      let rowsBefore = 0;
      const write = async (records: readonly ExportableRecord[], split: SplitName | null) => {
        const rows = format.rowsOf(records, rowsBefore);
        rowsBefore += rows.length;
        const sink = sinks.of(split);
        for (const row of rows) {
          const waiting = sink.write(row);
          if (waiting !== null) await waiting;
        }
        return rows.length;
      };
      const writeIdentity = async (records: readonly ExportableRecord[]) => {
        for (const record of records)
          identityRows += await write([record], wish.split === null ? null : "train");
      };
      const writeRows = async (records: readonly ExportableRecord[]) => {
        await write(records, splitOf(records[0]?.id ?? 0));
        const due = identity.dueAfter(progress.records);
        if (due.length > 0) await writeIdentity(due);
      };
      await eachGroup(reader, wish, format, { read, writeRows, afterBatch: () => tell(progress) });
      await writeIdentity(identity.rest());
      progress.phase = "finishing";
      await tell(progress);
      const files = await sinks.end();
      const report = exportReport({
        title: wish.card?.title ?? reader.dataset.name,
        madeAt,
        datasetName: reader.dataset.name,
        filters: wish.filters.map(describeFilter),
        format: wish.format.name,
        identityRows,
        counts: counter.counts(),
        ingredients: [...ingredients.list(), ...identity.ingredients],
        files,
      });
      const papers = await writeExportPapers(folder, { wish, format, report, dataset: reader.dataset });
      return { recordCount: progress.records, files: [...files, ...papers], report };
    } catch (error) {
      await sinks.abandon();
      throw error;
    }
  });
}

type Steps = {
  read: (record: ExportableRecord) => void;
  writeRows: (records: readonly ExportableRecord[]) => Promise<void>;
  afterBatch: () => Promise<void>;
};

/** Every matching record is read once; what belongs into one call of the format is written together. */
async function eachGroup(
  reader: ExportReader,
  { format: options, sort }: ExportWish,
  format: OpenFormat,
  { read, writeRows, afterBatch }: Steps,
): Promise<void> {
  const isGrouped = format.grouping === "request";
  const records = reader.records({
    order: isGrouped ? { by: "request" } : { by: "sort", sort: sort ?? byId },
    hasRawText: options.name === "studio" && options.hasRawText,
  });
  let group: ExportableRecord[] = [];
  for await (const batch of records) {
    for (const record of batch) {
      read(record);
      if (!isGrouped) {
        await writeRows([record]);
        continue;
      }
      const [first] = group;
      if (first !== undefined && (first.instruction !== record.instruction || first.input !== record.input)) {
        await writeRows(group);
        group = [];
      }
      group.push(record);
    }
    await afterBatch();
  }
  if (group.length > 0) await writeRows(group);
}

/** A sink a split, opened at once: an empty split is a file too. */
function openSinks(folder: string, wish: ExportWish, format: OpenFormat, datasetName: string) {
  const names: (SplitName | null)[] =
    wish.split === null
      ? [null]
      : (["train", "validation", "test"] as const).filter((name) => (wish.split?.[name] ?? 0) > 0);
  const fileName = safeName(datasetName);
  const sinks = new Map<SplitName | null, RowSink>(
    names.map((split) => [split, openRowSink(folder, wish, format.columns, { split, fileName })]),
  );
  const [first] = sinks.values();
  return {
    of: (split: SplitName | null): RowSink => {
      const sink = sinks.get(split) ?? first;
      if (sink === undefined) throw new Error("An export has no split that takes anything.");
      return sink;
    },
    end: async () => {
      const files: ExportedFile[] = [];
      for (const sink of sinks.values()) files.push(...(await sink.end()));
      return files;
    },
    abandon: async () => {
      for (const sink of sinks.values()) await sink.abandon();
    },
  };
}

/** A file's name on every system, of a dataset's. */
function safeName(name: string): string {
  const safe = name
    .replace(/[^\p{L}\p{N}._ -]+/gu, "_")
    .replace(/^[. ]+|[. ]+$/g, "")
    .slice(0, 80);
  return path.basename(safe === "" ? "dataset" : safe);
}

function ownNames({ facts }: ExportReader): string[] {
  const names = [...facts.builds.values()].flatMap(({ assistantName }) => assistantName ?? []);
  return [...new Set(names)];
}
