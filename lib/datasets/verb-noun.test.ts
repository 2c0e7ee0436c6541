import fc from "fast-check";
import { expect, test } from "vitest";
import { verbNoun } from "./verb-noun";

test.each([
  ["Write a short story about a fox that learns to swim.", "write", "story"],
  ["Please give me three tips for staying healthy", "give", "tip"],
  ["Can you explain the theory of relativity?", "explain", "theory"],
  ["How do I write a cover letter for a bakery?", "write", "letter"],
  ["Classify the following sentences by their tone: …", "classify", "sentence"],
  ["List all countries that border the sea", "list", "country"],
  ["Translate", "translate", null],
  ["Summarize, in two lines, what the text says", "summarize", null],
])("of %j the verb is %j and the noun %j", (instruction, verb, noun) => {
  expect(verbNoun(instruction)).toEqual({ verb, noun });
});

test("what begins with no verb of an instruction has none", () => {
  expect(verbNoun("Why is the sea salty?")).toEqual({ verb: null, noun: null });
  expect(verbNoun("Der Fuchs")).toEqual({ verb: null, noun: null });
  expect(verbNoun("")).toEqual({ verb: null, noun: null });
});

test("only the first sentence counts", () => {
  expect(verbNoun("The tide comes twice a day. Write a poem.")).toEqual({ verb: null, noun: null });
});

test("any text gets an answer, in lower case and without spaces", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { verb, noun } = verbNoun(text);
      for (const word of [verb, noun]) if (word !== null) expect(word).toMatch(/^[a-z'’-]+$/);
      if (verb === null) expect(noun).toBeNull();
    }),
  );
});
