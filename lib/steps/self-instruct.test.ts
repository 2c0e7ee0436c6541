import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import type { FinishReason } from "./finish-reason";
import type { Accepted, InventingState, PoolEntry } from "./inventing-step";
import { selfInstruct } from "./self-instruct";
import type { StepSetup } from "./step";

const template = (role: string) => readFileSync(`prisma/defaults/templates/${role}.txt`, "utf8");
const setup = (settings: Record<string, unknown> = {}): StepSetup => ({
  ...NO_CONSTITUTION,
  templates: { instructions: template("instructions"), instruction_list: template("instruction_list") },
  settings: selfInstruct.settings.parse(settings),
});
const pool: PoolEntry[] = Array.from({ length: 40 }, (_, at) => ({
  origin: `seed_task_${at}`,
  instruction: `Hand-written task ${at}:`,
  input: at % 2 === 0 ? "" : `input ${at}`,
  output: "",
  isClassification: at >= 30,
  topic: null,
  questionType: null,
}));
const accepted = (item: number, part = 0): Accepted => ({
  instruction: `Machine task ${item}.${part}`,
  input: "",
  output: "",
  topic: null,
  questionType: null,
  rawText: "",
  problem: null,
  sourceRecordId: null,
  facts: {},
  item,
  part,
});
const state = (given: Partial<InventingState> & { settings?: Record<string, unknown> }): InventingState => ({
  seed: 42,
  setup: setup(given.settings),
  pool,
  sources: [],
  accepted: [],
  asked: 0,
  readTo: 0,
  target: 1_000,
  ...given,
});

const [first] = selfInstruct.next(state({})).requests;
const request = first ?? { instruction: "", input: "" };
const read = (text: string, settings = {}, finishReason: FinishReason = "stop") =>
  selfInstruct.read(text, setup(settings), selfInstruct.next(state({ settings })).requests[0] ?? request, {
    finishReason,
  });
const texts = (pieces: ReturnType<typeof read>) =>
  pieces.map(({ instruction, input, problem }) => [instruction, input, problem]);

describe("the prompt", () => {
  it("ends with five tasks in the layout of ### and the sixth open, after the template", () => {
    const prompt = selfInstruct.renderPrompt(setup(), request);
    expect(prompt.startsWith("Write a varied series of tasks")).toBe(true);
    expect(prompt).toMatch(
      /\nList of tasks:\n###\n1\. Instruction: Hand-written task \d+\n1\. Input:\n(<noinput>|input \d+)\n###\n2\./,
    );
    expect(prompt.endsWith("\n###\n6. Instruction:")).toBe(true);
    expect(prompt.endsWith(selfInstruct.renderRequest(setup(), request))).toBe(true);
  });

  it("is a numbered list with the ninth open in the other layout, and says what kind of tasks it wants", () => {
    const settings = { layout: "list", onlyClassification: true };
    const [asked] = selfInstruct.next(state({ settings })).requests;
    const prompt = selfInstruct.renderPrompt(setup(settings), asked ?? request);
    expect(prompt).toMatch(/^Here is a numbered list of classification tasks, each of which names/);
    expect(prompt.split("\n").slice(1)).toHaveLength(9);
    for (const line of prompt.split("\n").slice(1, 9)) expect(line).toMatch(/^\d\. Hand-written task 3\d$/);
    expect(prompt.endsWith("\n9.")).toBe(true);
  });

  it("can be written without examples, also of a request that holds none", () => {
    expect(selfInstruct.renderRequest(setup(), { instruction: "x", input: "y" })).toBe(
      "###\n1. Instruction:",
    );
    expect(selfInstruct.renderRequest(NO_CONSTITUTION, { instruction: "", input: "" })).toBe(
      "###\n1. Instruction:",
    );
  });
});

