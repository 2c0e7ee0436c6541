import * as fc from "fast-check";
import { Logger, type Runner, run, runMigrations } from "graphile-worker";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import { type BuildStatus, canMove, isOver, isWorked } from "@/lib/builds/build-status";
import { launchTestBuild, testItems } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { seededRandom } from "@/testing/seeded-random";
import { endShard, settleBuild } from "./build-ends";
import { listOpenItems, noteFailedAttempt } from "./build-items";
import { extendBuild, pauseBuild, resumeBuild, retryFailures } from "./build-moves";
import { SHARD_TASK, type Shard } from "./build-queue";
import { cancelBuild, findBuildStatus, getBuildWork, markRunning } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";

provideTestDatabase();

let queue: Runner;
beforeAll(async () => {
  const connectionString = process.env.DATABASE_URL ?? "";
  await runMigrations({ connectionString });
  // Whatever writes the row is seen, also what goes round the store.
  await database().$executeRawUnsafe(
    "CREATE TABLE seen (no serial, build_id int, old text, new text, old_ms bigint, new_ms bigint)",
  );
  await database().$executeRawUnsafe(`CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO seen (build_id, old, new, old_ms, new_ms)
    VALUES (NEW.id, OLD.status, NEW.status, OLD.ran_ms, NEW.ran_ms); RETURN NULL; END $$`);
  await database().$executeRawUnsafe(
    "CREATE TRIGGER is_seen AFTER UPDATE ON build FOR EACH ROW EXECUTE FUNCTION see()",
  );
  queue = await run({
    connectionString,
    concurrency: 6,
    pollInterval: 100,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: { [SHARD_TASK]: (payload) => workOn(payload as Shard) },
  });
});
afterAll(() => queue.stop());

const dice = seededRandom(20_261_121);
/** Generations that are being answered at the moment, and what went against the law while they were. */
const busy = new Set<string>();
const doubled: string[] = [];

/** What a worker does with a shard, with a moment in the place of a request. */
async function workOn(shard: Shard): Promise<void> {
  const { buildId } = shard;
  const work = await getBuildWork(buildId);
  const status = work.status === "queued" ? await markRunning(buildId) : work.status;
  if (!isWorked(status)) return void (await endShard(shard, { canGoOn: false }));
  let canGoOn = true;
  let open = await listOpenItems(shard);
  do {
    await Promise.all(
      open.map(async ({ item, sample }) => {
        const key = `${buildId}.${item}.${sample}`;
        if (busy.has(key)) doubled.push(key);
        busy.add(key);
        await new Promise((resolve) => setTimeout(resolve, dice.below(25)));
        if (dice.next() < 0.2) {
          const message = "cut";
          const given = { kind: "cut_stream" as const, message, partialText: "", isCounted: true };
          await noteFailedAttempt({ buildId, item, sample, ...given, hasGivenUp: true });
        } else {
          await insertRecords([newRecord({ id: buildId, datasetId: work.datasetId }, item, { sample })]);
        }
        busy.delete(key);
      }),
    );
    const now = await findBuildStatus(buildId);
    canGoOn = now !== null && isWorked(now.status);
    open = await endShard(shard, { canGoOn });
  } while (open.length > 0);
}

const moves = {
  pause: (id: number) => pauseBuild(id, { isDropping: false, reason: null, actor: "test" }),
  drop: (id: number) => pauseBuild(id, { isDropping: true, reason: null, actor: "test" }),
  resume: (id: number) => resumeBuild(id, "test"),
  cancel: (id: number) => cancelBuild(id, "test"),
  moreItems: (id: number) =>
    extendBuild(id, { items: testItems(dice.below(20), 500), samplesPerItem: null, actor: "test" }),
  moreSamples: async (id: number) => {
    const { samplesPerItem } = await getBuildWork(id);
    await extendBuild(id, { items: [], samplesPerItem: Math.min(3, samplesPerItem + 1), actor: "test" });
  },
  retry: (id: number) => retryFailures(id, {}, "test"),
  sweep: settleBuild,
};
type Move = keyof typeof moves;
const moveNames = Object.keys(moves) as Move[];

/** A move that the build's state forbids is refused; anything else, a deadlock for one, is a fault. */
async function attempt(id: number, move: Move): Promise<void> {
  try {
    await moves[move](id);
  } catch (error) {
    if (!isAppError(error) || !["conflict", "bad_request"].includes(error.kind)) throw error;
  }
}

async function act(id: number, steps: readonly { move: Move; after: number }[]): Promise<void> {
  for (const { move, after } of steps) {
    await new Promise((resolve) => setTimeout(resolve, after));
    await attempt(id, move);
  }
}

async function bringToItsEnd(id: number): Promise<void> {
  for (;;) {
    const status = (await findBuildStatus(id))?.status;
    if (status === "done") return;
    if (status !== undefined && (status === "paused" || isOver(status))) await attempt(id, "resume");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const steps = fc.array(fc.record({ move: fc.constantFrom(...moveNames), after: fc.nat(60) }), {
  minLength: 6,
  maxLength: 14,
});

it("makes only the moves of its table and settles every generation once, whatever two people ask of it at once", async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, async (first, second) => {
      const { id } = await launchTestBuild(70);
      await Promise.all([act(id, first), act(id, second)]);
      await bringToItsEnd(id);

      const seen = await database().$queryRaw<{ old: string; new: string; isBack: boolean }[]>`
        SELECT old, new, new_ms < old_ms AS "isBack" FROM seen WHERE build_id = ${id} ORDER BY no`;
      const changes = seen.filter((change) => change.old !== change.new);
      for (const change of changes) {
        expect(canMove(change.old as BuildStatus, change.new as BuildStatus), JSON.stringify(change)).toBe(
          true,
        );
      }
      expect(changes.at(-1)?.new).toBe("done");
      expect(seen.some(({ isBack }) => isBack)).toBe(false);
      expect(doubled).toEqual([]);
      const [settled] = await database().$queryRaw<{ wanted: number; once: number; all: number }[]>`
        SELECT b.total_items * b.samples_per_item AS wanted, count(DISTINCT (s.item, s.sample))::int AS once,
          count(*)::int AS all
        FROM build b, LATERAL (SELECT item, sample FROM record WHERE build_id = b.id
          UNION ALL SELECT item, sample FROM build_failure WHERE build_id = b.id AND gave_up_at IS NOT NULL) s
        WHERE b.id = ${id} GROUP BY 1`;
      expect([settled?.once, settled?.all]).toEqual([settled?.wanted, settled?.wanted]);
      expect((await findBuildStatus(id))?.isDropping).toBe(false);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 180_000);
