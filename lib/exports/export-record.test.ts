import { expect, it } from "vitest";
import type { DatasetRecord } from "@/lib/datasets/record";
import { exportFormats } from "./export-record";

it("writes a record as one line that keeps the training pair, the thoughts and the citations", () => {
  const record = {
    id: 9,
    instruction: "Why?\nSay.",
    input: "",
    output: "Because “so”.",
    thoughts: "I think.",
    reply: "Because “so”. ",
    cited: [2, 16],
    verdict: "kept",
    reason: null,
    origin: "seed_task_3",
    buildId: 1,
    seed: 77,
    hits: [],
  } as unknown as DatasetRecord;
  const line = exportFormats.jsonl.formatRecord(record);
  expect(line).not.toContain("\n");
  expect(JSON.parse(line)).toEqual({
    id: 9,
    instruction: "Why?\nSay.",
    input: "",
    output: "Because “so”.",
    thoughts: "I think.",
    reply: "Because “so”. ",
    principles: [2, 16],
    verdict: "kept",
    reason: null,
    origin: "seed_task_3",
    build: 1,
    seed: 77,
  });
});
