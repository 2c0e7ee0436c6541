import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRecord, anyText, exportableRecord } from "@/testing/exportable-record";
import type { Column, ColumnType, JsonValue, Row } from "./column";
import { formatsByName, openFormat } from "./export-formats";
import { type FormatOptions, formatOptionsSchema, type Pairing } from "./format-options";

const anyOptions: fc.Arbitrary<FormatOptions> = fc.oneof(
  fc.record({ name: fc.constant("studio" as const), hasRawText: fc.boolean() }),
  fc.record({ name: fc.constant("alpaca" as const), system: fc.option(anyText) }),
  fc.record({ name: fc.constant("sharegpt" as const), system: fc.option(anyText) }),
  fc.record({
    name: fc.constant("messages" as const),
    system: fc.option(anyText),
    hasThoughts: fc.boolean(),
  }),
  fc.record({
    name: fc.constant("dromedary" as const),
    assistantName: fc.constant("Wren"),
    layout: fc.constantFrom("reference" as const, "rendered" as const),
    prompts: fc.array(
      fc.record({ name: fc.constantFrom("a", "b"), text: anyText, share: fc.double({ min: 0.1, max: 9 }) }),
    ),
    seed: fc.nat(),
  }),
  fc.record({
    name: fc.constant("preference" as const),
    pairing: fc.constantFrom<Pairing>(
      { by: "verdict", reasons: null },
      { by: "verdict", reasons: ["short"] },
      { by: "edit" },
      { by: "builds", chosen: 1, rejected: 2 },
      { by: "versions", chosen: 2, rejected: 1 },
      { by: "score", margin: 2 },
    ),
    layout: fc.constantFrom("instruction" as const, "prompt" as const, "messages" as const),
    mostPairs: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ name: fc.constant("prompts" as const), isDistinct: fc.boolean() }),
);

const isText = (value: JsonValue) => typeof value === "string";
const listOf = (is: (value: JsonValue) => boolean) => (value: JsonValue) =>
  Array.isArray(value) && value.every(is);
const hasTexts =
  (...keys: string[]) =>
  (value: JsonValue) =>
    JSON.stringify(Object.keys(value as object)) === JSON.stringify(keys) &&
    Object.values(value as object).every(isText);
const isOf: Record<ColumnType, (value: JsonValue) => boolean> = {
  string: isText,
  timestamp: isText,
  int: Number.isSafeInteger,
  float: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  strings: listOf(isText),
  ints: listOf(Number.isSafeInteger),
  messages: listOf(hasTexts("role", "content")),
  conversations: listOf(hasTexts("from", "value")),
  json: () => true,
};

function faults(row: Row, columns: readonly Column[]): string[] {
  const wrong = columns.filter(({ name, type, isNullable }) => {
    const value = row[name];
    return value === undefined || (value === null ? !isNullable : !isOf[type](value));
  });
  const surplus = Object.keys(row).filter((name) => !columns.some((column) => column.name === name));
  return [...wrong.map(({ name }) => name), ...surplus];
}

