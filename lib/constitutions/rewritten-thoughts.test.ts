import { expect, it } from "vitest";
import { leakyConstitution } from "@/testing/leaky-constitution";
import type { Constitution } from "./constitution";
import { movePrinciple, removePrinciple } from "./principle-edits";
import { renamePrinciple } from "./renumber";
import { rewrittenThoughts } from "./rewritten-thoughts";

const cites = (thoughts: string): Constitution => ({
  ...leakyConstitution,
  exemplars: [{ turns: [{ user: "Hi", thoughts, reply: "Hello" }], reset: null }],
});

it("a change that no thoughts repeat rewrites nothing", () => {
  const authored = cites("I follow 3 (clear & brief).");
  expect(rewrittenThoughts(authored, movePrinciple(authored, 0, 1))).toEqual([]);
});

it("every citation that a change rewrites or takes out is counted", () => {
  const authored = cites("I follow 1 (honest), 2 (helpful), 3 (clear & brief), 1 (honest).");
  const count = (after: Constitution) =>
    rewrittenThoughts(authored, after).map(({ citationCount }) => citationCount);
  expect(count(renamePrinciple(authored, 1, "frank"))).toEqual([2]);
  expect(count(movePrinciple(authored, 0, 1))).toEqual([3]);
  expect(rewrittenThoughts(authored, removePrinciple(authored, 1))).toEqual([
    {
      exemplar: 0,
      turn: 0,
      before: "I follow 1 (honest), 2 (helpful), 3 (clear & brief), 1 (honest).",
      after: "I follow 1 (honest), 2 (clear & brief), 1 (honest).",
      citationCount: 2,
    },
  ]);
});
