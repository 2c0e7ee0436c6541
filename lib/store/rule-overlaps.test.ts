import { beforeAll, expect, test } from "vitest";
import { getPreset } from "@/lib/filters/presets";
import { fillBuild } from "@/testing/fill-build";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { markFilterDrop } from "./filter-marks";
import { overlapOfRules, sampleOnlyDrops } from "./rule-overlaps";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const preset = getPreset("dromedary-v1", 1);

/** Of every six texts one is dropped for its words, one for its length and one for its apology. */
async function filledBuild(records: number) {
  const { id } = await launchTestBuild(records);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  await fillBuild({ id, datasetId }, preset, { from: 0, to: records });
  return { id, datasetId };
}

const sampleOf = (of: "build" | "dataset", id: number) => ({ of, id, isRandom: false, limit: 2_000 });

test("rules are counted over the records of a build as over those of its dataset, and agree with what it stored", async () => {
  const { id, datasetId } = await filledBuild(60);
  const overlap = await overlapOfRules(preset, sampleOf("build", id));
  expect(await overlapOfRules(preset, sampleOf("dataset", datasetId))).toEqual(overlap);
  expect(overlap.looked).toBe(60);
  const stored = await database().record.groupBy({
    by: ["reason"],
    where: { buildId: id, verdict: "dropped" },
    _count: true,
  });
  expect(stored.length).toBeGreaterThan(1);
  for (const { reason, _count } of stored)
    expect(overlap.rules.find(({ rule }) => rule === reason)?.first).toBe(_count);
  expect((await overlapOfRules(preset, { ...sampleOf("build", id), limit: 12 })).looked).toBe(12);
});

test("what only one rule drops is drawn by a seed, and judged right or wrong with an interval", async () => {
  const { id } = await filledBuild(60);
  const draw = (seed: number, count = 4) =>
    sampleOnlyDrops(preset, "blacklist", sampleOf("build", id), { seed, count });
  const first = await draw(7);
  const ids = first.drops.map(({ recordId }) => recordId);
  expect((await draw(7)).drops.map(({ recordId }) => recordId)).toEqual(ids);
  expect((await draw(8)).drops.map(({ recordId }) => recordId)).not.toEqual(ids);
  expect(first.found).toBeGreaterThanOrEqual(8);
  expect(first.wrong).toEqual({ count: 0, of: 0, share: null, low: 0, high: 1 });
  const [one] = first.drops;
  expect(one?.excerpt.text.slice(one.excerpt.place?.start, one.excerpt.place?.end)).toBe("weather");

  for (const [at, recordId] of ids.entries())
    await markFilterDrop({ recordId, rule: "blacklist", isWrong: at < 3, actor: "Mira" });
  const judged = await draw(7);
  expect(judged.drops.map(({ isWrong }) => isWrong)).toEqual([true, true, true, false]);
  expect(judged.wrong).toMatchObject({ count: 3, of: 4, share: 0.75 });
  expect(judged.wrong.low).toBeLessThan(0.4);
  expect(judged.wrong.high).toBeGreaterThan(0.9);

  // What was judged in one draw counts in the next.
  expect((await draw(8, 1)).wrong).toEqual(judged.wrong);

  await markFilterDrop({ recordId: ids[0] ?? 0, rule: "blacklist", isWrong: null, actor: "Mira" });
  expect((await draw(7)).wrong).toMatchObject({ count: 2, of: 3 });
});

test("records, builds and datasets that there are none of are not found", async () => {
  await expect(overlapOfRules(preset, sampleOf("build", 999_999))).rejects.toThrow("no build 999999");
  await expect(overlapOfRules(preset, sampleOf("dataset", 999_999))).rejects.toThrow("no dataset 999999");
  const mark = { recordId: 999_999, rule: "short", isWrong: true, actor: "Mira" };
  await expect(markFilterDrop(mark)).rejects.toThrow("no record 999999");
});
