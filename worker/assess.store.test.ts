import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countOf } from "@/lib/datasets/scores";
import { getBuildView } from "@/lib/store/build-views";
import { SHARD_SIZE } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { insertRecords } from "@/lib/store/record-inserts";
import { getScoreMatrix } from "@/lib/store/score-matrix";
import { listScoredRecords } from "@/lib/store/scored-records";
import { launchTestAssessment, storeReplies } from "@/testing/launch-test-assessment";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { startSampleServer } from "@/testing/sample-server/sample-server";
import { BatchWriter } from "./batch-writer";
import { BuildContexts } from "./build-contexts";
import { runShard } from "./build-runner";

provideTestDatabase();

let server: Awaited<ReturnType<typeof startSampleServer>>;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startSampleServer({ port: 0, host: "127.0.0.1" });
});
afterAll(() => server.close());

const FIRST = { quality: null, following: null, from: 0, limit: 100 };
const REPLIES = Array.from({ length: 60 }, (_, at) =>
  at % 6 === 0
    ? "I am sorry, but I cannot say."
    : `The moon pulls at the sea, the ${at}th time as the first, so that it rises and falls twice a day.`,
);

async function work(id: number, items: number, samples: number): Promise<void> {
  const contexts = new BuildContexts();
  const writer = new BatchWriter(insertRecords, new AbortController().signal);
  const starts = Array.from({ length: Math.ceil(items / SHARD_SIZE) }, (_, at) => at * SHARD_SIZE);
  for (let sample = 0; sample < samples; sample += 1) {
    await Promise.all(
      starts.map((from) =>
        runShard({ buildId: id, sample, from, to: Math.min(items, from + SHARD_SIZE) }, contexts, writer),
      ),
    );
  }
  contexts.abortAll(new Error("test over"));
}

/** A build that judged REPLIES to its end. */
async function assessed(given: Parameters<typeof launchTestAssessment>[1], requestsEach = 2) {
  const source = await storeReplies(REPLIES);
  const baseUrl = server.urlWith("first-token=1,token=0");
  const build = await launchTestAssessment(source, { ...given, baseUrl });
  await work(build.id, requestsEach * REPLIES.length, given?.samplesPerItem ?? 1);
  const records = await database().record.findMany({
    where: { buildId: build.id },
    orderBy: { item: "asc" },
  });
  return { ...build, source, records };
}

describe("a build that assesses", () => {
  it("judges every reply by both rubrics, and loses none that cannot be read", async () => {
    const { id, datasetId, source, records } = await assessed({});
    expect((await getBuildView(id)).status).toBe("done");
    const judged = records.map(({ sourceRecordId, facts }) => [
      sourceRecordId,
      (facts as { rubric: string }).rubric,
    ]);
    expect(judged).toEqual(
      source.ids.flatMap((one) => [
        [one, "quality"],
        [one, "following"],
      ]),
    );

    const unparsed = records.filter(({ reason }) => reason === "unparsed");
    expect(unparsed.length).toBeGreaterThan(0);
    for (const record of records) {
      expect(record.score === null).toBe(record.reason === "unparsed");
      expect(record.verdict).toBe(record.score === null ? "dropped" : "kept");
      expect(record.reply).not.toBe("");
      expect((record.facts as { score: number | null }).score).toBe(record.score);
    }

    const matrix = await getScoreMatrix(datasetId);
    expect(countOf(matrix.cells)).toBe(REPLIES.length);
    expect(matrix.rubrics.reduce((sum, { unparsedVotes }) => sum + unparsedVotes, 0)).toBe(unparsed.length);
    const listed = await listScoredRecords(datasetId, { list: "unparsed", ...FIRST });
    expect(listed.total).toBe(new Set(unparsed.map(({ sourceRecordId }) => sourceRecordId)).size);
  }, 60_000);

  it("takes several votes at a temperature above 0, and one rubric where one is chosen", async () => {
    const settings = { rubrics: ["quality"] };
    const { datasetId, records } = await assessed({ settings, samplesPerItem: 3, temperature: 0.8 }, 1);
    expect(records).toHaveLength(3 * REPLIES.length);
    const { cells, rubrics, asked } = await getScoreMatrix(datasetId);
    expect(countOf(cells)).toBe(REPLIES.length);
    expect(asked).toBe(REPLIES.length);
    expect(rubrics).toMatchObject([{ rubric: "quality", votesEach: 3, votes: 180 }]);
    const apart = await listScoredRecords(datasetId, { list: "votes", ...FIRST });
    expect(apart.total).toBeGreaterThan(0);
  }, 60_000);
});
