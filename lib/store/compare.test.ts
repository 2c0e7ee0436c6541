import { beforeAll, expect, it } from "vitest";
import {
  type ComparedRow,
  type CompareFilter,
  lengthChanges,
  type MatchKind,
  matchesCompareFilter,
  outcomeOf,
  outcomes,
} from "@/lib/datasets/compare-records";
import type { ComparedSide } from "@/lib/datasets/compared-side";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { seededRandom } from "@/testing/seeded-random";
import { getBuildWork } from "./builds";
import { listRows, summarisePair } from "./compare";
import { getComparedSides } from "./compared-matches";
import { database } from "./database";
import { measureSides } from "./drift";
import { insertRecords, type NewRecord } from "./record-inserts";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const dropped = { verdict: "dropped", reason: "short" } as const;
const asked = (instruction: string, given: Partial<NewRecord> = {}): Partial<NewRecord> => ({
  instruction,
  ...given,
});

async function side(
  given: Partial<NewRecord>[],
  source = "a set",
): Promise<ComparedSide & { datasetId: number }> {
  const { id } = await launchTestBuild(given.length, undefined, {
    seedPrompts: { count: given.length, source },
  });
  const { datasetId } = await getBuildWork(id);
  await insertRecords(given.map((one, item) => newRecord({ id, datasetId }, item, one)));
  return { kind: "dataset", id: datasetId, datasetId };
}

const none: CompareFilter = { show: null, gained: null, lost: null, length: null };

