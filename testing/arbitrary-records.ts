import fc from "fast-check";
import type { FilterableRecord } from "@/lib/datasets/matches-filter";
import {
  flagKinds,
  type RecordFilter,
  rangeKinds,
  type SetKind,
  setKinds,
  textPlaces,
} from "@/lib/datasets/record-filter";

type OfBuild = "buildId" | "step" | "model" | "preset" | "versionId";
/** The columns that filters look at; `build` is an index into whatever builds the test has. */
export type ArbitraryRecord = Omit<FilterableRecord, OfBuild> & { build: number | null };

// Wildcards and escapes of LIKE, quotes, letters whose other case lies outside ASCII, and a pair of surrogates.
const letters = [..."aAbBkKéÉßıſS%_\\' \n😀", "\u212a", "İ", "e\u0301"];
// Words that begin alike, in other cases and scripts; a run longer than a word may be.
const words = [
  ...[
    "tide",
    "Tide",
    "TIDES",
    "high",
    "water",
    "Ünder",
    "under",
    "σς",
    "ΣΣ",
    "İx",
    "k\u212a",
    "don't",
    "a1",
    "水門",
  ],
  "ab".repeat(70),
];
const joints = [" ", " ", " ", "-", ", ", "\n", "—", "😀", "*"];
const textOf = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((parts) => parts.join(""));
const sentence = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...joints)), { maxLength: 5 })
  .map((parts) => parts.flat().join(""));
const anyText = fc.oneof(textOf(0, 6), sentence);

const valuesOf = {
  reason: ["short", "empty", "no_self_id"],
  preset: ["dromedary-v1", "studio"],
  step: ["self-align", "verbose"],
  topic: ["tides", "Tides", "a,b", "!c"],
  question_type: ["geography", "law"],
  model: ["sample-scripted", "other"],
  finish: ["stop", "length", "none"],
  script: ["Latin", "Han"],
  review: ["approved", "rejected", "flagged"],
  tag: ["x", "y, z", "\\"],
} satisfies Record<SetKind, string[]>;

const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 3 });
const length = fc.integer({ min: 0, max: 12 });
const share = fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8);
const moment = fc
  .integer({ min: 0, max: 3 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2026, 10, 1) + minutes * 60_000).toISOString());
const fate = fc.oneof(
  fc.constant({ verdict: "kept" as const, reason: null }),
  fc.constantFrom(...valuesOf.reason).map((reason) => ({ verdict: "dropped" as const, reason })),
);

export const arbitraryRecord: fc.Arbitrary<ArbitraryRecord> = fc
  .record({
    fate,
    cited: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
    build: fc.constantFrom(null, 0, 1),
    instruction: anyText,
    input: anyText,
    thoughts: anyText,
    reply: anyText,
    output: anyText,
    finishReason: fc.constantFrom(...valuesOf.finish),
    topic: orNull(fc.constantFrom(...valuesOf.topic)),
    questionType: orNull(fc.constantFrom(...valuesOf.question_type)),
    script: orNull(fc.constantFrom(...valuesOf.script)),
    review: orNull(fc.constantFrom(...valuesOf.review)),
    tags: fc.uniqueArray(fc.constantFrom(...valuesOf.tag), { maxLength: 2 }),
    isRefusal: orNull(fc.boolean()),
    editedAt: orNull(moment),
    duplicateOf: orNull(fc.integer({ min: 1, max: 3 })),
    createdAt: moment,
    score: orNull(fc.integer({ min: 2, max: 20 }).map((halves) => halves / 2)),
    nearestScore: orNull(share),
    leakShare: orNull(share),
    promptTokens: orNull(length),
    completionTokens: orNull(length),
    totalMs: length,
    replyLength: length,
    instructionLength: length,
    thoughtsLength: length,
    outputLength: length,
  })
  .map(({ fate, ...rest }) => ({ ...rest, ...fate }));

const bound = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -1, max: 13 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 90 }).map((tenths) => tenths / 8) },
  { weight: 1, arbitrary: fc.constantFrom(-3_000_000_000, 3_000_000_000, 1e300, 1e-9, -0.5) },
);
const bounds = <Value>(one: fc.Arbitrary<Value>) =>
  fc.oneof(
    fc.record({ min: one, max: one }),
    fc.record({ min: one, max: fc.constant(null) }),
    fc.record({ min: fc.constant(null), max: one }),
  );
