import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Constitution, Turn } from "@/lib/constitutions/constitution";
import {
  duplicateExemplar,
  duplicateTurn,
  insertTurnAfter,
  mergeWithNext,
  placeExemplar,
  placeTurn,
  splitExemplar,
} from "./exemplar-edits";

const turn = (user: string): Turn => ({ user, thoughts: "", reply: "" });
const reset = { user: "Clear", autoReply: "Cleared." };
const withExemplars = (...users: string[][]): Constitution => ({
  name: "Alder",
  preamble: "",
  principles: [],
  exemplarIntro: "",
  exemplars: users.map((said) => ({ turns: said.map(turn), reset })),
});
const said = ({ exemplars }: Constitution) => exemplars.map(({ turns }) => turns.map(({ user }) => user));
const constitution = withExemplars(["a"], ["b", "c", "d"], ["e"]);

describe("edits of exemplars", () => {
  it("put one in the place of another, and back", () => {
    expect(said(placeExemplar(constitution, 0, 2))).toEqual([["b", "c", "d"], ["e"], ["a"]]);
    expect(placeExemplar(placeExemplar(constitution, 0, 2), 2, 0)).toEqual(constitution);
  });

  it("copy one to the place after it, as an object of its own", () => {
    const copied = duplicateExemplar(constitution, 0);
    expect(said(copied)).toEqual([["a"], ["a"], ["b", "c", "d"], ["e"]]);
    expect(copied.exemplars[1]).not.toBe(copied.exemplars[0]);
  });

  it("split one at a turn; both sides end with a reset", () => {
    const split = splitExemplar(constitution, 1, 2);
    expect(said(split)).toEqual([["a"], ["b", "c"], ["d"], ["e"]]);
    expect(split.exemplars.map((one) => one.reset)).toEqual([reset, reset, reset, reset]);
  });

  it("split nothing off before the first turn or after the last", () => {
    expect(splitExemplar(constitution, 1, 0)).toBe(constitution);
    expect(splitExemplar(constitution, 1, 3)).toBe(constitution);
  });

  it("merge one with the next, and the reset of the next stays", () => {
    const other = { user: "Next", autoReply: "Next." };
    const second = { ...constitution.exemplars[1]!, reset: other };
    const merged = mergeWithNext({ ...constitution, exemplars: [constitution.exemplars[0]!, second] }, 0);
    expect(said(merged)).toEqual([["a", "b", "c", "d"]]);
    expect(merged.exemplars[0]?.reset).toBe(other);
    expect(mergeWithNext(constitution, 2)).toBe(constitution);
  });

  it("merging takes back every split", () => {
    const places = fc.record({ index: fc.nat({ max: 3 }), at: fc.nat({ max: 4 }) });
    const lists = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(lists, places, (users, { index, at }) => {
        const whole = withExemplars(...users);
        const split = splitExemplar(whole, index, at);
        if (split === whole) return;
        expect(split.exemplars).toHaveLength(whole.exemplars.length + 1);
        expect(mergeWithNext(split, index)).toEqual(whole);
      }),
    );
  });

  it("move, copy and insert turns", () => {
    const exemplar = constitution.exemplars[1]!;
    const users = (one: typeof exemplar) => one.turns.map(({ user }) => user);
    expect(users(placeTurn(exemplar, 2, 0))).toEqual(["d", "b", "c"]);
    expect(users(duplicateTurn(exemplar, 1))).toEqual(["b", "c", "c", "d"]);
    expect(users(insertTurnAfter(exemplar, 0))).toEqual(["b", "", "c", "d"]);
  });
});
