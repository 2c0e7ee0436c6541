import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { countKept, countOf, isKept, type ScoreListWish, type Thresholds } from "@/lib/datasets/scores";
import { launchTestAssessment, storeReplies } from "@/testing/launch-test-assessment";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { seededRandom } from "@/testing/seeded-random";
import { insertRecords } from "./record-inserts";
import { getScoreMatrix } from "./score-matrix";
import { listScoredRecords } from "./scored-records";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

type Votes = { quality: (number | null)[]; following: (number | null)[] };

/** A dataset with these votes on as many replies, and the records that were judged. */
async function judge(votes: readonly Votes[]) {
  const source = await storeReplies(votes.map((_, at) => `Reply ${at}.`));
  const build = await launchTestAssessment(source);
  let item = 0;
  const records = votes.flatMap((own, at) =>
    (["quality", "following"] as const).flatMap((rubric) => {
      item += 1;
      return own[rubric].map((score, sample) =>
        newRecord(build, item, {
          sample,
          sourceRecordId: source.ids[at] ?? null,
          score,
          facts: { rubric, score, explanation: `because ${score}` },
          ...(score === null ? { verdict: "dropped", reason: "unparsed" } : {}),
        }),
      );
    }),
  );
  await insertRecords(records);
  return { ...build, source };
}

const list = (
  datasetId: number,
  name: ScoreListWish["list"],
  given: Partial<Parameters<typeof listScoredRecords>[1]> = {},
) =>
  listScoredRecords(datasetId, { list: name, quality: null, following: null, from: 0, limit: 50, ...given });

describe("the matrix of scores", () => {
  it("counts each judged record once, by where the means of its votes fall", async () => {
    const { datasetId, source } = await judge([
      { quality: [9], following: [10] },
      { quality: [9], following: [10] },
      { quality: [null], following: [3] },
      { quality: [8, 9], following: [8, null] },
      { quality: [7], following: [] },
    ]);
    const matrix = await getScoreMatrix(datasetId);
    expect(matrix.cells).toHaveLength(4);
    expect(matrix.cells).toEqual(
      expect.arrayContaining([
        { quality: 9, following: 10, count: 2 },
        { quality: 0, following: 3, count: 1 },
        // A mean of 8.5 lies above 8 and not above 9.
        { quality: 9, following: 8, count: 1 },
        { quality: 7, following: null, count: 1 },
      ]),
    );
    expect(countOf(matrix.cells)).toBe(source.ids.length);
    expect(matrix).toMatchObject({ asked: 5, source: { datasetId: source.datasetId }, isGrowing: true });
    expect(matrix.rubrics).toEqual([
      { rubric: "quality", mean: (9 + 9 + 8.5 + 7) / 4, votes: 6, unparsedVotes: 1, votesEach: 2 },
      { rubric: "following", mean: (10 + 10 + 3 + 8) / 4, votes: 5, unparsedVotes: 1, votesEach: 2 },
    ]);
  });

  it("is empty before anything was judged, and not found where there is no dataset", async () => {
    const { datasetId } = await launchTestAssessment(await storeReplies(["One."]));
    expect(await getScoreMatrix(datasetId)).toMatchObject({ asked: 1, cells: [], rubrics: [] });
    await expect(getScoreMatrix(999_999)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("tells exactly how many records any thresholds would keep", async () => {
    const random = seededRandom(5);
    const vote = () => (random.next() < 0.1 ? null : 1 + random.below(10));
    const some = () => Array.from({ length: random.below(4) }, vote);
    const votes = Array.from({ length: 300 }, () => ({ quality: some(), following: some() }));
    const { cells } = await getScoreMatrix((await judge(votes)).datasetId);
    const mean = (all: (number | null)[]) => {
      const read = all.filter((score) => score !== null);
      return read.length === 0 ? -1 : read.reduce((sum, score) => sum + score, 0) / read.length;
    };
    for (let quality = 0; quality <= 9; quality += 1) {
      for (const following of [null, 0, 4, 8]) {
        const kept = votes.filter(
          (own) => mean(own.quality) > quality && (following === null || mean(own.following) > following),
        );
        expect(countKept(cells, { quality, following })).toBe(kept.length);
      }
    }
  });
});

describe("a list of judged records", () => {
  it("shows for each what was said of it, and both means", async () => {
    const { datasetId, source } = await judge([{ quality: [8, null], following: [9] }]);
    const { total, records } = await list(datasetId, "unparsed");
    expect(total).toBe(1);
    expect(records[0]).toMatchObject({
      id: source.ids[0],
      datasetId: source.datasetId,
      output: "Reply 0.",
      quality: 8,
      following: 9,
      judgements: [
        { rubric: "quality", score: 8, explanation: "because 8" },
        { rubric: "quality", score: null },
        { rubric: "following", score: 9 },
      ],
    });
  });

  it("holds in borderline what one step of a threshold would decide otherwise", async () => {
    const scores = [
      [8, 9],
      [9, 9],
      [10, 9],
      [10, 10],
      [7, 10],
      [8, 8],
    ] as const;
    const { datasetId, source } = await judge(scores.map(([q, f]) => ({ quality: [q], following: [f] })));
    const thresholds: Thresholds = { quality: 8, following: 8 };
    const { records } = await list(datasetId, "borderline", thresholds);
    const near = scores.flatMap(([quality, following], at) => {
      const kept = (by: number) => isKept({ quality: quality - by, following: following - by }, thresholds);
      return kept(-1) !== kept(1) ? [source.ids[at]] : [];
    });
    expect(records.map(({ id }) => id)).toEqual(near);
    expect(near).toHaveLength(4);
  });

  it("begins with the votes, and the rubrics, that are furthest apart", async () => {
    const { datasetId, source } = await judge([
      { quality: [5, 8], following: [5, 5] },
      { quality: [9, 10], following: [2, 2] },
      { quality: [1, 9], following: [5, 5] },
    ]);
    const ids = async (name: "votes" | "rubrics") =>
      (await list(datasetId, name)).records.map(({ id }) => source.ids.indexOf(id));
    expect(await ids("votes")).toEqual([2, 0]);
    expect(await ids("rubrics")).toEqual([1]);
  });

  it("holds in a cell's list what the matrix counts in it, page by page", async () => {
    const random = seededRandom(6);
    const some = () =>
      Array.from({ length: random.below(3) }, () => (random.next() < 0.2 ? null : 7 + random.below(4)));
    const { datasetId } = await judge(
      Array.from({ length: 80 }, () => ({ quality: some(), following: some() })),
    );
    const { cells } = await getScoreMatrix(datasetId);
    expect(cells.length).toBeGreaterThan(10);
    for (const { quality, following, count } of cells) {
      const first = await list(datasetId, "cell", { quality, following, limit: 1 });
      const others = await list(datasetId, "cell", { quality, following, from: 1, limit: 100 });
      const ids = [...first.records, ...others.records].map(({ id }) => id);
      expect(new Set(ids).size).toBe(count);
      expect(first.total).toBe(count);
    }
  });
});
