import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { MakingWishInput } from "@/lib/datasets/dataset-making";
import { database } from "@/lib/store/database";
import { getDatasetMaking } from "@/lib/store/dataset-making-views";
import { cancelMaking, startDatasetMaking } from "@/lib/store/dataset-makings";
import { madeRecord } from "@/lib/store/made-record";
import { insertMadeRecords, type MadeRecord } from "@/lib/store/record-inserts";
import { writePool } from "@/lib/store/write-pool";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { runMaking } from "./making-runner";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const never = new AbortController().signal;

async function datasetOf(name: string, records: Partial<MadeRecord>[]): Promise<number> {
  const { id } = await database().dataset.create({ data: { name, holds: "replies" } });
  const texts = { origin: name, instruction: "", input: "" };
  await insertMadeRecords(
    records.map((given) => ({ ...madeRecord(id, texts), ...given })),
    writePool(),
  );
  return id;
}

async function make(wish: MakingWishInput, name: string) {
  const { id } = await startDatasetMaking(wish, { name, actor: "test" });
  await runMaking(id, never);
  return getDatasetMaking(id);
}

const recordsOf = (datasetId: number | null) =>
  database().record.findMany({ where: { datasetId: datasetId ?? -1 }, orderBy: { id: "asc" } });

const animals = ["fox", "owl", "hare", "toad", "wren", "moth", "seal", "newt", "crab", "lynx"];
const questions = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const animal = animals[at % 10] ?? "";
    return {
      instruction: `${animal} ${at} ${animal}${at} tell me`,
      topic: at % 2 === 0 ? "Even" : "Odd",
      reply: `It is ${at}.`,
      output: `It is ${at}.`,
      rawText: ` raw ${at}`,
      verdict: at % 5 === 0 ? ("dropped" as const) : ("kept" as const),
      reason: at % 5 === 0 ? "short" : null,
    };
  });

describe("a split", () => {
  it("puts every record into one of the parts, evenly by topic, the same for the same seed", async () => {
    const source = await datasetOf("to split", questions(200));
    const wish = {
      kind: "split" as const,
      datasetId: source,
      parts: [
        { name: "train", share: 0.8 },
        { name: "test", share: 0.2 },
      ],
      seed: 5,
      stratifyBy: "topic" as const,
      together: { by: "none" as const },
    };
    const made = await make(wish, "parts");
    expect(made.parts.map(({ name, recordCount }) => [name, recordCount])).toEqual([
      ["train", 160],
      ["test", 40],
    ]);
    const [train, test] = await Promise.all(made.parts.map((part) => recordsOf(part.datasetId)));
    const from = [...(train ?? []), ...(test ?? [])].map((record) => record.sourceRecordId);
    expect(new Set(from).size).toBe(200);
    expect(test?.filter(({ topic }) => topic === "Even")).toHaveLength(20);
    const again = await make(wish, "parts again");
    const testAgain = await recordsOf(again.parts[1]?.datasetId ?? null);
    expect(testAgain.map((r) => r.sourceRecordId)).toEqual(test?.map((r) => r.sourceRecordId));
  });

  it("never parts what is nearly the same, and honours the filter", async () => {
    const families = Array.from({ length: 30 }, (_, at) => [
      { instruction: `please name the river ${at} of land${at} and town${at}` },
      { instruction: `please name the river ${at} of land${at} and town${at} today` },
      {
        instruction: `name the river ${at} of land${at} and town${at}`,
        verdict: "dropped" as const,
        reason: "short",
      },
    ]).flat();
    const source = await datasetOf("families", families);
    const made = await make(
      {
        kind: "split",
        datasetId: source,
        filters: [{ kind: "verdict", is: "kept" }],
        parts: [
          { name: "train", share: 0.5 },
          { name: "test", share: 0.5 },
        ],
        seed: 1,
        together: { by: "novelty" },
      },
      "river parts",
    );
    expect(made.sums).toMatchObject({ read: 60, kept: 60 });
    const [train, test] = await Promise.all(made.parts.map((part) => recordsOf(part.datasetId)));
    const familyOf = ({ instruction }: { instruction: string }) => /land(\d+)/.exec(instruction)?.[1];
    const inTrain = new Set(train?.map(familyOf));
    expect(test?.some((record) => inTrain.has(familyOf(record)))).toBe(false);
    expect(train?.length).toBe(30);
  });

  it("leaves none of its datasets behind when it is cancelled", async () => {
    const source = await datasetOf("cancelled", questions(3));
    const parts = [
      { name: "a", share: 0.5 },
      { name: "b", share: 0.5 },
    ];
    const { id } = await startDatasetMaking(
      { kind: "split", datasetId: source, parts, seed: 1 },
      { name: "gone", actor: "test" },
    );
    await cancelMaking(id, "test");
    expect(await database().dataset.count({ where: { name: { startsWith: "gone" } } })).toBe(0);
  });
});

