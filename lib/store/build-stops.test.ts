import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { type StopRules, stopRulesSchema } from "@/lib/builds/stop-rules";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { settleBuild } from "./build-ends";
import { noteFailedAttempt } from "./build-items";
import { pauseBuild, resumeBuild } from "./build-moves";
import { withdrawShards } from "./build-queue";
import { stopBrokenBuilds } from "./build-stops";
import { getBuildView } from "./build-views";
import { getBuildWork, markRunning } from "./builds";
import { database } from "./database";
import { getHome } from "./home";
import type { NewRecord } from "./record-inserts";
import { insertRecords } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

async function runningBuild(rules: Partial<StopRules>) {
  const { id } = await launchTestBuild(500, undefined, {
    stopRules: stopRulesSchema.parse({ window: 20, ...rules }),
  });
  const { datasetId } = await getBuildWork(id);
  await markRunning(id);
  let item = 0;
  const add = (count: number, given: Partial<NewRecord> = {}) =>
    insertRecords(Array.from({ length: count }, () => newRecord({ id, datasetId }, item++, given)));
  return { id, add };
}
/** As its workers would: none holds anything of it. */
async function settlePause(id: number) {
  await withdrawShards(database(), id);
  await settleBuild(id);
  expect((await getBuildView(id)).status).toBe("paused");
}
const dropped = { verdict: "dropped", reason: "short" } as const;

describe("a build with stop rules", () => {
  it("pauses with the reason when it keeps too few, says so in its log and at home, and only once", async () => {
    const { id, add } = await runningBuild({ keepRateBelow: 0.5 });
    await add(8);
    await add(11, dropped);
    expect(await stopBrokenBuilds()).toEqual([]);
    await add(1, dropped);
    const reason = "kept fell to 40 % of the last 20 records, below 50 %";
    const found = await Promise.all([stopBrokenBuilds(), stopBrokenBuilds()]);
    expect(found.flat()).toEqual([{ id, reason }]);
    expect(await getBuildView(id)).toMatchObject({ status: "pausing", pauseReason: reason });
    await settlePause(id);
    const view = await getBuildView(id);
    expect(view.pauseReason).toBe(reason);
    expect(view.events.filter(({ message }) => message.includes(reason))).toHaveLength(1);
    expect((await getHome()).attention).toContainEqual(
      expect.objectContaining({ title: `Build ${id} paused by itself`, detail: reason }),
    );
  });

  it("is judged by what came since it was resumed, not by what stopped it", async () => {
    const { id, add } = await runningBuild({ keepRateBelow: 0.5 });
    await add(20, dropped);
    expect(await stopBrokenBuilds()).toHaveLength(1);
    await settlePause(id);
    await resumeBuild(id, "test");
    await markRunning(id);
    expect((await getBuildView(id)).pauseReason).toBeNull();
    await add(19, dropped);
    expect(await stopBrokenBuilds()).toEqual([]);
    await add(1, dropped);
    expect(await stopBrokenBuilds()).toHaveLength(1);
    // Resumed before its pause was complete: that is a new run too.
    await resumeBuild(id, "test");
    expect(await stopBrokenBuilds()).toEqual([]);
    expect((await getBuildView(id)).status).toBe("running");
  });

  it("counts as repetition what was cut at a repetition or ran to the token limit", async () => {
    const { id, add } = await runningBuild({ repetitionAbove: 0.15 });
    const cut = { rule: "repeat_cut", effect: "mended", detail: "comes again", span: null } as const;
    await add(2, { hits: [cut] });
    await add(2, { finishReason: "length" });
    await add(16);
    expect(await stopBrokenBuilds()).toEqual([
      {
        id,
        reason: "20 % of the last 20 records repeat themselves or ran to the token limit, above 15 %",
      },
    ]);
  });

  it("counts a record without a reply as not parsed", async () => {
    const { id, add } = await runningBuild({ parseRateBelow: 0.95 });
    await add(18);
    await add(2, { reply: "", replyLength: 0, ...dropped, reason: "thought_only" });
    expect(await stopBrokenBuilds()).toEqual([
      { id, reason: "a reply was found in 90 % of the last 20 records, below 95 %" },
    ]);
  });

  it("pauses in a burst of failures, and not again for those from before it was resumed", async () => {
    const { id } = await runningBuild({ failuresPerMinuteAbove: 3 });
    for (const item of [0, 1, 2, 3]) {
      const given = { message: "cut", partialText: "", isCounted: true, hasGivenUp: false };
      await noteFailedAttempt({ buildId: id, item, sample: 0, kind: "cut_stream", ...given });
    }
    const reason = "4 attempts failed within a minute, above 3";
    expect(await stopBrokenBuilds()).toEqual([{ id, reason }]);
    await settlePause(id);
    await resumeBuild(id, "test");
    await markRunning(id);
    expect(await stopBrokenBuilds()).toEqual([]);
  });

  it("pauses when its tokens or its hours are used up, and stays so until they are raised", async () => {
    const { id, add } = await runningBuild({ tokensAbove: 1959 });
    await add(2);
    expect(await stopBrokenBuilds()).toMatchObject([{ id, reason: expect.stringContaining("1,960 tokens") }]);
    await settlePause(id);
    await expect(resumeBuild(id, "test")).rejects.toThrow("Raise or remove that stop rule");

    const timed = await runningBuild({ hoursAbove: 2 });
    await database()
      .$executeRaw`UPDATE build SET ran_ms = 3600000, running_since = now() - interval '59 minutes' WHERE id = ${timed.id}`;
    expect(await stopBrokenBuilds()).toEqual([]);
    await database()
      .$executeRaw`UPDATE build SET running_since = now() - interval '61 minutes' WHERE id = ${timed.id}`;
    expect(await stopBrokenBuilds()).toEqual([{ id: timed.id, reason: "it ran for its budget of 2 hours" }]);
  });

  it("is not stopped while it is paused by a person or has no rule", async () => {
    const { id, add } = await runningBuild({ keepRateBelow: 0.5 });
    const free = await runningBuild({});
    await add(20, dropped);
    await free.add(20, dropped);
    await pauseBuild(id, { isDropping: false, reason: null, actor: "test" });
    expect(await stopBrokenBuilds()).toEqual([]);
    expect((await getBuildView(id)).pauseReason).toBeNull();
  });
});