describe("tasks with inputs", () => {
  it("are read by the numbers in the text, with <noinput> as nothing", () => {
    const text =
      " Name a river.\n6. Input:\n<NOINPUT>\n###\n7. Instruction: Sum up.\n7. Input:\nA text\nof two lines.\n###\n";
    expect(texts(read(text))).toEqual([
      ["Name a river.", "", null],
      ["Sum up.", "A text\nof two lines.", null],
    ]);
  });

  it("lose none after a number that is missing, and keep ### and numbers that belong to an input", () => {
    const text =
      " Sum up.\n6. Input:\n### Chapter 16. It began in 2017.\n\n###\n9. Instruction: Translate.\n9. Input:\n14. Juli";
    expect(texts(read(text))).toEqual([
      ["Sum up.", "### Chapter 16. It began in 2017.", null],
      ["Translate.", "14. Juli", null],
    ]);
  });

  it("are marked where an input is missing or bears another number", () => {
    expect(texts(read(" Name a river.\n###\n7. Instruction: Sum up.\n8. Input:\nText"))).toEqual([
      ["Name a river.", "", "unparsed"],
      ["Sum up.\n8. Input:\nText", "", "unparsed"],
    ]);
  });

  it("leave out of the input what the model wrote as an output, and keep it in the raw text", () => {
    const [piece] = read(" Name a river.\n6. Input:\n<noinput>\n6. Output:\nThe Rhine.\n###\n");
    expect(piece).toMatchObject({ instruction: "Name a river.", input: "", output: "", problem: null });
    expect(piece?.rawText).toContain("The Rhine.");
  });

  it("lose only the last one of a completion that ran out of tokens", () => {
    const text = " Name a river.\n6. Input:\n<noinput>\n###\n7. Instruction: Sum up.\n7. Input:\nThe";
    expect(texts(read(text, {}, "length")).map(([, , problem]) => problem)).toEqual([null, "cut"]);
  });

  it("end at the stop string where a server ignores it", () => {
    const text = " A.\n6. Input:\n<noinput>\n###\n21. Instruction: B.\n21. Input:\n<noinput>";
    expect(texts(read(text, {}, "length"))).toEqual([["A.", "", null]]);
  });
});

describe("a numbered list", () => {
  const list = { layout: "list" };

  it("is read one instruction a number, with a capital at the beginning and all else as it was", () => {
    expect(texts(read(" explain what NASA does.\n10. Name  a\triver.\n11. Why?", list))).toEqual([
      ["Explain what NASA does.", "", null],
      ["Name a river.", "", null],
      ["Why?", "", null],
    ]);
  });

  it("keeps lists and years within a task together", () => {
    const text = " Rank these:\n1. tea\n2. milk\n10. What happened in\n2017. Be brief.\n12. Name a river.";
    expect(texts(read(text, list)).map(([instruction]) => instruction)).toEqual([
      "Rank these: 1. tea 2. milk",
      "What happened in 2017. Be brief.",
      "Name a river.",
    ]);
  });

  it("ends before its last number and at a blank line, never within a sum", () => {
    expect(selfInstruct.stopStrings(setup(list))).toEqual(["\n\n", "\n16."]);
    const text = " Add 9.16. to 16.\n10. Name a river.\n\nThese are";
    expect(texts(read(text, list)).map(([instruction]) => instruction)).toEqual([
      "Add 9.16. to 16.",
      "Name a river.",
    ]);
  });
});

it("any text is read: pieces in order, at least one, each with its own part of the text", () => {
  const word = fc.constantFrom(
    "###",
    "\n",
    "6. Instruction:",
    "7. Input:",
    "10. ",
    "9.",
    "x",
    " ",
    "<noinput>",
    "2017. ",
  );
  fc.assert(
    fc.property(
      fc.array(word),
      fc.constantFrom("alpaca", "list"),
      fc.constantFrom("stop", "length"),
      (words, layout, finish) => {
        const text = words.join("");
        const pieces = read(text, { layout }, finish as FinishReason);
        expect(pieces.length).toBeGreaterThan(0);
        expect(text.startsWith(pieces.map(({ rawText }) => rawText).join(""))).toBe(true);
      },
    ),
  );
});

