import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportedRecord } from "@/lib/datasets/record-import/imported-record";
import { recordFormats } from "@/lib/datasets/record-import/record-formats";
import { LineRows } from "@/lib/datasets/record-import/rows/line-rows";
import { readJsonLine } from "@/lib/datasets/record-import/rows/read-line";
import { exportableRecord } from "@/testing/exportable-record";
import { writeJsonLine } from "./containers";
import { formatsByName, openFormat } from "./export-formats";

const text = fc.string({ unit: "grapheme", maxLength: 30 });
const number = fc.integer({ min: 1, max: 40 });
const arbitraryRecord = fc
  .record({
    instruction: text,
    input: text,
    output: text,
    thoughts: text,
    reply: text,
    cited: fc.uniqueArray(number, { maxLength: 4 }),
    verdict: fc.constantFrom("kept" as const, "dropped" as const),
    reason: fc.option(fc.string({ minLength: 1, maxLength: 8 })),
    origin: fc.string({ minLength: 1, maxLength: 8 }),
    topic: fc.option(fc.constantFrom("Rivers", "Tides")),
    score: fc.option(fc.integer({ min: 1, max: 10 })),
    tags: fc.constantFrom<string[]>([], ["seen"], ["a", "b"]),
    seed: fc.nat(),
  })
  .map((given) => exportableRecord(given));

test("what is exported as JSONL is imported as the same records again", () => {
  fc.assert(
    fc.property(fc.array(arbitraryRecord, { maxLength: 6 }), (records) => {
      const { rowsOf } = openFormat(formatsByName.studio.defaults);
      const file = records.flatMap((record) => rowsOf([record], 0).map(writeJsonLine));
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
    "topic",
    "score",
    "tags",
    "seed",
  ];
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => names.includes(name))
      .sort(),
  );
}
