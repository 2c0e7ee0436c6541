import type pg from "pg";
import { env } from "@/lib/env";
import { openPool } from "./open-pool";

/** One statement of it may take so long: it copies thousands of records, or a dataset. */
const STATEMENT_MS = 15 * 60_000;

/** Work that holds a transaction for minutes has a connection of its own, so that nobody waits for it. */
export async function withOwnConnection<Result>(
  work: (connection: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const pool = openPool({ connectionString: env().DATABASE_URL, max: 1, query_timeout: STATEMENT_MS });
  try {
    const connection = await pool.connect();
    try {
      return await work(connection);
    } finally {
      // What was begun and not ended is undone with it.
      connection.release(true);
    }
  } finally {
    await pool.end();
  }
}
