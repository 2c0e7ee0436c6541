import { expect, it } from "vitest";
import type { IdentitySet } from "./identity-set";
import { lintIdentitySet, slotsOf } from "./lint-identity-set";

const set = (
  entries: [string[], string[]][],
  values: Record<string, string> = { name: "Wren" },
): IdentitySet => ({
  entries: entries.map(([questions, answers]) => ({ questions, answers })),
  values,
});
const messages = (of: IdentitySet) => lintIdentitySet(of).map(({ message }) => message);

it("finds nothing wrong with questions and answers whose slots have values", () => {
  expect(messages(set([[["Who are you?"], ["I am {name}."]]]))).toEqual([]);
});

it("finds slots without a value, and values without a slot", () => {
  expect(messages(set([[["Who?"], ["I am {nam}, {{name}}."]]]))).toEqual([
    "{nam} has no value here.",
    "{name} stands in no question and no answer.",
  ]);
});

it("finds a question that is asked twice but for case and punctuation, in one entry or in two", () => {
  expect(
    messages(
      set([
        [["Who are you?", "who are you"], ["{name}"]],
        [["Who are you!"], ["{name}"]],
      ]),
    ),
  ).toEqual(["“who are you” is asked twice.", "“Who are you!” is asked twice."]);
});

it("finds an answer that names another assistant, but lets a question do so", () => {
  const named = set([[["Are you ChatGPT?"], ["No, I am {name}.", "No, not ChatGPT."]]]);
  expect(lintIdentitySet(named)).toEqual([
    {
      message: "An answer names ChatGPT.",
      cure: "Say who the assistant is, not who it is not.",
      entry: 0,
    },
  ]);
  expect(messages({ ...named, values: { name: "ChatGPT" } })).toEqual([]);
});

it("finds a set without anything, and lists slots once", () => {
  expect(messages(set([], {}))).toEqual(["Nothing is asked yet."]);
  expect(slotsOf(set([[["{maker}?"], ["{name}, {maker}"]]]))).toEqual(["maker", "name"]);
});
