import { copyFile, cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/app-error";
import { describeFilter } from "@/lib/datasets/describe-filter";
import { reportMarkdown } from "@/lib/exports/report-markdown";
import { listDatasets } from "@/lib/store/datasets";
import { openExportBytes } from "@/lib/store/export-bytes";
import { exportFolder } from "@/lib/store/export-folders";
import { findExportReport, getExport, type StoredExport } from "@/lib/store/export-views";
import { ExportStopped, failExport, runExport } from "@/lib/store/export-work";
import { createExport } from "@/lib/store/exports";
import { type ExportOptions, exportWishOf } from "./export-wish-options";
import { say, writeOut } from "./write-out";

/**
 * Writes a dataset's records in this process, as a worker would, and keeps the export in the studio's history. `--out`
 * is a file, or a folder for a layout of several; without it the file, or a tar, goes to standard output.
 */
export async function exportDataset(wanted: string, options: ExportOptions): Promise<void> {
  const datasets = await listDatasets();
  const dataset = datasets.find((d) => d.name === wanted) ?? datasets.find((d) => String(d.id) === wanted);
  if (dataset === undefined) throw new AppError("not_found", `There is no dataset “${wanted}”.`);
  const wish = exportWishOf(options, dataset.name);
  const created = await createExport({ datasetId: dataset.id, wish, actor: "command line", isQueued: false });
  const done = await writeHere(created.id);
  if (options.out !== undefined) await copyOut(done, options.out);
  else for await (const chunk of (await openExportBytes(done.id, undefined)).read()) await writeOut(chunk);
  const report = await findExportReport(done.id);
  if (options.report && report !== null) say(reportMarkdown(report));
  const words = done.filters.map(describeFilter).join(", ") || "all";
  say(`${done.recordCount ?? 0} records (${words}) of “${dataset.name}”, sha256 ${done.sha256 ?? ""}`);
}

async function writeHere(id: number): Promise<StoredExport> {
  try {
    await runExport(id, new AbortController().signal);
  } catch (error) {
    // A worker may have found it lying there and written it first.
    if (!(error instanceof ExportStopped)) {
      await failExport(id, error instanceof Error ? error.message : "It could not be written.");
      throw error;
    }
  }
  const found = await getExport(id);
  if (found.status !== "done")
    throw new AppError("conflict", `Export ${id} is ${found.status}${found.failureReason ?? ""}.`);
  return found;
}

async function copyOut({ id, files }: StoredExport, out: string): Promise<void> {
  const [only] = files;
  const isOne = files.length === 1 && only !== undefined;
  try {
    await mkdir(isOne ? path.dirname(out) : out, { recursive: true });
    if (isOne) await copyFile(path.join(exportFolder(id), only.path), out);
    else await cp(exportFolder(id), out, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError("bad_request", `${out} cannot be written (${code ?? "unknown reason"}).`);
  }
}
