import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRecord, exportableRecord } from "@/testing/exportable-record";
import { pairsOf } from "./preference-pairs";

const kept = (id: number, output: string, more = {}) => exportableRecord({ id, output, ...more });
const dropped = (id: number, output: string, reason = "short") =>
  exportableRecord({ id, output, reply: output, verdict: "dropped", reason });
const answers = (pairs: ReturnType<typeof pairsOf>) =>
  pairs.map(({ chosen, rejected }) => [chosen, rejected]);

describe("preference pairs", () => {
  it("set what was kept against what was dropped, for any reason or for some", () => {
    const group = [kept(1, "good"), dropped(2, "bad"), dropped(3, "rude", "blacklist")];
    expect(answers(pairsOf(group, { by: "verdict", reasons: null }, 9))).toEqual([
      ["good", "bad"],
      ["good", "rude"],
    ]);
    expect(answers(pairsOf(group, { by: "verdict", reasons: ["blacklist"] }, 9))).toEqual([["good", "rude"]]);
  });

  it("take the reply of a dropped record whose rules left no output", () => {
    const emptied = exportableRecord({
      id: 2,
      output: "",
      reply: "said",
      verdict: "dropped",
      reason: "empty",
    });
    expect(answers(pairsOf([kept(1, "good"), emptied], { by: "verdict", reasons: null }, 1))).toEqual([
      ["good", "said"],
    ]);
  });

  it("set an edited answer against what stood there before", () => {
    const original = { instruction: "Name a river.", input: "", output: "Elb." };
    const group = [kept(1, "The Elbe.", { original }), kept(2, "The Rhine.")];
    expect(answers(pairsOf(group, { by: "edit" }, 9))).toEqual([["The Elbe.", "Elb."]]);
  });

  it("set one build against another, and one constitution version against another", () => {
    const group = [
      kept(1, "old", { buildId: 1, versionId: 8 }),
      kept(2, "new", { buildId: 2, versionId: 9 }),
    ];
    expect(answers(pairsOf(group, { by: "builds", chosen: 2, rejected: 1 }, 9))).toEqual([["new", "old"]]);
    expect(answers(pairsOf(group, { by: "versions", chosen: 9, rejected: 8 }, 9))).toEqual([["new", "old"]]);
  });

  it("set the best scored against the worst, as far as the margin goes", () => {
    const group = [9, 8, 3, 7].map((score, index) => kept(index + 1, `scored ${score}`, { score }));
    expect(answers(pairsOf(group, { by: "score", margin: 2 }, 9))).toEqual([["scored 9", "scored 3"]]);
    expect(answers(pairsOf(group, { by: "score", margin: 1 }, 9))).toEqual([
      ["scored 9", "scored 3"],
      ["scored 8", "scored 7"],
    ]);
  });

  it("use no answer twice before the others of its side", () => {
    const group = [kept(1, "a"), kept(2, "b"), dropped(3, "x"), dropped(4, "y")];
    expect(answers(pairsOf(group, { by: "verdict", reasons: null }, 2))).toEqual([
      ["a", "x"],
      ["b", "y"],
    ]);
  });

  it("always hold two different answers, neither empty, and never more than wanted", () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 6 }), fc.integer({ min: 1, max: 4 }), (records, most) => {
        const pairs = pairsOf(records, { by: "verdict", reasons: null }, most);
        expect(pairs.length).toBeLessThanOrEqual(most);
        for (const { chosen, rejected } of pairs) {
          expect(chosen).not.toBe(rejected);
          expect(chosen.trim()).not.toBe("");
          expect(rejected.trim()).not.toBe("");
        }
      }),
    );
  });
});
