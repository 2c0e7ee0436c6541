import { runMigrations } from "graphile-worker";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lineageSchema } from "@/lib/datasets/lineage";
import type { ExampleSource } from "@/lib/steps/step-body";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleTask } from "@/testing/seed-builders";
import { database } from "./database";
import { getLineage } from "./lineage";
import { insertRecords, type NewRecord } from "./record-inserts";
import { upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));
beforeEach(async () => {
  await database().$executeRaw`TRUNCATE build, seed_set, dataset CASCADE`;
});

async function buildOf(items: number) {
  const { id } = await launchTestBuild(items);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  return { id, datasetId };
}

async function put(build: { id: number; datasetId: number }, item: number, given: Partial<NewRecord>) {
  const { part = 0 } = given;
  await insertRecords([newRecord(build, item, given)]);
  const row = await database().record.findFirstOrThrow({ where: { buildId: build.id, item, part } });
  return row.id;
}

/**
 * Four stages of one prompt: invented after a seed prompt and a record, merged, answered, and answered again at
 * length by two builds.
 */
async function fourStages() {
  const seedSetId = await upsertSeedSet(database(), "Seeds");
  await upsertSeedPrompts(database(), seedSetId, [sampleTask("a")], { actor: "Ada", from: "seeds.jsonl" });
  const { id: seedPromptId } = await database().seedPrompt.findFirstOrThrow({ where: { seedSetId } });

  const invent = await buildOf(2);
  const pool = { origin: "a", instruction: "Name the tides.", input: "" };
  await database().buildPoolEntry.create({
    data: { buildId: invent.id, place: 0, seedPromptId, body: pool },
  });
  const ask = async (item: number, from: ExampleSource[]) => {
    const examples = from.map((one) => ({ instruction: "x", input: "", from: one }));
    await database().buildItem.update({
      where: { buildId_item: { buildId: invent.id, item } },
      data: { body: { step: "self-instruct", examples } },
    });
  };
  await ask(0, [{ kind: "pool", place: 0 }]);
  await ask(1, [
    { kind: "accepted", item: 0, part: 1 },
    { kind: "pool", place: 0 },
  ]);
  const example = await put(invent, 0, { part: 1, instruction: "Explain the ebb." });
  const prompt = await put(invent, 1, { part: 0, instruction: "Explain the flood." });

  const { id: mergedSet } = await database().dataset.create({ data: { name: "Prompts", holds: "prompts" } });
  await database().$executeRaw`
    INSERT INTO record (dataset_id, cited, verdict, finish_reason, seed, total_ms, reply_length, origin, instruction,
      input, raw_text, thoughts, reply, output, hits, source_record_id)
    SELECT ${mergedSet}::int, '{}', 'kept', 'none', 0, 0, 0, origin, instruction, input, '', '', '', '', '[]', id
    FROM record WHERE id = ${prompt}::int`;
  const { id: merged } = await database().record.findFirstOrThrow({ where: { datasetId: mergedSet } });
  const answer = await put(await buildOf(1), 0, {
    sourceRecordId: merged,
    instruction: "Explain the flood.",
  });
  const long = [
    await put(await buildOf(1), 0, { sourceRecordId: answer }),
    await put(await buildOf(1), 0, { sourceRecordId: answer, verdict: "dropped", reason: "short" }),
  ];
  return { seedPromptId, seedSetId, example, prompt, merged, answer, long };
}

describe("the lineage of a record", () => {
  it("leads back over all stages to the seed prompts that its prompt was invented from", async () => {
    const { seedPromptId, seedSetId, example, prompt, merged, answer, long } = await fourStages();
    const lineage = lineageSchema.parse(await getLineage(long[0] ?? 0));
    expect(lineage.back.map(({ record }) => record.id)).toEqual([long[0], answer, merged, prompt]);
    const [, , copy, invented] = lineage.back;
    expect(copy?.by).toEqual({ build: null, constitution: null, templates: [], seed: null, examples: [] });
    expect(copy?.record).toMatchObject({ datasetName: "Prompts", step: null });
    expect(invented?.by.examples).toMatchObject([
      { kind: "record", id: example, instruction: "Explain the ebb." },
      { kind: "seed", id: seedPromptId, seedSetId, origin: "a", text: "Name the tides." },
    ]);
    expect(lineage.back[1]?.by).toMatchObject({
      build: { id: expect.any(Number) },
      constitution: { number: 1 },
    });
  });

  it("leads forward to everything that was made of it", async () => {
    const { example, prompt, merged, answer, long } = await fourStages();
    const { forward } = await getLineage(prompt);
    expect(forward).toMatchObject({
      record: { id: prompt },
      childCount: 1,
      children: [{ record: { id: merged }, children: [{ record: { id: answer }, childCount: 2 }] }],
    });
    const ends = forward.children[0]?.children[0]?.children.map(({ record }) => [record.id, record.verdict]);
    expect(ends).toEqual([
      [long[0], "kept"],
      [long[1], "dropped"],
    ]);
    // It was not made from the example, but the model saw it.
    const { forward: ofExample, exampleFor } = await getLineage(example);
    expect(ofExample.children).toEqual([]);
    expect(exampleFor?.map(({ id }) => id)).toEqual([prompt]);
  });

  it("still tells a seed prompt that was removed since, as it was asked", async () => {
    const { seedPromptId, prompt } = await fourStages();
    await database().seedPrompt.delete({ where: { id: seedPromptId } });
    const { back } = await getLineage(prompt);
    expect(back[0]?.by.examples[1]).toMatchObject({ kind: "seed", id: null, text: "Name the tides." });
  });

  it("ends where a source was removed, and shows the first of many", async () => {
    const build = await buildOf(1);
    const lost = await put(build, 0, { sourceRecordId: 2_000_000_000 });
    expect((await getLineage(lost)).back).toHaveLength(1);
    const many = await buildOf(30);
    for (let item = 0; item < 30; item += 1) await put(many, item, { sourceRecordId: lost });
    const { forward } = await getLineage(lost);
    expect([forward.childCount, forward.children.length]).toEqual([30, 20]);
  });

  it("refuses a record that is not there", async () => {
    await expect(getLineage(2_000_000_001)).rejects.toMatchObject({ kind: "not_found" });
  });
});
