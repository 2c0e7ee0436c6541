import path from "node:path";
import { pathToFileURL } from "node:url";
import { closeDatabase } from "@/lib/store/database";
import { migrateQueue } from "@/testing/migrate-queue";
import { createTestDatabase } from "@/testing/test-database";

const repoRoot = path.resolve(import.meta.dirname, "..");

/**
 * An empty database on a Postgres of its own, as durable as the studio's, which DATABASE_URL of this process then
 * names. `close` removes the database and stops the server.
 */
export async function openBenchDatabase(): Promise<{ close: () => Promise<void> }> {
  const dataDir = path.join(repoRoot, ".data", "bench-database");
  const script = (name: string) => pathToFileURL(path.join(repoRoot, "scripts", name)).href;
  const [{ openDataDir }, { openEmbeddedPostgres }] = await Promise.all([
    import(script("data-dir.mjs")),
    import(script("embedded-postgres.mjs")),
  ]);
  openDataDir(dataDir);
  const { signal } = new AbortController();
  const postgres = await openEmbeddedPostgres({ dataDir, say: console.error, signal });
  process.env.TEST_DATABASE_URL = postgres.url("postgres");
  const created = await createTestDatabase();
  process.env.DATABASE_URL = created.url;
  await migrateQueue(created.url);
  return {
    close: async () => {
      await closeDatabase();
      await created.close();
      await postgres.close();
    },
  };
}
