import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNearestIndex, type Nearest } from "./nearest-index";
import { createNoveltyIndex } from "./novelty-index";
import { rougeL } from "./rouge-l";
import { tokenize } from "./tokenize";

/** The definition: every text that is there is scored, the highest wins, of equal ones the first. */
function byDefinition(
  texts: ReadonlyMap<number, string>,
  text: string,
  floor: number,
  except: number | null,
) {
  let best: Nearest | null = null;
  for (const [id, other] of texts) {
    const score = rougeL(tokenize(text), tokenize(other));
    if (id !== except && score > floor && score > (best?.score ?? 0)) best = { id, score };
  }
  return best;
}

const word = fc.constantFrom("give", "me", "three", "tips", "on", "tea", "a", "b", "über", "名前", "Tips,");
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "));
/** Longer than a word of the comparison has bits. */
const longText = fc.array(word, { minLength: 30, maxLength: 70 }).map((words) => words.join(" "));

describe("the nearest text", () => {
  it("is the one that comparing with every text finds, with the same double, whatever came and went", () => {
    const step = fc.record({
      text: fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: longText }),
      removes: fc.option(fc.nat(), { freq: 2 }),
      floor: fc.constantFrom(0, 0.3, 0.5, 0.7),
      except: fc.option(fc.nat()),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const index = createNearestIndex();
        const there = new Map<number, string>();
        for (const { text: given, removes, floor, except } of steps) {
          const passed = except === null ? null : except % (index.taken + 1);
          expect(index.nearest(given, { floor, except: passed })).toEqual(
            byDefinition(there, given, floor, passed),
          );
          there.set(index.add(given), given);
          if (removes !== null) {
            index.remove(removes % index.taken);
            there.delete(removes % index.taken);
          }
          expect(index.size).toBe(there.size);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is what the novelty index calls the closest, for texts as they are typed letter by letter", () => {
    const pool = [
      "Give me three tips for better tea.",
      "Name three rivers of Spain.",
      "Give three tips for a better cup of tea, please.",
      "Name the rivers of Spain that reach the sea.",
    ];
    const [nearest, closest] = [createNearestIndex(), createNoveltyIndex()];
    for (const one of pool) expect(nearest.add(one)).toBe(closest.add(one));
    const typed = "Give me three good tips for tea and name the sea.";
    for (let end = 0; end <= typed.length; end += 1) {
      expect(nearest.nearest(typed.slice(0, end))).toEqual(closest.closest(typed.slice(0, end)));
    }
  });

  it("is passed over when it is the text itself, so that its copy is found", () => {
    const index = createNearestIndex();
    const [own, copy] = [index.add("Name a tree."), index.add("name a TREE")];
    expect(index.nearest("Name a tree.")).toEqual({ id: own, score: 1 });
    expect(index.nearest("Name a tree.", { except: own })).toEqual({ id: copy, score: 1 });
    index.remove(copy);
    index.remove(copy);
    expect(index.nearest("Name a tree.", { except: own })).toBeNull();
    expect([index.size, index.taken]).toEqual([1, 2]);
  });

  it("is none where nothing is above the floor, or nothing is there to compare", () => {
    const index = createNearestIndex();
    expect(index.nearest("Name a tree.")).toBeNull();
    index.add("Name a tree.");
    index.add("名前");
    expect(index.nearest("Name a tree.", { floor: 1 })).toBeNull();
    expect(index.nearest("名前")).toBeNull();
    const mended = createNearestIndex({ mode: "mended" });
    mended.add("5 の倍数を挙げてください");
    expect(mended.add("今日は何曜日ですか")).toBe(1);
    expect(mended.nearest("今日は何曜日ですか？")).toEqual({ id: 1, score: 1 });
    expect(mended.nearest("なぜ 5 は素数ですか")).toEqual({ id: 0, score: 1 });
    expect(index.nearest("")).toBeNull();
  });
});
