import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

const migrations = path.join(import.meta.dirname, "../prisma/migrations");

/**
 * A fresh database with the studio's schema on the server of TEST_DATABASE_URL. `close` drops it, with whoever is
 * still connected.
 */
export async function createTestDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  if (serverUrl === undefined || serverUrl === "")
    throw new Error("TEST_DATABASE_URL is not set; `npm test` starts a Postgres and sets it.");
  const name = `studio_test_${randomBytes(6).toString("hex")}`;
  await runSql(serverUrl, [`CREATE DATABASE "${name}"`]);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runSql(url.href, await migrationScripts());
  return {
    url: url.href,
    close: () => runSql(serverUrl, [`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`]),
  };
}

async function migrationScripts(): Promise<string[]> {
  const entries = await readdir(migrations, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    folders.map((folder) => readFile(path.join(migrations, folder, "migration.sql"), "utf8")),
  );
}

async function runSql(url: string, scripts: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const script of scripts) await client.query(script);
  } finally {
    await client.end();
  }
}
