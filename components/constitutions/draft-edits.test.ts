import { describe, expect, it } from "vitest";
import type { Constitution } from "@/lib/constitutions/constitution";
import { addExemplar, exemplarsByPrinciple, moveEntry, removeTurn } from "./draft-edits";

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

describe("edits of a draft", () => {
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
