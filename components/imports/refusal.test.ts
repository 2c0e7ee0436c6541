import { expect, it } from "vitest";
import { refusalOf } from "./refusal";

const seeds = (file: string, positions: number[]) =>
  ({
    kind: "seed_prompts",
    file,
    seedSetId: 1,
    seedSet: "A",
    added: 1,
    changed: 0,
    unchanged: 0,
    preview: {
      counts: { refused: positions.length, changed: 0, added: 1, unchanged: 0 },
      rows: positions.map((position) => ({
        unit: "line" as const,
        position,
        state: "refused" as const,
        problem: "expected a JSON object, found 7.",
      })),
    },
  }) as const;

it("gives the first refused row with its file and line, and counts the others", () => {
  expect(refusalOf({ results: [seeds("a.jsonl", []), seeds("b.jsonl", [4])] })).toBe(
    "b.jsonl, line 4: expected a JSON object, found 7.",
  );
  expect(refusalOf({ results: [seeds("a.jsonl", [2, 3]), seeds("b.jsonl", [4])] })).toMatch(
    /^a\.jsonl, line 2: .* 2 more refused\.$/,
  );
});

it("has nothing to say where every row can be taken", () => {
  expect(refusalOf({ results: [seeds("a.jsonl", [])] })).toBeNull();
});