const day = fc.constantFrom(
  "2026-11-01",
  "2026-11-02",
  "2026-11-03",
  "0000-01-01",
  "9999-12-31",
  "2026-02-30",
);
const instant = moment.chain((text) =>
  fc.constantFrom(text, `${text.slice(0, 19)}Z`, `${text.slice(0, 16)}Z`),
);

const term = fc
  .tuple(
    fc.constantFrom("", "", "", "-"),
    fc.oneof(
      fc.constantFrom(...words, "Tid*", "tide*", "u*", "wat*", "水*", "ab*", "nowhere", "zz*", "σ*", "i*"),
      fc
        .array(fc.constantFrom(...words), { minLength: 2, maxLength: 3 })
        .map((some) => `"${some.join(" ")}"`),
      fc
        .array(fc.constantFrom(...words), { minLength: 2, maxLength: 2 })
        .map((some) => `"${some.join("-")}*"`),
      fc.constantFrom("tide high", '"tide', "—", "*", '"tide tid*"', "high-wat*"),
    ),
  )
  .map((parts) => parts.join(""));
const query = fc
  .array(term, { minLength: 1, maxLength: 3 })
  .map((terms) => terms.join(" "))
  .filter((text) => text.length <= 400);

/** Filters of every kind, also such as nothing matches; `buildIds` and `versionIds` are those of the test. */
export function arbitraryFilter(
  buildIds: readonly number[],
  versionIds: readonly number[] = [1],
): fc.Arbitrary<RecordFilter> {
  const idOf = (ids: readonly number[]) => fc.constantFrom(...ids, 99_999, 3_000_000_000);
  const sets = setKinds.map((kind) =>
    fc
      .record({
        kind: fc.constant(kind),
        anyOf: fc.uniqueArray(fc.constantFrom(...valuesOf[kind], "", "unheard-of", "a\0b"), {
          minLength: 1,
          maxLength: 3,
        }),
        isExcluding: fc.constantFrom(undefined, true as const),
      })
      .map(({ isExcluding, ...rest }) => (isExcluding ? { ...rest, isExcluding } : rest)),
  );
  const ranges = rangeKinds.map((kind) => bounds(bound).map((ends) => ({ kind, ...ends })));
  return fc.oneof(
    fc.record({
      kind: fc.constant("verdict" as const),
      is: fc.constantFrom("kept" as const, "dropped" as const),
    }),
    fc.record({
      kind: fc.constant("cites" as const),
      mode: fc.constantFrom("all" as const, "any" as const, "none" as const),
      principles: fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(3_000_000_000)), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    ...sets,
    ...ranges,
    ...flagKinds.map((kind) => fc.record({ kind: fc.constant(kind), is: fc.boolean() })),
    fc.record({ kind: fc.constant("build" as const), id: idOf(buildIds) }),
    fc.record({ kind: fc.constant("version" as const), id: idOf(versionIds) }),
    fc.record({
      kind: fc.constant("duplicate" as const),
      of: fc.constantFrom("any" as const, "none" as const, 1, 2, 9, 3_000_000_000),
    }),
    bounds(fc.oneof(day, instant)).map((ends) => ({ kind: "created" as const, ...ends })),
    ...[1, 2, 3].map(() =>
      fc.record({ kind: fc.constant("words" as const), query, in: fc.constantFrom(...textPlaces) }),
    ),
    ...[1, 2].map(() =>
      fc.record({
        kind: fc.constant("text" as const),
        contains: fc.oneof(
          { weight: 6, arbitrary: textOf(1, 3) },
          { weight: 6, arbitrary: sentence.filter((text) => text !== "").chain(pieceOf) },
          { weight: 1, arbitrary: fc.constant("\0") },
        ),
      }),
    ),
  );
}

/** A run of a text's characters, as somebody may look for. */
function pieceOf(text: string): fc.Arbitrary<string> {
  const characters = [...text];
  return fc
    .tuple(fc.nat(characters.length - 1), fc.integer({ min: 1, max: 12 }))
    .map(([from, count]) => characters.slice(from, from + count).join(""));
}
