import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { listEvents } from "./events";
import { listTopicSources } from "./first-requests";
import { insertRecords } from "./record-inserts";
import { changeTopics, listTopicChanges } from "./topic-changes";
import { undoTopicChange } from "./topic-undo";
import { viewTopics } from "./topics";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const ART = "Questions about art";
const LAW = "Questions about law";
const shown = { questionType: ART, search: "", shows: "all" as const };

/** A dataset with four topics of art (one dropped by the build) and one of law. */
async function newTopics() {
  const build = await launchTestBuild(5);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id: build.id } });
  const topics = ["Fresco", "Opera", "mosaic", "Haiku", "Patent"];
  await insertRecords(
    topics.map((topic, at) =>
      newRecord({ id: build.id, datasetId }, at, {
        instruction: topic,
        topic,
        questionType: topic === "Patent" ? LAW : ART,
        ...(topic === "mosaic" ? { verdict: "dropped" as const, reason: "no_capital" } : {}),
      }),
    ),
  );
  await database().build.update({ where: { id: build.id }, data: { status: "done" } });
  const ids = await database().record.findMany({
    where: { datasetId },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return { buildId: build.id, datasetId, ids: ids.map(({ id }) => id) };
}
/** What a person sees of the type, and what the next step would ask about. */
const seen = async (datasetId: number) => ({
  topics: (await viewTopics(datasetId, shown)).topics.map(({ topic, verdict, reason }) => [
    topic,
    verdict,
    reason,
  ]),
  sources: (await listTopicSources(datasetId)).map(({ topic }) => topic),
});

describe("the topics of a dataset", () => {
  it("are counted by type, found by their letters and shown with their reasons", async () => {
    const { datasetId } = await newTopics();
    const view = await viewTopics(datasetId, { questionType: ART, search: "O", shows: "kept" });
    expect(view.types).toEqual([
      { questionType: ART, kept: 3, dropped: 1, matching: 2 },
      { questionType: LAW, kept: 1, dropped: 0, matching: 0 },
    ]);
    expect(view.topics.map(({ topic }) => topic)).toEqual(["Fresco", "Opera"]);
    expect((await seen(datasetId)).topics).toContainEqual(["mosaic", "dropped", "no_capital"]);
    await expect(viewTopics(99_999, shown)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("are changed by hand: what the build made stays as a record, and the next step asks about what is kept", async () => {
    const { datasetId, ids } = await newTopics();
    const before = await database().record.findMany({ where: { datasetId }, orderBy: { id: "asc" } });
    await changeTopics(datasetId, { kind: "remove", ids: [ids[0] ?? 0] }, "Ada");
    await changeTopics(datasetId, { kind: "rename", id: ids[1] ?? 0, topic: "Grand Opera" }, "Ada");
    await changeTopics(
      datasetId,
      { kind: "add", questionType: "Questions about tea", topics: ["Oolong"] },
      "Bo",
    );
    await changeTopics(datasetId, { kind: "restore", ids: [ids[2] ?? 0] }, "Bo");
    expect(await seen(datasetId)).toEqual({
      topics: [
        ["Fresco", "dropped", "removed_by_hand"],
        ["Opera", "dropped", "renamed"],
        ["mosaic", "kept", null],
        ["Haiku", "kept", null],
        ["Grand Opera", "kept", null],
      ],
      sources: ["mosaic", "Haiku", "Patent", "Grand Opera", "Oolong"],
    });
    const after = await database().record.findMany({ where: { datasetId }, orderBy: { id: "asc" } });
    const texts = (records: typeof after) =>
      records.map(({ id, buildId, rawText, topic }) => [id, buildId, rawText, topic]);
    expect(texts(after.slice(0, 5))).toEqual(texts(before));
    expect(after[5]).toMatchObject({
      buildId: null,
      item: null,
      sourceRecordId: ids[1],
      instruction: "Grand Opera",
      instructionLength: 11,
    });
    const told = await listEvents(database(), { subject: "dataset", subjectId: datasetId, limit: 1 });
    expect(told[0]).toMatchObject({ actor: "Bo", message: "Restored “mosaic”" });
  });

  it("are counted anew for their build, whose sums stay those of its records", async () => {
    const { buildId, datasetId, ids } = await newTopics();
    const { id } =
      (await changeTopics(datasetId, { kind: "remove", ids: ids.slice(0, 2) }, "Ada")) ?? expect.fail();
    const counted = async () =>
      Object.fromEntries(
        (
          await database().buildCount.findMany({
            where: { buildId, facet: { in: ["verdict", "reason"] }, count: { gt: 0 } },
          })
        ).map(({ value, count }) => [value, Number(count)]),
      );
    expect(await counted()).toEqual({ kept: 2, dropped: 3, no_capital: 1, removed_by_hand: 2 });
    await undoTopicChange(id, "Ada");
    expect(await counted()).toEqual({ kept: 4, dropped: 1, no_capital: 1 });
  });

  it("are left alone while a build still writes them", async () => {
    const { buildId, datasetId, ids } = await newTopics();
    await database().build.update({ where: { id: buildId }, data: { status: "paused" } });
    const change = changeTopics(datasetId, { kind: "remove", ids: ids.slice(0, 1) }, "Ada");
    await expect(change).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining(`Build ${buildId}`),
    });
  });
});

describe("a change by hand", () => {
  it("is undone exactly, redone by undoing that, and never twice", async () => {
    const { datasetId, ids } = await newTopics();
    const before = await seen(datasetId);
    const merged = await changeTopics(
      datasetId,
      { kind: "merge", keepId: ids[0] ?? 0, ids: ids.slice(1, 3) },
      "Ada",
    );
    const after = await seen(datasetId);
    expect(after.topics).toContainEqual(["Opera", "dropped", "merged"]);
    const undone = await undoTopicChange(merged?.id ?? 0, "Bo");
    expect(undone).toMatchObject({ message: "Undid: Merged 2 topics into “Fresco”", rowCount: 3 });
    expect(await seen(datasetId)).toEqual(before);
    await expect(undoTopicChange(merged?.id ?? 0, "Bo")).rejects.toMatchObject({ kind: "conflict" });
    await undoTopicChange(undone.id, "Bo");
    expect(await seen(datasetId)).toEqual(after);
    expect(
      (await listTopicChanges(datasetId, 10)).map(({ message, isUndone }) => [message, isUndone]),
    ).toEqual([
      ["Redid: Merged 2 topics into “Fresco”", false],
      ["Undid: Merged 2 topics into “Fresco”", true],
      ["Merged 2 topics into “Fresco”", true],
    ]);
  });

  it("that added a topic is undone by dropping it, and redone with the same record", async () => {
    const { datasetId } = await newTopics();
    const added = await changeTopics(
      datasetId,
      { kind: "add", questionType: ART, topics: ["Ballet"] },
      "Ada",
    );
    const undone = await undoTopicChange(added?.id ?? 0, "Ada");
    expect((await seen(datasetId)).topics).toContainEqual(["Ballet", "dropped", "removed_by_hand"]);
    await undoTopicChange(undone.id, "Ada");
    expect((await seen(datasetId)).topics.filter(([topic]) => topic === "Ballet")).toEqual([
      ["Ballet", "kept", null],
    ]);
  });

  it("is not undone where a later one touched the same topic", async () => {
    const { datasetId, ids } = await newTopics();
    const merged = await changeTopics(
      datasetId,
      { kind: "merge", keepId: ids[0] ?? 0, ids: ids.slice(1, 2) },
      "Ada",
    );
    await changeTopics(datasetId, { kind: "remove", ids: ids.slice(0, 1) }, "Ada");
    await expect(undoTopicChange(merged?.id ?? 0, "Ada")).rejects.toThrow(/“Fresco” was changed since/);
  });

  it("that leaves everything as it was leaves no trace", async () => {
    const { datasetId, ids } = await newTopics();
    expect(await changeTopics(datasetId, { kind: "restore", ids: ids.slice(0, 1) }, "Ada")).toBeNull();
    expect(await listTopicChanges(datasetId, 10)).toEqual([]);
  });

  it("of many thousand topics is one change of a few seconds", async () => {
    const { buildId, datasetId } = await newTopics();
    await database().$executeRaw`
      INSERT INTO record (dataset_id, build_id, item, sample, part, cited, verdict, finish_reason, seed, total_ms,
        reply_length, origin, instruction, input, raw_text, thoughts, reply, output, hits, topic, question_type)
      SELECT ${datasetId}, ${buildId}, 100 + n, 0, 0, '{}', 'kept', 'part', 0, 0, 0, '', 'T' || n, '', '', '', '', '', '[]',
        'T' || n, 'Type ' || n % 20 FROM generate_series(1, 20000) n`;
    const from = performance.now();
    const wish = { kind: "cap" as const, questionType: null, count: 100, keep: "sample" as const, seed: 7 };
    const capped = await changeTopics(datasetId, wish, "Ada");
    expect(capped).toMatchObject({ rowCount: 18_000 });
    await undoTopicChange(capped?.id ?? 0, "Ada");
    expect(performance.now() - from).toBeLessThan(20_000);
    expect((await viewTopics(datasetId, shown)).types.slice(2).every(({ kept }) => kept === 1_000)).toBe(
      true,
    );
  });
});
