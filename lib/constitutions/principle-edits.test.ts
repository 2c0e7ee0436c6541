import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryConstitution } from "@/testing/arbitrary-constitution";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { findCitations } from "./citations";
import type { Constitution } from "./constitution";
import {
  addPrinciple,
  changePrincipleNumber,
  chooseGaps,
  colourPrinciple,
  movePrinciple,
  notePrinciple,
  numberInOrder,
  removePrinciple,
  switchPrinciple,
} from "./principle-edits";
import { hueOf } from "./principle-hue";

const names = ({ principles }: Constitution) => principles.map((p) => `${p.number} ${p.name}`);
const thoughtsOf = (c: Constitution) => c.exemplars.flatMap(({ turns }) => turns.map((t) => t.thoughts));

/** For each citation, the text of the principle that it points at; null for none. */
const targets = (c: Constitution) =>
  thoughtsOf(c)
    .flatMap((thoughts) => findCitations(thoughts, c.principles))
    .map(({ number }) => c.principles.find((p) => p.number === number)?.text ?? null);

/** Constitutions whose principles are told apart by their texts and are cited, also twice and by wrong names. */
const cited = arbitraryConstitution.chain((any) => {
  const principles = any.principles.map((p, index) => ({ ...p, name: `p${index}`, text: `text ${index}` }));
  const numbers = principles.length === 0 ? [7] : principles.map(({ number }) => number);
  const citation = fc
    .tuple(fc.constantFrom(...numbers), fc.constantFrom("p0", "p1", "other"))
    .map(([number, name]) => `${number} (${name})`);
  return fc.array(citation).map((citations): Constitution => {
    const turn = { user: "Hi", thoughts: `I follow ${citations.join(", ")}.`, reply: "Hello" };
    return { ...any, principles, exemplars: [{ turns: [turn], reset: null }] };
  });
});
const place = fc.nat(4);

describe("a principle that is moved", () => {
  it("keeps every citation and its hue, and every place its number", () => {
    fc.assert(
      fc.property(cited, place, place, (any, from, to) => {
        const moved = movePrinciple(any, from, to);
        expect(moved.principles.map((p) => p.number)).toEqual(any.principles.map((p) => p.number));
        expect(targets(moved)).toEqual(targets(any));
        const hues = (c: Constitution) => new Map(c.principles.map((p) => [p.text, hueOf(p)]));
        expect(hues(moved)).toEqual(hues(any));
      }),
    );
  });

  it("comes back by moving the other way, without a trace", () => {
    fc.assert(
      fc.property(cited, place, place, (any, from, to) => {
        expect(movePrinciple(movePrinciple(any, from, to), to, from)).toEqual(any);
      }),
    );
  });

  it("shifts those between by one place", () => {
    expect(names(movePrinciple(leakyConstitution, 0, 2))).toEqual([
      "1 helpful",
      "2 clear & brief",
      "3 honest",
    ]);
    expect(movePrinciple(leakyConstitution, 0, -1)).toBe(leakyConstitution);
    expect(movePrinciple(leakyConstitution, 2, 3)).toBe(leakyConstitution);
  });
});

describe("a number changed by hand", () => {
  it("never parts a citation from its principle, nor gives two principles one number", () => {
    fc.assert(
      fc.property(cited, place, fc.integer({ min: 1, max: 120 }), (any, index, number) => {
        const changed = changePrincipleNumber(any, index, number);
        const numbers = changed.principles.map((p) => p.number);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(targets(changed)).toEqual(targets(any));
        const text = any.principles[index]?.text;
        if (text !== undefined) expect(changed.principles.find((p) => p.text === text)?.number).toBe(number);
      }),
    );
  });

  it("that is free takes its place among the others", () => {
    expect(names(changePrincipleNumber(leakyConstitution, 0, 9))).toEqual([
      "2 helpful",
      "3 clear & brief",
      "9 honest",
    ]);
  });

  it("mends a number that stood twice, and the citations stay with the other", () => {
    const twice = {
      ...leakyConstitution,
      principles: leakyConstitution.principles.map((p) => ({ ...p, number: Math.min(p.number, 2) })),
    };
    const mended = changePrincipleNumber(twice, 2, 3);
    expect(names(mended)).toEqual(["1 honest", "2 helpful", "3 clear & brief"]);
    expect(thoughtsOf(mended)).toEqual(thoughtsOf(twice));
  });
});

describe("a principle that is removed", () => {
  it("takes its citations with it and leaves the others pointing where they did", () => {
    fc.assert(
      fc.property(cited, place, (any, index) => {
        const gone = any.principles[index];
        const rest = removePrinciple(any, index);
        expect(rest.principles).toHaveLength(any.principles.length - (gone === undefined ? 0 : 1));
        expect(targets(rest)).toEqual(
          targets(any).filter((text) => gone === undefined || text !== gone.text),
        );
      }),
    );
  });
});

describe("numbering in order", () => {
  it("counts from 1 and keeps every citation", () => {
    fc.assert(
      fc.property(cited, (any) => {
        const ordered = numberInOrder(any);
        expect(ordered.principles.map((p) => p.number)).toEqual(any.principles.map((_, index) => index + 1));
        expect(targets(ordered)).toEqual(targets(any));
      }),
    );
  });
});

describe("what is set and taken back", () => {
  it("leaves no trace: off and on, a hue, a note, closed gaps", () => {
    fc.assert(
      fc.property(cited, place, fc.integer({ min: 1, max: 16 }), (any, index, hue) => {
        expect(switchPrinciple(switchPrinciple(any, index, false), index, true)).toEqual(any);
        expect(switchPrinciple(chooseGaps(switchPrinciple(any, index, false), "close"), index, true)).toEqual(
          any,
        );
        expect(notePrinciple(notePrinciple(any, index, "why"), index, "")).toEqual(any);
        const own = any.principles[index];
        const back = own === undefined ? 1 : hueOf(own);
        expect(colourPrinciple(colourPrinciple(any, index, hue), index, back)).toEqual(any);
      }),
    );
  });

  it("keeps the gaps closed while another principle is off", () => {
    const off = chooseGaps(switchPrinciple(switchPrinciple(leakyConstitution, 0, false), 1, false), "close");
    expect(switchPrinciple(off, 0, true).gaps).toBe("close");
  });
});

it("a new principle has the next free number", () => {
  expect(addPrinciple(leakyConstitution).principles.at(-1)).toMatchObject({ number: 4, text: "" });
});
