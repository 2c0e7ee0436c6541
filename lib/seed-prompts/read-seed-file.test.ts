import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import { arbitrarySeeds } from "@/testing/arbitrary-seeds";
import { readSeedFile } from "./read-seed-file";
import { renderSeedFile } from "./render-seed-file";

const task = {
  id: "seed_1",
  name: "tea",
  instruction: "How long should tea steep?",
  instances: [{ input: "", output: "Three minutes." }],
  is_classification: false,
};
const question = {
  topic: "Harbour",
  question_type: "Questions that require a map",
  question: "Where is it?",
};
const asLines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");

function refusal(text: string) {
  try {
    readSeedFile(text);
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(error.kind).toBe("bad_request");
    return { message: error.message, details: error.details };
  }
  throw new Error("The text was accepted.");
}

describe("a seed file", () => {
  const both = [
    { kind: "task", body: task },
    { kind: "topic_question", body: question },
  ];

  it.each([
    ["without a last newline", asLines(task, question)],
    ["with blank lines", `\n${asLines(task)}\n  \n\n${asLines(question)}\n\n`],
    ["with Windows line endings", `${asLines(task)}\r\n${asLines(question)}\r\n`],
    ["with a byte order mark", `\uFEFF${asLines(task, question)}`],
    ["that is a JSON array", JSON.stringify([task, question], null, 2)],
    ["that is a JSON array after blank lines", `\n ${JSON.stringify([task, question])}\n`],
  ])("%s is read, each kind known by its fields", (_, text) => {
    expect(readSeedFile(text)).toEqual(both);
  });

  it("may give fields in any order and repeat an instruction under another id", () => {
    const reversed = Object.fromEntries(Object.entries(task).reverse());
    expect(readSeedFile(asLines(reversed, { ...task, id: "seed_2" }))).toHaveLength(2);
  });

  it("comes back from rendering, whatever the texts are", () => {
    fc.assert(
      fc.property(arbitrarySeeds, (seeds) => {
        expect(readSeedFile(renderSeedFile(seeds))).toEqual(seeds);
        expect(readSeedFile(JSON.stringify(seeds.map((seed) => seed.body)))).toEqual(seeds);
      }),
    );
  });
});

describe("a malformed seed file is refused whole, with the line and what was expected there", () => {
  const { instruction: _instruction, ...noInstruction } = task;
  it.each([
    ["a missing field", noInstruction, "expected instruction to be a text, found nothing."],
    [
      "an empty instruction",
      { ...task, instruction: "" },
      "expected instruction to hold something, found an empty text.",
    ],
    [
      "no instances",
      { ...task, instances: [] },
      "expected instances to hold something, found an empty list.",
    ],
    [
      "instances that are no list",
      { ...task, instances: "x" },
      "expected instances to be a list, found a text.",
    ],
    [
      "an instance that is null",
      { ...task, instances: [null] },
      "expected instances[0] to be an object, found null.",
    ],
    [
      "an instance without input",
      { ...task, instances: [{ output: "x" }] },
      "expected instances[0].input to be a text, found nothing.",
    ],
    [
      "an instance with more fields",
      { ...task, instances: [{ input: "", output: "", n: 1 }] },
      "expected only the fields of instances[0], found “n”.",
    ],
    ["a number for a text", { ...task, id: 7 }, "expected id to be a text, found 7."],
    [
      "a text for true or false",
      { ...task, is_classification: "no" },
      "expected is_classification to be true or false, found a text.",
    ],
    [
      "an unknown field of a task",
      { ...task, level: 3 },
      "expected only the fields of a seed task, found “level”.",
    ],
    [
      "an unknown field of a question",
      { ...question, id: "x" },
      "expected only the fields of a topic question, found “id”.",
    ],
    [
      "a question without topic",
      { question_type: "a", question: "b" },
      "expected topic to be a text, found nothing.",
    ],
    [
      "an empty question",
      { ...question, question: "" },
      "expected question to hold something, found an empty text.",
    ],
    [
      "fields of neither kind",
      { text: "x", label: 1 },
      "expected a seed task (id, name, instruction, instances, is_classification) or a topic question (topic, question_type, question), found text, label.",
    ],
    ["an object without fields", {}, "found no fields."],
    ["a text", "hello", "expected a JSON object, found a text."],
    ["a list", [task], "expected a JSON object, found a list."],
    ["null", null, "expected a JSON object, found null."],
  ])("%s", (_, row, message) => {
    const onLine = refusal(`${asLines(question)}\n\n${asLines(row)}\n${asLines(task)}`);
    expect(onLine.details).toMatchObject({ line: 3, refusals: [{ unit: "line", position: 3 }] });
    expect(onLine.message).toMatch(/^Line 3: /);
    expect(onLine.message).toContain(message);
    const inArray = refusal(JSON.stringify([question, row]));
    expect(inArray.details).toMatchObject({ item: 2, refusals: [{ unit: "item", position: 2 }] });
    expect(inArray.message).toBe(onLine.message.replace("Line 3", "Item 2"));
  });

  it("the first bad line is given with its reason, and the others after it", () => {
    const text = `${asLines(question)}\n${asLines({ ...question, topic: 1 })}\n{"cut off`;
    expect(refusal(text)).toEqual({
      message: "Line 2: expected topic to be a text, found 1. Refused too: line 3.",
      details: {
        line: 2,
        refusals: [
          { unit: "line", position: 2, problem: "expected topic to be a text, found 1." },
          {
            unit: "line",
            position: 3,
            problem: "expected one whole JSON object, found text that is not valid JSON.",
          },
        ],
      },
    });
  });

  it("of very many bad lines some are named and a hundred carried", () => {
    const { message, details } = refusal("{\n".repeat(250));
    expect(message).toMatch(/ Refused too: lines 2, 3, 4, 5, 6, 7, 8, 9 and 241 more\.$/);
    expect(details?.refusals).toHaveLength(100);
  });

  it("a line that is not JSON", () => {
    expect(refusal(`${asLines(task)}\n{"topic": `)).toEqual({
      message: "Line 2: expected one whole JSON object, found text that is not valid JSON.",
      details: { line: 2, refusals: [expect.objectContaining({ position: 2 })] },
    });
  });

  it("a key that stands twice, with both lines", () => {
    expect(refusal(`${asLines(task, question)}\n\n${asLines({ ...task, name: "other" })}`)).toEqual({
      message: "Line 4: repeats “seed_1” of line 1; each may stand once.",
      details: { line: 4, refusals: [expect.objectContaining({ position: 4 })] },
    });
    expect(refusal(JSON.stringify([question, task, question])).message).toBe(
      "Item 3: repeats “Questions that require a map | Harbour | Where is it?” of item 1; each may stand once.",
    );
  });

  it.each(["", "\n \n", "[]", "\uFEFF"])("an empty file (%j)", (text) => {
    expect(refusal(text).message).toBe(
      "The file holds no seed prompts; expected one JSON object on each line.",
    );
  });

  it("an array that does not close", () => {
    expect(refusal('[{"topic": "x"}').message).toMatch(/is not one valid JSON array/);
  });

  it("any text at all gets a clear answer", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(refusal(text).message.length).toBeGreaterThan(10);
      }),
    );
  });
});