it("a sample has the size that was asked for and takes records as they are", async () => {
  const source = await datasetOf("to sample", questions(50));
  const made = await make(
    { kind: "sample", datasetId: source, count: 10, seed: 3, stratifyBy: "verdict" },
    "ten",
  );
  const records = await recordsOf(made.datasetId);
  expect(records).toHaveLength(10);
  expect(records.filter(({ verdict }) => verdict === "dropped")).toHaveLength(2);
  expect(made.sums).toMatchObject({ read: 50, kept: 10, dropped: { not_drawn: 40 } });
  const [first] = records;
  const origin = await database().record.findUniqueOrThrow({ where: { id: first?.sourceRecordId ?? 0 } });
  expect(first).toMatchObject({ rawText: origin.rawText, reply: origin.reply, verdict: origin.verdict });
});

describe("a snapshot", () => {
  it("has a hash that anybody can compute again, and the same for the same records", async () => {
    const source = await datasetOf("to freeze", questions(7));
    const one = await make({ kind: "snapshot", datasetId: source }, "snapshot one");
    const two = await make({ kind: "snapshot", datasetId: source }, "snapshot two");
    const [first, second] = await Promise.all(
      [one, two].map(({ datasetId }) =>
        database().dataset.findUniqueOrThrow({ where: { id: datasetId ?? 0 } }),
      ),
    );
    expect(first?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(first?.sha256).toBe(second?.sha256);
    expect(first).toMatchObject({ snapshotOf: source });
    await database().record.updateMany({ where: { datasetId: source }, data: { output: "Changed." } });
    const three = await make({ kind: "snapshot", datasetId: source }, "snapshot three");
    const third = await database().dataset.findUniqueOrThrow({ where: { id: three.datasetId ?? 0 } });
    expect(third.sha256).not.toBe(first?.sha256);
    expect((await recordsOf(one.datasetId)).map(({ output }) => output)).not.toContain("Changed.");
    const empty = await make(
      { kind: "snapshot", datasetId: source, filters: [{ kind: "text", contains: "nowhere at all" }] },
      "snapshot of nothing",
    );
    const nothing = await database().dataset.findUniqueOrThrow({ where: { id: empty.datasetId ?? 0 } });
    expect(nothing.sha256).toBe(createHash("sha256").digest("hex"));
  });

  it("refuses every change of what its records are, and lets people tag them", async () => {
    const source = await datasetOf("frozen source", questions(4));
    const { datasetId } = await make({ kind: "snapshot", datasetId: source }, "frozen");
    const inIt = { datasetId: datasetId ?? 0 };
    const refused = { kind: "conflict", message: expect.stringContaining("snapshot") };
    await expect(
      database().record.updateMany({ where: inIt, data: { output: "Changed." } }),
    ).rejects.toMatchObject(refused);
    await expect(database().record.deleteMany({ where: inIt })).rejects.toMatchObject(refused);
    await expect(
      database().record.updateMany({ where: { datasetId: source }, data: inIt }),
    ).rejects.toMatchObject(refused);
    await expect(
      insertMadeRecords(
        [madeRecord(inIt.datasetId, { origin: "x", instruction: "x", input: "" })],
        writePool(),
      ),
    ).rejects.toThrow(/snapshot/);
    await database().record.updateMany({ where: inIt, data: { tags: ["seen"], review: "approved" } });
    expect((await recordsOf(inIt.datasetId)).every(({ tags }) => tags[0] === "seen")).toBe(true);
  });
});
