import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryFilter, arbitraryRecord } from "@/testing/arbitrary-records";
import { filterableRecord } from "@/testing/filterable-record";
import { describeFilter, filterTitles } from "./describe-filter";
import { filterKinds, filterParams, formatRecordFilters, parseRecordFilters } from "./filter-url";
import { matchesFilter } from "./matches-filter";
import { type RecordFilter, recordFilterSchema } from "./record-filter";

const filters = arbitraryFilter([1, 2]).filter((filter) => recordFilterSchema.safeParse(filter).success);
const inOrder = (list: readonly RecordFilter[]) =>
  list.toSorted((a, b) => filterKinds.indexOf(a.kind) - filterKinds.indexOf(b.kind));
const record = filterableRecord({
  verdict: "dropped",
  reason: "short",
  cited: [3, 7],
  buildId: 4,
  instruction: "Is the TIDE table safe?",
  thoughts: "I should check.",
  reply: "Ünsicher, at high water.",
  replyLength: 24,
  topic: "tides",
  tags: ["x"],
  finishReason: "length",
});

describe("record filters", () => {
  it("come back from the address as they went in, whatever their texts hold", () => {
    const lists = fc.uniqueArray(filters, { selector: ({ kind }) => kind, maxLength: 12 });
    fc.assert(
      fc.property(lists, (list) => {
        const address = formatRecordFilters(list).toString();
        expect(parseRecordFilters(new URLSearchParams(address))).toEqual(inOrder(list));
      }),
      { numRuns: 1_000 },
    );
  });

  it("of sets, words and texts come back with any characters", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 40 });
    const some = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), some, (anyOf, contains) => {
        const list: RecordFilter[] = [
          { kind: "tag", anyOf },
          { kind: "topic", anyOf, isExcluding: true },
          { kind: "words", query: contains, in: "all" },
          { kind: "text", contains },
        ];
        const address = formatRecordFilters(list).toString();
        expect(parseRecordFilters(new URLSearchParams(address))).toEqual(inOrder(list));
      }),
    );
  });

  it("have an address parameter and a title of their own, every kind", () => {
    expect(new Set(Object.values(filterParams)).size).toBe(filterKinds.length);
    expect(Object.keys(filterTitles).sort()).toEqual(filterKinds.toSorted());
    const tried = new Set(fc.sample(filters, { numRuns: 2_000, seed: 1 }).map(({ kind }) => kind));
    expect([...tried].sort()).toEqual(filterKinds.toSorted());
  });

  it("are read from any address: what makes no sense is left out", () => {
    const value = fc.oneof(fc.string(), fc.stringMatching(/^[!.,:\\\d\-a-z*"]{0,9}$/));
    fc.assert(
      fc.property(fc.constantFrom(...filterKinds), value, (kind, text) => {
        const list = parseRecordFilters(new URLSearchParams([[filterParams[kind], text]]));
        for (const filter of list) {
          expect(recordFilterSchema.parse(filter)).toEqual(filter);
          expect(parseRecordFilters(formatRecordFilters([filter]))).toEqual([filter]);
          expect(typeof matchesFilter(record, filter)).toBe("boolean");
          expect(describeFilter(filter)).not.toBe("");
        }
      }),
      { numRuns: 2_000 },
    );
    const nonsense =
      "verdict=maybe&cites=any:x&build=0&reason=,&q=&reply=..&score= ..&created=2026-13-01&edited=1";
    expect(parseRecordFilters(new URLSearchParams(nonsense))).toEqual([]);
    expect(parseRecordFilters(new URLSearchParams("cites=7&reply=..900&ms=5"))).toEqual([
      { kind: "cites", mode: "all", principles: [7] },
      { kind: "reply_length", min: null, max: 900 },
      { kind: "time", min: 5, max: 5 },
    ]);
  });

  it("read as a sentence of their own, whatever they say", () => {
    fc.assert(fc.property(filters, (filter) => describeFilter(filter).trim() !== ""));
  });

  it("of a set either take a record or, excluding, leave it", () => {
    const anyRecord = arbitraryRecord.map((given) => filterableRecord(given));
    fc.assert(
      fc.property(anyRecord, filters, (some, filter) => {
        if (!("anyOf" in filter)) return;
        const { isExcluding, ...including } = filter;
        const excluding = { ...including, isExcluding: true as const };
        expect(matchesFilter(some, excluding)).toBe(!matchesFilter(some, including));
      }),
    );
  });

  it.each<[RecordFilter, boolean, string]>([
    [{ kind: "verdict", is: "dropped" }, true, "dropped"],
    [{ kind: "reason", anyOf: ["short", "empty"] }, true, "dropped for short or empty"],
    [{ kind: "reason", anyOf: ["short"], isExcluding: true }, false, "not dropped for short"],
    [{ kind: "cites", mode: "all", principles: [3, 7] }, true, "cites all of 3, 7"],
    [{ kind: "cites", mode: "all", principles: [3, 8] }, false, "cites all of 3, 8"],
    [{ kind: "cites", mode: "any", principles: [8, 7] }, true, "cites any of 8, 7"],
    [{ kind: "cites", mode: "none", principles: [8] }, true, "cites none of 8"],
    [{ kind: "cites", mode: "any", principles: [3] }, true, "cites 3"],
    [{ kind: "cited_count", min: 3, max: null }, false, "number of principles cited at least 3"],
    [{ kind: "build", id: 5 }, false, "build 5"],
    [{ kind: "reply_length", min: 24, max: 24 }, true, "reply length 24"],
    [{ kind: "score", min: null, max: 10 }, false, "score at most 10"],
    [{ kind: "truncated", is: true }, true, "cut off"],
    [{ kind: "refusal", is: false }, true, "no refusal"],
    [{ kind: "topic", anyOf: [""] }, false, "topic no topic"],
    [{ kind: "tag", anyOf: ["", "x"] }, true, "tag no tag or x"],
    [{ kind: "duplicate", of: "none" }, true, "no near-duplicate"],
    [{ kind: "created", min: "2026-11-01", max: "2026-11-01" }, true, "created 2026-11-01"],
    [{ kind: "created", min: null, max: "2026-11-01T11:59Z" }, false, "created until 2026-11-01T11:59Z"],
    [{ kind: "words", query: "tide -moon", in: "request" }, true, "in the request tide -moon"],
    [{ kind: "words", query: "tide water", in: "reply" }, false, "in the reply tide water"],
    [{ kind: "text", contains: "tide" }, true, "contains “tide”"],
    [{ kind: "text", contains: "ünsicher" }, false, "contains “ünsicher”"],
  ])("%j matches: %s, and reads: %s", (filter, isMatch, words) => {
    expect(matchesFilter(record, filter)).toBe(isMatch);
    expect(describeFilter(filter)).toBe(words);
  });
});
