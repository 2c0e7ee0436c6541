import { database } from "@/lib/store/database";
import { measureSides } from "@/lib/store/drift";
import {
  citedByGroup,
  countVerbNouns,
  distributionPicture,
  dropFunnel,
  noveltyPicture,
  principleCoverage,
} from "@/lib/store/pictures";
import { insertRecords } from "@/lib/store/record-inserts";
import { countTypesAndTopics } from "@/lib/store/type-topic-counts";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { seededRandom } from "@/testing/seeded-random";
import { openBenchDatabase } from "./bench-database";
import { promptLikeTexts } from "./prompt-like-texts";

const RECORDS = Number(process.env.PICTURES_RECORDS ?? 360_000);
const BATCH = 2_000;
const LOOKS = 5;
const SAMPLES = [
  "Write a short story about a fox that learns to swim",
  "Give me three tips for staying healthy in winter",
  "Explain the theory of relativity to a child",
  "List the rivers that flow through this country",
  "Translate the sentence below into plain words",
];

/** How long each picture of a dataset of 360,000 records takes, from the stored rows. */
export async function benchPictures(): Promise<void> {
  const { close } = await openBenchDatabase();
  try {
    const { id } = await launchTestBuild(1);
    const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
    await fill({ id, datasetId });
    await database().$executeRaw`ANALYZE record`;
    const side = { kind: "dataset", id: datasetId } as const;
    const pictures = {
      principleCoverage: () => principleCoverage(datasetId, []),
      countVerbNouns: () => countVerbNouns(datasetId, []),
      distributionPicture: () => distributionPicture(datasetId, [], "output_length"),
      noveltyPicture: () => noveltyPicture(datasetId, []),
      dropFunnel: () => dropFunnel(datasetId, []),
      citedByType: () => citedByGroup(datasetId, [], "question_type"),
      countTypesAndTopics: () => countTypesAndTopics(datasetId),
      "principleCoverage of the kept": () => principleCoverage(datasetId, [{ kind: "verdict", is: "kept" }]),
      drift: () => measureSides(side, side, []),
    };
    const rows: Record<string, { "first, ms": number; "median, ms": number }> = {};
    for (const [name, look] of Object.entries(pictures)) {
      const times: number[] = [];
      for (let time = 0; time < LOOKS; time += 1) {
        const startedAt = performance.now();
        await look();
        times.push(Math.round(performance.now() - startedAt));
      }
      const [first = 0] = times;
      rows[name] = { "first, ms": first, "median, ms": times.toSorted((a, b) => a - b)[2] ?? 0 };
    }
    console.table(rows);
  } finally {
    await close();
  }
}

async function fill(build: { id: number; datasetId: number }): Promise<void> {
  const random = seededRandom(1);
  const texts = promptLikeTexts(SAMPLES, 20_000, 1);
  const startedAt = performance.now();
  for (let next = 0; next < RECORDS; next += BATCH) {
    const records = Array.from({ length: Math.min(BATCH, RECORDS - next) }, (_, at) => {
      const isDropped = random.next() < 0.3;
      const length = Math.round(60 + 2_000 * random.next() ** 3);
      return newRecord(build, next + at, {
        instruction: texts[(next + at) % texts.length] ?? "",
        cited: [...new Set(Array.from({ length: 3 }, () => 1 + Math.floor(16 * random.next())))],
        replyLength: length,
        output: "x".repeat(length),
        questionType: random.next() < 0.27 ? "Questions that require scientific knowledge" : null,
        nearestScore: random.next(),
        ...(isDropped ? { verdict: "dropped" as const, reason: "short" } : {}),
      });
    });
    await insertRecords(records);
  }
  console.log(`${RECORDS} records filled in, ${Math.round((performance.now() - startedAt) / 1_000)} s`);
}
