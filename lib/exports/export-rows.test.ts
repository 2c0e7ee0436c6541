import { expect, test } from "vitest";
import type { DatasetRecord } from "@/lib/datasets/record";
import { exportRows } from "./export-rows";

const record = (facts: Record<string, unknown>) =>
  ({ id: 4, instruction: "Sort it.", input: "", output: "raw", facts }) as unknown as DatasetRecord;

test("a record with instances is a row for each, with its own input and output", () => {
  const instances = [
    { input: "a", output: "b" },
    { input: "", output: "c" },
  ];
  expect(exportRows(record({ instances, faults: { cut: 1 } }))).toMatchObject([
    { id: 4, instruction: "Sort it.", input: "a", output: "b" },
    { id: 4, instruction: "Sort it.", input: "", output: "c" },
  ]);
});

test("any other record is one row as it is, also one whose instances were all faulty", () => {
  for (const facts of [{}, { instances: [] }, { instances: "two" }, { score: 9 }])
    expect(exportRows(record(facts))).toEqual([record(facts)]);
});
