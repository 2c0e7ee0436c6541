import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryAuthoredConstitution } from "@/testing/arbitrary-constitution";
import { sampleConstitution } from "@/testing/sample-constitution";
import { type ComparedGroup, type ComparedSubject, compareConstitutions, countChanges } from "./compare";
import { type Constitution, DEFAULT_LABELS, type Exemplar, type Principle } from "./constitution";
import { canonicalText } from "./content-text";
import { renamePrinciple, renumber } from "./renumber";

const robin = sampleConstitution();
const changed = (before: Constitution, after: Constitution) =>
  compareConstitutions(before, after).filter(({ changes }) => changes.length > 0);
const changedPrinciples = (before: Constitution, after: Constitution) =>
  changed(before, after).filter(({ subject }) => subject.kind === "principle");

/** A constitution and another that shares much with it. */
const arbitraryPair = fc
  .tuple(
    arbitraryAuthoredConstitution,
    arbitraryAuthoredConstitution,
    fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  )
  .map(([one, other, picks]): [Constitution, Constitution] => {
    const mixed: Constitution = {
      ...(picks[6] ? one : other),
      name: picks[0] ? one.name : other.name,
      preamble: picks[1] ? one.preamble : other.preamble,
      principles: picks[2] ? one.principles.slice().reverse() : other.principles,
      exemplarIntro: picks[3] ? one.exemplarIntro : other.exemplarIntro,
      exemplars: picks[4] ? [...other.exemplars.slice(0, 1), ...one.exemplars] : other.exemplars,
    };
    return picks[5] ? [one, mixed] : [one, other];
  });

describe("two constitutions compared", () => {
  it("have no change if and only if their content is the same", () => {
    fc.assert(
      fc.property(arbitraryPair, ([before, after]) => {
        const isSame = canonicalText(before) === canonicalText(after);
        expect(countChanges(compareConstitutions(before, after)) === 0).toBe(isSame);
        expect(countChanges(compareConstitutions(before, structuredClone(before)))).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("have the same changes the other way round", () => {
    const turn = (subject: ComparedSubject): ComparedSubject =>
      subject.kind === "words"
        ? subject
        : ({ ...subject, before: subject.after, after: subject.before } as ComparedSubject);
    const told = (groups: readonly ComparedGroup[]) =>
      groups
        .map(({ subject, changes }) =>
          // A turn goes by its place after, and stands there, which another direction cannot keep.
          JSON.stringify([
            subject,
            changes.map(({ place: { kind }, before, after }) => JSON.stringify([kind, before, after])).sort(),
          ]),
        )
        .sort();
    fc.assert(
      fc.property(arbitraryPair, ([before, after]) => {
        const back = compareConstitutions(after, before).map(({ subject, changes }) => ({
          subject: turn(subject),
          changes: changes.map((change) => ({ ...change, before: change.after, after: change.before })),
        }));
        expect(told(back)).toEqual(told(compareConstitutions(before, after)));
      }),
      { numRuns: 300 },
    );
  });

  it("name every text that differs, where it stands", () => {
    const [first, ...rest] = robin.exemplars as [Exemplar, ...Exemplar[]];
    const turns = first.turns.map((turn, at) => (at === 0 ? { ...turn, reply: "Another reply." } : turn));
    const after = { ...robin, preamble: "New.", exemplars: [{ ...first, turns }, ...rest] };
    expect(changed(robin, after)).toEqual([
      {
        subject: { kind: "words" },
        changes: [{ place: { kind: "word", word: "preamble" }, before: robin.preamble, after: "New." }],
      },
      {
        subject: { kind: "exemplar", before: 0, after: 0 },
        changes: [
          {
            place: { kind: "turn", turn: 0, part: "reply" },
            before: first.turns[0]?.reply,
            after: "Another reply.",
          },
        ],
      },
    ]);
  });

  it("tell what was set beside the texts, and that nothing was where it means the same", () => {
    const [first, ...rest] = robin.principles as [Principle, ...Principle[]];
    const principles = [{ ...first, hue: 9, isEnabled: false, note: "for a test" }, ...rest];
    const labels = { ...DEFAULT_LABELS, user: "Human" };
    const after = { ...robin, organisation: "Harbour", labels, stop: ["\nHuman:"], principles };
    expect(changed(robin, after).flatMap(({ changes }) => changes)).toEqual([
      { place: { kind: "word", word: "organisation" }, before: "", after: "Harbour" },
      { place: { kind: "word", word: "userLabel" }, before: "User", after: "Human" },
      {
        place: { kind: "word", word: "stop" },
        before: "\\n\\n{{user_label}}:",
        after: "\\nHuman:",
      },
      { place: { kind: "principle", part: "hue" }, before: "", after: "9" },
      { place: { kind: "principle", part: "isEnabled" }, before: "on", after: "off" },
      { place: { kind: "principle", part: "note" }, before: "", after: "for a test" },
    ]);
    const usual = robin.principles.map((p) => ({ ...p, isEnabled: true, note: "" }));
    const same: Constitution = {
      ...robin,
      cutOff: "",
      labels: DEFAULT_LABELS,
      principles: usual,
      gaps: "keep",
    };
    expect(changed(robin, same)).toEqual([]);
  });

  it("follow an exemplar that was moved, and tell the order", () => {
    const after = { ...robin, exemplars: robin.exemplars.toReversed() };
    const [words, ...others] = changed(robin, after);
    expect(others).toEqual([]);
    expect(words?.changes).toEqual([
      {
        place: { kind: "exemplar_order" },
        before: "Which way to the harbour?\nWho won today?",
        after: "Who won today?\nWhich way to the harbour?",
      },
    ]);
  });

  it("follow a principle that was renumbered by its name", () => {
    const after = renumber(robin, new Map([[3, 7]]));
    const [group, ...others] = changedPrinciples(robin, after);
    expect(others).toEqual([]);
    expect(group?.changes).toEqual([
      { place: { kind: "principle", part: "number" }, before: "3", after: "7" },
      { place: { kind: "principle", part: "hue" }, before: "", after: "3" },
    ]);
  });

  it("follow a principle that was renamed by its number", () => {
    const after = renamePrinciple(robin, 2, "open");
    const [group, ...others] = changedPrinciples(robin, after);
    expect(others).toEqual([]);
    expect(group?.subject).toMatchObject({ before: { number: 2 }, after: { number: 2, name: "open" } });
    expect(group?.changes.map(({ place }) => place)).toEqual([{ kind: "principle", part: "name" }]);
  });

  it("tell of an order that no number tells of", () => {
    const after = { ...robin, principles: robin.principles.slice().reverse() };
    expect(changed(robin, after).flatMap(({ changes }) => changes)).toEqual([
      { place: { kind: "principle_order" }, before: "1, 2, 3", after: "3, 2, 1" },
    ]);
  });

  it("count a principle or an exemplar that was added as one change", () => {
    const principles = [...robin.principles, { number: 4, name: "calm", text: "Robin stays calm." }];
    const exemplar: Exemplar = { turns: [{ user: "Hi.", thoughts: "…", reply: "Hello." }], reset: null };
    const after = { ...robin, principles, exemplars: [exemplar, ...robin.exemplars] };
    const groups = compareConstitutions(robin, after);
    expect(countChanges(groups)).toBe(2);
    expect(groups.filter(({ changes }) => changes.length > 0).map(({ subject }) => subject)).toEqual([
      { kind: "principle", before: null, after: principles[3] },
      { kind: "exemplar", before: null, after: 0 },
    ]);
  });
});
