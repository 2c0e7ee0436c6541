import fc from "fast-check";
import { expect, test } from "vitest";
import { fillTemplate, findSlots, splitAtSlots } from "./fill-template";

test("each slot is replaced, as often as it stands there", () => {
  expect(
    fillTemplate("{topic}: ask about {topic} as {question_type}.", { topic: "Tea", question_type: "art" }),
  ).toBe("Tea: ask about Tea as art.");
});

test("braces in a value are text, whatever they say, and so is a dollar sign", () => {
  const nasty = "{input} {instruction} $& $1 {{x}} {";
  expect(fillTemplate("Task: {instruction}|{input}", { instruction: nasty, input: "I" })).toBe(
    `Task: ${nasty}|I`,
  );
});

test("a slot without a value stays as it is, also one named like something every object has", () => {
  expect(fillTemplate("{unknown} {constructor}", {})).toBe("{unknown} {constructor}");
});

test("doubled braces, code and JSON are no slots", () => {
  const text = 'if (x) { y } {"a": 1} {{name}} {Name} { name }';
  expect(findSlots(text)).toEqual([]);
  expect(fillTemplate(text, { name: "no" })).toBe(text);
});

test("what is shared and what is filled are the whole, and nothing in the shared part is filled", () => {
  const pieces = fc.array(fc.constantFrom("a ", "{instruction}", "{input}", "{", "}", "{{input}}", "\n"));
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const values = { instruction: "I {input}", input: "N" };
      const { shared, own } = splitAtSlots(text, ["instruction", "input"]);
      expect(shared + fillTemplate(own, values)).toBe(fillTemplate(text, values));
    }),
  );
});
