import { createHash } from "node:crypto";
import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { exportLines } from "./export-lines";
import { createExport, getExport, listExports, settleExport } from "./exports";
import { insertRecords } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

async function newDataset() {
  const { id } = await launchTestBuild(3);
  const { datasetId } = await getBuildWork(id);
  const dropped = { verdict: "dropped", reason: "short" } as const;
  await insertRecords([0, 1, 2].map((item) => newRecord({ id, datasetId }, item, item === 1 ? dropped : {})));
  return datasetId;
}
const kept = [{ kind: "verdict", is: "kept" } as const];

describe("an export", () => {
  it("remembers what was wanted, by whom, and is settled only when its file has been written", async () => {
    const datasetId = await newDataset();
    const made = await createExport({ datasetId, format: "jsonl", filters: kept, actor: "Ada" });
    expect(made).toMatchObject({ datasetId, format: "jsonl", filters: kept, createdBy: "Ada" });
    expect(made).toMatchObject({ recordCount: null, bytes: null, sha256: null, finishedAt: null });
    expect(await getExport(made.id)).toEqual(made);
    expect((await listExports())[0]).toEqual(made);
  });

  it("keeps the figures of its first file", async () => {
    const { id } = await createExport({
      datasetId: await newDataset(),
      format: "jsonl",
      filters: [],
      actor: "Ada",
    });
    await settleExport(id, { recordCount: 3, bytes: 2_000_000_000, sha256: "aa" });
    await settleExport(id, { recordCount: 4, bytes: 6, sha256: "bb" });
    const settled = await getExport(id);
    expect(settled).toMatchObject({ recordCount: 3, bytes: 2_000_000_000, sha256: "aa" });
    expect(settled.finishedAt).not.toBeNull();
  });

  it("is written with the records that pass its filters, and settled by whoever reads to the end", async () => {
    const wanted = await createExport({
      datasetId: await newDataset(),
      format: "jsonl",
      filters: kept,
      actor: "Ada",
    });
    const pieces: Uint8Array[] = [];
    for await (const piece of exportLines(wanted, createHash("sha256"))) pieces.push(piece);
    const text = Buffer.concat(pieces).toString("utf8");
    const lines = text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).origin)).toEqual(["seed_task_0", "seed_task_2"]);
    expect(await getExport(wanted.id)).toMatchObject({
      recordCount: 2,
      bytes: Buffer.byteLength(text),
      sha256: createHash("sha256").update(text).digest("hex"),
    });
  });

  it("has a line for each instance of a record, and counts lines", async () => {
    const { id } = await launchTestBuild(2);
    const { datasetId } = await getBuildWork(id);
    const instances = [0, 1, 2].map((at) => ({ input: `in ${at}`, output: `out ${at}` }));
    await insertRecords([
      newRecord({ id, datasetId }, 0, { facts: { instances } }),
      newRecord({ id, datasetId }, 1),
    ]);
    const wanted = await createExport({ datasetId, format: "jsonl", filters: [], actor: "Ada" });
    const pieces: Uint8Array[] = [];
    for await (const piece of exportLines(wanted, createHash("sha256"))) pieces.push(piece);
    const rows = Buffer.concat(pieces)
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows.map(({ input, output }) => [input, output])).toEqual([
      ["in 0", "out 0"],
      ["in 1", "out 1"],
      ["in 2", "out 2"],
      ["", "Salt."],
    ]);
    expect((await getExport(wanted.id)).recordCount).toBe(4);
  });

  it("is refused for a dataset that is not there", async () => {
    const wish = createExport({ datasetId: 99_999, format: "jsonl", filters: [], actor: "Ada" });
    await expect(wish).rejects.toMatchObject({ kind: "not_found" });
    await expect(getExport(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });
});
