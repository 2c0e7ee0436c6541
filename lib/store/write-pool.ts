import pg from "pg";
import { env } from "@/lib/env";

/**
 * Connections for what is written again and again while builds run: a plain driver costs a third of what the client
 * of `database()` does. Errors come as the driver throws them.
 */
const place = globalThis as typeof globalThis & { studioWritePool?: pg.Pool };

const MOST_CONNECTIONS = 3;
/** A connection that says nothing for so long is given up; what it wrote may be written again. */
const SILENCE_MS = 60_000;

export function writePool(): pg.Pool {
  place.studioWritePool ??= openPool();
  return place.studioWritePool;
}

/** The next `writePool()` opens a new one. */
export async function closeWritePool(): Promise<void> {
  const open = place.studioWritePool;
  place.studioWritePool = undefined;
  await open?.end();
}

function openPool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    query_timeout: SILENCE_MS,
    keepAlive: true,
  });
  // An idle connection that breaks is no news: the next query opens another.
  pool.on("error", () => {});
  return pool;
}
