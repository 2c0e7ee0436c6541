import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { explainDatabaseError } from "./database-error";
import { type Prisma, PrismaClient } from "./generated/client";
import { openPool } from "./open-pool";
import { closeReadPool } from "./read-rows";
import { closeWritePool } from "./write-pool";

/** What a query needs: the client, or the transaction it is to be part of. */
export type Queries = Prisma.TransactionClient;

// On globalThis, because Next loads a module once for each bundle and again at every change in development,
// and each copy would open a pool of its own.
const place = globalThis as typeof globalThis & { studioDatabase?: PrismaClient };

/** The one client of this process, made at first use. Connects at the first query. */
export function database(): PrismaClient {
  place.studioDatabase ??= openDatabase(env().DATABASE_URL);
  return place.studioDatabase;
}

/** Closes all connections; the next `database()` opens a new one. */
export async function closeDatabase(): Promise<void> {
  const open = place.studioDatabase;
  place.studioDatabase = undefined;
  await Promise.all([open?.$disconnect(), closeWritePool(), closeReadPool()]);
}

/** A client that explains connection failures (database-error.ts) wherever they arise. */
export function openDatabase(connectionString: string): PrismaClient {
  const adapter = new PrismaPg(openPool({ connectionString, max: 10 }), { disposeExternalPool: true });
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } });
  const explained = client.$extends({
    query: {
      $allOperations: ({ args, query }) => explaining(() => query(args)),
    },
    client: {
      // Opening a transaction is no query, so it is explained here.
      $transaction: (...args: Parameters<PrismaClient["$transaction"]>) =>
        explaining(() => client.$transaction(...args)),
    },
  });
  return explained as unknown as PrismaClient;
}

async function explaining<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainDatabaseError(error);
  }
}
