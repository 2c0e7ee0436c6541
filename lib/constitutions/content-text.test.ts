import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryConstitution } from "@/testing/arbitrary-constitution";
import { canonicalText } from "./content-text";

/** A deep copy in which every object lists its keys the other way round. */
function withKeysReversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withKeysReversed) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, withKeysReversed(field)]);
  return Object.fromEntries(entries.reverse()) as T;
}

it("the canonical text does not depend on the order of keys", () => {
  fc.assert(
    fc.property(arbitraryConstitution, (constitution) => {
      expect(canonicalText(withKeysReversed(constitution))).toBe(canonicalText(constitution));
    }),
  );
});

it("the canonical text holds all there is, so different constitutions have different texts", () => {
  fc.assert(
    fc.property(arbitraryConstitution, (constitution) => {
      expect(JSON.parse(canonicalText(constitution))).toEqual(constitution);
    }),
  );
});
