import { describe, expect, it } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import type { FilterPreset } from "@/lib/filters/filter";
import { testInventing } from "@/testing/test-steps";
import { readPieces } from "./read-pieces";

const setup = { ...NO_CONSTITUTION, settings: { shown: 1 } };
const pool = [
  {
    origin: "seed_task_0",
    instruction: "Name a river.",
    input: "",
    output: "",
    isClassification: false,
    topic: null,
    questionType: null,
  },
];
/** Drops what is asked of something wide. */
const preset: FilterPreset = {
  name: "test",
  version: 1,
  title: "Test",
  source: "",
  rules: [
    {
      name: "wide",
      title: "Not wide",
      apply: (_, { request }) => (request.instruction.includes("wide") ? { drop: "wide" } : null),
    },
  ],
};

const read = (text: string, gate = testInventing.openGate({ setup, pool, earlier: [] }), item = 0) =>
  readPieces(
    { step: testInventing, setup, preset, gate },
    { item, request: { instruction: "", input: "" }, text, finishReason: "stop" },
  );

describe("the pieces of an answer", () => {
  it("are dropped for their own problem first, then by a rule, then because they are not new", () => {
    const pieces = read("\n- Name a wide river.\n- Name a river.\n- Name a lake.");
    expect(pieces.map(({ reason, droppedBy }) => [reason, droppedBy])).toEqual([
      ["unparsed", "problem"],
      ["wide", "rule"],
      ["not_new", "novelty"],
      [null, null],
    ]);
    expect(pieces[2]?.nearest).toEqual({
      from: { kind: "pool", place: 0 },
      text: "Name a river.",
      score: 1,
    });
  });

  it("are held against those of the answers before, and only the kept ones count", () => {
    const gate = testInventing.openGate({ setup, pool, earlier: [] });
    read("- Name a wide lake.\n- Name a hill.", gate, 0);
    const again = read("- Name a hill.\n- Name a wide lake.", gate, 1);
    expect(again.map(({ reason }) => reason)).toEqual(["not_new", "wide"]);
    expect(again[0]?.nearest?.from).toEqual({ kind: "accepted", item: 0, part: 1 });
  });
});
