import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { AppError } from "@/lib/app-error";
import { describeFilter } from "@/lib/datasets/describe-filter";
import { exportFormats } from "@/lib/exports/export-record";
import { listDatasets } from "@/lib/store/datasets";
import { exportLines } from "@/lib/store/export-lines";
import { createExport, getExport } from "@/lib/store/exports";
import { filterOption } from "./filter-option";
import { say, writeOut } from "./write-out";

type Options = { format: string; filter: string; out?: string };

/** Writes a dataset's records to a file or to standard output, and keeps the export in the studio's history. */
export async function exportDataset(wanted: string, options: Options): Promise<void> {
  const format = Object.values(exportFormats).find((f) => f.name === options.format);
  if (format === undefined) {
    const known = Object.keys(exportFormats).join(", ");
    throw new AppError("bad_request", `There is no export format “${options.format}”; choose ${known}.`);
  }
  const filters = filterOption(options.filter);
  const datasets = await listDatasets();
  const dataset = datasets.find((d) => d.name === wanted) ?? datasets.find((d) => String(d.id) === wanted);
  if (dataset === undefined) throw new AppError("not_found", `There is no dataset “${wanted}”.`);
  const created = await createExport({
    datasetId: dataset.id,
    format: format.name,
    filters,
    actor: "command line",
  });
  const chunks = exportLines(created, createHash("sha256"));
  if (options.out === undefined) for await (const chunk of chunks) await writeOut(chunk);
  else await writeFileWhole(options.out, chunks);
  const settled = await getExport(created.id);
  const words = filters.map(describeFilter).join(", ") || "all";
  say(`${settled.recordCount ?? 0} records (${words}) of “${dataset.name}”, sha256 ${settled.sha256 ?? ""}`);
}

/** The file appears under its name only when it is whole. */
async function writeFileWhole(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, "w").catch((error: NodeJS.ErrnoException) => {
    throw new AppError("bad_request", `${file} cannot be written (${error.code ?? "unknown reason"}).`);
  });
  try {
    for await (const chunk of chunks) await handle.write(chunk);
    await handle.close();
    await rename(part, file);
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}
