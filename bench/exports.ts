import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { formatsByName } from "@/lib/exports/export-formats";
import { recordColumnNames } from "@/lib/store/exportable-rows";
import { readExportWish } from "@/lib/store/exports";
import { writeExport } from "@/lib/store/write-export";
import { endProgram, firstMessage, startProgram } from "@/testing/child-processes";
import { openBenchDatabase } from "./bench-database";
import { fillDataset } from "./dataset-generator";
import { residentMb } from "./process-usage";

const RECORDS = Number(process.env.RECORDS ?? 1_000_000);
const folder = path.resolve(import.meta.dirname, "../.data/bench-exports");
const CONTAINERS = ["jsonl", "parquet"] as const;

/** The exporting half, in a process of its own so that its memory is its own. */
async function exportOnce(datasetId: number, container: (typeof CONTAINERS)[number]): Promise<void> {
  const wish = readExportWish({ layout: "file", container, format: formatsByName.studio.defaults });
  const out = path.join(folder, container);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const startedAt = performance.now();
  const written = await writeExport(
    out,
    { datasetId, wish, madeAt: new Date().toISOString() },
    async () => {},
  );
  const seconds = (performance.now() - startedAt) / 1000;
  process.send?.({
    seconds,
    records: written.recordCount,
    bytes: written.files[0]?.bytes,
    mb: residentMb(process.pid).highest,
  });
}

/**
 * How long a dataset of a million records takes to export, beside Postgres' own COPY of the same columns, and how
 * much memory the exporting process takes at most.
 */
export async function benchExports(): Promise<void> {
  const { close } = await openBenchDatabase();
  const connectionString = process.env.DATABASE_URL ?? "";
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      "INSERT INTO dataset (name, holds) VALUES ('bench', 'replies') RETURNING id",
    );
    const datasetId: number = rows[0].id;
    await fillDataset({ records: RECORDS, seed: 1, datasetId, buildIds: [], connectionString });
    await client.query("VACUUM ANALYZE record");
    await mkdir(folder, { recursive: true });
    const columns = recordColumnNames.filter((name) => name !== "raw_text" && name !== "original").join(", ");
    // What is read first warms the database for what is read next: COPY goes first and last.
    const copy = async () => {
      const startedAt = performance.now();
      const out = client.query(
        copyTo(`COPY (SELECT ${columns} FROM record WHERE dataset_id = ${datasetId} ORDER BY id) TO STDOUT`),
      );
      await pipeline(out, createWriteStream(path.join(folder, "copy.txt")));
      return (performance.now() - startedAt) / 1000;
    };
    const copies = [await copy(), await copy()];
    const table: Record<string, object> = {};
    for (const container of CONTAINERS) {
      const child = startProgram(fileURLToPath(import.meta.url), [String(datasetId), container]);
      const { seconds, records, bytes, mb } = await firstMessage<{
        seconds: number;
        records: number;
        bytes: number;
        mb: number;
      }>(child);
      await endProgram(child);
      copies.push(await copy());
      const fastest = Math.min(...copies);
      table[container] = {
        "records/s": Math.round(records / seconds),
        "MB/s": Math.round(bytes / seconds / 1e6),
        seconds: Math.round(seconds * 10) / 10,
        "of COPY": Math.round((fastest / seconds) * 100) / 100,
        "peak MB": Math.round(mb),
      };
    }
    table.COPY = { "records/s": Math.round(RECORDS / Math.min(...copies)), seconds: Math.min(...copies) };
    console.log(`${RECORDS} records`);
    console.table(table);
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
    await close();
  }
}

const [, script, datasetId, container] = process.argv;
if (script === fileURLToPath(import.meta.url) && datasetId !== undefined)
  await exportOnce(Number(datasetId), container === "parquet" ? "parquet" : "jsonl");
