import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** What can befall a database that others use too: this one's connections, and this one's tables. */
const withClient = async (work: (client: pg.Client) => Promise<unknown>) => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

/** Cuts every connection to the database in whatever it is doing, as often as they come back within `forMs`. */
export async function cutConnections(forMs = 0): Promise<void> {
  const until = Date.now() + forMs;
  await withClient(async (client) => {
    do {
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      await sleep(50);
    } while (Date.now() < until);
  });
}

/** No record and no failure can be stored for a while, as on a disk that is full. */
export async function fillDisk(forMs: number): Promise<void> {
  await withClient(async (client) => {
    await client.query(`
      CREATE OR REPLACE FUNCTION refuse_writing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER disk_is_full BEFORE INSERT OR UPDATE ON record FOR EACH STATEMENT EXECUTE FUNCTION refuse_writing();
      CREATE TRIGGER disk_is_full BEFORE INSERT OR UPDATE ON build_failure FOR EACH STATEMENT EXECUTE FUNCTION refuse_writing()`);
    await sleep(forMs);
    await client.query("DROP TRIGGER disk_is_full ON record; DROP TRIGGER disk_is_full ON build_failure");
  });
}
