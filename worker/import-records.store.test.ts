import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MakingWishInput } from "@/lib/datasets/dataset-making";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import { database } from "@/lib/store/database";
import { getDatasetMaking } from "@/lib/store/dataset-making-views";
import { cancelMaking, startDatasetMaking } from "@/lib/store/dataset-makings";
import { listImportProblems } from "@/lib/store/import-problems";
import { takeInRecordFile } from "@/lib/store/record-files";
import { copyColumns } from "@/lib/store/record-lines";
import { uploadPath } from "@/lib/store/uploads";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { startWorker } from "@/testing/start-worker";
import { until } from "@/testing/until";
import { runMaking } from "./making-runner";

provideTestDatabase();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "import-records-"));
  process.env.STUDIO_DATA_DIR = folder;
  await migrateQueue(process.env.DATABASE_URL ?? "");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const never = new AbortController().signal;
type FileInput = Extract<MakingWishInput, { kind: "import" }>["files"][number];

async function fileOf(name: string, content: string, format: FileInput["format"]): Promise<FileInput> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return { name, at: { kind: "path", path: file }, format };
}

async function make(files: FileInput[], into: number | null = null, name = "") {
  const { id } = await startDatasetMaking({ kind: "import", files, into }, { name, actor: "test" });
  await runMaking(id, never);
  return getDatasetMaking(id);
}

const readAll = (datasetId: number | null) =>
  database().record.findMany({ where: { datasetId: datasetId ?? -1 }, orderBy: { id: "asc" } });
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

const awkward = 'tab\t, back\\slash, "quotes", line\nfeed\r, \\N, zero \0, half \ud800, 字 🜁';

test("a record keeps all that its file has, whatever its texts hold", async () => {
  const row = {
    id: 4,
    instruction: awkward,
    input: awkward,
    output: awkward,
    reply: `${awkward} `,
    thoughts: awkward,
    principles: [3, 1],
    verdict: "dropped",
    reason: awkward,
    topic: awkward,
    question_type: "Questions",
    score: 7.5,
    tags: ["plain", awkward, 'a "b", {c}', "NULL", ""],
    review: "flagged",
    created_at: "2025-03-04T05:06:07.890Z",
    seed: 77,
    origin: "seed_task_3",
    build: 2,
    facts: { note: awkward },
  };
  const made = await make([await fileOf("own.jsonl", lines([row]), "studio")], null, "kept whole");
  const stored = awkward.replace("\0", "\ufffd").replace("\ud800", "\ufffd");
  expect(made.failureReason).toBeNull();
  expect(made).toMatchObject({ status: "done", datasetName: "kept whole", sums: { read: 1, kept: 0 } });
  expect(await readAll(made.datasetId)).toMatchObject([
    {
      instruction: stored,
      input: stored,
      output: stored,
      reply: `${stored} `,
      thoughts: stored,
      cited: [3, 1],
      verdict: "dropped",
      reason: stored,
      topic: stored,
      questionType: "Questions",
      score: 7.5,
      tags: ["plain", stored, 'a "b", {c}', "NULL"],
      review: "flagged",
      createdAt: new Date("2025-03-04T05:06:07.890Z"),
      seed: 77,
      origin: "seed_task_3",
      instructionLength: [...stored].length,
      replyLength: [...stored].length + 1,
      script: "Latin",
      isRefusal: false,
      facts: { note: stored, exportedId: 4, exportedBuild: 2 },
    },
  ]);
});

