import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenizers } from "@/lib/novelty/novelty-index";
import { rougeL } from "@/lib/novelty/rouge-l";
import type { Dedup } from "./dedup";
import { openNearGroups } from "./near-groups";

const novelty: Dedup = { by: "novelty", threshold: 0.6, mode: "unicode", compares: "instruction" };
const words = fc
  .array(fc.constantFrom("why", "is", "the", "sea", "salt", "blue"), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(" "));

function groupsOf(dedup: Dedup, texts: readonly string[]): number[] {
  const groups = openNearGroups(dedup);
  for (const instruction of texts) groups.take({ instruction, input: "" });
  return [...groups.groups()];
}

/** Every pair compared, links followed to the end. */
function byHand(texts: readonly string[]): number[] {
  const tokens = texts.map((text) => tokenizers.unicode(text));
  const group = texts.map((_, place) => place);
  for (let changed = true; changed; ) {
    changed = false;
    for (let a = 0; a < texts.length; a += 1) {
      for (let b = 0; b < a; b += 1) {
        if (group[a] === group[b] || rougeL(tokens[a]!, tokens[b]!) <= 0.6) continue;
        const least = Math.min(group[a]!, group[b]!);
        group[a] = least;
        group[b] = least;
        changed = true;
      }
    }
  }
  return group;
}

describe("groups of near-duplicates", () => {
  it("are those that comparing every pair finds", () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (texts) => {
        expect(groupsOf(novelty, texts)).toEqual(byHand(texts));
      }),
    );
  });

  it("are of the same text but for case and white space, or of one each", () => {
    const texts = ["Why is it?", "why  IS it?", "Who?"];
    expect(groupsOf({ by: "exact" }, texts)).toEqual([0, 0, 2]);
    expect(groupsOf({ by: "none" }, texts)).toEqual([0, 1, 2]);
  });
});
