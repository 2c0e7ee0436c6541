import { expect, test } from "vitest";
import type { ImportedRecord } from "./imported-record";
import type { ReadSettings, RecordFormatName } from "./record-format";
import { guessFormats, recordFormats } from "./record-formats";

const usual: ReadSettings = { turns: "first", mapping: {} };

function read(format: RecordFormatName, row: unknown, settings: Partial<ReadSettings> = {}) {
  return recordFormats[format].openReader({ ...usual, ...settings })(row);
}

function records(
  format: RecordFormatName,
  row: unknown,
  settings: Partial<ReadSettings> = {},
): ImportedRecord[] {
  const outcome = read(format, row, settings);
  if ("problem" in outcome) throw new Error(outcome.problem);
  return outcome.records;
}

const answered = {
  prompt: "Name a river",
  response: "The Rhine",
};

/** One row of each format, the fields that it must become, and the format it is told to be. */
const rows: [RecordFormatName, unknown, Partial<ImportedRecord>][] = [
  [
    "alpaca",
    { instruction: "Name a river", input: "in France", output: "The Loire" },
    { input: "in France", output: "The Loire", reply: "The Loire" },
  ],
  [
    "sharegpt",
    {
      id: "c1",
      conversations: [
        { from: "system", value: "Be brief." },
        { from: "human", value: "Name a river" },
        { from: "gpt", value: "The Rhine" },
      ],
    },
    { output: "The Rhine", facts: { id: "c1", system: "Be brief." } },
  ],
  [
    "chat",
    {
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: [{ type: "text", text: "Name a river" }] },
        { role: "assistant", content: "The Rhine", reasoning_content: "I follow 2 (brief)." },
      ],
    },
    { output: "The Rhine", thoughts: "I follow 2 (brief).", cited: [2], facts: { system: "Be brief." } },
  ],
  [
    "dromedary",
    { example_id: 7, instruction: "Name a river", input: "", output: "The Rhine.\n\n### User\n" },
    { output: "The Rhine.", facts: { exampleId: 7, isComplete: true } },
  ],
  [
    "self-align",
    {
      instruction: "Name a river",
      input: "",
      output:
        " I should follow rules 2 (brief), 7 (candor).\n\nWatson: The Rhine.\n\nUser: Good job! Clear context",
    },
    { thoughts: "I should follow rules 2 (brief), 7 (candor).", output: "The Rhine.", cited: [2, 7] },
  ],
  [
    "i-sheep",
    { instruction: "Name a river", input: "", output: "The Rhine", quality_score: 9, following_score: 10 },
    { score: 9, facts: { quality_score: 9, following_score: 10 } },
  ],
  [
    "seed-tasks",
    {
      id: "seed_task_0",
      name: "river",
      instruction: "Name a river",
      instances: [{ input: "", output: "The Rhine" }],
      is_classification: false,
    },
    { output: "The Rhine", facts: { id: "seed_task_0", name: "river", isClassification: false } },
  ],
  [
    "topic-questions",
    { topic: "Rivers", question_type: "Questions that require geography", question: "Name a river" },
    { topic: "Rivers", questionType: "Questions that require geography", output: "" },
  ],
  [
    "argilla",
    {
      fields: answered,
      responses: [
        {
          user_id: "u",
          status: "submitted",
          values: {
            quality: { value: 4 },
            "corrected response": { value: "The Rhône" },
            tone: { value: "calm" },
          },
        },
      ],
      suggestions: [{ question_name: "tone", value: "harsh" }],
      metadata: { split: "a" },
      external_id: "r1",
    },
    { output: "The Rhône", reply: "The Rhine", score: 4, tags: ["tone: calm"] },
  ],
  [
    "argilla",
    {
      id: "r2",
      fields: answered,
      metadata: {},
      suggestions: { tone: { value: ["calm", "plain"], score: 0.4 } },
      responses: { quality: [{ value: 2, user_id: "u" }] },
      status: "completed",
    },
    { output: "The Rhine", score: 2, tags: ["tone: calm", "tone: plain"] },
  ],
  [
    "label-studio",
    {
      id: 3,
      data: answered,
      annotations: [
        {
          was_cancelled: true,
          result: [{ from_name: "tone", type: "choices", value: { choices: ["harsh"] } }],
        },
        {
          result: [
            { from_name: "tone", type: "choices", value: { choices: ["calm"] } },
            { from_name: "rewritten", type: "textarea", value: { text: ["The Rhône"] } },
            { from_name: "stars", type: "rating", value: { rating: 5 } },
          ],
        },
      ],
    },
    { output: "The Rhône", reply: "The Rhine", score: 5, tags: ["tone: calm"] },
  ],
  [
    "studio",
    {
      id: 9,
      instruction: "Name a river",
      input: "",
      output: "The Rhine",
      thoughts: "1 (a)",
      reply: "The Rhine ",
      principles: [1, 3],
      verdict: "dropped",
      reason: "short",
      origin: "seed_task_3",
      build: 2,
      seed: 77,
      topic: "Rivers",
      question_type: "Questions",
      tags: ["x"],
      review: "approved",
      score: 8,
    },
    {
      cited: [1, 3],
      verdict: "dropped",
      reason: "short",
      reply: "The Rhine ",
      origin: "seed_task_3",
      seed: 77,
      topic: "Rivers",
      questionType: "Questions",
      tags: ["x"],
      review: "approved",
      score: 8,
      facts: { exportedId: 9, exportedBuild: 2 },
    },
  ],
];

