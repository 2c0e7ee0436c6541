import { describe, expect, it } from "vitest";
import type { Constitution } from "@/lib/constitutions/constitution";
import {
  addExemplar,
  addPrinciple,
  exemplarsByPrinciple,
  moveEntry,
  movePrinciple,
  numberInOrder,
  removePrinciple,
  removeTurn,
} from "./draft-edits";

const constitution: Constitution = {
  name: "Alder",
  preamble: "About Alder.",
  principles: ["ethical", "informative", "candor"].map((name, index) => ({
    number: index + 1,
    name,
    text: "It is so.",
  })),
  exemplarIntro: "",
  exemplars: [
    {
      turns: [{ user: "Hi", thoughts: "I should follow rules 1 (ethical), 3 (candor).", reply: "Hello" }],
      reset: { user: "Clear", autoReply: "Cleared." },
    },
  ],
};
const thoughts = (c: Constitution) => c.exemplars[0]?.turns[0]?.thoughts;

describe("edits of a draft", () => {
  it("gives a new principle the next number", () => {
    expect(addPrinciple(constitution).principles.at(-1)).toMatchObject({ number: 4, text: "" });
  });

  it("moves later principles up when one is removed, and their citations with them", () => {
    const rest = removePrinciple(constitution, 1);
    expect(rest.principles.map((p) => `${p.number} ${p.name}`)).toEqual(["1 ethical", "2 candor"]);
    expect(thoughts(rest)).toBe("I should follow rules 1 (ethical), 2 (candor).");
  });

  it("swaps number, place and citations when a principle is moved", () => {
    const moved = movePrinciple(constitution, 0, 1);
    expect(moved.principles.map((p) => `${p.number} ${p.name}`)).toEqual([
      "1 informative",
      "2 ethical",
      "3 candor",
    ]);
    expect(thoughts(moved)).toBe("I should follow rules 2 (ethical), 3 (candor).");
    expect(movePrinciple(moved, 1, -1)).toEqual(constitution);
  });

  it("does not move the first principle up or the last one down", () => {
    expect(movePrinciple(constitution, 0, -1)).toBe(constitution);
    expect(movePrinciple(constitution, 2, 1)).toBe(constitution);
  });

  it("closes the gaps of a numbering", () => {
    const gap = { ...constitution, principles: constitution.principles.filter((p) => p.number !== 2) };
    expect(thoughts(numberInOrder(gap))).toBe("I should follow rules 1 (ethical), 2 (candor).");
  });

  it("tells which exemplars cite a principle", () => {
    expect([...exemplarsByPrinciple(constitution)]).toEqual([
      [1, [0]],
      [3, [0]],
    ]);
  });

  it("words the reset of a new exemplar like the others'", () => {
    expect(addExemplar(constitution).exemplars[1]?.reset).toEqual({ user: "Clear", autoReply: "Cleared." });
  });

  it("leaves an exemplar its last turn", () => {
    const exemplar = constitution.exemplars[0];
    expect(exemplar && removeTurn(exemplar, 0)).toBe(exemplar);
  });

  it("leaves a list alone where a move would leave it", () => {
    expect(moveEntry(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moveEntry(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  });
});
