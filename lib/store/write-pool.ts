import type pg from "pg";
import { env } from "@/lib/env";
import { openPool } from "./open-pool";

/**
 * Connections for what is written again and again while builds run: a plain driver costs a third of what the client
 * of `database()` does. Errors come as the driver throws them.
 */
const place = globalThis as typeof globalThis & { studioWritePool?: pg.Pool };

const MOST_CONNECTIONS = 3;
/** A connection that says nothing for so long is given up; what it wrote may be written again. */
const SILENCE_MS = 60_000;

export function writePool(): pg.Pool {
  place.studioWritePool ??= openPool({
    connectionString: env().DATABASE_URL,
    max: MOST_CONNECTIONS,
    query_timeout: SILENCE_MS,
  });
  return place.studioWritePool;
}

/** The next `writePool()` opens a new one. */
export async function closeWritePool(): Promise<void> {
  const open = place.studioWritePool;
  place.studioWritePool = undefined;
  await open?.end();
}