/** All rows, page by page. */
async function allRows(
  pair: { left: ComparedSide; right: ComparedSide; by: MatchKind },
  filter: Partial<CompareFilter> = {},
  limit = 3,
): Promise<ComparedRow[]> {
  const found: ComparedRow[] = [];
  let after: number | undefined;
  do {
    const page = await listRows(pair, {
      ...none,
      ...filter,
      limit,
      ...(after === undefined ? {} : { after }),
    });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    found.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

const idsOf = (rows: readonly ComparedRow[]) =>
  rows.map(({ left, right }) => [left?.id ?? null, right?.id ?? null]);
const textsOf = (rows: readonly ComparedRow[]) =>
  rows.map(({ left, right }) => `${left?.instruction ?? "–"} | ${right?.instruction ?? "–"}`);

it("matches the same request, whatever its case and spaces, and leaves what only one side asks alone", async () => {
  const left = await side([asked("Why is the sea salty?"), asked("Name a fish."), asked("Only here")]);
  const right = await side([
    asked("Only there"),
    asked("why is  the sea\r\nsalty? "),
    asked("Name a fish.", dropped),
  ]);
  const pair = { left, right, by: "request" as const };
  expect(textsOf(await allRows(pair))).toEqual([
    "Why is the sea salty? | why is  the sea\r\nsalty? ",
    "Name a fish. | Name a fish.",
    "Only here | –",
    "– | Only there",
  ]);
  expect(await summarisePair(pair)).toMatchObject({
    left: 3,
    right: 3,
    outcomes: {
      both_kept: 1,
      both_dropped: 0,
      kept_dropped: 1,
      dropped_kept: 0,
      only_left: 1,
      only_right: 1,
    },
    reasonChanges: 1,
  });
});

it("an instruction with an input is not the same request as both written in one", async () => {
  const left = await side([asked("Translate", { input: "the sea" })]);
  const right = await side([asked("Translatethe sea")]);
  expect(await allRows({ left, right, by: "request" })).toHaveLength(2);
});

it("matches sample by sample, and the same request asked twice one after the other", async () => {
  const left = await side([
    asked("A", { output: "0" }),
    asked("A", { item: 0, sample: 1, output: "1" }),
    asked("B", { item: 2 }),
    asked("B", { item: 3 }),
  ]);
  const right = await side([
    asked("A", { item: 0, sample: 1, output: "11" }),
    asked("B", { item: 1 }),
    asked("B", { item: 2 }),
    asked("B", { item: 3 }),
  ]);
  const rows = await allRows({ left, right, by: "request" });
  expect(rows.map((row) => [row.left?.sample ?? null, row.right?.sample ?? null])).toEqual([
    [0, null],
    [1, 1],
    [0, 0],
    [0, 0],
    [null, 0],
  ]);
});

it("matches by the seed prompt where the request was changed in between", async () => {
  const left = await side(
    [asked("Old words", { origin: "seed_a" }), asked("Other", { origin: "seed_b" })],
    "one set",
  );
  const right = await side([asked("New words", { origin: "seed_a" })], "one set");
  expect((await getComparedSides(left, right)).matches).toEqual(["seed", "request"]);
  expect(textsOf(await allRows({ left, right, by: "seed" }))).toEqual(["Old words | New words", "Other | –"]);
  expect((await getComparedSides(left, left)).matches[0]).toBe("request");
});

it("matches by the record that both were made from", async () => {
  const sources = await side([asked("P"), asked("Q")]);
  const [p, q] = await database().record.findMany({
    where: { datasetId: sources.id },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const left = await side(
    [asked("p1", { sourceRecordId: p?.id }), asked("q1", { sourceRecordId: q?.id })],
    "x",
  );
  const right = await side([asked("q2", { sourceRecordId: q?.id }), asked("none")], "y");
  expect((await getComparedSides(left, right)).matches).toEqual(["source", "request"]);
  expect(textsOf(await allRows({ left, right, by: "source" }))).toEqual(["p1 | –", "q1 | q2", "– | none"]);
});

it("a build stands for the records it made in its dataset", async () => {
  const left = await side([asked("A"), asked("B")]);
  const build = await database().build.findFirstOrThrow({ where: { datasetId: left.id } });
  const right = await side([asked("B")]);
  const rows = await allRows({ left: { kind: "build", id: build.id }, right, by: "request" });
  expect(textsOf(rows)).toEqual(["A | –", "B | B"]);
  await expect(
    summarisePair({ left: { kind: "build", id: 99_999 }, right, by: "request" }),
  ).rejects.toMatchObject({
    kind: "not_found",
  });
});

it("shows what the summary counts, under every filter, and pages through it either way", async () => {
  const random = seededRandom(5);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random.next() * items.length)] as Item;
  const some = (count: number) =>
    Array.from({ length: count }, () =>
      asked(`Request ${Math.floor(random.next() * 40)}`, {
        cited: pick([[1], [2], [1, 3], [], [2, 3, 2]]),
        output: "x".repeat(Math.floor(random.next() * 4)),
        ...(random.next() < 0.4 ? { verdict: "dropped", reason: pick(["short", "apology"]) } : {}),
      }),
    );
  const [left, right] = [await side(some(45)), await side(some(50))];
  const pair = { left, right, by: "request" as const };
  const rows = await allRows(pair, {}, 7);
  const summary = await summarisePair(pair);
  expect([summary.left, summary.right]).toEqual([45, 50]);
  expect(rows.filter((row) => row.left !== null)).toHaveLength(45);
  expect(rows.filter((row) => row.right !== null)).toHaveLength(50);
  for (const outcome of outcomes) {
    expect(summary.outcomes[outcome]).toBe(
      rows.filter((row) => outcomeOf(row.left, row.right) === outcome).length,
    );
  }
  const filters: Partial<CompareFilter>[] = [
    ...outcomes.map((show) => ({ show })),
    ...[1, 2, 3].flatMap((number) => [{ gained: number }, { lost: number }]),
    ...lengthChanges.map((length) => ({ length })),
    { show: "both_kept", gained: 3, length: "longer" },
  ];
  for (const filter of filters) {
    const wanted = rows.filter((row) => matchesCompareFilter(row.left, row.right, { ...none, ...filter }));
    expect([filter, idsOf(await allRows(pair, filter))]).toEqual([filter, idsOf(wanted)]);
  }
  for (const { number, gained, lost } of summary.principles) {
    const count = (filter: Partial<CompareFilter>) =>
      rows.filter((row) => matchesCompareFilter(row.left, row.right, { ...none, ...filter })).length;
    expect([gained, lost]).toEqual([count({ gained: number }), count({ lost: number })]);
  }
  const { longer, shorter, same } = summary.length;
  expect([longer, shorter, same]).toEqual(
    lengthChanges.map(
      (length) => rows.filter((row) => matchesCompareFilter(row.left, row.right, { ...none, length })).length,
    ),
  );

  const middle = rows[20]?.left?.id ?? 0;
  const from = await listRows(pair, { ...none, after: middle - 1, limit: 5 });
  expect(idsOf(from.rows)).toEqual(idsOf(rows.slice(20, 25)));
  const before = await listRows(pair, { ...none, before: from.previous ?? 0, limit: 5 });
  expect(idsOf(before.rows)).toEqual(idsOf(rows.slice(15, 20)));
  expect(before.next).toBe(rows[19]?.left?.id);
  const first = await listRows(pair, { ...none, before: rows[2]?.left?.id ?? 0, limit: 5 });
  expect([idsOf(first.rows), first.previous]).toEqual([idsOf(rows.slice(0, 2)), null]);
});

it("tells what differs between two sides, under the same filters, and turns with them", async () => {
  const left = await side([{ cited: [7, 7] }, { cited: [7] }, { cited: [1] }, { cited: [1], ...dropped }]);
  const right = await side([
    { cited: [1], topic: "Tides", output: "longer" },
    { cited: [1], ...dropped },
  ]);
  const drift = await measureSides(left, right, []);
  expect([drift.left.records, drift.right.records, drift.left.isEstimate]).toEqual([4, 2, false]);
  expect(drift.shares.find(({ subject, value }) => subject === "principle" && value === "7")).toMatchObject({
    left: 2,
    right: 0,
    change: { difference: -0.5 },
  });
  expect(drift.shares.find(({ subject }) => subject === "topic")).toMatchObject({ left: 0, right: 1 });
  expect(drift.shares.find(({ subject }) => subject === "reason")).toMatchObject({ left: 1, right: 1 });
  expect(drift.means.find(({ measure }) => measure === "output_length")).toMatchObject({
    left: { mean: 5, median: 5 },
    right: { mean: 5.5 },
  });
  const kept = await measureSides(left, right, [{ kind: "verdict", is: "kept" }]);
  expect([kept.left.records, kept.right.records]).toEqual([3, 1]);
});
