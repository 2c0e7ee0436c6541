import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryAuthoredConstitution } from "@/testing/arbitrary-constitution";
import { arbitraryEdits, type SettableField, settableFields } from "@/testing/arbitrary-edits";
import { sampleConstitution } from "@/testing/sample-constitution";
import { findCitations } from "./citations";
import { type Constitution, constitutionSchema, type Exemplar } from "./constitution";
import { canonicalText } from "./content-text";
import { mergeConstitutions } from "./merge";
import type { Choice, FieldConflict, Side } from "./merge-fields";
import { renamePrinciple, renumber } from "./renumber";

const three = fc
  .tuple(arbitraryAuthoredConstitution, arbitraryEdits, arbitraryEdits)
  .map(([base, one, other]) => ({ base, mine: one(base), theirs: other(base) }));
const robin = sampleConstitution();
type Three = Record<"base" | "mine" | "theirs", Constitution>;

/** The merge with every conflict settled in the same way; a choice may bring up another conflict. */
function settleAll({ base, mine, theirs }: Three, choice: Choice) {
  const choices = new Map<string, Choice>();
  for (;;) {
    const merge = mergeConstitutions(base, mine, theirs, choices);
    const open = merge.conflicts.filter(({ id }) => !choices.has(id));
    if (open.length === 0) return merge;
    for (const { id } of open) choices.set(id, choice);
  }
}
const settle = (all: Three, choice: Choice): Constitution => settleAll(all, choice).merged;

const expectSame = (one: Constitution, other: Constitution) =>
  expect(JSON.parse(canonicalText(one))).toEqual(JSON.parse(canonicalText(other)));
/** Two different fields of one constitution. */
const twoFields = arbitraryAuthoredConstitution.chain((base) => {
  const fields = settableFields(base);
  const place = fc.nat(fields.length - 1);
  return fc
    .tuple(place, place)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({
      base,
      one: fields[one] as SettableField,
      other: fields[other] as SettableField,
    }));
});

