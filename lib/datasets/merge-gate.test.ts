import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rougeL } from "@/lib/novelty/rouge-l";
import { tokenize } from "@/lib/novelty/tokenize";
import { openMergeGate } from "./merge-gate";

const prompt = (instruction: string, input = "") => ({ instruction, input });

describe("the gate of a merge", () => {
  it("takes everything where nothing is to be compared", () => {
    const judge = openMergeGate({ by: "none" });
    expect([judge(prompt("a")), judge(prompt("a"))]).toEqual([{ reason: null }, { reason: null }]);
  });

  it("drops the same text in other case and other white space, and names the one that was first", () => {
    const judge = openMergeGate({ by: "exact" });
    judge(prompt("Name a river."));
    judge(prompt("Name a sea."));
    expect(judge(prompt("  name\n a RIVER. "))).toEqual({ reason: "duplicate", nearest: 0, score: 1 });
    expect(judge(prompt("Name a sea.", "In Europe"))).toEqual({ reason: null });
    expect(judge(prompt("Name a river"))).toEqual({ reason: null });
    expect(judge(prompt("name a sea.", "in europe"))).toEqual({ reason: "duplicate", nearest: 2, score: 1 });
  });

  it("tells the same text of two scopes apart", () => {
    const judge = openMergeGate({ by: "exact" });
    judge({ ...prompt("Tides"), scope: "science" });
    expect(judge({ ...prompt("Tides"), scope: "history" })).toEqual({ reason: null });
    expect(judge({ ...prompt("tides"), scope: "science" })).toMatchObject({
      reason: "duplicate",
      nearest: 0,
    });
  });

  it("decides about near duplicates exactly as comparing with everything taken before would", () => {
    const word = fc.constantFrom("why", "is", "the", "sea", "salty", "moon", "far");
    const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), (texts) => {
        const judge = openMergeGate({ by: "novelty", threshold: 0.7, mode: "reference", compares: "prompt" });
        const taken: string[] = [];
        for (const instruction of texts) {
          const verdict = judge(prompt(instruction));
          const scores = taken.map((one) => rougeL(tokenize(one), tokenize(instruction)));
          const best = Math.max(0, ...scores);
          expect(verdict.reason === null).toBe(best <= 0.7);
          if (verdict.reason === null) taken.push(instruction);
          else expect(verdict).toMatchObject({ nearest: scores.indexOf(best), score: best });
        }
      }),
    );
  });

  it("finds copies in any script, which the reference's tokens do not see", () => {
    const judge = openMergeGate({ by: "novelty", threshold: 0.7, mode: "reference", compares: "prompt" });
    judge(prompt("海水为什么是咸的?"));
    expect(judge(prompt("海水为什么是咸的?"))).toMatchObject({ reason: "duplicate", nearest: 0 });
  });

  it("compares instructions alone where that is wished, as Self-Instruct does", () => {
    const texts = [
      prompt("Translate the sentence", "I walk"),
      prompt("Translate the sentence", "You swim fast"),
    ];
    const judged = (compares: "instruction" | "prompt") => {
      const judge = openMergeGate({ by: "novelty", threshold: 0.7, mode: "reference", compares });
      return texts.map((text) => judge(text).reason);
    };
    expect(judged("instruction")).toEqual([null, "near_duplicate"]);
    expect(judged("prompt")).toEqual([null, null]);
  });
});
