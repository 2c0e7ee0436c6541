import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitrarySeeds } from "@/testing/arbitrary-seeds";
import { compareSeeds } from "./compare";
import { previewImport } from "./preview-import";
import { readSeedRows } from "./read-seed-rows";
import { renderSeedFile, renderSeedLine } from "./render-seed-file";
import type { SeedPrompt } from "./seed-prompt";

const question = (topic: string, text: string): SeedPrompt => ({
  kind: "topic_question",
  body: { topic, question_type: "a", question: text },
});
const task = (id: string, instruction: string): SeedPrompt => ({
  kind: "task",
  body: { id, name: "", instruction, instances: [{ input: "", output: "" }], is_classification: false },
});

it("tells of every row of a file, in its order, what importing would do", () => {
  const same = question("Tea", "When?");
  const lines = [
    renderSeedLine(task("1", "New.")),
    "{",
    "",
    renderSeedLine(same),
    renderSeedLine(task("2", "Now.")),
  ];
  const existing = [task("1", "Old."), same];
  expect(previewImport(existing, readSeedRows(lines.join("\n")), 10)).toEqual({
    counts: { added: 1, changed: 1, unchanged: 1, refused: 1 },
    rows: [
      { unit: "line", position: 1, state: "changed", before: task("1", "Old."), seed: task("1", "New.") },
      {
        unit: "line",
        position: 2,
        state: "refused",
        problem: "expected one whole JSON object, found text that is not valid JSON.",
      },
      { unit: "line", position: 4, state: "unchanged", seed: same },
      { unit: "line", position: 5, state: "added", seed: task("2", "Now.") },
    ],
  });
});

it("lists no more rows of a state than asked for, and counts them all", () => {
  const rows = readSeedRows(renderSeedFile(["1", "2", "3"].map((id) => task(id, id))));
  const { rows: told, counts } = previewImport([task("1", "x")], rows, 1);
  expect(counts).toEqual({ added: 2, changed: 1, unchanged: 0, refused: 0 });
  expect(told.map(({ state, position }) => `${position} ${state}`)).toEqual(["1 changed", "2 added"]);
});

it("counts what the import then does", () => {
  fc.assert(
    fc.property(arbitrarySeeds, arbitrarySeeds, (existing, incoming) => {
      const { added, changed, unchanged } = compareSeeds(existing, incoming);
      expect(previewImport(existing, readSeedRows(renderSeedFile(incoming)), 1).counts).toEqual({
        added: added.length,
        changed: changed.length,
        unchanged: unchanged.length,
        refused: 0,
      });
    }),
  );
});
