import { runMigrations } from "graphile-worker";

/** Gives a test's database the queue's tables, as a worker does when it starts. */
export function migrateQueue(connectionString: string): Promise<void> {
  return runMigrations({ connectionString });
}
