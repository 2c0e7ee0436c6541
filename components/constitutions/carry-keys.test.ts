import { describe, expect, it } from "vitest";
import { carryKeys, emptyKeyedList } from "./carry-keys";

const [a, b, c] = [{ text: "a" }, { text: "b" }, { text: "c" }];
const start = carryKeys(emptyKeyedList, [a, b, c]);
const [keyA, keyB, keyC] = start.keys;

describe("the keys of a list", () => {
  it("are all different", () => {
    expect(new Set(start.keys).size).toBe(3);
  });

  it("go with entries that move or stay when others are removed", () => {
    expect(carryKeys(start, [c, a, b]).keys).toEqual([keyC, keyA, keyB]);
    expect(carryKeys(start, [b, c]).keys).toEqual([keyB, keyC]);
  });

  it("stay in their place where an entry is replaced", () => {
    expect(carryKeys(start, [a, { text: "B" }, c]).keys).toEqual([keyA, keyB, keyC]);
  });

  it("are new for what is added, and never used again", () => {
    const added = carryKeys(start, [a, { text: "n" }, b, c]);
    expect([added.keys[0], ...added.keys.slice(2)]).toEqual([keyA, keyB, keyC]);
    expect(start.keys).not.toContain(added.keys[1]);
    const again = carryKeys(carryKeys(added, [a, b, c]), [a, b, c, { text: "m" }]);
    expect(added.keys).not.toContain(again.keys[3]);
  });

  it("tell apart an object that stands twice", () => {
    const twice = carryKeys(start, [a, a]);
    expect(new Set(twice.keys).size).toBe(2);
  });
});