describe("every format", () => {
  it("makes rows of any records, with just the columns that it names and of their types", () => {
    fc.assert(
      fc.property(anyOptions, fc.array(anyRecord, { minLength: 1, maxLength: 6 }), (options, records) => {
        const { columns, rowsOf } = openFormat(options);
        for (const row of rowsOf(records, 0)) expect(faults(row, columns)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("makes the same rows of the same records again", () => {
    fc.assert(
      fc.property(anyOptions, fc.array(anyRecord, { minLength: 1, maxLength: 4 }), (options, records) => {
        expect(openFormat(options).rowsOf(records, 7)).toEqual(openFormat(options).rowsOf(records, 7));
      }),
    );
  });

  it("makes the rows of several records as of one after the other where it takes one at a time", () => {
    fc.assert(
      fc.property(anyOptions, fc.array(anyRecord, { maxLength: 4 }), (options, records) => {
        const { grouping, rowsOf } = openFormat(options);
        fc.pre(grouping === "record");
        const single: Row[] = [];
        for (const record of records) single.push(...rowsOf([record], single.length));
        expect(rowsOf(records, 0)).toEqual(single);
      }),
    );
  });

  it("has defaults that its own schema takes as they are", () => {
    for (const { defaults } of Object.values(formatsByName))
      expect(formatOptionsSchema.parse(defaults)).toEqual(defaults);
  });
});

describe("conversations", () => {
  it("alternate between user and assistant, after the system at most, and end with the answer", () => {
    const chats = fc.constantFrom<FormatOptions>(
      { name: "messages", system: null, hasThoughts: false },
      { name: "messages", system: "Be kind.", hasThoughts: true },
    );
    fc.assert(
      fc.property(chats, anyRecord, (options, record) => {
        for (const { messages } of openFormat(options).rowsOf([record], 0)) {
          const roles = (messages as { role: string }[]).map(({ role }) => role);
          const turns = roles[0] === "system" ? roles.slice(1) : roles;
          expect(turns).toEqual(["user", "assistant"]);
        }
      }),
    );
  });

  it("put an input under its instruction, and keep thoughts out of the answer", () => {
    const record = exportableRecord({ instruction: "Sort.", input: "b a", output: "a b" });
    expect(openFormat({ name: "messages", system: null, hasThoughts: true }).rowsOf([record], 0)).toEqual([
      {
        messages: [
          { role: "user", content: "Sort.\n\nb a" },
          { role: "assistant", content: "a b" },
        ],
        thoughts: record.thoughts,
      },
    ]);
  });
});

describe("the studio's own format", () => {
  it("keeps the names of the fields that imports read since the first release", () => {
    const record = exportableRecord({ topic: "Rivers", tags: ["good"], score: 9, sourceRecordId: 4 });
    const [row] = openFormat({ name: "studio", hasRawText: false }).rowsOf([record], 0);
    expect(row).toMatchObject({
      id: 1,
      instruction: "Name a river.",
      input: "",
      output: "The Elbe.",
      principles: [2],
      verdict: "kept",
      reason: null,
      origin: "seed_task_1",
      build: 1,
      seed: 77,
      topic: "Rivers",
      tags: ["good"],
      score: 9,
      source: 4,
      model: "base-65b",
      created: "2026-11-22T01:00:00.000Z",
    });
  });

  it("has the completion as it was sent only where that is wanted", () => {
    const rows = (hasRawText: boolean) =>
      openFormat({ name: "studio", hasRawText }).rowsOf([exportableRecord()], 0);
    expect(rows(true)[0]).toHaveProperty("raw_text");
    expect(rows(false)[0]).not.toHaveProperty("raw_text");
  });
});

describe("records with instances", () => {
  const record = exportableRecord({
    instruction: "Sort it.",
    facts: {
      instances: [
        { input: "b a", output: "a b" },
        { input: "", output: "nothing" },
      ],
    },
  });

  it("are a row for each, with its own input and output", () => {
    expect(openFormat({ name: "alpaca", system: null }).rowsOf([record], 0)).toEqual([
      { instruction: "Sort it.", input: "b a", output: "a b" },
      { instruction: "Sort it.", input: "", output: "nothing" },
    ]);
  });

  it("have an id for each row in ShareGPT", () => {
    const rows = openFormat({ name: "sharegpt", system: null }).rowsOf([record], 0);
    expect(rows.map(({ id }) => id)).toEqual(["record_1", "record_1_1"]);
  });
});

describe("prompts", () => {
  it("are written once for all answers to a request, or once for each", () => {
    const records = [exportableRecord({ id: 1, topic: "A" }), exportableRecord({ id: 2 })];
    const rows = (isDistinct: boolean) => openFormat({ name: "prompts", isDistinct }).rowsOf(records, 0);
    expect(rows(true)).toEqual([
      { prompt: "Name a river.", instruction: "Name a river.", input: "", topic: "A", question_type: null },
    ]);
    expect(rows(false)).toHaveLength(2);
  });
});
