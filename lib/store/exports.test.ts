import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { writeJsonLine } from "@/lib/exports/containers";
import { openFormat } from "@/lib/exports/export-formats";
import type { ExportWishInput } from "@/lib/exports/export-wish";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { openExportBytes } from "./export-bytes";
import { exportFolder } from "./export-folders";
import { createExportLink, openExportLink, revokeExportLink } from "./export-links";
import { withExportReader } from "./export-reader";
import { findExportReport, getExport, listExports } from "./export-views";
import { ExportStopped, removeStaleExports, runExport } from "./export-work";
import { cancelExport, createExport, deleteExportFiles } from "./exports";
import { previewExport } from "./preview-export";
import { insertRecords } from "./record-inserts";

provideTestDatabase();
let data = "";
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), "exports-"));
  process.env.STUDIO_DATA_DIR = data;
  await migrateQueue(process.env.DATABASE_URL ?? "");
});
afterAll(() => rm(data, { recursive: true, force: true }));

const never = new AbortController().signal;
const NASTY = ['a "quote" \\ and \\n', "line\nfeed\r\ttab\v\u0001", "é “ß” 𝕏 \u2028", "", "\\.", "\\N"];

async function newDataset(count = 6) {
  const { id } = await launchTestBuild(count);
  const { datasetId } = await getBuildWork(id);
  await insertRecords(
    Array.from({ length: count }, (_, item) =>
      newRecord({ id, datasetId }, item, {
        instruction: `Ask ${item} ${NASTY[item % NASTY.length]}`,
        thoughts: NASTY[(item + 1) % NASTY.length] ?? "",
        output: `Answer ${item} ${NASTY[item % NASTY.length]}`,
        facts: item === 2 ? { kind: NASTY[0] ?? "", deep: { list: [1, null] } } : {},
        score: item % 2 === 0 ? item + 0.25 : null,
        cited: item === 3 ? [] : [1, item + 1],
        ...(item % 3 === 1 ? { verdict: "dropped" as const, reason: "short" } : {}),
      }),
    ),
  );
  return datasetId;
}

const jsonl: ExportWishInput = { layout: "file", container: "jsonl", format: { name: "studio" } };
const card = { title: "Tides", licence: "cc-by-4.0", languages: ["en"], description: "" };
const kept = [{ kind: "verdict", is: "kept" } as const];

