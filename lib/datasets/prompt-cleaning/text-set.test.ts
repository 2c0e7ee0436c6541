import fc from "fast-check";
import { expect, it } from "vitest";
import { TextSet } from "./text-set";

it("knows what was added and nothing else, as a set of whole texts does", () => {
  const text = fc.oneof(fc.string({ unit: fc.constantFrom("a", "b", "海") }), fc.string());
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), fc.array(text), (texts, others) => {
      const set = new TextSet();
      const known = new Set<string>();
      for (const one of texts) {
        expect(set.add(one)).toBe(!known.has(one));
        known.add(one);
      }
      for (const one of [...texts, ...others]) expect(set.has(one)).toBe(known.has(one));
    }),
  );
});

it("tells 300,000 texts apart that differ in a few digits", () => {
  const set = new TextSet();
  let news = 0;
  for (let n = 0; n < 300_000; n += 1) if (set.add(`Explain tide number ${n} to a child`)) news += 1;
  expect(news).toBe(300_000);
  expect(set.add("Explain tide number 299999 to a child")).toBe(false);
});
