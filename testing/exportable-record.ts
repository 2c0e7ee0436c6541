import fc from "fast-check";
import type { ExportableRecord } from "@/lib/exports/exportable-record";

/** A kept record with the least that one can have, but for what is given. */
export function exportableRecord(given: Partial<ExportableRecord> = {}): ExportableRecord {
  return {
    id: 1,
    buildId: 1,
    item: 0,
    sample: 0,
    origin: "seed_task_1",
    instruction: "Name a river.",
    input: "",
    output: "The Elbe.",
    thoughts: "I should follow rules 2 (informative).",
    reply: "The Elbe.",
    rawText: " I should … The Elbe.",
    cited: [2],
    verdict: "kept",
    reason: null,
    hits: [],
    finishReason: "stop",
    topic: null,
    questionType: null,
    score: null,
    nearestScore: null,
    leakShare: null,
    script: "Latin",
    isRefusal: false,
    duplicateOf: null,
    instructionLength: 13,
    thoughtsLength: 38,
    outputLength: 9,
    tags: [],
    review: null,
    editedAt: null,
    createdAt: "2026-11-22T01:00:00.000Z",
    seed: 77,
    promptTokens: 30,
    completionTokens: 12,
    facts: {},
    sourceRecordId: null,
    step: "self_align",
    model: "base-65b",
    preset: "studio 1",
    versionId: 3,
    original: null,
    ...given,
  };
}

/** Any text that a database can hold: every script, white space of all kinds, formulas, quotes, empty. */
export const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom(" ", "\n", "\r", "\t", '"', "'", ",", "=", "+", "-", "@", "a", "\u2028", "🦙"),
  }),
);

/** Any record that could come out of a store. */
export const anyRecord: fc.Arbitrary<ExportableRecord> = fc
  .record({
    id: fc.integer({ min: 1, max: 2_000_000_000 }),
    buildId: fc.option(fc.constantFrom(1, 2)),
    versionId: fc.option(fc.constantFrom(1, 2)),
    instruction: anyText,
    input: anyText,
    output: anyText,
    reply: anyText,
    thoughts: anyText,
    rawText: anyText,
    topic: fc.option(anyText),
    tags: fc.array(anyText, { maxLength: 3 }),
    cited: fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 3 }),
    score: fc.option(fc.integer({ min: 1, max: 10 })),
    leakShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    finishReason: fc.constantFrom("stop", "length", "other"),
    facts: fc.oneof(
      fc.constant({}),
      fc.record({ instances: fc.array(fc.record({ input: anyText, output: anyText }), { maxLength: 3 }) }),
      fc.constant({ instances: "two" }),
    ),
    hits: fc.constantFrom<ExportableRecord["hits"]>(
      [],
      [{ rule: "input_only", effect: "mended", detail: "", span: null, request: "input_only" }],
    ),
    original: fc.option(fc.record({ instruction: anyText, input: anyText, output: anyText })),
  })
  .chain((some) =>
    fc
      .constantFrom<Pick<ExportableRecord, "verdict" | "reason">>(
        { verdict: "kept", reason: null },
        { verdict: "dropped", reason: "short" },
        { verdict: "dropped", reason: "empty" },
      )
      .map((judged) => exportableRecord({ ...some, ...judged })),
  );
