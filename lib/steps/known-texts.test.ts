import fc from "fast-check";
import { expect, test } from "vitest";
import type { Nearest } from "./inventing-step";
import { KnownTexts } from "./known-texts";

const number = fc.integer({ min: 0, max: 0x7fff_ffff });
const from = fc.oneof(
  fc.record({ kind: fc.constant("pool" as const), place: number }),
  fc.record({ kind: fc.constant("accepted" as const), item: number, part: number }),
  fc.record({ kind: fc.constant("record" as const), id: number }),
) satisfies fc.Arbitrary<Nearest["from"]>;

test("every text is found again with where it is from, and no other is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: fc.string(), from }), { maxLength: 2_000, size: "max" }),
      (given) => {
        const known = new KnownTexts();
        for (const one of given) known.add(one.text, one.from);
        expect(known.count).toBe(given.length);
        for (const [id, one] of given.entries()) expect(known.find(id)).toEqual(one);
        expect(known.find(given.length)).toBeNull();
      },
    ),
    { numRuns: 20 },
  );
});
