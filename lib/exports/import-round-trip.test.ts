import fc from "fast-check";
import { expect, test } from "vitest";
import type { DatasetRecord } from "@/lib/datasets/record";
import type { ImportedRecord } from "@/lib/datasets/record-import/imported-record";
import { recordFormats } from "@/lib/datasets/record-import/record-formats";
import { LineRows } from "@/lib/datasets/record-import/rows/line-rows";
import { readJsonLine } from "@/lib/datasets/record-import/rows/read-line";
import { exportFormats } from "./export-record";

const text = fc.string({ unit: "grapheme", maxLength: 30 });
const number = fc.integer({ min: 1, max: 40 });
const arbitraryRecord = fc.record({
  id: number,
  instruction: text,
  input: text,
  output: text,
  thoughts: text,
  reply: text,
  cited: fc.uniqueArray(number, { maxLength: 4 }),
  verdict: fc.constantFrom("kept", "dropped"),
  reason: fc.option(fc.string({ minLength: 1, maxLength: 8 })),
  origin: fc.string({ minLength: 1, maxLength: 8 }),
  buildId: fc.option(number),
  seed: fc.nat(),
  hits: fc.constant([]),
});

test("what is exported as JSONL is imported as the same records again", () => {
  fc.assert(
    fc.property(fc.array(arbitraryRecord, { maxLength: 6 }), (records) => {
      const file = records.map((record) =>
        exportFormats.jsonl.formatRecord(record as unknown as DatasetRecord),
      );
      const lines = new LineRows(readJsonLine);
      const rows = [...lines.push(new TextEncoder().encode(file.join("\n"))), ...lines.end()];
      const read = recordFormats.studio.openReader({ turns: "first", mapping: {} });
      const imported = rows.flatMap(({ value }): ImportedRecord[] => {
        const outcome = read(value);
        return "problem" in outcome ? [] : outcome.records;
      });
      expect(imported.map(kept)).toEqual(records.map(kept));
    }),
  );
});

/** What both of them tell. */
function kept(record: object): object {
  const names = [
    "instruction",
    "input",
    "output",
    "thoughts",
    "reply",
    "cited",
    "verdict",
    "reason",
    "origin",
    "seed",
  ];
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => names.includes(name))
      .sort(),
  );
}
