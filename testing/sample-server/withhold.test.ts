import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenize } from "./tokenizer";
import { withhold } from "./withhold";

test("what could become a stop string is sent with the token that shows it is none", () => {
  expect(withhold(["Yes.", "\n\n", "Us", "ing", " it"], ["\n\nUser:"])).toEqual([
    "Yes.",
    "",
    "",
    "\n\nUsing",
    " it",
  ]);
});

test("nothing is lost, whatever the stop strings are, and the end is never withheld", () => {
  const stops = fc.array(fc.constantFrom("a", "ab", "\n\nUser:", "b c"), { maxLength: 3 });
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "\n", "U", ".") }),
      stops,
      (text, list) => {
        const tokens = tokenize(text);
        const sent = withhold(tokens, list);
        expect(sent).toHaveLength(tokens.length);
        expect(sent.join("")).toBe(text);
      },
    ),
  );
});
