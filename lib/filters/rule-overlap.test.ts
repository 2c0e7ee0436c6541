import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { applyPreset, everyDrop } from "./apply-preset";
import { getPreset } from "./presets";
import { bothDrop, countOverlap } from "./rule-overlap";

const names = ["a", "b", "c", "d"];

test("a rule's drops are counted alone, as the first reason, and where no other rule drops", () => {
  const overlap = countOverlap(names, [["a"], ["a", "b"], ["b", "c"], [], ["c"], ["a", "b", "c"]]);
  expect(overlap).toEqual({
    looked: 6,
    dropped: 5,
    rules: [
      { rule: "a", alone: 3, first: 3, only: 1 },
      { rule: "b", alone: 3, first: 1, only: 0 },
      { rule: "c", alone: 3, first: 1, only: 1 },
      { rule: "d", alone: 0, first: 0, only: 0 },
    ],
    pairs: [
      { a: "a", b: "b", both: 2 },
      { a: "a", b: "c", both: 1 },
      { a: "b", b: "c", both: 2 },
    ],
  });
  expect([bothDrop(overlap, "c", "a"), bothDrop(overlap, "b", "b"), bothDrop(overlap, "a", "d")]).toEqual([
    1, 3, 0,
  ]);
});

test("first reasons add up to what is dropped, and no two share more than either has", () => {
  const drops = fc.array(fc.subarray(names));
  fc.assert(
    fc.property(drops, (found) => {
      const overlap = countOverlap(names, found);
      expect(overlap.rules.reduce((sum, { first }) => sum + first, 0)).toBe(overlap.dropped);
      for (const { a, b, both } of overlap.pairs) {
        expect(both).toBeLessThanOrEqual(Math.min(bothDrop(overlap, a, a), bothDrop(overlap, b, b)));
        expect(both).toBe(found.filter((one) => one.includes(a) && one.includes(b)).length);
      }
      for (const { alone, first, only } of overlap.rules) {
        expect(first).toBeLessThanOrEqual(alone);
        expect(only).toBeLessThanOrEqual(first);
      }
    }),
  );
});

test("the first of every drop is the reason that a preset gives, and without it a text that only it drops is kept", () => {
  const text = fc
    .array(fc.constantFrom("\nUser:", "B.", "do you know", "五", " ", "Fine.", "\n\n", "?"), { maxLength: 6 })
    .map((parts) => parts.join(""));
  const preset = getPreset("i-sheep");
  fc.assert(
    fc.property(text, (rawText) => {
      const candidate = { request: { instruction: "Say so.", input: "" }, rawText, isTurnEnded: false };
      const drops = everyDrop(preset, candidate, NO_CONSTITUTION);
      const [first] = drops;
      expect(applyPreset(preset, candidate, NO_CONSTITUTION).reason).toBe(first?.rule ?? null);
      const without = { ...preset, rules: preset.rules.filter(({ name }) => name !== first?.rule) };
      const isKept = applyPreset(without, candidate, NO_CONSTITUTION).verdict === "kept";
      expect(isKept).toBe(drops.length <= 1);
    }),
  );
});
