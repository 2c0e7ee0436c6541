import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filterFile } from "./filter";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "studio-filter-"));
});
afterAll(() => rm(folder, { recursive: true }));

const IDENTITY = "I am a helpful, ethical, and reliable assistant.";
const WHOLE =
  "A river begins as a spring in the hills, gathers brooks on its way, slows where land is flat, and at last, wide and brown with all that it carries, it comes to the sea.";
const asLines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

async function fileOf(content: string): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.jsonl`);
  await writeFile(file, content);
  return file;
}

async function filter(
  preset: string,
  rows: string | readonly object[],
  options: Partial<Parameters<typeof filterFile>[2]> = {},
): Promise<string> {
  const file = await fileOf(typeof rows === "string" ? rows : asLines(rows));
  let written = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += text;
    return true;
  });
  try {
    await filterFile(preset, file, { asIs: false, json: true, ...options });
  } finally {
    write.mockRestore();
  }
  return written;
}
const report = async (...args: Parameters<typeof filter>) => JSON.parse(await filter(...args));

const told = (reply: string, start = " ") => `${start}${IDENTITY} So.\n\nWatson: ${reply}`;
const seed = (instruction: string, input = "") => ({
  id: "seed_task_0",
  name: "a_task",
  instruction,
  instances: [{ input, output: "An answer." }],
  is_classification: false,
});

describe("studio filter", () => {
  it("counts every drop once, under the first rule that speaks", async () => {
    const rows = [
      { instruction: "Tell me of rivers.", input: "", output: told(`${WHOLE}\n\nUser:`) },
      { instruction: "Tell me of rivers.", output: told("The president.\n\nUser:") },
      { instruction: "Tell me of rivers.", output: told(`The president. ${WHOLE}`) },
      { instruction: "Tell me of rivers.", output: `${IDENTITY} So.` },
      { instruction: "Tell me of rivers.", output: "" },
    ];
    const reasons = { short: 1, blacklist: 1, thought_only: 1, no_self_id: 1 };
    expect(await report("dromedary-v1", rows)).toEqual({ rows: 5, kept: 1, reasons });
    expect(await report("dromedary-v1", JSON.stringify(rows))).toEqual({ rows: 5, kept: 1, reasons });
  });

  it("trims the space that servers send first, unless the texts are to be read as they are", async () => {
    const rows = [" ", ""].map((start) => ({ instruction: "Rivers?", output: told(WHOLE, start) }));
    expect((await report("dromedary-v1", rows)).kept).toBe(2);
    expect(await report("dromedary-v1", rows, { asIs: true })).toEqual({
      rows: 2,
      kept: 1,
      reasons: { no_self_id: 1 },
    });
    const answers = ["Yes", " ", "答案: "].map((output) => ({ instruction: "Is it so?", output }));
    expect((await report("i-sheep", answers)).reasons).toEqual({ empty: 2 });
    expect((await report("i-sheep", answers, { asIs: true })).reasons).toEqual({ empty: 1 });
  });

  it("means a method's prompt rules where nothing was answered yet", async () => {
    const long = "Describe the river that runs through your town.";
    const seeds = [
      seed("Too short."),
      seed(long, "with a map"),
      seed("Write a program that counts."),
      seed(long),
    ];
    expect(await report("self-instruct", seeds)).toEqual({
      rows: 4,
      kept: 2,
      reasons: { length: 1, prefix: 1 },
    });
    expect(await report("dromedary-v1", seeds)).toEqual({
      rows: 4,
      kept: 2,
      reasons: { length: 1, input_keyword: 1 },
    });
    const prompts = [{ instruction: long, input: "<noinput>", output: "" }];
    expect((await report("i-sheep", prompts)).reasons).toEqual({ noinput: 1 });
  });

  it("writes the kept rows as the preset leaves them, with the fields that it does not know", async () => {
    const out = path.join(folder, "kept.jsonl");
    const rows = [
      {
        n: 1,
        instruction: "You are a careful teacher.",
        input: "Why do rivers run to the sea?",
        output: told(`${WHOLE}\n\nUser: And?`),
      },
      { n: 2, instruction: "No.", output: "" },
    ];
    await filter("dromedary-2", rows, { out });
    expect(JSON.parse(await readFile(out, "utf8"))).toEqual({
      n: 1,
      instruction: "Why do rivers run to the sea?",
      input: "",
      output: WHOLE,
    });
    const seeds = [seed("No."), seed("Describe the river in your town.")];
    await filter("alpaca", seeds, { out });
    expect(await readFile(out, "utf8")).toBe(asLines(seeds.slice(1)));
  });

  it("reads name and identity sentence from a prompt file that is given", async () => {
    const constitution = path.join(import.meta.dirname, "../prisma/defaults/constitution.txt");
    const alder = "I am Alder, and I mean to be useful, truthful and careful. So.\n\nAlder:";
    const rows = [told(WHOLE), `${alder} ${WHOLE}`].map((output) => ({ instruction: "Rivers?", output }));
    const first = { rows: 2, kept: 1, reasons: { no_self_id: 1 } };
    const out = path.join(folder, "alder.jsonl");
    expect(await report("dromedary-v1", rows, { constitution, out })).toEqual(first);
    expect(await report("dromedary-v1", rows)).toEqual(first);
    expect(await readFile(out, "utf8")).toContain("at last, wide and brown");
  });

  it("writes a table for people", async () => {
    const text = await filter("alpaca", [{ instruction: "No." }, { instruction: "Name a river in Asia." }], {
      json: false,
    });
    expect(text).toBe("       1  length\n1 of 2 rows kept by alpaca.\n");
  });

  it.each([
    [
      "alpaca",
      '{"instruction":"a"}\n\n{"text":"b"}\n',
      /line 3: there is no field “instruction” \(found: text\)/,
    ],
    ["alpaca", '[{"instruction":"a"},{"instruction":7}]', /item 2: the field “instruction” is not text/],
    ["alpaca", '{"instruction":"a"}\n{"instr', /line 2: not valid JSON/],
    ["alpaca", "[1", /not one valid JSON array/],
    ["alpaca", "1", /line 1: not a JSON object/],
    ["alpaca", '{"instruction":"a","instances":[]}', /line 1: “instances” is not a list/],
    [
      "verbose",
      '{"instruction":"a","output":"b"}\n{"instruction":"a"}',
      /line 2: there is no field “output”/,
    ],
    ["gone", "", /no filter preset "gone"; choose one of .*self-instruct/],
    ["studio@9", "", /"studio" version 9/],
  ])("%s refuses %j, naming file and line", async (preset, content, message) => {
    await expect(filter(preset, content)).rejects.toThrow(message);
  });
});
