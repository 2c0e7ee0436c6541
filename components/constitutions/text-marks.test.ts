import fc from "fast-check";
import { expect, it } from "vitest";
import { markText } from "./text-marks";

const values = { name: "Ada", cut_off: "" };

it("the marked stretches are the text, whatever is marked in it", () => {
  const text = fc
    .array(fc.constantFrom("{{name}}", "{{cut_off}}", "\\{{name}}", " one", " two", "\n", "{{", "."))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.option(text), (now, before) => {
      const marked = markText(now, values, before);
      expect(marked.map((stretch) => stretch.text).join("")).toBe(now);
      if (before === now || before === null) expect(marked.some(({ isNew }) => isNew)).toBe(false);
    }),
  );
});

it("what is new since the latest version is marked, and a variable by whether it has a value", () => {
  const marked = markText("{{name}} knows little of {{cut_off}}.", values, "{{name}} knows of {{cut_off}}.");
  expect(marked.filter(({ isNew }) => isNew).map(({ text }) => text)).toEqual(["little"]);
  expect(marked.flatMap(({ variable }) => variable ?? [])).toEqual(["known", "empty"]);
});
