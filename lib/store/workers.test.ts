import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { enqueueShards } from "./build-queue";
import { database } from "./database";
import { beat, buryDeadWorkers, countAliveWorkers, removeWorker } from "./workers";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const lockedJobs = () =>
  database().$queryRaw<
    { locked_by: string | null }[]
  >`SELECT locked_by FROM graphile_worker.jobs ORDER BY id`;

describe("dead workers", () => {
  it("give back what they held: at once when their process is gone, after a silence when it is elsewhere", async () => {
    await enqueueShards(database(), [
      { buildId: 1, sample: 0, from: 0, to: 16 },
      { buildId: 1, sample: 0, from: 16, to: 32 },
      { buildId: 1, sample: 0, from: 32, to: 48 },
    ]);
    await database().$executeRaw`
      UPDATE graphile_worker._private_jobs SET locked_at = now(),
        locked_by = (ARRAY['lock-a', 'lock-b', 'lock-c'])[1 + id % 3]`;
    await beat({ id: "gone", host: "here", pid: 101 }, ["lock-a"]);
    await beat({ id: "silent", host: "there", pid: 102 }, ["lock-b"]);
    await beat({ id: "alive", host: "here", pid: 103 }, ["lock-c"]);
    await database()
      .$executeRaw`UPDATE worker SET seen_at = now() - interval '20 seconds' WHERE id = 'silent'`;
    expect((await buryDeadWorkers("here", (pid) => pid === 103)).sort()).toEqual(["gone", "silent"]);
    expect((await lockedJobs()).map((j) => j.locked_by).filter((l) => l !== null)).toEqual(["lock-c"]);
    expect(await countAliveWorkers()).toBe(1);
    await removeWorker("alive");
    expect(await countAliveWorkers()).toBe(0);
  });
});