describe("what is asked next", () => {
  it("runs ahead of what is read by the lag and no further", () => {
    expect(selfInstruct.next(state({})).requests).toHaveLength(64);
    expect(selfInstruct.next(state({ asked: 64 })).requests).toHaveLength(0);
    expect(selfInstruct.next(state({ asked: 64, readTo: 3 })).requests).toHaveLength(3);
  });

  it("shows accepted tasks only up to the bound, and only those that lie the lag back", () => {
    const settings = { machineExamples: 2, lag: 10 };
    const known = Array.from({ length: 30 }, (_, item) => accepted(item));
    const given = state({ settings, accepted: known, asked: 30, readTo: 30 });
    for (const [at, { body }] of selfInstruct.next(given).requests.entries()) {
      const examples = body?.step === "self-instruct" ? body.examples : [];
      const machine = examples.filter(({ from }) => from.kind === "accepted");
      expect(examples).toHaveLength(5);
      expect(machine).toHaveLength(2);
      for (const { from } of machine)
        expect(from.kind === "accepted" && from.item).toBeLessThanOrEqual(30 + at - 10);
    }
  });

  it("is the same whatever else was accepted meanwhile", () => {
    const settings = { machineExamples: 3, lag: 5 };
    const known = Array.from({ length: 20 }, (_, item) => accepted(item));
    const early = selfInstruct.next(state({ settings, accepted: known.slice(0, 10), asked: 12, readTo: 10 }));
    const late = selfInstruct.next(state({ settings, accepted: known, asked: 12, readTo: 20 }));
    expect(early.requests).toHaveLength(3);
    expect(late.requests.slice(0, 3)).toEqual(early.requests);
  });

  it("is over with a reason where the bound of requests is reached or nothing new comes any more", () => {
    const settings = { maxRequests: 70 };
    expect(selfInstruct.next(state({ settings, asked: 64, readTo: 64 })).requests).toHaveLength(6);
    expect(selfInstruct.next(state({ settings, asked: 70, readTo: 69 })).isOver).toBe(false);
    expect(selfInstruct.next(state({ settings, asked: 70, readTo: 70 }))).toMatchObject({
      isOver: true,
      reason: "it asked 70 times, as often as it may",
    });
    const fruitless = state({
      settings: { mostFruitless: 8 },
      accepted: [accepted(3)],
      asked: 64,
      readTo: 12,
    });
    expect(selfInstruct.next(fruitless)).toMatchObject({ isOver: true, reason: /8 answers in a row/ });
  });
});

describe("the gate", () => {
  const open = (settings = {}) =>
    selfInstruct.openGate({
      setup: setup(settings),
      pool,
      earlier: [{ recordId: 9, instruction: "Name the longest river of Europe and its source.", input: "" }],
    });
  const piece = (instruction: string) => ({ ...accepted(0), instruction });

  it("turns away what resembles a seed prompt, an earlier record or an accepted task, and names it", () => {
    const gate = open();
    expect(gate.admit(piece("hand written task 3"), { item: 0, part: 0 })).toEqual({
      reason: "near_duplicate",
      nearest: { from: { kind: "pool", place: 3 }, text: "Hand-written task 3:", score: 1 },
    });
    const near = gate.admit(piece("Name the longest river of Asia and its source."), { item: 0, part: 1 });
    expect(near).toMatchObject({ reason: "near_duplicate", nearest: { from: { kind: "record", id: 9 } } });
    expect(gate.admit(piece("Why is the sky blue at noon?"), { item: 0, part: 2 }).reason).toBeNull();
    expect(gate.admit(piece("Why is the sky blue at noon?"), { item: 1, part: 0 }).nearest).toMatchObject({
      from: { kind: "accepted", item: 0, part: 2 },
      score: 1,
    });
  });

  it("tells of what it lets in too how near the nearest is", () => {
    const answer = open().admit(piece("Name a river."), { item: 0, part: 0 });
    expect(answer.reason).toBeNull();
    expect(answer.nearest?.score).toBeCloseTo(1 / 3);
  });

  it("compares text in other scripts, unless it is to decide as the reference does", () => {
    for (const [settings, reason] of [
      [{}, "near_duplicate"],
      [{ noveltyMode: "reference" }, null],
    ] as const) {
      const gate = open(settings);
      gate.admit(piece("请解释一下什么是光合作用"), { item: 0, part: 0 });
      expect(gate.admit(piece("请解释一下什么是光合作用"), { item: 1, part: 0 }).reason).toBe(reason);
    }
  });
});

describe("settings", () => {
  it("are whole with the layout’s own figures for what is left out, and read as themselves", () => {
    const whole = selfInstruct.settings.parse({ layout: "list" });
    expect(whole).toMatchObject({ examples: 8, machineExamples: 2, lastNumber: 16, lag: 64, threshold: 0.7 });
    expect(selfInstruct.settings.parse(whole)).toEqual(whole);
    expect(selfInstruct.settings.parse({})).toMatchObject({
      layout: "alpaca",
      examples: 5,
      machineExamples: 0,
    });
  });

  it("are refused out of their bounds", () => {
    for (const wrong of [
      { layout: "x" },
      { lag: 0 },
      { machineExamples: 6 },
      { lastNumber: 5 },
      { other: 1 },
    ])
      expect(selfInstruct.settings.safeParse(wrong).success).toBe(false);
  });
});
