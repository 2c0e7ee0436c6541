import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitrarySeeds } from "@/testing/arbitrary-seeds";
import { compareSeeds } from "./compare";
import type { SeedPrompt } from "./seed-prompt";

const task = (id: string, instruction: string): SeedPrompt => ({
  kind: "task",
  body: { id, name: "", instruction, instances: [{ input: "", output: "" }], is_classification: false },
});
const question: SeedPrompt = {
  kind: "topic_question",
  body: { topic: "b", question_type: "a", question: "c" },
};

it("tells what an import would add, change and leave, in the order of the file", () => {
  const existing = [task("1", "One."), task("2", "Two."), task("3", "Three.")];
  const incoming = [question, task("3", "Three, anew."), task("1", "One.")];
  expect(compareSeeds(existing, incoming)).toEqual({
    added: [question],
    changed: [{ before: task("3", "Three."), after: task("3", "Three, anew.") }],
    unchanged: [task("1", "One.")],
  });
});

it("does not take a task for a question whose key reads the same", () => {
  const namesake = task("a | b | c", "x");
  expect(compareSeeds([question], [namesake])).toEqual({ added: [namesake], changed: [], unchanged: [] });
});

it("finds nothing to do where a file is imported again, whatever the order of its keys", () => {
  fc.assert(
    fc.property(arbitrarySeeds, (seeds) => {
      const reread = seeds.map((seed) => ({
        ...seed,
        body: Object.fromEntries(Object.entries(seed.body).reverse()),
      })) as SeedPrompt[];
      expect(compareSeeds(seeds, reread)).toEqual({ added: [], changed: [], unchanged: reread });
      expect(compareSeeds([], seeds)).toEqual({ added: seeds, changed: [], unchanged: [] });
    }),
  );
});
