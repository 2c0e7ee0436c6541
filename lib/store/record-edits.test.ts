import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { readExportWish } from "./exports";
import { previewExport } from "./preview-export";
import { editRecord, listRecordEdits, revertRecord } from "./record-edits";
import { insertRecords, type NewRecord } from "./record-inserts";
import { listDatasetTags, setRecordTags } from "./record-tags";
import { getRecord } from "./records";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

async function recordIn(given: Partial<NewRecord> = {}) {
  const { id: buildId } = await launchTestBuild(1);
  const { datasetId } = await getBuildWork(buildId);
  await insertRecords([newRecord({ id: buildId, datasetId }, 0, given)]);
  const { id } = await database().record.findFirstOrThrow({ where: { datasetId } });
  return { id, datasetId, buildId };
}

const by = (revision: number, actor = "Ada", note = "") => ({ revision, actor, note });

describe("an edit", () => {
  it("changes the texts that are exported, and neither the raw text nor the reply", async () => {
    const { id, datasetId } = await recordIn();
    const before = await getRecord(id);
    await editRecord(id, { output: "Salt, from the rivers." }, by(0));
    const after = await getRecord(id);
    expect(after).toMatchObject({
      output: "Salt, from the rivers.",
      rawText: before.rawText,
      reply: before.reply,
    });
    const wish = readExportWish({ layout: "file", container: "jsonl", format: { name: "studio" } });
    const { lines } = await previewExport(datasetId, wish);
    expect(lines.map((line) => JSON.parse(line).output)).toEqual(["Salt, from the rivers."]);
    expect(JSON.parse(lines[0] ?? "{}").original).toEqual({
      instruction: before.instruction,
      input: before.input,
      output: before.output,
    });
  });

  it("measures the texts anew: lengths, script, verb and noun, and the principles that are cited", async () => {
    const { id } = await recordIn();
    await editRecord(
      id,
      { instruction: "Write a poem.", thoughts: "I follow 2 (helpful) and 77 (none).", output: "Соль 😀" },
      by(0),
    );
    const row = await database().record.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      instructionLength: 13,
      thoughtsLength: 35,
      outputLength: 6,
      replyLength: 5,
      script: "Latin",
      verb: "write",
      noun: "poem",
      cited: [2],
    });
  });

  it("is told with its author, its note and both texts, the newest first", async () => {
    const { id } = await recordIn();
    await editRecord(id, { output: "One." }, by(0, "Ada", "shorter"));
    const { revision, texts, edits } = await editRecord(id, { output: "Two.", input: "Tide" }, by(1, "Bo"));
    expect({ revision, texts }).toMatchObject({ revision: 2, texts: { output: "Two.", input: "Tide" } });
    expect(edits).toMatchObject([
      {
        revision: 2,
        actor: "Bo",
        before: { output: "One.", input: "" },
        after: { output: "Two.", input: "Tide" },
      },
      { revision: 1, actor: "Ada", note: "shorter", before: { output: "Salt." }, after: { output: "One." } },
    ]);
    expect(await listRecordEdits(id)).toMatchObject({ revision, texts, edits });
  });

  it("is refused where somebody else was quicker, who is named", async () => {
    const { id } = await recordIn();
    await editRecord(id, { output: "One." }, by(0, "Ada"));
    await expect(editRecord(id, { output: "Two." }, by(0, "Bo"))).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(/^Ada edited this record since you began/),
    });
    expect((await getRecord(id)).output).toBe("One.");
  });

  it("is taken once of many at the same time", async () => {
    const { id } = await recordIn();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => editRecord(id, { output: `Try ${n}` }, by(0, `person ${n}`))),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listRecordEdits(id)).edits).toHaveLength(1);
  });

  it("is refused where it changes nothing", async () => {
    const { id } = await recordIn();
    await expect(editRecord(id, { output: "Salt." }, by(0))).rejects.toThrow("Nothing was changed.");
    await expect(editRecord(999_999, { output: "Salt." }, by(0))).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("stores what the database can hold of a text that it cannot", async () => {
    const { id } = await recordIn();
    const { texts, edits } = await editRecord(id, { output: "a\0b\ud800" }, by(0));
    expect(texts.output).toBe("a\ufffdb\ufffd");
    expect(edits[0]?.after.output).toBe(texts.output);
  });

  it("is refused in a snapshot, which says what to do instead", async () => {
    const { id, datasetId } = await recordIn();
    await database().dataset.update({
      where: { id: datasetId },
      data: { frozenAt: new Date(), name: "Kept" },
    });
    const refused = { kind: "conflict", message: expect.stringMatching(/^“Kept” is a snapshot.*copy it/) };
    await expect(editRecord(id, { output: "No." }, by(0))).rejects.toMatchObject(refused);
    await expect(setRecordTags(id, ["no"])).rejects.toMatchObject(refused);
  });

  it("of a record with instances leaves what each of them is exported with", async () => {
    const { id } = await recordIn({ facts: { instances: [{ input: "a", output: "b" }] } });
    await expect(editRecord(id, { output: "No." }, by(0))).rejects.toMatchObject({ kind: "bad_request" });
    expect((await editRecord(id, { instruction: "Yes." }, by(0))).texts.instruction).toBe("Yes.");
  });
});

