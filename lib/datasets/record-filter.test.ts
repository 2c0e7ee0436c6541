import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterableRecord } from "@/testing/filterable-record";
import { describeFilter } from "./describe-filter";
import { formatRecordFilters, parseRecordFilters } from "./filter-url";
import { type FilterableRecord, matchesFilter } from "./matches-filter";
import type { RecordFilter } from "./record-filter";

const principles = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
const reason = fc.stringMatching(/^[a-z_]{1,12}$/);
const oneOfEach: fc.Arbitrary<RecordFilter[]> = fc
  .tuple(
    fc.option(
      fc.record({
        kind: fc.constant("verdict" as const),
        is: fc.constantFrom("kept" as const, "dropped" as const),
      }),
    ),
    fc.option(
      fc.record({
        kind: fc.constant("reason" as const),
        anyOf: fc.uniqueArray(reason, { minLength: 1, maxLength: 4 }),
      }),
    ),
    fc.option(
      fc.record({
        kind: fc.constant("cites" as const),
        mode: fc.constantFrom("all" as const, "any" as const, "none" as const),
        principles,
      }),
    ),
    fc.option(fc.record({ kind: fc.constant("build" as const), id: fc.integer({ min: 1, max: 1e6 }) })),
    fc.option(
      fc.record({
        kind: fc.constant("text" as const),
        contains: fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }),
      }),
    ),
  )
  .map((filters) => filters.filter((f) => f !== null));

const record: FilterableRecord = {
  ...filterableRecord(),
  verdict: "dropped",
  reason: "short",
  cited: [3, 7],
  buildId: 4,
  instruction: "Is the TIDE table safe?",
  input: "",
  thoughts: "I should check.",
  reply: "Ünsicher.",
};

describe("record filters", () => {
  it("come back from the address as they went in", () => {
    fc.assert(
      fc.property(oneOfEach, (filters) => {
        expect(parseRecordFilters(new URLSearchParams(formatRecordFilters(filters).toString()))).toEqual(
          filters,
        );
      }),
    );
  });

  it("are read from any address: what makes no sense is left out", () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) =>
        Array.isArray(parseRecordFilters(new URLSearchParams(query))),
      ),
    );
    expect(parseRecordFilters(new URLSearchParams("verdict=maybe&cites=any:x&build=0&reason=,&q="))).toEqual(
      [],
    );
    expect(parseRecordFilters(new URLSearchParams("cites=7"))).toEqual([
      { kind: "cites", mode: "all", principles: [7] },
    ]);
  });

  it.each<[RecordFilter, boolean, string]>([
    [{ kind: "verdict", is: "dropped" }, true, "dropped"],
    [{ kind: "reason", anyOf: ["short", "empty"] }, true, "dropped for short or empty"],
    [{ kind: "cites", mode: "all", principles: [3, 7] }, true, "cites all of 3, 7"],
    [{ kind: "cites", mode: "all", principles: [3, 8] }, false, "cites all of 3, 8"],
    [{ kind: "cites", mode: "any", principles: [8, 7] }, true, "cites any of 8, 7"],
    [{ kind: "cites", mode: "none", principles: [8] }, true, "cites none of 8"],
    [{ kind: "cites", mode: "any", principles: [3] }, true, "cites 3"],
    [{ kind: "build", id: 5 }, false, "build 5"],
    [{ kind: "text", contains: "tide" }, true, "contains “tide”"],
    [{ kind: "text", contains: "ünsicher" }, false, "contains “ünsicher”"],
  ])("%j matches: %s, and reads: %s", (filter, isMatch, words) => {
    expect(matchesFilter(record, filter)).toBe(isMatch);
    expect(describeFilter(filter)).toBe(words);
  });
});
