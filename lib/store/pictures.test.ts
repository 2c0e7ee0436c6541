import { beforeAll, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { pictureRows } from "./picture-rows";
import {
  citedByGroup,
  countVerbNouns,
  distributionPicture,
  dropFunnel,
  noveltyPicture,
  principleCoverage,
} from "./pictures";
import { insertRecords, type NewRecord } from "./record-inserts";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

async function datasetOf(records: Partial<NewRecord>[]): Promise<number> {
  const { id } = await launchTestBuild(records.length);
  const { datasetId } = await getBuildWork(id);
  await insertRecords(records.map((given, item) => newRecord({ id, datasetId }, item, given)));
  return datasetId;
}

const dropped = { verdict: "dropped", reason: "short" } as const;

it("counts who cites a principle, kept and dropped, alone and together, those asked about a topic apart", async () => {
  const guided = { topic: "Tides", questionType: "Questions that require scientific knowledge" };
  const id = await datasetOf([
    { cited: [1, 3], ...guided },
    { cited: [3], ...guided },
    { cited: [3] },
    { cited: [2] },
    { cited: [3, 1, 1], ...dropped },
  ]);
  const all = await principleCoverage(id, []);
  expect(all).toEqual({
    isEstimate: false,
    records: 5,
    kept: 4,
    guided: 2,
    other: 2,
    principles: [
      { number: 1, kept: 1, dropped: 1, guided: 1, other: 0 },
      { number: 2, kept: 1, dropped: 0, guided: 0, other: 1 },
      { number: 3, kept: 3, dropped: 1, guided: 2, other: 1 },
    ],
    pairs: [{ a: 1, b: 3, count: 2 }],
  });
  const kept = await principleCoverage(id, [{ kind: "verdict", is: "kept" }]);
  expect([kept.records, kept.pairs]).toEqual([4, [{ a: 1, b: 3, count: 1 }]]);
  expect(await citedByGroup(id, [{ kind: "verdict", is: "kept" }], "topic")).toEqual({
    isEstimate: false,
    groups: [{ name: "Tides", records: 2 }],
    cells: expect.arrayContaining([
      { name: "Tides", number: 1, count: 1 },
      { name: "Tides", number: 3, count: 2 },
    ]),
  });
});

it("tells what each rule took, in the order of the preset, so that the steps lead from all to the kept", async () => {
  const because = (reason: string) => ({ verdict: "dropped", reason }) as const;
  const id = await datasetOf([
    {},
    {},
    because("short"),
    because("apology"),
    because("short"),
    because("no_self_id"),
  ]);
  const funnel = await dropFunnel(id, []);
  expect([funnel.records, funnel.kept]).toEqual([6, 2]);
  const taken = funnel.steps.reduce((sum, { count }) => sum + count, 0);
  expect(taken + funnel.kept).toBe(funnel.records);
  expect(funnel.steps.at(-1)?.from).toBeCloseTo(funnel.kept / funnel.records, 9);
  const { presets } = funnel;
  expect(presets).toHaveLength(1);
  // no_self_id is asked before short by the studio's own presets.
  const order = funnel.steps.map(({ reason }) => reason);
  expect(order.indexOf("no_self_id")).toBeLessThan(order.indexOf("short"));
  expect((await dropFunnel(id, [{ kind: "reason", anyOf: ["short"] }])).steps).toMatchObject([{ count: 2 }]);
});

it("draws more records than it reads from a sample, and says so", async () => {
  const id = await datasetOf(
    Array.from({ length: 1_200 }, (_, at) => ({
      cited: at % 3 === 0 ? [2] : [1],
      ...(at % 4 === 0 ? dropped : {}),
    })),
  );
  const side = { kind: "dataset", id } as const;
  const count = async (filters: Parameters<typeof pictureRows>[1]) => {
    const { from, scale, isEstimate } = await pictureRows(side, filters, 500);
    const [row] = await database().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n ${from}`;
    return { read: row?.n ?? 0, estimate: (row?.n ?? 0) * scale, isEstimate };
  };
  const all = await count([]);
  expect(all.isEstimate).toBe(true);
  expect(all.read).toBeLessThanOrEqual(800);
  expect(Math.abs(all.estimate - 1_200)).toBeLessThan(60);
  const kept = await count([{ kind: "verdict", is: "kept" }]);
  expect(kept.isEstimate).toBe(true);
  expect(Math.abs(kept.estimate - 900)).toBeLessThan(120);
  // Few enough are counted exactly.
  expect(await count([{ kind: "verdict", is: "dropped" }])).toEqual({
    read: 300,
    estimate: 300,
    isEstimate: false,
  });
});

it("counts what prompts ask for, and says how many could not be read", async () => {
  const ask = (instruction: string) => ({ instruction });
  const id = await datasetOf([
    ask("Write a poem about rain."),
    ask("Write two poems about snow."),
    ask("Write a letter to a friend."),
    ask("List three rivers"),
    ask("Why is the sea salty?"),
    { ...ask("Write a poem about fog."), ...dropped },
  ]);
  expect(await countVerbNouns(id, [])).toEqual({
    isEstimate: false,
    records: 5,
    read: 4,
    verbs: [
      {
        verb: "write",
        count: 3,
        nouns: [
          { noun: "poem", count: 2 },
          { noun: "letter", count: 1 },
        ],
      },
      { verb: "list", count: 1, nouns: [{ noun: "river", count: 1 }] },
    ],
  });
});

it("puts every length into the bar that holds it, what was written beside what was kept", async () => {
  const lengths = [1, 15, 16, 22, 23, 100, 181, 4096];
  const id = await datasetOf(
    lengths.map((length) => ({
      replyLength: length,
      output: "x".repeat(length),
      ...(length < 20 ? dropped : {}),
    })),
  );
  const { bins, all, kept } = await distributionPicture(id, [], "reply_length");
  for (const { from, to, before, after } of bins) {
    const own = lengths.filter((length) => length >= from && length < to);
    expect([before, after]).toEqual([own.length, own.filter((length) => length >= 20).length]);
  }
  expect(all).toMatchObject({ records: 8, median: 22.5, p95: 4096 });
  expect(kept).toMatchObject({ records: 5, median: 100 });
});

it("puts a score into its twentieth, and 1 into the last", async () => {
  const scores = [0, 0.04, 0.05, 0.3, 0.69, 0.7, 0.95, 1];
  const id = await datasetOf([
    ...scores.map((nearestScore) => ({ nearestScore, ...(nearestScore > 0.7 ? dropped : {}) })),
    {},
  ]);
  const { bins, compared, kept } = await noveltyPicture(id, []);
  expect([compared, kept]).toEqual([8, 6]);
  expect(bins.map(({ before }) => before)).toEqual([
    2, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 2,
  ]);
  expect(bins[13]).toMatchObject({ from: 0.65, to: 0.7, after: 1 });
});

it("has pictures of an empty dataset too", async () => {
  const { id } = await database().dataset.create({ data: { name: "empty" } });
  const nothing = { records: 0, mean: null, median: null, p95: null };
  expect(await distributionPicture(id, [], "thoughts_length")).toEqual({
    isEstimate: false,
    bins: [],
    all: nothing,
    kept: nothing,
  });
  expect(await countVerbNouns(id, [])).toEqual({ isEstimate: false, records: 0, read: 0, verbs: [] });
  expect(await dropFunnel(id, [])).toMatchObject({ records: 0, steps: [], presets: [] });
});