describe("going back", () => {
  it("is an edit of its own, to any earlier text, and to the original", async () => {
    const { id } = await recordIn();
    await editRecord(id, { output: "One." }, by(0));
    await editRecord(id, { output: "Two." }, by(1));
    const once = await revertRecord(id, 1, by(2));
    expect(once).toMatchObject({
      revision: 3,
      texts: { output: "One." },
      edits: [{ revertedTo: 1 }, {}, {}],
    });
    const original = await revertRecord(id, 0, by(3));
    expect(original).toMatchObject({ revision: 4, texts: { output: "Salt." }, editedAt: null });
    expect((await revertRecord(id, 2, by(4))).texts.output).toBe("Two.");
    await expect(revertRecord(id, 2, by(5))).rejects.toMatchObject({ kind: "bad_request" });
    await expect(revertRecord(id, 77, by(5))).rejects.toMatchObject({ kind: "not_found" });
    await expect(revertRecord(id, 0, by(1))).rejects.toMatchObject({ kind: "conflict" });
  });

  it("to the text as it was made, by whatever way, makes the record one that nobody edited", async () => {
    const { id } = await recordIn();
    expect((await editRecord(id, { output: "One." }, by(0))).editedAt).not.toBeNull();
    expect((await editRecord(id, { output: "Salt.", input: "x" }, by(1))).editedAt).not.toBeNull();
    expect((await editRecord(id, { input: "" }, by(2))).editedAt).toBeNull();
    expect((await getRecord(id)).editedAt).toBeNull();
  });

  it("to the original means the text before the first edit since nobody had edited it", async () => {
    const { id } = await recordIn();
    await editRecord(id, { output: "One." }, by(0));
    await revertRecord(id, 0, by(1));
    // As a re-filter leaves it.
    await database().record.update({ where: { id }, data: { output: "Salt" } });
    await editRecord(id, { output: "Two." }, by(2));
    expect(await revertRecord(id, 0, by(3))).toMatchObject({ texts: { output: "Salt" }, editedAt: null });
  });
});

describe("the tags of a record", () => {
  it("are those that were given last, and are suggested in its dataset, the most used first", async () => {
    const { id, datasetId, buildId } = await recordIn();
    await insertRecords([newRecord({ id: buildId, datasetId }, 1, { sample: 1 })]);
    const other = await database().record.findFirstOrThrow({ where: { datasetId, sample: 1 } });
    await setRecordTags(id, ["b", "a"]);
    await setRecordTags(other.id, ["a"]);
    expect(await setRecordTags(id, ["c", "a"])).toEqual(["c", "a"]);
    expect((await getRecord(id)).tags).toEqual(["c", "a"]);
    expect(await listDatasetTags(datasetId)).toEqual([
      { tag: "a", count: 2 },
      { tag: "c", count: 1 },
    ]);
    await expect(setRecordTags(999_999, ["a"])).rejects.toMatchObject({ kind: "not_found" });
  });
});
