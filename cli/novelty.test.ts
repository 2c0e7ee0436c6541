import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { reportNovelty } from "./novelty";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "studio-novelty-"));
});
afterAll(() => rm(folder, { recursive: true }));

const texts = [
  "Name three trees.",
  "Sort a list of numbers.",
  "Name THREE trees!",
  "Sort a list of small numbers.",
  "Name three trees?",
];
const asLines = (instructions: string[]) =>
  instructions.map((instruction) => `${JSON.stringify({ instruction })}\n`).join("");

async function fileOf(content: string): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.jsonl`);
  await writeFile(file, content);
  return file;
}

/** Runs the command in this process; answers what it writes to standard output. */
async function novelty(content: string, options: Partial<Parameters<typeof reportNovelty>[1]> = {}) {
  const file = await fileOf(content);
  let written = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += text;
    return true;
  });
  try {
    await reportNovelty(file, { field: "instruction", mode: "reference", json: true, ...options });
  } finally {
    write.mockRestore();
  }
  return written;
}

const dropped = [
  { row: 2, nearest: 0, score: 1 },
  { row: 3, nearest: 1, score: 0.9090909090909091 },
  { row: 4, nearest: 0, score: 1 },
];

describe("studio novelty", () => {
  it("names every dropped row with the kept row before it that is nearest", async () => {
    const report = { rows: 5, kept: 2, dropped };
    expect(JSON.parse(await novelty(asLines(texts)))).toEqual(report);
    expect(JSON.parse(await novelty(asLines(texts).replaceAll("\n", "\r\n\r\n")))).toEqual(report);
    expect(JSON.parse(await novelty(JSON.stringify(texts.map((instruction) => ({ instruction })))))).toEqual(
      report,
    );
  });

  it("compares with seeds first and names the seed", async () => {
    const seeds = await fileOf(asLines(["Something else", "name three trees"]));
    expect(JSON.parse(await novelty(asLines(texts), { seeds }))).toEqual({
      rows: 5,
      kept: 1,
      dropped: [0, 2, 3, 4].map((row) =>
        row === 3 ? dropped[1] : { row, nearest: null, seed: 1, score: 1 },
      ),
    });
  });

  it("keeps more at a higher threshold, and sees other scripts only in unicode mode", async () => {
    expect(JSON.parse(await novelty(asLines(texts), { threshold: "0.95" })).kept).toBe(3);
    const chinese = asLines(["写一首诗", "写一首诗"]);
    expect(JSON.parse(await novelty(chinese)).kept).toBe(2);
    for (const mode of ["unicode", "mended"])
      expect(JSON.parse(await novelty(chinese, { mode })).kept).toBe(1);
  });

  it("writes a table for people", async () => {
    expect((await novelty(asLines(texts), { json: false })).split("\n")).toEqual([
      "     row  nearest         score",
      "       2  row 0           1.0000",
      "       3  row 1           0.9091",
      "       4  row 0           1.0000",
      "2 of 5 rows kept, 3 dropped above 0.7.",
      "",
    ]);
  });

  it.each([
    [
      "a missing field",
      '{"instruction":"a"}\n\n{"text":"b"}\n',
      {},
      /line 3: there is no field “instruction” \(found: text\)/,
    ],
    ["a field that is not text", '[{"instruction":"a"},{"instruction":7}]', {}, /item 2: .* is not text/],
    ["a broken line", '{"instruction":"a"}\n{"instr', {}, /line 2: not valid JSON/],
    ["a broken array", '[{"instruction":"a"}', {}, /not one valid JSON array/],
    ["a threshold above 1", "", { threshold: "70" }, /from 0 to 1, not 70/],
    ["a mode it does not have", "", { mode: "fuzzy" }, /reference, unicode, mended, not “fuzzy”/],
  ])("refuses %s", async (_, content, options, message) => {
    await expect(novelty(content, options)).rejects.toThrow(message);
  });

  it("is a command that answers on standard output alone, and refuses in one line", async () => {
    const file = await fileOf(asLines(texts));
    const done = await studio("novelty", file, "--field", "instruction", "--json");
    expect([done.code, JSON.parse(done.stdout).kept, done.stderr]).toEqual([0, 2, ""]);
    const refused = await studio("novelty", file, "--field", "question", "--json");
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toMatch(/^studio: .*line 1: .*\n$/);
  }, 30_000);
});

async function studio(...args: string[]) {
  const root = path.join(import.meta.dirname, "..");
  const child = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", ...args], { cwd: root });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}