describe("a merge of what two people made of one constitution", () => {
  it("is theirs where mine is what both began with", () => {
    fc.assert(
      fc.property(three, ({ base, theirs }) => {
        const { merged, conflicts } = mergeConstitutions(base, base, theirs);
        expect(conflicts).toEqual([]);
        expectSame(merged, theirs);
      }),
      { numRuns: 300 },
    );
  });

  it("is mine where theirs is what both began with", () => {
    fc.assert(
      fc.property(three, ({ base, mine }) => {
        const { merged, conflicts } = mergeConstitutions(base, mine, base);
        expect(conflicts).toEqual([]);
        expectSame(merged, mine);
      }),
      { numRuns: 300 },
    );
  });

  it("is what both made where both made the same", () => {
    fc.assert(
      fc.property(three, ({ base, mine }) => {
        const { merged, conflicts } = mergeConstitutions(base, mine, structuredClone(mine));
        expect(conflicts).toEqual([]);
        expectSame(merged, mine);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same when the two change sides", () => {
    fc.assert(
      fc.property(three, ({ base, mine, theirs }) => {
        const one = settleAll({ base, mine, theirs }, "mine");
        const other = settleAll({ base, mine: theirs, theirs: mine }, "theirs");
        expectSame(one.merged, other.merged);
        const told = (conflicts: readonly FieldConflict[], mineIs: Side, theirsIs: Side) =>
          conflicts.map((conflict) => [conflict.base, conflict[mineIs], conflict[theirsIs]].join("|")).sort();
        expect(told(other.conflicts, "theirs", "mine")).toEqual(told(one.conflicts, "mine", "theirs"));
      }),
      { numRuns: 500 },
    );
  });

  it("is always a constitution, whatever is chosen", () => {
    fc.assert(
      fc.property(three, fc.constantFrom<Choice>("mine", "theirs", { text: "both" }), (all, choice) => {
        constitutionSchema.parse(settle(all, choice));
      }),
      { numRuns: 300 },
    );
  });

  it("has both changes where they are of two fields", () => {
    fc.assert(
      fc.property(twoFields, ({ base, one, other }) => {
        const [mine, theirs] = [one.set(base, "made by one"), other.set(base, "made by the other")];
        const { merged, conflicts } = mergeConstitutions(base, mine, theirs);
        expect(conflicts).toEqual([]);
        expectSame(merged, other.set(mine, "made by the other"));
      }),
      { numRuns: 300 },
    );
  });

  it("asks about a field that both changed, and takes what is chosen", () => {
    fc.assert(
      fc.property(twoFields, ({ base, one }) => {
        const [mine, theirs] = [one.set(base, "made by one"), one.set(base, "made by the other")];
        const { merged, conflicts } = mergeConstitutions(base, mine, theirs);
        expect(conflicts).toMatchObject([{ mine: "made by one", theirs: "made by the other", isText: true }]);
        expectSame(merged, mine);
        expectSame(settle({ base, mine, theirs }, "theirs"), theirs);
        expectSame(settle({ base, mine, theirs }, { text: "made by both" }), one.set(base, "made by both"));
      }),
      { numRuns: 300 },
    );
  });
});

describe("what one has removed", () => {
  const changed = (constitution: Constitution): Constitution => ({
    ...constitution,
    principles: constitution.principles.map((p) => (p.number === 3 ? { ...p, text: "Reworded." } : p)),
    exemplars: constitution.exemplars.map((exemplar, at) =>
      at === 1 ? { ...exemplar, reset: null } : exemplar,
    ),
  });
  const less: Constitution = {
    ...robin,
    principles: robin.principles.slice(0, 2),
    exemplars: robin.exemplars.slice(0, 1),
  };

  it("is gone where the other has left it as it was", () => {
    const theirs = { ...robin, preamble: "New." };
    expect(mergeConstitutions(robin, less, theirs)).toEqual({
      merged: { ...less, preamble: "New." },
      conflicts: [],
    });
  });

  it("is asked about where the other has changed it", () => {
    const { conflicts } = mergeConstitutions(robin, less, changed(robin));
    expect(conflicts).toMatchObject([
      {
        group: { kind: "principle", number: 3 },
        place: { kind: "whole" },
        mine: null,
        theirs: "3 (old & new). Reworded.",
        isText: false,
      },
      { group: { kind: "exemplar", exemplar: 1 }, place: { kind: "whole" }, mine: null },
    ]);
    const all = { base: robin, mine: less, theirs: changed(robin) };
    expectSame(settle(all, "mine"), less);
    expectSame(settle(all, "theirs"), changed(robin));
  });

  it("may not leave an exemplar without a turn", () => {
    const [first, ...rest] = robin.exemplars as [Exemplar, ...Exemplar[]];
    const without = (turn: number) => ({
      ...robin,
      exemplars: [{ ...first, turns: first.turns.toSpliced(turn, 1) }, ...rest],
    });
    const all = { base: robin, mine: without(0), theirs: without(1) };
    expect(mergeConstitutions(all.base, all.mine, all.theirs).conflicts).toMatchObject([
      { group: { kind: "exemplar", exemplar: 0 }, place: { kind: "turn_order" } },
    ]);
    expectSame(settle(all, "theirs"), without(1));
  });
});

describe("what both have added", () => {
  it("is all there, each principle under a number of its own that its citations follow", () => {
    const add = (name: string): Constitution => ({
      ...robin,
      principles: [...robin.principles, { number: 4, name, text: `Robin is ${name}.` }],
      exemplars: [
        ...robin.exemplars,
        {
          turns: [{ user: name, thoughts: `I should follow 4 (${name}), 1 (kind).`, reply: "…" }],
          reset: null,
        },
      ],
    });
    const { merged, conflicts } = mergeConstitutions(robin, add("calm"), add("brave"));
    expect(conflicts).toEqual([]);
    const added = merged.principles.slice(3).map(({ number, name }) => `${number} (${name})`);
    expect(added.sort()).toEqual(["4 (calm)", "5 (brave)"]);
    const cited = merged.exemplars
      .slice(2)
      .flatMap(({ turns }) => turns.flatMap(({ thoughts }) => findCitations(thoughts, merged.principles)));
    expect(cited.map(({ match }) => match)).toEqual(["exact", "exact", "exact", "exact"]);
    expect(cited.map(({ number, name }) => `${number} (${name})`)).toEqual(
      expect.arrayContaining(["4 (calm)", "5 (brave)"]),
    );
  });
});

describe("numbers", () => {
  const swap = (constitution: Constitution, one: number, other: number): Constitution => {
    const numbered = renumber(
      constitution,
      new Map([
        [one, other],
        [other, one],
      ]),
    );
    return { ...numbered, principles: numbered.principles.toSorted((a, b) => a.number - b.number) };
  };

  it("that both gave anew are chosen together, so that none stands twice", () => {
    // A principle that is given another number keeps its hue; here each has one of its own from the beginning.
    const principles = robin.principles.map((principle) => ({ ...principle, hue: principle.number }));
    const base = { ...robin, principles };
    const all = { base, mine: swap(base, 1, 2), theirs: swap(base, 2, 3) };
    const { conflicts } = mergeConstitutions(all.base, all.mine, all.theirs);
    expect(conflicts).toMatchObject([
      {
        place: { kind: "principle_order" },
        base: "1 kind\n2 frank\n3 old & new",
        mine: "1 frank\n2 kind\n3 old & new",
        theirs: "1 kind\n2 old & new\n3 frank",
      },
    ]);
    for (const [choice, wanted] of [
      ["mine", all.mine],
      ["theirs", all.theirs],
    ] as const) {
      expectSame(settle(all, choice), wanted);
    }
  });

  it("and names that one has changed are followed by what the other has written", () => {
    const mine = renamePrinciple(swap(robin, 1, 2), 1, "open");
    const thoughts =
      "I am Robin, at your service. A new thought. I should follow rules 2 (frank), 3 (old & new).";
    const [first, ...rest] = robin.exemplars as [Exemplar, ...Exemplar[]];
    const turns = first.turns.map((turn, at) => (at === 0 ? { ...turn, thoughts } : turn));
    const theirs = { ...robin, exemplars: [{ ...first, turns }, ...rest] };
    const { merged, conflicts } = mergeConstitutions(robin, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.principles).toEqual(mine.principles);
    expect(merged.exemplars[0]?.turns.map((turn) => turn.thoughts)).toEqual([
      thoughts.replace("2 (frank)", "1 (open)"),
      mine.exemplars[0]?.turns[1]?.thoughts,
    ]);
  });
});
