import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { closeDatabase, database } from "@/lib/store/database";
import { indexWords, settleWordIndex } from "@/lib/store/word-index";
import { fillDataset } from "./dataset-generator";
import { type NamedQuery, namedQueries } from "./dataset-queries";
import { type BenchStudio, startStudio } from "./start-studio";

const RECORDS = Number(process.env.RECORDS ?? 1_000_000);
const RUNS = Number(process.env.RUNS ?? 30);
const WARM_UP = 3;
const BUILDS = 5;
const BY_HAND_MS = 10_000;
const WORDS_AT_ONCE = 20_000;

/**
 * What the page of a dataset asks for, through the studio's own HTTP, at RECORDS records (1,000,000) and at a tenth of
 * them, beside the same by hand in SQL. Both datasets stay in `.data/bench` for the next run. KEEP=1 leaves the studio
 * running until it is interrupted, and says where.
 */
export async function benchDatasets(): Promise<void> {
  const studio = await startStudio();
  process.env.DATABASE_URL = studio.databaseUrl;
  const client = new pg.Client({ connectionString: studio.databaseUrl });
  await client.connect();
  try {
    const sizes = [Math.round(RECORDS / 10), RECORDS];
    const ids: number[] = [];
    for (const records of sizes) ids.push(await ensureDataset(studio, client, records));
    const medians: number[][] = [];
    for (const [at, records] of sizes.entries()) {
      const queries = await namedQueries(client, ids[at] ?? 0, records);
      console.log(`\n${records.toLocaleString("en")} records, ${RUNS} runs each; load ${load()}`);
      medians.push(await measure(studio, client, ids[at] ?? 0, queries));
    }
    const names = (await namedQueries(client, ids[1] ?? 0, RECORDS)).map(({ name }) => name);
    console.log(`\np50 at ${sizes[1]} records over that at ${sizes[0]}:`);
    console.table(Object.fromEntries(names.map((name, at) => [name, growth(medians, at)])));
    if (process.env.KEEP === "1") {
      console.log(`The studio runs at ${studio.url}, DATABASE_URL=${studio.databaseUrl}`);
      console.log(`datasets: ${ids.join(", ")}`);
      await new Promise((resolve) => process.once("SIGINT", resolve));
    }
  } finally {
    await client.end();
    await closeDatabase();
    await studio.stop();
  }
}

const growth = (medians: readonly number[][], at: number) => ({
  "times as long": rounded((medians[1]?.[at] ?? Number.NaN) / (medians[0]?.[at] ?? Number.NaN)),
});

async function measure(
  studio: BenchStudio,
  client: pg.Client,
  datasetId: number,
  queries: readonly NamedQuery[],
): Promise<number[]> {
  await client.query("SET jit = off");
  const rows: Record<string, Record<string, number | string>> = {};
  const medians: number[] = [];
  for (const { name, path, sql, values, limitMs } of queries) {
    const through: number[] = [];
    const byHand: number[] = [];
    for (let run = -WARM_UP; run < RUNS; run += 1) {
      const ask = await timed(async () => {
        const response = await fetch(studio.url + path);
        if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
        await response.arrayBuffer();
      });
      // What takes seconds by hand is not asked as often.
      const spent = byHand.reduce((sum, ms) => sum + ms, 0);
      const hand = spent > BY_HAND_MS ? null : await timed(() => client.query(sql, [datasetId, ...values]));
      if (run < 0 && hand !== null && hand < BY_HAND_MS / 10) continue;
      if (run >= 0) through.push(ask);
      if (hand !== null) byHand.push(hand);
    }
    const [p50, p95] = [quantile(through, 0.5), quantile(through, 0.95)];
    medians.push(p50);
    rows[name] = {
      "p50, ms": rounded(p50),
      "p95, ms": rounded(p95),
      "wanted, ms": limitMs,
      "by hand p50, ms": rounded(quantile(byHand, 0.5)),
      "by hand p95, ms": rounded(quantile(byHand, 0.95)),
      ratio: rounded(p50 / quantile(byHand, 0.5)),
    };
  }
  console.table(rows);
  return medians;
}

/** The dataset of an earlier run, or a new one with all its words read. */
async function ensureDataset(studio: BenchStudio, client: pg.Client, records: number): Promise<number> {
  const name = `bench of ${records} records`;
  const known = await database().dataset.findUnique({ where: { name } });
  const has = known === null ? 0 : await database().record.count({ where: { datasetId: known.id } });
  if (known !== null && has === records) {
    await readWords();
    return known.id;
  }
  if (has > 0) throw new Error(`“${name}” was left half-done; remove ${studio.dataDir} and begin again.`);
  const { id: datasetId } = known ?? (await database().dataset.create({ data: { name } }));
  const buildIds: number[] = [];
  for (let at = 0; at < BUILDS; at += 1) {
    const data = {
      name: `${name}, build ${at + 1}`,
      status: "done",
      step: "self-align",
      totalItems: 0,
      datasetId,
    };
    const preset = { name: "dromedary-v1", version: 1, rules: [] };
    const build = await database().build.create({
      data: { ...data, manifest: { preset }, createdBy: "bench" },
    });
    buildIds.push(build.id);
  }
  const filling = await timed(() =>
    fillDataset({ records, seed: 1, datasetId, buildIds, connectionString: studio.databaseUrl }),
  );
  console.log(`${records} records written in ${seconds(filling)} s (load ${load()})`);
  const reading = await timed(readWords);
  console.log(
    `their words read in ${seconds(reading)} s, ${Math.round((records / reading) * 1_000)} records/s`,
  );
  await client.query("VACUUM (ANALYZE) record, record_words, word, dataset_count");
  return datasetId;
}

/** Together with the studio's own worker: whoever is there takes the next. */
async function readWords(): Promise<void> {
  while ((await database().recordUnindexed.count()) > 0) {
    if ((await indexWords(WORDS_AT_ONCE)) === 0) await sleep(50);
  }
  await settleWordIndex();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const rounded = (ms: number) => Math.round(ms * 10) / 10;
const seconds = (ms: number) => (ms / 1_000).toFixed(1);
const load = () => loadavg()[0]?.toFixed(1) ?? "?";
