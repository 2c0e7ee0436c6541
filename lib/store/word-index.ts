import type pg from "pg";
import { type TextsOfRecord, WordBatch } from "./word-batch";
import { PLACE } from "./words-sql";
import { writePool } from "./write-pool";

/** One process at a time: who comes second has nothing to do. Released with the connection, whatever ends it. */
const LOCK = 7_031_002;

type Unread = TextsOfRecord & { datasetId: number };

/**
 * Reads the words of up to `limit` records that wait for it, in one transaction: a process that is killed has done
 * nothing. Returns how many it took from the queue; 0 also where another process reads.
 */
export async function indexWords(limit: number): Promise<number> {
  const client = await writePool().connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL work_mem = '128MB'");
    const { rows: locks } = await client.query(`SELECT pg_try_advisory_xact_lock(${LOCK}) AS "isOurs"`);
    const taken = locks[0].isOurs ? await takeUnread(client, limit) : { count: 0, records: [] };
    await storeWords(client, taken.records);
    await client.query("COMMIT");
    client.release();
    return taken.count;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Puts into the index what was kept beside it, so that no search has to go through it. */
export async function settleWordIndex(): Promise<void> {
  await writePool().query("SELECT gin_clean_pending_list('record_words_words_idx')");
}

async function takeUnread(
  client: pg.PoolClient,
  limit: number,
): Promise<{ count: number; records: Unread[] }> {
  const taken = await client.query<{ record_id: number }>(
    `DELETE FROM record_unindexed WHERE id IN (SELECT id FROM record_unindexed ORDER BY id LIMIT $1)
     RETURNING record_id`,
    [limit],
  );
  const ids = [...new Set(taken.rows.map((row) => row.record_id))];
  if (ids.length === 0) return { count: 0, records: [] };
  const { rows } = await client.query<Unread>({
    name: "read-unread",
    text: `SELECT id, dataset_id AS "datasetId", instruction, input, thoughts, reply
           FROM record WHERE id = ANY($1::int[]) ORDER BY id`,
    values: [ids],
  });
  // Also those that are gone: another process may have stored their words while they went.
  await client.query("DELETE FROM record_words WHERE record_id = ANY($1::int[])", [ids]);
  return { count: taken.rows.length, records: rows };
}

async function storeWords(client: pg.PoolClient, records: readonly Unread[]): Promise<void> {
  const datasetIds = [...new Set(records.map(({ datasetId }) => datasetId))].sort((a, b) => a - b);
  for (const datasetId of datasetIds) {
    const batch = new WordBatch();
    for (const record of records) if (record.datasetId === datasetId) batch.add(record);
    const ids = await countWords(client, datasetId, batch);
    await client.query({
      name: "insert-words",
      text: `INSERT INTO record_words (record_id, dataset_id, words)
             SELECT t.id, $1, t.words::int[] FROM unnest($2::int[], $3::text[]) AS t(id, words)
             JOIN dataset ON dataset.id = $1`,
      values: [datasetId, batch.records.map(({ id }) => id), batch.arrays(ids)],
    });
  }
}

/** Counts the words of a batch in one order, as everybody does who changes several of them, and gives them ids. */
async function countWords(
  client: pg.PoolClient,
  datasetId: number,
  batch: WordBatch,
): Promise<ReadonlyMap<string, number>> {
  const words = batch.words().sort();
  const { rows } = await client.query<{ id: number; word: string }>({
    name: "count-words",
    text: `INSERT INTO word AS w (dataset_id, word, requests, thoughts, replies)
           SELECT $1, t.word, t.requests, t.thoughts, t.replies
           FROM unnest($2::text[], $3::int[], $4::int[], $5::int[]) AS t(word, requests, thoughts, replies)
           JOIN dataset ON dataset.id = $1
           ON CONFLICT (dataset_id, word) DO UPDATE SET requests = w.requests + excluded.requests,
             thoughts = w.thoughts + excluded.thoughts, replies = w.replies + excluded.replies
           RETURNING id, word`,
    values: [
      datasetId,
      words,
      ...[PLACE.request, PLACE.thoughts, PLACE.reply].map((place) => batch.counts(words, place)),
    ],
  });
  return new Map(rows.map(({ id, word }) => [word, id]));
}
