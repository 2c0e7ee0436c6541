import { describe, expect, it } from "vitest";
import { openFormat } from "./export-formats";
import { countIdentityRows, identityRecords, unfilledSlots } from "./identity-records";
import type { IdentitySet } from "./identity-set";

const set: IdentitySet = {
  entries: [
    { questions: ["Who are you?", "Your name?"], answers: ["I am {name}.", "{name}, by {maker}."] },
    { questions: ["Are you {other}?"], answers: ["No, I am {name}."] },
  ],
  values: { name: "Wren", maker: "the Wren team", other: "another" },
};
const textsOf = (wish: { repeats: number; values: Record<string, string> }) =>
  [...identityRecords(set, wish)].map(({ instruction, output }) => [instruction, output]);

describe("an identity set", () => {
  it("asks each question with each answer, its slots filled", () => {
    expect(countIdentityRows(set)).toBe(5);
    expect(textsOf({ repeats: 1, values: {} })).toEqual([
      ["Who are you?", "I am Wren."],
      ["Who are you?", "Wren, by the Wren team."],
      ["Your name?", "I am Wren."],
      ["Your name?", "Wren, by the Wren team."],
      ["Are you another?", "No, I am Wren."],
    ]);
  });

  it("is written as often as wanted, with the values of the export before its own", () => {
    expect(textsOf({ repeats: 3, values: { name: "Dove" } })).toHaveLength(15);
    expect(textsOf({ repeats: 1, values: { name: "Dove" } })[0]).toEqual(["Who are you?", "I am Dove."]);
  });

  it("tells which slots neither it nor the export has a value for", () => {
    expect(unfilledSlots(set, {})).toEqual([]);
    const bare = { ...set, values: { name: "Wren", maker: " " } };
    expect(unfilledSlots(bare, {})).toEqual(["maker", "other"]);
    expect(unfilledSlots(bare, { maker: "us", other: "it" })).toEqual([]);
  });

  it("takes braces in a value for text", () => {
    expect(textsOf({ repeats: 1, values: { name: "{maker}" } })[0]).toEqual([
      "Who are you?",
      "I am {maker}.",
    ]);
  });

  it("is written by the formats of answers like any record, under ids that are nobody else's", () => {
    const records = [...identityRecords(set, { repeats: 2, values: {} })];
    expect(records.map(({ id }) => id)).toEqual([-1, -2, -3, -4, -5, -1, -2, -3, -4, -5]);
    const { rowsOf } = openFormat({
      name: "dromedary",
      assistantName: "Wren",
      layout: "reference",
      prompts: [],
      seed: 1,
    });
    expect(rowsOf(records.slice(0, 1), 258_878)).toEqual([
      { example_id: 258_879, instruction: "Who are you?", input: "", output: "I am Wren.\n\n### User\n" },
    ]);
  });
});
