import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { withClient } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { repoRoot } from "./repo-root.mjs";

/** The key under which Prisma Migrate locks a database; taking the same one keeps the two from meeting. */
const prismaLockKey = 72_707_369;

/** Prisma Migrate's own table, column by column. */
const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations of `prisma/migrations` that a database lacks and answers their names. It keeps Prisma's
 * own history (same table, same checksums), so `prisma migrate deploy` and `status` go on working.
 *
 * Each migration and its line in the history are one transaction: killed at any moment, the next start finds it
 * either done or not begun. So a migration must not hold what no transaction may (CREATE INDEX CONCURRENTLY).
 */
export async function migrate(databaseUrl, { say, folder = path.join(repoRoot, "prisma/migrations") }) {
  const migrations = readMigrations(folder);
  return await withClient(databaseUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [prismaLockKey]); // released with the connection
    await client.query(historyTable);
    const { rows: history } = await client.query(
      "SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
    );
    const pending = pendingMigrations(migrations, history, say);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  });
}

function readMigrations(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"));
      return { name, sql: sql.toString("utf8"), checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** The migrations a history lacks, in order; a history that this code cannot continue is refused. */
export function pendingMigrations(migrations, history, say) {
  const failed = history.find(({ finished_at }) => !finished_at);
  if (failed) {
    throw new Failure(
      `The migration ${failed.name} failed in this database earlier; repair it and run: npx prisma migrate resolve`,
    );
  }
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const stranger = history.find(({ name }) => !known.has(name));
  if (stranger) {
    throw new Failure(
      `The database is from a newer version of the studio (it has the migration ${stranger.name}); update this folder (git pull).`,
    );
  }
  for (const { name, checksum } of history) {
    if (known.get(name).checksum !== checksum)
      say(`Warning: the migration ${name} was changed after it was applied.`);
  }
  const applied = new Set(history.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client, { name, sql, checksum }) {
  await client.query("BEGIN");
  try {
    await client.query(sql); // without parameters a query may hold many statements
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK");
    throw new Failure(`The migration ${name} failed and was rolled back: ${cause.message}`, { cause });
  }
}
