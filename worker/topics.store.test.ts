import { readFileSync } from "node:fs";
import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StepName } from "@/lib/steps/step";
import { getBuildView } from "@/lib/store/build-views";
import { database } from "@/lib/store/database";
import { type BuildWish, launchStep } from "@/lib/store/launch";
import { upsertSeedPrompts, upsertSeedSet } from "@/lib/store/seed-prompt-writes";
import { addServer } from "@/lib/store/servers";
import { changeTopics } from "@/lib/store/topic-changes";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { publishTemplate } from "@/testing/publish-template";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { startWorker } from "@/testing/start-worker";
import { until } from "@/testing/until";

provideTestDatabase();

const text = (path: string) => readFileSync(`prisma/defaults/${path}`, "utf8");
let server: SampleServer;
let seedSetId: number;
let servers = 0;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startSampleServer();
  await publishTemplate("topics", "Topics", text("templates/topics.txt"));
  await publishTemplate("topic_questions", "Questions", text("templates/topic_questions.txt"));
  seedSetId = await upsertSeedSet(database(), "Topic questions");
  const seeds = text("topic-questions.jsonl")
    .trim()
    .split("\n")
    .map((line) => ({ kind: "topic_question" as const, body: JSON.parse(line) }));
  await upsertSeedPrompts(database(), seedSetId, seeds, { actor: "Ada", from: "a file" });
});
afterAll(() => server.close());

async function launch(
  step: StepName,
  wish: Partial<BuildWish>,
  settings = "first-token=1,token=0",
): Promise<number> {
  servers += 1;
  const { id: serverId } = await addServer(
    {
      name: `topics ${servers}`,
      baseUrl: server.urlWith(settings),
      model: "sample-scripted",
      maxInFlight: 8,
    },
    "test",
  );
  const sampling = { temperature: 1, topP: 0.98, maxTokens: 384 };
  const { id } = await launchStep({
    step,
    serverId,
    sampling,
    seed: 7,
    seedSetId,
    name: "",
    actor: "test",
    ...wish,
  });
  return id;
}

async function runToEnd(id: number) {
  const worker = startWorker();
  await until(async () => (await getBuildView(id)).status === "done");
  await worker.stop();
  return recordsOf(id);
}
const recordsOf = (buildId: number) =>
  database().record.findMany({
    where: { buildId },
    orderBy: [{ item: "asc" }, { part: "asc" }],
    select: {
      item: true,
      part: true,
      verdict: true,
      reason: true,
      instruction: true,
      topic: true,
      questionType: true,
      sourceRecordId: true,
      facts: true,
    },
  });

it("topics come in rounds of all types, the same after a kill, and each that is kept gets a question that keeps it", async () => {
  const settings = { rounds: 2, maxPerType: 12 };
  const expected = (await runToEnd(await launch("topics", { settings }))).map(
    ({ facts: _, ...rest }) => rest,
  );

  const id = await launch("topics", { settings }, "first-token=40,token=1");
  const doomed = startWorker();
  await until(async () => (await recordsOf(id)).length >= 60);
  await doomed.kill();
  const records = await runToEnd(id);
  expect(records.map(({ facts: _, ...rest }) => rest)).toEqual(expected);
  expect(new Set(records.map(({ facts }) => (facts as { round?: number }).round))).toEqual(new Set([0, 1]));
  const kept = records.filter(({ verdict }) => verdict === "kept");
  expect(new Set(kept.map(({ questionType }) => questionType)).size).toBe(20);
  const counts = [...new Set(kept.map(({ questionType }) => questionType))].map(
    (type) => kept.filter(({ questionType }) => questionType === type).length,
  );
  expect(Math.max(...counts)).toBe(12);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  expect(await database().dataset.findUniqueOrThrow({ where: { id: datasetId } })).toMatchObject({
    holds: "topics",
  });

  // What is taken out by hand is not asked about.
  await changeTopics(
    datasetId,
    { kind: "cap", questionType: null, count: 5, keep: "sample", seed: 1 },
    "Ada",
  );
  const topics = await database().record.findMany({ where: { datasetId, verdict: "kept" } });
  expect(topics).toHaveLength(100);
  const asking = await launch("topic-questions", { datasetId }, "first-token=20,token=1");
  const alsoDoomed = startWorker();
  await until(async () => (await recordsOf(asking)).length >= 20);
  await alsoDoomed.kill();
  const asked = (await runToEnd(asking)).filter(({ verdict }) => verdict === "kept");
  expect(asked.length).toBeGreaterThan(70);
  const sources = new Map(
    topics.map(({ id: recordId, topic, questionType }) => [recordId, `${questionType} ${topic}`]),
  );
  for (const { sourceRecordId, topic, questionType } of asked)
    expect(sources.get(sourceRecordId ?? 0)).toBe(`${questionType} ${topic}`);
  expect(new Set(asked.map(({ sourceRecordId }) => sourceRecordId)).size).toBe(asked.length);
}, 240_000);
