import { beforeAll, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { countVerbNouns, lengthPicture, noveltyPicture, principleSources } from "./pictures";
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

it("counts who cites a principle among kept records, those asked about a topic apart", async () => {
  const guided = { topic: "Tides", questionType: "Questions that require scientific knowledge" };
  const id = await datasetOf([
    { cited: [1, 3], ...guided },
    { cited: [3], ...guided },
    { cited: [3] },
    { cited: [2] },
    { cited: [1], ...dropped },
  ]);
  expect(await principleSources(id)).toEqual({
    guided: 2,
    other: 2,
    principles: [
      { number: 1, guided: 1, other: 0 },
      { number: 2, guided: 0, other: 1 },
      { number: 3, guided: 2, other: 1 },
    ],
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
  expect(await countVerbNouns(id)).toEqual({
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
  const { bins, before, after } = await lengthPicture(id);
  for (const { from, to, before: count, after: kept } of bins) {
    const own = lengths.filter((length) => length >= from && length < to);
    expect([count, kept]).toEqual([own.length, own.filter((length) => length >= 20).length]);
  }
  expect(before).toMatchObject({ records: 8, median: 22.5 });
  expect(after).toMatchObject({ records: 5, median: 100 });
});

it("puts a score into its twentieth, and 1 into the last", async () => {
  const scores = [0, 0.04, 0.05, 0.3, 0.69, 0.7, 0.95, 1];
  const id = await datasetOf([
    ...scores.map((nearestScore) => ({ nearestScore, ...(nearestScore > 0.7 ? dropped : {}) })),
    {},
  ]);
  const { bins, compared, kept } = await noveltyPicture(id);
  expect([compared, kept]).toEqual([8, 6]);
  expect(bins.map(({ before }) => before)).toEqual([
    2, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 2,
  ]);
  expect(bins[13]).toMatchObject({ from: 0.65, to: 0.7, after: 1 });
});

it("has pictures of an empty dataset too", async () => {
  const { id } = await database().dataset.create({ data: { name: "empty" } });
  expect(await lengthPicture(id)).toEqual({
    bins: [],
    before: { records: 0, median: null, mean: null },
    after: { records: 0, median: null, mean: null },
  });
  expect(await countVerbNouns(id)).toEqual({ records: 0, read: 0, verbs: [] });
});
