import type { ExportedFile, Ingredient } from "./export-manifest";
import { type SplitName, splitNames } from "./export-wish";
import type { ReportCounts } from "./report-counter";

/** What is told of an export beside its files: `report.json`. */
export type ExportReport = {
  title: string;
  /** ISO 8601 in UTC. */
  madeAt: string;
  datasetName: string;
  /** The filters in words; empty: every record. */
  filters: string[];
  format: string;
  rows: number;
  /** Rows that were made of the identity set, among `rows`. */
  identityRows: number;
  splits: { split: SplitName; rows: number; share: number }[];
  counts: ReportCounts;
  ingredients: Ingredient[];
  files: ExportedFile[];
};

/** What is known when every row is written. */
export function exportReport({
  files,
  ...facts
}: Pick<
  ExportReport,
  | "title"
  | "madeAt"
  | "datasetName"
  | "filters"
  | "format"
  | "identityRows"
  | "counts"
  | "ingredients"
  | "files"
>): ExportReport {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const splits = splitNames.flatMap((split) => {
    const ofSplit = files.filter((file) => file.split === split);
    if (ofSplit.length === 0) return [];
    const splitRows = ofSplit.reduce((sum, file) => sum + file.rows, 0);
    return [{ split, rows: splitRows, share: rows === 0 ? 0 : splitRows / rows }];
  });
  return { ...facts, rows, splits, files };
}
