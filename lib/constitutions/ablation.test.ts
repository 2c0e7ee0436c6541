import { describe, expect, it } from "vitest";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { ablationOf } from "./ablation";
import { numberMoves, numberRuns } from "./number-runs";
import { switchPrinciple } from "./principle-edits";

describe("what leaving a principle out does", () => {
  it("is nothing while all are on", () => {
    expect(ablationOf(leakyConstitution)).toBeNull();
  });

  it("is told before it is sent: the numbers that would move up, the citations that are left out", () => {
    const off = switchPrinciple(leakyConstitution, 0, false);
    expect(ablationOf(off)).toMatchObject({
      off: [{ number: 1 }],
      moves: [
        { from: 2, to: 1 },
        { from: 3, to: 2 },
      ],
    });
    const { citationCount, exemplars } = ablationOf(off) ?? { citationCount: -1, exemplars: [] };
    const thoughts = leakyConstitution.exemplars.map(({ turns }) => turns.map((t) => t.thoughts).join("\n"));
    expect(citationCount).toBe(thoughts.join("\n").match(/1 \(honest\)/g)?.length);
    expect(exemplars).toEqual(thoughts.flatMap((text, index) => (/1 \(honest\)/.test(text) ? [index] : [])));
  });
});

describe("numbers in words", () => {
  it("run from the first to the last of neighbours", () => {
    expect(numberRuns([3, 5, 6, 7])).toBe("3 and 5–7");
    expect(numberRuns([1, 3, 4, 6])).toBe("1, 3–4 and 6");
  });

  it("say what becomes of them, neighbours together", () => {
    const moves = [13, 14, 15, 16].map((from) => ({ from, to: from - 1 }));
    expect(numberMoves(moves)).toBe("13–16 become 12–15");
    expect(numberMoves([...moves, { from: 18, to: 16 }])).toBe("13–16 become 12–15; 18 becomes 16");
  });
});
