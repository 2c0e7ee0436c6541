import type pg from "pg";
import { AppError, isAppError } from "@/lib/app-error";
import { env } from "@/lib/env";
import { explainDatabaseError } from "./database-error";
import type { Prisma } from "./generated/client";
import { openPool } from "./open-pool";

/** What nobody waits for any longer is not worth its load. */
const PATIENCE_MS = 8_000;
const MOST_CONNECTIONS = 8;
/**
 * For queries over a whole dataset: their tables lie in memory for the most part, and compiling a plan takes longer
 * than any of them.
 */
const SETTINGS = {
  jit: "off",
  random_page_cost: "1.1",
  work_mem: "32MB",
  statement_timeout: String(PATIENCE_MS),
};

const place = globalThis as typeof globalThis & { studioReadPool?: pg.Pool };

function readPool(): pg.Pool {
  place.studioReadPool ??= openPool({
    connectionString: env().DATABASE_URL,
    max: MOST_CONNECTIONS,
    options: Object.entries(SETTINGS)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(" "),
  });
  return place.studioReadPool;
}

/** The next `readRows` opens a new pool. */
export async function closeReadPool(): Promise<void> {
  const open = place.studioReadPool;
  place.studioReadPool = undefined;
  await open?.end();
}

/**
 * The rows of a query that may have to look at a whole dataset. It is given up when `signal` is aborted, and after
 * some seconds, with a sentence that says so.
 */
export async function readRows<Row>(
  query: Prisma.Sql,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Row[]> {
  try {
    signal?.throwIfAborted();
    return await readOnce(query, signal);
  } catch (error) {
    throw explainReadError(error, signal);
  }
}

async function readOnce<Row>({ text, values }: Prisma.Sql, signal: AbortSignal | undefined): Promise<Row[]> {
  const client = (await readPool().connect()) as pg.PoolClient & { processID: number };
  let cancelling: Promise<unknown> | undefined;
  const cancel = () => {
    cancelling = readPool()
      .query("SELECT pg_cancel_backend($1)", [client.processID])
      .catch(() => {});
  };
  try {
    signal?.addEventListener("abort", cancel, { once: true });
    const { rows } = await client.query(text, values as unknown[]);
    return rows as Row[];
  } finally {
    signal?.removeEventListener("abort", cancel);
    // Not before it is cancelled: the next query of this connection would be.
    await cancelling;
    client.release();
  }
}

function explainReadError(error: unknown, signal?: AbortSignal): unknown {
  if (isAppError(error)) return error;
  if (signal?.aborted) return new AppError("bad_request", "Nobody waits for this answer any longer.");
  const { code, message } = error as { code?: string; message?: string };
  if (code === "57014") {
    const cure = "Narrow the filter, or look for a longer word.";
    return new AppError(
      "bad_request",
      `This search takes longer than ${PATIENCE_MS / 1_000} seconds. ${cure}`,
    );
  }
  if (code?.startsWith("57P")) {
    return explainDatabaseError({ meta: { driverAdapterError: { cause: { originalCode: code } } } });
  }
  const isCut = /terminated|timeout|ECONN/.test(`${code} ${message}`);
  return isCut ? explainDatabaseError({ code: code === "ECONNRESET" ? "P1017" : "P1001" }) : error;
}
