import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROBE_SIZE, sampleItems } from "./probe-sample";
import { MAX_SEED } from "./seeds";

const seeds = fc.integer({ min: 0, max: MAX_SEED });

describe("the items of a probe", () => {
  it("are as many as wanted, each once, in order, and all of a small build", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), seeds, (total, seed) => {
        const items = sampleItems(total, seed);
        expect(items).toHaveLength(Math.min(total, PROBE_SIZE));
        expect(new Set(items).size).toBe(items.length);
        expect(items).toEqual([...items].sort((a, b) => a - b));
        expect(items.every((item) => item >= 0 && item < total)).toBe(true);
      }),
    );
  });

  it("are the same for the same seed, and others for another", () => {
    expect(sampleItems(5_000, 42)).toEqual(sampleItems(5_000, 42));
    expect(sampleItems(5_000, 42)).not.toEqual(sampleItems(5_000, 43));
  });

  it("come from everywhere in the build: no tenth of it is asked more than twice as often as another", () => {
    const tenths = new Array(10).fill(0);
    for (let seed = 0; seed < 200; seed += 1) {
      for (const item of sampleItems(1_000, seed)) tenths[Math.floor(item / 100)] += 1;
    }
    expect(Math.max(...tenths)).toBeLessThan(2 * Math.min(...tenths));
  });
});