async function exported(datasetId: number, wish: ExportWishInput) {
  const { id } = await createExport({ datasetId, wish, actor: "Ada" });
  await runExport(id, never);
  return getExport(id);
}
const fileOf = (id: number, name: string) => readFile(path.join(exportFolder(id), name));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("an export", () => {
  it("waits for a worker, and its history tells who wanted what", async () => {
    const datasetId = await newDataset();
    const made = await createExport({ datasetId, wish: { ...jsonl, filters: kept }, actor: "Ada" });
    expect(made).toMatchObject({
      status: "queued",
      filters: kept,
      createdBy: "Ada",
      files: [],
      sha256: null,
    });
    const { exports, next } = await listExports({ limit: 1 });
    expect(exports).toEqual([made]);
    expect(next).toBeNull();
    await expect(openExportBytes(made.id, undefined)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("holds every text exactly, whatever is in it, as the format writes it", async () => {
    const datasetId = await newDataset(12);
    const done = await exported(datasetId, jsonl);
    const bytes = await fileOf(done.id, done.files[0]?.path ?? "");
    expect(done).toMatchObject({
      status: "done",
      recordCount: 12,
      bytes: bytes.length,
      sha256: sha256(bytes),
    });
    const rows = bytes
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const records = await database().record.findMany({ where: { datasetId }, orderBy: { id: "asc" } });
    expect(
      rows.map(({ id, instruction, output, thoughts, principles, score, facts, created }) => ({
        id,
        instruction,
        output,
        thoughts,
        principles,
        score,
        facts,
        created,
      })),
    ).toEqual(
      records.map((r) => ({
        id: r.id,
        instruction: r.instruction,
        output: r.output,
        thoughts: r.thoughts,
        principles: r.cited,
        score: r.score,
        facts: r.facts,
        created: r.createdAt.toISOString(),
      })),
    );
    // The lines are those of the pure format, byte for byte.
    const lines = await withExportReader(datasetId, [], async (reader) => {
      const format = openFormat({ name: "studio", hasRawText: false });
      const found: string[] = [];
      for await (const batch of reader.records({
        order: { by: "sort", sort: { by: "id", isFalling: false } },
        hasRawText: false,
      }))
        for (const record of batch) found.push(...format.rowsOf([record], 0).map(writeJsonLine));
      return found;
    });
    expect(bytes.toString("utf8")).toBe(lines.map((line) => `${line}\n`).join(""));
  });

  it("reads back from Parquet by another reader as from JSONL, lists and nulls too", async () => {
    const datasetId = await newDataset(9);
    const [text, parquet] = [
      await exported(datasetId, jsonl),
      await exported(datasetId, { ...jsonl, container: "parquet" }),
    ];
    const lines = (await fileOf(text.id, text.files[0]?.path ?? "")).toString("utf8").trimEnd().split("\n");
    const bytes = await fileOf(parquet.id, parquet.files[0]?.path ?? "");
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = await parquetReadObjects({ file, compressors });
    const plain = JSON.parse(
      JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
    );
    expect(plain).toEqual(
      lines.map((line) => {
        const row = JSON.parse(line);
        return { ...row, original: null, hits: JSON.stringify(row.hits), facts: JSON.stringify(row.facts) };
      }),
    );
    for (const wish of [{ name: "messages" }, { name: "sharegpt" }] as const) {
      const chat = await exported(datasetId, { layout: "file", container: "parquet", format: wish });
      const read = await fileOf(chat.id, chat.files[0]?.path ?? "");
      const [row] = await parquetReadObjects({
        file: read.buffer.slice(read.byteOffset, read.byteOffset + read.byteLength) as ArrayBuffer,
        compressors,
      });
      const turns = (row?.messages ?? row?.conversations) as Record<string, string>[];
      expect(turns.map((turn) => turn.role ?? turn.from)).toEqual(
        wish.name === "messages" ? ["user", "assistant"] : ["human", "gpt"],
      );
    }
  });

  it("is of one moment: what comes while it is written is not in it", async () => {
    const datasetId = await newDataset(3);
    const ids = await withExportReader(datasetId, [], async (reader) => {
      await database().record.updateMany({ where: { datasetId }, data: { output: "changed" } });
      const found: string[] = [];
      for await (const batch of reader.records({ order: { by: "request" }, hasRawText: false }))
        found.push(...batch.map(({ output }) => output));
      return found;
    });
    expect(ids).toHaveLength(3);
    expect(ids).not.toContain("changed");
  });

  it("is a dataset folder whose card, manifest and checksums agree with its files", async () => {
    const datasetId = await newDataset(40);
    const split = { train: 0.5, validation: 0.25, test: 0.25, seed: 3, isLeakFree: true };
    const done = await exported(datasetId, {
      layout: "hugging_face",
      container: "parquet",
      format: { name: "messages" },
      filters: kept,
      card,
      split,
    });
    const names = done.files.map((file) => file.path);
    expect(names).toEqual(
      expect.arrayContaining([
        "README.md",
        "manifest.json",
        "SHA256SUMS",
        "report.md",
        "data/train-00000-of-00001.parquet",
      ]),
    );
    for (const file of done.files) expect(sha256(await fileOf(done.id, file.path))).toBe(file.sha256);
    const [, yaml = ""] = (await fileOf(done.id, "README.md")).toString("utf8").split("---\n");
    expect(parseYaml(yaml)).toMatchObject({ license: "cc-by-4.0", pretty_name: "Tides" });
    const rows = done.files.reduce((sum, file) => sum + file.rows, 0);
    expect(rows).toBe(done.recordCount);
    expect(done.files.filter((file) => file.split !== null).map((file) => file.split)).toEqual([
      "train",
      "validation",
      "test",
    ]);
    const manifest = JSON.parse((await fileOf(done.id, "manifest.json")).toString("utf8"));
    expect(manifest).toMatchObject({ dataset: { id: datasetId }, wish: { filters: kept } });
    expect(await findExportReport(done.id)).toMatchObject({ rows, counts: { dropped: 0, kept: rows } });
    const sums = (await fileOf(done.id, "SHA256SUMS")).toString("utf8").trimEnd().split("\n");
    expect(sums).toHaveLength(names.length - 1);
  });

  it("keeps records of one request in one split", async () => {
    const { id } = await launchTestBuild(30);
    const { datasetId } = await getBuildWork(id);
    await insertRecords(
      Array.from({ length: 30 }, (_, item) =>
        newRecord({ id, datasetId }, item, { instruction: `Ask ${item % 10}`, output: `${item}` }),
      ),
    );
    const split = { train: 0.4, validation: 0.3, test: 0.3, seed: 1, isLeakFree: true };
    const done = await exported(datasetId, {
      layout: "hugging_face",
      container: "jsonl",
      format: { name: "alpaca" },
      card,
      split,
    });
    const asked = new Map<string, Set<string>>();
    for (const file of done.files.filter((one) => one.split !== null)) {
      const text = (await fileOf(done.id, file.path)).toString("utf8").trimEnd();
      for (const line of text === "" ? [] : text.split("\n")) {
        const { instruction } = JSON.parse(line);
        asked.set(instruction, (asked.get(instruction) ?? new Set()).add(file.split ?? ""));
      }
    }
    expect(asked.size).toBe(10);
    for (const splits of asked.values()) expect(splits.size).toBe(1);
  });

  it("is cut into shards of so many rows, named as the Hub's own writers do", async () => {
    const datasetId = await newDataset(250);
    const done = await exported(datasetId, {
      layout: "hugging_face",
      container: "jsonl",
      format: { name: "studio" },
      card,
      shardRows: 100,
    });
    const shards = done.files.filter((file) => file.split === "train");
    expect(shards.map(({ path: name, rows }) => [name, rows])).toEqual(
      [0, 1, 2].map((n) => [`data/train-0000${n}-of-00003.jsonl`, n === 2 ? 50 : 100]),
    );
  });

  it("previews the lines that the file will begin with", async () => {
    const datasetId = await newDataset(8);
    for (const container of ["jsonl", "csv"] as const) {
      const done = await exported(datasetId, {
        layout: "file",
        container,
        format: { name: "alpaca" },
        filters: kept,
      });
      const text = (await fileOf(done.id, done.files[0]?.path ?? "")).toString("utf8");
      const { wish } = done;
      if (wish === null) expect.fail();
      const preview = await previewExport(datasetId, wish);
      expect(preview.matching).toBe(done.recordCount);
      expect(text.startsWith(preview.lines.join("\n"))).toBe(true);
      expect(preview.bytes).toBeGreaterThan(0);
    }
  });

  it("leaves nothing when it is stopped, and two that write it make one", async () => {
    const datasetId = await newDataset(20);
    const { id } = await createExport({ datasetId, wish: jsonl, actor: "Ada" });
    const leaving = new AbortController();
    leaving.abort();
    await expect(runExport(id, leaving.signal)).rejects.toBeInstanceOf(ExportStopped);
    expect((await readdir(path.join(data, "exports"))).filter((name) => name.startsWith(`${id}`))).toEqual(
      [],
    );
    const ends = await Promise.allSettled([runExport(id, never), runExport(id, never)]);
    expect(ends.some(({ status }) => status === "fulfilled")).toBe(true);
    const done = await getExport(id);
    expect(done.status).toBe("done");
    expect(sha256(await fileOf(id, done.files[0]?.path ?? ""))).toBe(done.sha256);
  });

  it("can be cancelled while it waits, and then nobody writes it", async () => {
    const { id } = await createExport({ datasetId: await newDataset(), wish: jsonl, actor: "Ada" });
    expect(await cancelExport(id, "Bo")).toMatchObject({ status: "cancelled" });
    await runExport(id, never);
    expect(await getExport(id)).toMatchObject({ status: "cancelled", files: [] });
    await expect(cancelExport(id, "Bo")).rejects.toMatchObject({ kind: "conflict" });
  });

  it("loses its files when it expires or somebody deletes them, and keeps its history", async () => {
    const datasetId = await newDataset();
    const [old, deleted] = [await exported(datasetId, jsonl), await exported(datasetId, jsonl)];
    await database().export.update({
      where: { id: old.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    await removeStaleExports();
    await deleteExportFiles(deleted.id, "Bo");
    for (const { id, sha256: sum } of [old, deleted]) {
      expect(await getExport(id)).toMatchObject({ status: "expired", sha256: sum });
      await expect(readdir(exportFolder(id))).rejects.toMatchObject({ code: "ENOENT" });
    }
  });

  it("is handed out whole, in parts and as a tar, and by no name that is not its own", async () => {
    const done = await exported(await newDataset(), jsonl);
    const file = await openExportBytes(done.id, undefined);
    const read = async (range?: { start: number; end: number }) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of file.read(range)) pieces.push(piece);
      return Buffer.concat(pieces);
    };
    expect(sha256(await read())).toBe(done.sha256);
    expect(await read({ start: 5, end: 9 })).toEqual((await read()).subarray(5, 10));
    for (const name of ["../../secret-key", "/etc/passwd", "nothing"])
      await expect(openExportBytes(done.id, name)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is opened by a link until that expires or is revoked; the token is stored nowhere", async () => {
    const done = await exported(await newDataset(), jsonl);
    const { link, token } = await createExportLink(done.id, 1, "Ada");
    expect(await openExportLink(token)).toBe(done.id);
    const rows = await database().exportLink.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
    await revokeExportLink(done.id, link.id);
    await expect(openExportLink(token)).rejects.toMatchObject({ kind: "not_found" });
    const other = await createExportLink(done.id, 1, "Ada");
    await database().exportLink.updateMany({
      where: { id: other.link.id },
      data: { expiresAt: new Date(0) },
    });
    await expect(openExportLink(other.token)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is refused where its wish makes no sense", async () => {
    const datasetId = await newDataset();
    await expect(createExport({ datasetId: 99_999, wish: jsonl, actor: "Ada" })).rejects.toMatchObject({
      kind: "not_found",
    });
    const trainer: ExportWishInput = {
      ...jsonl,
      layout: "trainer",
      trainers: ["trl"],
      training: { recipe: "engraving", baseModel: "m" },
    };
    await expect(createExport({ datasetId, wish: trainer, actor: "Ada" })).rejects.toMatchObject({
      kind: "bad_request",
    });
  });
});