test.each(rows)("a row of %s is known by its content and keeps what it has", (format, row, expected) => {
  expect(guessFormats([row])[0]?.format).toBe(format);
  expect(records(format, row)).toEqual([
    expect.objectContaining({ instruction: "Name a river", ...expected }),
  ]);
});

test("every format says what is wrong with a row of nothing, and never throws", () => {
  for (const format of Object.keys(recordFormats) as RecordFormatName[]) {
    for (const row of [
      null,
      5,
      [],
      {},
      "",
      { conversations: [1], messages: [null], instances: 3, fields: 1, data: [] },
    ]) {
      const outcome = read(format, row);
      if ("problem" in outcome) expect(outcome.problem.length).toBeGreaterThan(10);
      else expect(outcome.records[0]).toBeDefined();
    }
  }
});

const talk = {
  conversations: [
    { from: "human", value: "One?" },
    { from: "gpt", value: "1" },
    { from: "human", value: "Two?" },
    { from: "gpt", value: "2" },
  ],
};

test("of a conversation, the first request and reply are taken and the others are counted", () => {
  expect(read("sharegpt", talk)).toMatchObject({
    leftOut: 1,
    records: [{ instruction: "One?", output: "1" }],
  });
});

test("each request of a conversation may be a record that keeps the turns before it", () => {
  expect(records("sharegpt", talk, { turns: "each" })).toMatchObject([
    { instruction: "One?", facts: { turn: 1 } },
    {
      instruction: "Two?",
      output: "2",
      facts: {
        turn: 2,
        before: [
          { role: "user", content: "One?" },
          { role: "assistant", content: "1" },
        ],
      },
    },
  ]);
});

test("a conversation of several requests may be refused", () => {
  expect(read("sharegpt", talk, { turns: "refuse" })).toEqual({
    problem: expect.stringContaining("2 requests"),
  });
});

test("a completion that never comes to a reply is dropped for it", () => {
  const [record] = records("self-align", { instruction: "Why?", output: "I should follow rules 2 (brief)." });
  expect(record).toMatchObject({ verdict: "dropped", reason: "thought_only", output: "", cited: [2] });
});

test("any other rows are read by a mapping that is guessed from their names", () => {
  const row = { payload: { question: "Name a river", answer: "The Rhine" }, labels: ["a"] };
  expect(guessFormats([row])[0]).toMatchObject({
    format: "fields",
    why: expect.stringContaining("payload.question"),
  });
});
