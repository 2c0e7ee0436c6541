import fc from "fast-check";
import type { DatasetRecord } from "@/lib/datasets/record";
import type { RecordFilter } from "@/lib/datasets/record-filter";

/** The columns that filters look at; `build` is an index into whatever builds the test has. */
export type FilterableRecord = Pick<
  DatasetRecord,
  "verdict" | "reason" | "cited" | "instruction" | "input" | "thoughts" | "reply"
> & { build: number | null };

// Wildcards and escapes of LIKE, quotes, letters whose other case lies outside ASCII, and a pair of surrogates.
const letters = [
  "a",
  "A",
  "b",
  "B",
  "k",
  "K",
  "\u212a",
  "é",
  "É",
  "ß",
  "İ",
  "ı",
  "ſ",
  "S",
  "%",
  "_",
  "\\",
  "'",
  " ",
  "\n",
  "😀",
];
const textOf = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((parts) => parts.join(""));
const anyText = textOf(0, 6);

const reasons = ["short", "empty", "no-self-id"];
const fate = fc.oneof(
  fc.constant({ verdict: "kept" as const, reason: null }),
  fc.constantFrom(...reasons).map((reason) => ({ verdict: "dropped" as const, reason })),
);

export const arbitraryRecord: fc.Arbitrary<FilterableRecord> = fc
  .record({
    fate,
    cited: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
    build: fc.constantFrom(null, 0, 1),
    instruction: anyText,
    input: anyText,
    thoughts: anyText,
    reply: anyText,
  })
  .map(({ fate, ...rest }) => ({ ...rest, ...fate }));

const principles = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(3_000_000_000)), {
  minLength: 1,
  maxLength: 3,
});

/** Filters of every kind, also such as nothing matches; `buildIds` are the ids of the test's builds. */
export function arbitraryFilter(buildIds: readonly number[]): fc.Arbitrary<RecordFilter> {
  return fc.oneof(
    fc.record({
      kind: fc.constant("verdict" as const),
      is: fc.constantFrom("kept" as const, "dropped" as const),
    }),
    fc.record({
      kind: fc.constant("reason" as const),
      anyOf: fc.uniqueArray(fc.constantFrom(...reasons, "unheard-of", "a\0b"), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({
      kind: fc.constant("cites" as const),
      mode: fc.constantFrom("all" as const, "any" as const, "none" as const),
      principles,
    }),
    fc.record({
      kind: fc.constant("build" as const),
      id: fc.constantFrom(...buildIds, 99_999, 3_000_000_000),
    }),
    fc.record({
      kind: fc.constant("text" as const),
      contains: fc.oneof({ weight: 9, arbitrary: textOf(1, 3) }, { weight: 1, arbitrary: fc.constant("\0") }),
    }),
  );
}
