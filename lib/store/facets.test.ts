import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { getFacets } from "./facets";
import { indexWords } from "./word-index";

provideTestDatabase();

const tides = Array.from({ length: 60 }, (_, at) => ({
  cited: [1 + (at % 3), 4 + (at % 2)],
  verdict: at % 4 === 0 ? "dropped" : "kept",
  reason: at % 4 === 0 ? ["short", "empty"][at % 8 === 0 ? 0 : 1] : null,
  topic: at < 30 ? `topic ${at}` : null,
  tags: at % 10 === 0 ? ["x", "y"] : [],
  finishReason: at % 5 === 0 ? "length" : "stop",
  replyLength: at * 10,
  score: at % 2 === 0 ? 1 + (at % 9) : null,
  reply: at % 6 === 0 ? "The tide is high." : "The moon.",
}));

let datasetId = 0;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  ({ id: datasetId } = await database().dataset.create({ data: { name: "tides" } }));
  await database().record.createMany({
    data: tides.map((given, item) => ({ ...newRecord({ id: 0, datasetId }, item), ...given, buildId: null })),
  });
});

const valuesOf = async (
  filters: RecordFilter[],
  name: "verdict" | "reason" | "cites" | "topic" | "tag" | "flags",
) =>
  Object.fromEntries(
    (await getFacets(datasetId, filters)).facets[name]?.values.map(({ value, count }) => [value, count]) ??
      [],
  );
const count = (is: (record: (typeof tides)[number]) => boolean) => tides.filter(is).length;

