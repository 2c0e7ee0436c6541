import { describe, expect, it } from "vitest";
import { sampleConstitution } from "@/testing/sample-constitution";
import type { Constitution } from "./constitution";
import { describeChanges } from "./describe-changes";
import { renumber } from "./renumber";

const robin = sampleConstitution();
const reworded = (number: number, from: Constitution = robin): Constitution => ({
  ...from,
  principles: from.principles.map((p) => (p.number === number ? { ...p, text: "Reworded." } : p)),
});

describe("what is different, in words", () => {
  it("names each field by its place", () => {
    expect(describeChanges(robin, robin)).toBe("");
    expect(describeChanges(robin, reworded(2))).toBe("principle 2 text");
    expect(describeChanges(robin, { ...reworded(2), preamble: "New." })).toBe(
      "preamble and principle 2 text",
    );
    const exemplars = robin.exemplars.map((exemplar, at) => ({
      ...exemplar,
      turns: exemplar.turns.map((turn) => (at === 0 ? { ...turn, reply: `${turn.reply} So.` } : turn)),
    }));
    expect(describeChanges(robin, { ...robin, exemplars })).toBe(
      "exemplar 1 reply and exemplar 1 reply, turn 2",
    );
  });

  it("tells of the first few and counts the rest", () => {
    const all = [1, 2, 3].reduce((made, number) => reworded(number, made), robin);
    expect(describeChanges(robin, { ...all, name: "Wren", preamble: "New." })).toBe(
      "name, preamble, principle 1 text and 2 more",
    );
  });

  it("tells once of what was added or removed, and of what was renumbered with it", () => {
    const rest = { ...robin, principles: robin.principles.slice(1) };
    const removed = renumber(
      rest,
      new Map([
        [2, 1],
        [3, 2],
      ]),
    );
    expect(describeChanges(robin, removed)).toBe(
      "principle 1 removed, numbers of 2 principles and thoughts in 2 places",
    );
    expect(describeChanges(rest, robin)).toBe("principle 1 added");
  });
});
