import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryAuthoredConstitution, arbitraryConstitution } from "@/testing/arbitrary-constitution";
import { type Constitution, DEFAULT_LABELS, DEFAULT_STOP } from "./constitution";
import { canonicalText } from "./content-text";
import { constitutionOf, principleTexts, wordTexts } from "./fields";

/** A deep copy in which every object lists its keys the other way round. */
function withKeysReversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withKeysReversed) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, withKeysReversed(field)]);
  return Object.fromEntries(entries.reverse()) as T;
}

it("the canonical text does not depend on the order of keys", () => {
  fc.assert(
    fc.property(arbitraryAuthoredConstitution, (constitution) => {
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

it("the canonical text of what was set and taken back is what it was", () => {
  fc.assert(
    fc.property(arbitraryConstitution, (constitution) => {
      const { principles } = constitution;
      const same: Constitution = {
        ...constitution,
        organisation: "",
        cutOff: "",
        identity: "",
        labels: DEFAULT_LABELS,
        stop: [...DEFAULT_STOP],
        principles: principles.map((principle) => ({ ...principle, isEnabled: true, note: "" })),
        gaps: "keep",
      };
      expect(canonicalText(same)).toBe(canonicalText(constitution));
    }),
  );
});

it("the fields as text hold all that the canonical text holds", () => {
  fc.assert(
    fc.property(arbitraryAuthoredConstitution, (constitution) => {
      const { principles, exemplars } = constitution;
      const again = constitutionOf(wordTexts(constitution), principles.map(principleTexts), exemplars);
      expect(canonicalText(again)).toBe(canonicalText(constitution));
    }),
  );
});
