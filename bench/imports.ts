import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import { database } from "@/lib/store/database";
import { getDatasetMaking } from "@/lib/store/dataset-making-views";
import { startDatasetMaking } from "@/lib/store/dataset-makings";
import { openPool } from "@/lib/store/open-pool";
import { copyColumns } from "@/lib/store/record-lines";
import { seededRandom } from "@/testing/seeded-random";
import { startWorker } from "@/testing/start-worker";
import { openBenchDatabase } from "./bench-database";
import { residentMb } from "./process-usage";
import { promptLikeTexts } from "./prompt-like-texts";

const RECORDS = Number(process.env.RECORDS ?? 200_000);
/** Instead: as many records as make a file of this size. */
const BYTES = process.env.BYTES === undefined ? null : Number(process.env.BYTES);
/** The first run warms what is measured. */
const RUNS = Number(process.env.RUNS ?? 2);

const SAMPLES = [
  "Write a short story about a fox that learns to swim in the cold river behind the mill",
  "Give me three tips for staying healthy in winter without spending money on a gym",
  "Explain the theory of relativity to a child who has just learned to ride a bicycle",
  "List the rivers that flow through this country and name the largest town on each",
];

/**
 * How many records a second a worker imports out of a JSONL file into a fresh dataset, and how much memory that takes,
 * beside a plain COPY of the very same rows and columns from a file of its own.
 */
export async function benchImports(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-imports-"));
  const { close } = await openBenchDatabase();
  const worker = startWorker();
  try {
    const file = path.join(folder, "records.jsonl");
    const records = await writeFile(file);
    const { size } = await stat(file);
    console.log(`${records} records, ${Math.round(size / 1e6)} MB, ${Math.round(size / records)} bytes each`);
    const rows: Record<string, object> = {};
    for (let run = 1; run <= RUNS; run += 1) {
      await startOver();
      const made = await measureImport(file, worker.pid);
      rows[`import ${run}`] = figures(made.seconds, records, size, made.highestMb);
      const plain = await measureCopy(path.join(folder, "rows.copy"), made.datasetId, records);
      rows[`COPY ${run}`] = {
        ...figures(plain.seconds, records, plain.bytes),
        "import / COPY": ratio(plain, made),
      };
    }
    console.table(rows);
  } finally {
    await worker.stop();
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

const ratio = (plain: { seconds: number }, made: { seconds: number }) =>
  Number((plain.seconds / made.seconds).toFixed(2));

function figures(seconds: number, records: number, bytes: number, highestMb?: number) {
  return {
    seconds: Number(seconds.toFixed(1)),
    "records/s": Math.round(records / seconds),
    "MB/s": Math.round(bytes / seconds / 1e6),
    ...(highestMb === undefined ? {} : { "worker, highest MB": Math.round(highestMb) }),
  };
}

async function writeFile(file: string): Promise<number> {
  const random = seededRandom(7);
  const asked = promptLikeTexts(SAMPLES, 5_000, 1);
  const told = promptLikeTexts(SAMPLES, 20_000, 2);
  const some = (count: number) =>
    Array.from({ length: count }, () => told[Math.floor(random.next() * told.length)]).join(". ");
  const out = createWriteStream(file);
  let written = 0;
  for (let size = 0; BYTES === null ? written < RECORDS : size < BYTES; written += 1) {
    const cited = [...new Set(Array.from({ length: 3 }, () => 1 + Math.floor(16 * random.next())))];
    const isDropped = random.next() < 0.3;
    const output = some(3 + Math.floor(random.next() * 5));
    const line = `${JSON.stringify({
      id: written + 1,
      instruction: asked[written % asked.length],
      input: random.next() < 0.3 ? some(1) : "",
      output,
      thoughts: `I should follow principles ${cited.map((number) => `${number} (name)`).join(", ")}.\n${some(2)}`,
      principles: cited,
      verdict: isDropped ? "dropped" : "kept",
      reason: isDropped ? "short" : null,
      topic: "Rivers",
      tags: random.next() < 0.1 ? ["checked"] : [],
    })}\n`;
    size += line.length;
    if (!out.write(line)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  out.end();
  await finished(out);
  return written;
}

/** Each run meets a table that is empty and statistics that say so. */
async function startOver(): Promise<void> {
  await database().$executeRawUnsafe("TRUNCATE record CASCADE");
  await database().$executeRawUnsafe("CHECKPOINT");
}

async function measureImport(file: string, worker: number) {
  const { id } = await startDatasetMaking(
    {
      kind: "import",
      files: [{ name: "records.jsonl", at: { kind: "path", path: file }, format: "studio" }],
    },
    { name: "", actor: "bench" },
  );
  for (;;) {
    const { status, ranMs, failureReason, datasetId } = await getDatasetMaking(id);
    if (status === "done" && datasetId !== null)
      return { seconds: ranMs / 1000, datasetId, highestMb: residentMb(worker).highest };
    if (!isMakingUnderWay(status)) throw new Error(`The import ended as ${status}: ${failureReason}`);
    await sleep(100);
  }
}

/** The rows are written into a file first, and only reading them back is measured. */
async function measureCopy(file: string, datasetId: number, records: number) {
  const columns = copyColumns.join(", ");
  // Of its own, without a limit on how long a statement may take.
  const pool = openPool({ connectionString: process.env.DATABASE_URL, max: 1 });
  const connection = await pool.connect();
  try {
    const out = createWriteStream(file);
    connection
      .query(
        copyTo(`COPY (SELECT ${columns} FROM record WHERE dataset_id = ${datasetId} ORDER BY id) TO STDOUT`),
      )
      .pipe(out);
    await finished(out);
    await startOver();
    const startedAt = performance.now();
    const { size } = await stat(file);
    const stream = connection.query(copyFrom(`COPY record (${columns}) FROM STDIN`));
    createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(stream);
    await finished(stream);
    const seconds = (performance.now() - startedAt) / 1000;
    if (stream.rowCount !== records) throw new Error(`COPY took ${stream.rowCount} of ${records} rows.`);
    return { seconds, bytes: size };
  } finally {
    connection.release();
    await pool.end();
  }
}
