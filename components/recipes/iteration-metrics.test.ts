import { describe, expect, it } from "vitest";
import type { Iteration } from "@/lib/datasets/iteration";
import { changeSince, iterationMetrics } from "./iteration-metrics";

const lengths = { mean: null, median: null };
const stage = { buildId: 1, datasetId: 1, status: "done", model: "m", server: "s" };

function iteration(kept: number, dropped: number, nearDuplicates: number, selected: number): Iteration {
  return {
    iteration: 0,
    instructions: {
      ...stage,
      kept,
      dropped: [{ reason: "near_duplicate", count: dropped }],
      lengths,
      nearDuplicates,
      meanNearest: null,
    },
    answers: null,
    assess: null,
    selected: {
      datasetId: 2,
      status: "done",
      thresholds: null,
      kept: selected,
      instructionLengths: lengths,
      outputLengths: lengths,
    },
    principles: [],
  };
}
const metric = (key: string) => {
  const found = Object.values(iterationMetrics)
    .flat()
    .find((one) => one.key === key);
  if (found === undefined) throw new Error(`no metric ${key}`);
  return found;
};

describe("a figure of an iteration", () => {
  const [first, second] = [iteration(100, 25, 25, 20), iteration(100, 25, 10, 30)];

  it("is a share of what it is part of", () => {
    expect(metric("near-duplicates").value(first)).toBe(0.2);
    expect(metric("yield").value(second)).toBe(0.3);
  });

  it("is not known before its stage has begun, nor a share of nothing", () => {
    expect(metric("judged").value(first)).toBeNull();
    expect(metric("yield").value(iteration(0, 0, 0, 0))).toBeNull();
  });

  it("tells how far it moved since the iteration before", () => {
    expect(changeSince(metric("selected"), second, first)).toBe("+10");
    expect(changeSince(metric("near-duplicates"), second, first)).toBe("−12.0\u2009%");
    expect(changeSince(metric("instructions"), second, first)).toBe("±0");
    expect(changeSince(metric("selected"), first, undefined)).toBeNull();
    expect(changeSince(metric("judged"), second, first)).toBeNull();
  });

  it("has a name of its own", () => {
    const keys = Object.values(iterationMetrics)
      .flat()
      .map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
