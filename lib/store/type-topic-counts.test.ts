import { runMigrations } from "graphile-worker";
import { beforeAll, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { insertRecords } from "./record-inserts";
import { countTypesAndTopics } from "./type-topic-counts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const newBuild = async () => {
  const { id } = await launchTestBuild(9);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  return { id, datasetId };
};

it("counts kept records by type and topic, and leaves dropped ones and those without a type out", async () => {
  const build = await newBuild();
  const given = [
    ["Art", "Tea", "kept"],
    ["Art", "Tea", "kept"],
    ["Art", "Fresco", "kept"],
    ["Law", "Tea", "kept"],
    ["Law", "Fresco", "dropped"],
    [null, null, "kept"],
  ] as const;
  await insertRecords(
    given.map(([questionType, topic, verdict], at) =>
      newRecord(build, at, { questionType, topic, verdict, reason: verdict === "kept" ? null : "short" }),
    ),
  );
  expect(await countTypesAndTopics(build.datasetId)).toEqual({
    isEstimate: false,
    types: [
      { questionType: "Art", records: 3, topics: 2 },
      { questionType: "Law", records: 1, topics: 1 },
    ],
    // Fresco stands only once.
    topics: [{ topic: "Tea", records: 3 }],
    cells: expect.arrayContaining([
      { questionType: "Art", topic: "Tea", records: 2 },
      { questionType: "Law", topic: "Tea", records: 1 },
    ]),
  });
  expect(await countTypesAndTopics(99_999)).toEqual({ isEstimate: false, types: [], topics: [], cells: [] });
});

it("reads the index of topics alone, whatever else the records hold", async () => {
  const build = await newBuild();
  await database().$executeRaw`
    INSERT INTO record (dataset_id, build_id, item, sample, part, cited, verdict, finish_reason, seed, total_ms,
      reply_length, origin, instruction, input, raw_text, thoughts, reply, output, hits, topic, question_type)
    SELECT ${build.datasetId}, ${build.id}, 100 + n, 0, 0, '{}', 'kept', 'part', 0, 0, 0, '', 'T' || n, '', '', '', '', '',
      '[]', 'Topic ' || n % 5000, 'Type ' || n % 20 FROM generate_series(1, 20000) n`;
  await database().$executeRawUnsafe("VACUUM ANALYZE record");
  const plan = await database().$queryRaw<{ "QUERY PLAN": string }[]>`
    EXPLAIN SELECT question_type, topic, count(*) FROM record
    WHERE dataset_id = ${build.datasetId} AND verdict = 'kept' AND question_type IS NOT NULL GROUP BY 1, 2`;
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain(
    "Index Only Scan using record_topic_idx",
  );
  const { types, topics } = await countTypesAndTopics(build.datasetId);
  expect(types).toHaveLength(20);
  expect(topics).toHaveLength(24);
});
