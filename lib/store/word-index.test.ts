import { describe, expect, it } from "vitest";
import { textWords } from "@/lib/datasets/text-words";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { indexWords } from "./word-index";

provideTestDatabase();

async function datasetOf(replies: readonly string[]): Promise<number> {
  const { id } = await database().dataset.create({ data: { name: `of ${replies.length} ${Date.now()}` } });
  await database().record.createMany({
    data: replies.map((reply, item) => ({
      ...newRecord({ id: 0, datasetId: id }, item),
      reply,
      buildId: null,
    })),
  });
  return id;
}

/** The words of each record as the index has them, in their order. */
async function readWords(datasetId: number): Promise<string[][]> {
  const words = await database().word.findMany({ where: { datasetId } });
  const wordOf = new Map(words.map(({ id, word }) => [id, word]));
  const rows = await database().recordWords.findMany({ where: { datasetId }, orderBy: { recordId: "asc" } });
  return rows.map((row) =>
    row.words.map((entry) => `${entry % 4}${wordOf.get(Math.floor(entry / 4)) ?? ""}`),
  );
}

describe("the index of words", () => {
  it("holds the words of a record in their order, with the place where they stand", async () => {
    const id = await datasetOf(["High water, HIGH tide."]);
    expect(await indexWords(10)).toBe(1);
    const place = (number: number, text: string) => textWords(text).map(({ word }) => `${number}${word}`);
    expect(await readWords(id)).toEqual([
      [...place(1, "Why is the sea salty?"), ...place(2, "I think."), ...place(3, "High water, HIGH tide.")],
    ]);
    const high = await database().word.findUnique({
      where: { datasetId_word: { datasetId: id, word: "high" } },
    });
    expect(high).toMatchObject({ requests: 0, thoughts: 0, replies: 1 });
  });

  it("is filled once by however many at a time, and nothing of it is lost", async () => {
    const id = await datasetOf(Array.from({ length: 100 }, (_, at) => `Tide number ${at}.`));
    while ((await database().recordUnindexed.count()) > 0)
      await Promise.all([indexWords(7), indexWords(7), indexWords(7)]);
    const words = await readWords(id);
    expect(words.map((some) => some.at(-1))).toEqual(Array.from({ length: 100 }, (_, at) => `3${at}`));
  });

  it("leaves what it could not store where it was", async () => {
    const id = await datasetOf(["Ebb."]);
    await database()
      .$executeRaw`ALTER TABLE record_words ADD CONSTRAINT full_disk CHECK (dataset_id < 0) NOT VALID`;
    await expect(indexWords(10)).rejects.toThrow("full_disk");
    expect(await readWords(id)).toEqual([]);
    await database().$executeRaw`ALTER TABLE record_words DROP CONSTRAINT full_disk`;
    expect(await indexWords(10)).toBe(1);
    expect(await readWords(id)).toHaveLength(1);
  });

  it("follows a record into another dataset, and forgets one that is removed", async () => {
    const from = await datasetOf(["Ebb.", "Flood."]);
    const to = await datasetOf([]);
    await indexWords(10);
    await database().record.updateMany({
      where: { datasetId: from, reply: "Ebb." },
      data: { datasetId: to },
    });
    await database().record.deleteMany({ where: { datasetId: from } });
    expect([await readWords(from), await readWords(to)]).toEqual([[], []]);
    await indexWords(10);
    expect(await readWords(from)).toEqual([]);
    expect((await readWords(to)).map((words) => words.at(-1))).toEqual(["3ebb"]);
  });
});