describe("facets", () => {
  it("are empty of an empty dataset", async () => {
    const { id } = await database().dataset.create({ data: { name: "empty" } });
    expect(await getFacets(id, [])).toMatchObject({
      matching: { count: 0, isEstimate: false },
      unsearchable: 0,
      facets: { verdict: { values: [], otherValues: 0 } },
      histograms: {},
    });
  });

  it("count what each value would give, the most frequent twenty of it", async () => {
    const { matching, facets } = await getFacets(datasetId, []);
    expect(matching).toEqual({ count: 60, isEstimate: false });
    expect(facets.verdict?.values).toEqual([
      { value: "kept", count: 45 },
      { value: "dropped", count: 15 },
    ]);
    expect(facets.cites?.values.map(({ value }) => value)).toEqual(["1", "2", "3", "4", "5"]);
    expect(facets.topic?.values[0]).toEqual({ value: "", count: 30 });
    expect(facets.topic).toMatchObject({ otherValues: 11 });
    expect(facets.flags?.values).toEqual([{ value: "truncated", count: 12 }]);
    expect(facets.tag?.values).toEqual([
      { value: "", count: 54 },
      { value: "x", count: 6 },
      { value: "y", count: 6 },
    ]);
  });

  it("leave their own filter out and honour all the others", async () => {
    const dropped: RecordFilter = { kind: "verdict", is: "dropped" };
    const cites: RecordFilter = { kind: "cites", mode: "all", principles: [1] };
    const isDropped = (r: (typeof tides)[number]) => r.verdict === "dropped";
    const citesOne = (r: (typeof tides)[number]) => r.cited.includes(1);
    expect(await valuesOf([dropped, cites], "verdict")).toEqual({
      kept: count((r) => citesOne(r) && !isDropped(r)),
      dropped: count((r) => citesOne(r) && isDropped(r)),
    });
    expect(await valuesOf([dropped, cites], "cites")).toMatchObject({
      1: count((r) => isDropped(r) && citesOne(r)),
      2: count((r) => isDropped(r) && r.cited.includes(2)),
    });
    expect(await valuesOf([dropped, cites], "reason")).toEqual({
      short: count((r) => citesOne(r) && r.reason === "short"),
      empty: count((r) => citesOne(r) && r.reason === "empty"),
    });
    expect((await getFacets(datasetId, [dropped, cites])).matching.count).toBe(
      count((r) => isDropped(r) && citesOne(r)),
    );
  });

  it("have bars within the same bounds whatever the filter, which add up", async () => {
    const all = (await getFacets(datasetId, [])).histograms.reply_length;
    const some = (await getFacets(datasetId, [{ kind: "verdict", is: "kept" }])).histograms.reply_length;
    const own = (await getFacets(datasetId, [{ kind: "reply_length", min: 0, max: 99 }])).histograms
      .reply_length;
    expect(all).toMatchObject({ min: 0, max: 600, isEstimate: false });
    expect(all?.counts.reduce((a, b) => a + b)).toBe(60);
    expect(some).toMatchObject({ min: 0, max: 600 });
    expect(some?.counts.reduce((a, b) => a + b)).toBe(45);
    expect(own).toEqual(all);
    expect((await getFacets(datasetId, [])).histograms.nearest).toBeUndefined();
  });

  it("say how many records a search for words does not look at yet", async () => {
    const search: RecordFilter = { kind: "words", query: "tide", in: "reply" };
    expect(await getFacets(datasetId, [search])).toMatchObject({ matching: { count: 0 }, unsearchable: 60 });
    await indexWords(100);
    expect(await getFacets(datasetId, [search])).toMatchObject({ matching: { count: 10 }, unsearchable: 0 });
    await database().record.updateMany({ where: { datasetId, replyLength: 0 }, data: { reply: "Ebb." } });
    expect(await getFacets(datasetId, [search])).toMatchObject({ matching: { count: 9 }, unsearchable: 1 });
    await indexWords(100);
    expect(await getFacets(datasetId, [search])).toMatchObject({ matching: { count: 9 }, unsearchable: 0 });
    await database().record.deleteMany({ where: { datasetId, replyLength: 60 } });
    await indexWords(100);
    expect(await getFacets(datasetId, [search])).toMatchObject({ matching: { count: 8 }, unsearchable: 0 });
  });

  it("of more matching records than are counted are estimated from a sample, and say so", async () => {
    const { id } = await database().dataset.create({ data: { name: "many tides" } });
    const RECORDS = 6_400;
    await database().$executeRaw`
      INSERT INTO record (dataset_id, cited, verdict, reason, finish_reason, seed, total_ms, reply_length, origin,
        instruction, input, raw_text, thoughts, reply, output, hits, topic)
      SELECT ${id}::int, '{}', CASE WHEN at % 4 = 0 THEN 'dropped' ELSE 'kept' END,
        CASE WHEN at % 4 = 0 THEN 'short' END, 'stop', 1, 1, at % 500, '', '',
        '', '', '', '', '', '[]', CASE WHEN at % 64 = 0 THEN 'rare' ELSE 'common' END
      FROM generate_series(0, ${RECORDS - 1}::int) AS at`;
    const kept: RecordFilter = { kind: "verdict", is: "kept" };
    const estimated = await getFacets(id, [kept], { counted: 1_000 });
    const expected = RECORDS * 0.75;
    expect(estimated.matching.isEstimate).toBe(true);
    expect(Math.abs(estimated.matching.count - expected)).toBeLessThan(expected * 0.2);
    const common = estimated.facets.topic?.values.find(({ value }) => value === "common")?.count ?? 0;
    expect(estimated.facets.topic?.isEstimate).toBe(true);
    expect(Math.abs(common - expected)).toBeLessThan(expected * 0.2);
    expect(estimated.histograms.reply_length).toMatchObject({ isEstimate: true });
    // Its own filter left out, nothing is left to filter by: the counts of the whole dataset, which are exact.
    expect(estimated.facets.verdict).toEqual({
      values: [
        { value: "kept", count: expected },
        { value: "dropped", count: RECORDS - expected },
      ],
      ...{ otherValues: 0, isEstimate: false },
    });
    const few: RecordFilter = { kind: "reply_length", min: 0, max: 49 };
    const exact = await getFacets(id, [few], { counted: 1_000 });
    expect(exact.matching).toEqual({ count: 650, isEstimate: false });
    expect((await getFacets(id, [kept])).matching).toEqual({ count: expected, isEstimate: false });
  });
});
