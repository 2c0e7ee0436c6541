import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { findCitations } from "./citations";
import type { Constitution } from "./constitution";
import { lintConstitution } from "./lint";
import { readPromptFile } from "./read-prompt-file";
import { renamePrinciple, renumber } from "./renumber";

const robin = readPromptFile(samplePromptFile);
const thoughtsOf = (c: Constitution) =>
  c.exemplars.flatMap(({ turns }) => turns.map((turn) => turn.thoughts));

/** For each citation, the place in the list of the principle it points at; -1 for none. */
function targets(constitution: Constitution): number[] {
  return thoughtsOf(constitution)
    .flatMap((thoughts) => findCitations(thoughts, constitution.principles))
    .map((citation) => constitution.principles.findIndex(({ number }) => number === citation.number));
}

describe("renumbering", () => {
  it("leaves every citation pointing at the same principle, and can be undone", () => {
    const permutations = fc.shuffledSubarray([1, 2, 3], { minLength: 3 });
    fc.assert(
      fc.property(permutations, fc.nat({ max: 100 }), (order, offset) => {
        const mapping = new Map(order.map((number, index) => [index + 1, number + offset]));
        const renumbered = renumber(robin, mapping);
        expect(renumbered.principles.map(({ number }) => number)).toEqual(order.map((n) => n + offset));
        expect(targets(renumbered)).toEqual(targets(robin));
        const inverse = new Map([...mapping].map(([from, to]) => [to, from]));
        expect(renumber(renumbered, inverse)).toEqual(robin);
      }),
    );
  });

  it("swaps two numbers at once", () => {
    const swapped = renumber(
      robin,
      new Map([
        [1, 2],
        [2, 1],
      ]),
    );
    expect(thoughtsOf(swapped)[0]).toMatch(/2 \(kind\), 1 \(frank\)\.$/);
    expect(lintConstitution(swapped).map(({ code }) => code)).toEqual(["numbers_not_consecutive"]);
  });

  it("leaves citations of unknown numbers, and all other text, alone", () => {
    const odd = structuredClone(robin);
    odd.exemplars[0]!.turns[0]!.thoughts = "In 1 of 3 cases 02 (frank) and 7 (never heard of).";
    const renumbered = renumber(
      odd,
      new Map([
        [7, 8],
        [1, 9],
      ]),
    );
    expect(thoughtsOf(renumbered)[0]).toBe("In 1 of 3 cases 02 (frank) and 7 (never heard of).");
  });

  it("refuses to give two principles one number", () => {
    expect(() => renumber(robin, new Map([[1, 2]]))).toThrow("Principles 1 and 2 cannot both become 2.");
  });
});

describe("renaming a principle", () => {
  it("renames it where it stands and wherever its number is cited", () => {
    const renamed = renamePrinciple(robin, 1, "warm (very");
    expect(renamed.principles[0]).toEqual({ ...robin.principles[0], name: "warm (very" });
    expect(thoughtsOf(renamed)[0]).toMatch(/1 \(warm \(very\), 2 \(frank\)\.$/);
    expect(targets(renamed)).toEqual(targets(robin));
    expect(lintConstitution(renamed)).toEqual([]);
    expect(renamePrinciple(renamed, 1, "kind")).toEqual(robin);
  });

  it("refuses a number that is not there and a name that cannot stand in brackets", () => {
    expect(() => renamePrinciple(robin, 7, "x")).toThrow("There is no principle 7.");
    expect(() => renamePrinciple(robin, 1, "x)")).toThrow("Principle 1 has a closing bracket");
    expect(() => renamePrinciple(robin, 1, " ")).toThrow("Principle 1 has no name.");
  });
});
