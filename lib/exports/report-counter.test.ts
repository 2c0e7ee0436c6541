import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRecord, exportableRecord } from "@/testing/exportable-record";
import type { ExportableRecord } from "./exportable-record";
import { reportCounter } from "./report-counter";

function countsOf(records: readonly ExportableRecord[]) {
  const counter = reportCounter({ ownNames: ["Wren"], leakThreshold: 0.5 });
  for (const record of records) counter.add(record);
  return counter.counts();
}

describe("what a report counts", () => {
  it("is every record's verdict, and every drop by its reason, the most frequent first", () => {
    const drop = (reason: string) => exportableRecord({ verdict: "dropped", reason });
    expect(countsOf([exportableRecord(), drop("short"), drop("empty"), drop("short")])).toMatchObject({
      records: 4,
      kept: 1,
      dropped: 3,
      reasons: [
        { reason: "short", count: 2 },
        { reason: "empty", count: 1 },
      ],
    });
  });

  it("is leaks by tenths, those at or above the threshold, and those nobody looked for", () => {
    const shares = [0, 0.09, 0.1, 0.5, 1, null];
    const { leaks } = countsOf(shares.map((leakShare, id) => exportableRecord({ id, leakShare })));
    expect(leaks).toEqual({
      threshold: 0.5,
      byTenth: [2, 1, 0, 0, 0, 1, 0, 0, 0, 1],
      notLookedAt: 1,
      atThreshold: 2,
      examples: [3, 4],
    });
  });

  it("is answers that name another assistant, with the first few, and those that name its own", () => {
    const outputs = ["I am Wren.", "I am ChatGPT.", "Ask OpenAI, or me, Wren.", "The Elbe."];
    const { identity } = countsOf(outputs.map((output, id) => exportableRecord({ id, output })));
    expect(identity).toEqual({
      namesOthers: 2,
      others: [
        { name: "ChatGPT", count: 1 },
        { name: "OpenAI", count: 1 },
      ],
      examples: [
        { recordId: 1, name: "ChatGPT" },
        { recordId: 2, name: "OpenAI" },
      ],
      namesItself: 2,
    });
  });

  it("is answers that are empty, cut off, repeated, nearly so, refused or edited", () => {
    const counts = countsOf([
      exportableRecord({ id: 1, output: " \n" }),
      exportableRecord({ id: 2, finishReason: "length" }),
      exportableRecord({ id: 3 }),
      exportableRecord({ id: 4, output: "No.", duplicateOf: 3, isRefusal: true }),
      exportableRecord({ id: 5, output: "Yes.", editedAt: "2026-11-22T01:00:00.000Z" }),
    ]);
    expect(counts).toMatchObject({
      emptyOutputs: 1,
      truncated: 1,
      repeated: 1,
      nearDuplicates: 1,
      refusals: 1,
      edited: 1,
    });
  });

  it("is lengths as they are stored, and tokens where a server counted them", () => {
    const { characters, tokens } = countsOf([
      exportableRecord({ input: "🦙🦙", promptTokens: null }),
      exportableRecord({ outputLength: 40 }),
    ]);
    expect(characters.input).toMatchObject({ count: 2, min: 0, max: 2 });
    expect(characters.output).toMatchObject({ min: 9, max: 40 });
    expect(tokens.prompt).toMatchObject({ count: 1, median: 30 });
  });

  it("is plain data that adds up, of any records", () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 5 }), (records) => {
        const counts = countsOf(records);
        expect(JSON.parse(JSON.stringify(counts))).toEqual(counts);
        expect(counts.kept + counts.dropped).toBe(records.length);
        const dropped = counts.reasons.reduce((sum, { count }) => sum + count, 0);
        expect(dropped).toBe(counts.dropped);
        const looked = counts.leaks.byTenth.reduce((sum, count) => sum + count, counts.leaks.notLookedAt);
        expect(looked).toBe(records.length);
      }),
      { numRuns: 20 },
    );
  });
});
