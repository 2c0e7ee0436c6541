import type { Constitution, Exemplar, Principle, Turn } from "./constitution";
import type { FieldPlace } from "./field-place";
import { PRINCIPLE_FIELDS, principleTexts, WORD_FIELDS, wordTexts } from "./fields";
import { type Pair, pairAlike, pairByKeys } from "./pair-entries";

/** Null where the text does not stand at all. What became of it word by word: `compareWords`. */
export type Change = {
  /** Turns are counted as they stand after where they still do. */
  place: FieldPlace;
  before: string | null;
  after: string | null;
};

/** What the changes of a group belong to; exemplars are counted from 0. */
export type ComparedSubject =
  | { kind: "words" }
  | { kind: "principle"; before: Principle | null; after: Principle | null }
  | ({ kind: "exemplar" } & Pair);

/** The changes of one principle, one exemplar, or the words around them; none where it is the same. */
export type ComparedGroup = { subject: ComparedSubject; changes: Change[] };

/**
 * Everything in two constitutions side by side: the words, each principle, each exemplar. A principle is followed
 * by its name when it was renumbered, by its text or its number when it was renamed; an exemplar or a turn by the texts it
 * kept. There is no change if and only if both have the same content (`canonicalText`).
 */
export function compareConstitutions(before: Constitution, after: Constitution): ComparedGroup[] {
  const principles = pairPrinciples(before.principles, after.principles).map((pair) => ({
    before: entryAt(before.principles, pair.before),
    after: entryAt(after.principles, pair.after),
  }));
  const exemplars = pairExemplars(before.exemplars, after.exemplars);
  const orders = [
    ...comparePrincipleOrder(before, after, principles),
    ...compareOrder("exemplar_order", exemplars, before.exemplars.map(opening), after.exemplars.map(opening)),
  ];
  return [
    { subject: { kind: "words" }, changes: [...compareWordFields(before, after), ...orders] },
    ...principles
      .sort((a, b) => numberOf(a) - numberOf(b))
      .map((pair) => ({ subject: { kind: "principle" as const, ...pair }, changes: comparePrinciple(pair) })),
    ...exemplars.map((pair) => ({
      subject: { kind: "exemplar" as const, ...pair },
      changes: compareExemplar(entryAt(before.exemplars, pair.before), entryAt(after.exemplars, pair.after)),
    })),
  ];
}

/** How many changes a person would count: what was added or removed as a whole counts once. */
export function countChanges(groups: readonly ComparedGroup[]): number {
  return groups.reduce((sum, group) => sum + (isWhole(group) ? 1 : group.changes.length), 0);
}

/** Whether all of it was added or removed. */
export const isWhole = ({ subject }: ComparedGroup): boolean =>
  subject.kind !== "words" && (subject.before === null || subject.after === null);

export const pairPrinciples = (before: readonly Principle[], after: readonly Principle[]): Pair[] =>
  pairByKeys(before, after, [
    ({ number, name }) => JSON.stringify([number, name]),
    ({ name }) => name,
    ({ number, text }) => (text === "" ? `number ${number}` : text),
    ({ number }) => String(number),
  ]);

export const pairExemplars = (before: readonly Exemplar[], after: readonly Exemplar[]): Pair[] =>
  pairAlike(before, after, ({ turns }) =>
    turns.flatMap(({ user, thoughts, reply }) => [user, thoughts, reply]),
  );

export const pairTurns = (before: readonly Turn[], after: readonly Turn[]): Pair[] =>
  pairAlike(before, after, ({ user, thoughts, reply }) => [user, thoughts, reply]);

type PrinciplePair = { before: Principle | null; after: Principle | null };
const numberOf = ({ before, after }: PrinciplePair) => (after ?? before)?.number ?? 0;
const entryAt = <Entry>(list: readonly Entry[], at: number | null): Entry | null =>
  at === null ? null : (list[at] ?? null);

function compareWordFields(before: Constitution, after: Constitution): Change[] {
  const [old, now] = [wordTexts(before), wordTexts(after)];
  return WORD_FIELDS.flatMap((word) => change({ kind: "word", word }, old[word], now[word]));
}

function comparePrincipleOrder(before: Constitution, after: Constitution, pairs: readonly PrinciplePair[]) {
  // What was renumbered has said so; the order of the others is told apart only where it is not that of the numbers.
  const kept = new Set(
    pairs.filter((p) => p.before?.number === p.after?.number).flatMap((p) => [p.before, p.after]),
  );
  const order = ({ principles }: Constitution) =>
    principles
      .filter((principle) => kept.has(principle))
      .map(({ number }) => number)
      .join(", ");
  return change({ kind: "principle_order" }, order(before), order(after));
}

/** Tells the order of what is in both lists, by what each entry opens with, where it is not the same. */
function compareOrder(
  kind: "exemplar_order" | "turn_order",
  pairs: readonly Pair[],
  before: readonly string[],
  after: readonly string[],
): Change[] {
  const kept = pairs.filter(
    (pair): pair is { before: number; after: number } => pair.before !== null && pair.after !== null,
  );
  const inOldOrder = kept.toSorted((a, b) => a.before - b.before);
  if (inOldOrder.every((pair, at) => pair === kept[at])) return [];
  return [
    {
      place: { kind },
      before: inOldOrder.map((pair) => before[pair.before]).join("\n"),
      after: kept.map((pair) => after[pair.after]).join("\n"),
    },
  ];
}

const OPENING_LENGTH = 60;

/** What an exemplar is told by in a list: how its first user begins. */
export function opening({ turns }: Exemplar): string {
  return turnOpening(turns[0] ?? { user: "" });
}

export function turnOpening({ user }: { user: string }): string {
  const [line = ""] = user.trim().split("\n");
  return line.length > OPENING_LENGTH ? `${line.slice(0, OPENING_LENGTH).trimEnd()}…` : line || "(nothing)";
}

function comparePrinciple({ before, after }: PrinciplePair): Change[] {
  const [old, now] = [before && principleTexts(before), after && principleTexts(after)];
  const changes = PRINCIPLE_FIELDS.flatMap((part) =>
    change({ kind: "principle", part }, old?.[part] ?? null, now?.[part] ?? null),
  );
  if (old !== null && now !== null) return changes;
  // Of a principle that was added or removed, what nobody set is not worth telling.
  const unset = { hue: "", isEnabled: "on", note: "" };
  return changes.filter(
    ({ place, before: was, after: is }) =>
      place.kind !== "principle" || (was ?? is) !== (unset as Partial<Record<string, string>>)[place.part],
  );
}

function compareExemplar(before: Exemplar | null, after: Exemplar | null): Change[] {
  const [old, now] = [before?.turns ?? [], after?.turns ?? []];
  const pairs = pairTurns(old, now);
  const turns = pairs.flatMap((pair) => {
    const [oldTurn, newTurn] = [entryAt(old, pair.before), entryAt(now, pair.after)];
    const turn = pair.after ?? pair.before ?? 0;
    return (["user", "thoughts", "reply"] as const).flatMap((part) =>
      change({ kind: "turn", turn, part }, oldTurn?.[part] ?? null, newTurn?.[part] ?? null),
    );
  });
  const reset = (["user", "autoReply"] as const).flatMap((part) =>
    change({ kind: "reset", part }, before?.reset?.[part] ?? null, after?.reset?.[part] ?? null),
  );
  return [
    ...compareOrder("turn_order", pairs, old.map(turnOpening), now.map(turnOpening)),
    ...turns,
    ...reset,
  ];
}

function change(place: FieldPlace, before: string | null, after: string | null): Change[] {
  return before === after ? [] : [{ place, before, after }];
}