test("every column that a record can be given is copied or has a default on purpose", async () => {
  const columns = await database().$queryRaw<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'record'`;
  const left = columns.map(({ name }) => name).filter((name) => !copyColumns.includes(name));
  // The database computes the last of them itself.
  expect(left.sort()).toEqual(["edited_at", "id", "request_hash"]);
});

test("bad rows are counted and kept with their places, and the others go in", async () => {
  const text = `${lines([{ instruction: "One", output: "1" }])}{"instruction":\n{"instruction":"Two"}\n${lines(
    [
      { instruction: " ", output: "x" },
      { instruction: "Three", output: "3" },
    ],
  )}`;
  const csv = "question,answer\nFour,4\nFive\n";
  const made = await make([
    await fileOf("a.jsonl", text, "alpaca"),
    { ...(await fileOf("b.csv", csv, "fields")), mapping: { instruction: "question", output: "answer" } },
  ]);
  expect(made).toMatchObject({ status: "done", sums: { read: 7, kept: 3, dropped: { malformed: 4 } } });
  expect(made.ranMs).toBeGreaterThan(0);
  const records = await readAll(made.datasetId);
  expect(records.map(({ instruction, origin }) => [instruction, origin])).toEqual([
    ["One", "a.jsonl line 1"],
    ["Three", "a.jsonl line 5"],
    ["Four", "b.csv row 2"],
  ]);
  expect(
    (await listImportProblems(made.id)).map(({ file, place, message }) => [file, place, message]),
  ).toEqual([
    ["a.jsonl", 2, expect.stringContaining("not valid JSON")],
    ["a.jsonl", 3, expect.stringContaining("“output” is missing")],
    ["a.jsonl", 4, expect.stringContaining("instruction is empty")],
    ["b.csv", 3, expect.stringContaining("It has 1 values")],
  ]);
});

test("of very many bad rows the first thousand are kept, and all are counted", async () => {
  const made = await make([
    await fileOf(
      "bad.jsonl",
      `${lines([{ instruction: "One", output: "1" }])}${"{\n".repeat(1_500)}`,
      "alpaca",
    ),
  ]);
  expect(made.sums).toMatchObject({ read: 1_501, kept: 1, dropped: { malformed: 1_500 } });
  expect(await listImportProblems(made.id)).toHaveLength(1_000);
});

test("a file of which nothing can be read fails, and says what its first row lacks", async () => {
  const made = await make(
    [await fileOf("other.jsonl", lines([{ question: "?" }]), "alpaca")],
    null,
    "nothing",
  );
  expect(made).toMatchObject({ status: "failed", datasetId: null });
  expect(made.failureReason).toMatch(
    /None of 1 rows could be read; other\.jsonl, place 1: “instruction” is missing.*Choose another/,
  );
  expect(await listImportProblems(made.id)).toHaveLength(1);
  expect(await database().dataset.count({ where: { name: "nothing" } })).toBe(0);
});

test("a file that breaks in its middle leaves nothing of any file", async () => {
  const good = await fileOf("good.jsonl", lines([{ instruction: "One", output: "1" }]), "alpaca");
  const cut = await fileOf(
    "cut.json",
    `[${JSON.stringify({ instruction: "Two", output: "2" })},{"inst`,
    "alpaca",
  );
  const before = await database().record.count();
  const made = await make([good, cut]);
  expect(made).toMatchObject({ status: "failed", datasetId: null });
  expect(made.failureReason).toMatch(/^cut\.json, line 1: after item 1, the file ends in the middle/);
  expect(await database().record.count()).toBe(before);
});

test("records are added to a dataset that is there, which stays where that fails", async () => {
  const first = await make([await fileOf("1.jsonl", lines([{ instruction: "One", output: "1" }]), "alpaca")]);
  const into = first.datasetId ?? -1;
  const more = await make(
    [await fileOf("2.jsonl", lines([{ instruction: "Two", output: "2" }]), "alpaca")],
    into,
  );
  expect(more).toMatchObject({ status: "done", datasetId: into });
  const broken = await make([await fileOf("3.json", "[{", "alpaca")], into);
  expect(broken).toMatchObject({ status: "failed", datasetId: into });
  expect((await readAll(into)).map(({ instruction }) => instruction)).toEqual(["One", "Two"]);

  const prompts = await fileOf("4.txt", "Three\n", "text");
  await expect(make([prompts], into)).rejects.toThrow(/holds replies, and the files hold prompts/);
  await database().dataset.update({ where: { id: into }, data: { frozenAt: new Date() } });
  await expect(
    make([await fileOf("5.jsonl", lines([{ instruction: "F", output: "5" }]), "alpaca")], into),
  ).rejects.toThrow(/is a snapshot/);
});

test("an empty dataset that an import was cancelled into is not removed", async () => {
  const { id: into } = await database().dataset.create({
    data: { name: "empty on purpose", holds: "replies" },
  });
  const file = await fileOf("6.jsonl", lines([{ instruction: "One", output: "1" }]), "alpaca");
  const { id } = await startDatasetMaking(
    { kind: "import", files: [file], into },
    { name: "", actor: "test" },
  );
  await cancelMaking(id, "test");
  expect(await database().dataset.count({ where: { id: into } })).toBe(1);
});

test("an uploaded file is looked at, imported and then removed", async () => {
  const bytes = new Blob([lines([{ instruction: "One", output: "1" }])]).stream();
  const { id, name, format, preview } = await takeInRecordFile("up.jsonl", bytes);
  expect([format, preview.records.length]).toEqual(["alpaca", 1]);
  const made = await make([{ name, at: { kind: "upload", id }, format }]);
  expect(made.sums.kept).toBe(1);
  expect(existsSync(uploadPath(id))).toBe(false);
});

test("a worker that is killed in the middle leaves nothing, and the next one imports every record once", async () => {
  const rows = Array.from({ length: 120_000 }, (_, at) => ({
    instruction: `Number ${at}`,
    output: `It is ${at}. `.repeat(20),
  }));
  const file = await fileOf("many.jsonl", lines(rows), "alpaca");
  const { id, datasetId } = await startDatasetMaking(
    { kind: "import", files: [file] },
    { name: "", actor: "test" },
  );
  const count = () => database().record.count({ where: { datasetId: datasetId ?? -1 } });
  const first = startWorker();
  await until(async () => (await getDatasetMaking(id)).sums.read > 10_000);
  await first.kill();
  expect((await getDatasetMaking(id)).status).toBe("running");
  expect(await count()).toBe(0);
  const second = startWorker();
  await until(async () => !isMakingUnderWay((await getDatasetMaking(id)).status));
  await second.stop();
  expect(await getDatasetMaking(id)).toMatchObject({
    status: "done",
    sums: { read: 120_000, kept: 120_000 },
  });
  expect(await count()).toBe(120_000);
}, 120_000);
