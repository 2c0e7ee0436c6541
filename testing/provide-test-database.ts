import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "@/lib/store/database";
import { createTestDatabase } from "./test-database";

/** Gives the tests of this file a database of their own behind `database()`. Call it once, at the top. */
export function provideTestDatabase(): void {
  let close: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const created = await createTestDatabase();
    close = created.close;
    process.env.DATABASE_URL = created.url;
  });

  afterAll(async () => {
    await closeDatabase();
    await close?.();
  });
}
