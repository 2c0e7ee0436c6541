import type { Constitution, Exemplar, Principle, Turn } from "./constitution";
import { type Pair, pairByKeys, pairInOrder } from "./pair-entries";

/** Which text of its group a change is of; turns are counted from 0, as they stand after where they still do. */
export type ComparedPlace =
  | { kind: "name" | "preamble" | "principle_order" | "exemplar_intro" }
  | { kind: "principle"; part: keyof Principle }
  | { kind: "turn"; turn: number; part: keyof Turn }
  | { kind: "reset"; part: "user" | "autoReply" };

/** Null where the text does not stand at all. What became of it word by word: `compareWords`. */
export type Change = { place: ComparedPlace; before: string | null; after: string | null };

/** What the changes of a group belong to; exemplars are counted from 0. */
export type ComparedSubject =
  | { kind: "words" }
  | ({ kind: "principle" } & Pair<Principle>)
  | ({ kind: "exemplar" } & Pair<number>);

/** The changes of one principle, one exemplar, or the words around them; none where it is the same. */
export type ComparedGroup = { subject: ComparedSubject; changes: Change[] };

/**
 * Everything in two constitutions side by side: the words, each principle, each exemplar. A principle is followed
 * by its name when it was renumbered and by its number when it was renamed; an exemplar or a turn by what the
 * user says first. There is no change if and only if both have the same content.
 */
export function compareConstitutions(before: Constitution, after: Constitution): ComparedGroup[] {
  const principles = pairByKeys(before.principles, after.principles, [
    ({ number, name }) => JSON.stringify([number, name]),
    ({ name }) => name,
    ({ number }) => String(number),
  ]);
  const exemplars = pairInOrder(before.exemplars, after.exemplars, ({ turns }) => turns[0]?.user ?? "");
  return [
    { subject: { kind: "words" }, changes: compareWordsAround(before, after, principles) },
    ...principles
      .sort((a, b) => numberOf(a) - numberOf(b))
      .map((pair) => ({ subject: { kind: "principle" as const, ...pair }, changes: comparePrinciple(pair) })),
    ...exemplars.map((pair) => ({
      subject: { kind: "exemplar" as const, ...pair },
      changes: compareExemplar(
        pair.before === null ? null : (before.exemplars[pair.before] ?? null),
        pair.after === null ? null : (after.exemplars[pair.after] ?? null),
      ),
    })),
  ];
}

/** How many changes a person would count: what was added or removed as a whole counts once. */
export function countChanges(groups: readonly ComparedGroup[]): number {
  return groups.reduce((sum, { subject, changes }) => {
    const isWhole = subject.kind !== "words" && (subject.before === null || subject.after === null);
    return sum + (isWhole ? 1 : changes.length);
  }, 0);
}

const numberOf = ({ before, after }: Pair<Principle>) => (after ?? before)?.number ?? 0;

function compareWordsAround(before: Constitution, after: Constitution, pairs: readonly Pair<Principle>[]) {
  // What was renumbered has said so; the order of the others is told apart only where it is not that of the numbers.
  const kept = new Set(
    pairs.filter((p) => p.before?.number === p.after?.number).flatMap((p) => [p.before, p.after]),
  );
  const order = ({ principles }: Constitution) =>
    principles
      .filter((principle) => kept.has(principle))
      .map(({ number }) => number)
      .join(", ");
  return [
    change({ kind: "name" }, before.name, after.name),
    change({ kind: "preamble" }, before.preamble, after.preamble),
    change({ kind: "principle_order" }, order(before), order(after)),
    change({ kind: "exemplar_intro" }, before.exemplarIntro, after.exemplarIntro),
  ].flat();
}

function comparePrinciple({ before, after }: Pair<Principle>): Change[] {
  return (["number", "name", "text"] as const).flatMap((part) =>
    change({ kind: "principle", part }, textOf(before?.[part]), textOf(after?.[part])),
  );
}

const textOf = (value: string | number | undefined) => (value === undefined ? null : String(value));

function compareExemplar(before: Exemplar | null, after: Exemplar | null): Change[] {
  const [old, now] = [before?.turns ?? [], after?.turns ?? []];
  const turns = pairInOrder(old, now, ({ user }) => user).flatMap((pair) => {
    const [oldTurn, newTurn] = [old[pair.before ?? -1], now[pair.after ?? -1]];
    const turn = pair.after ?? pair.before ?? 0;
    return (["user", "thoughts", "reply"] as const).flatMap((part) =>
      change({ kind: "turn", turn, part }, oldTurn?.[part] ?? null, newTurn?.[part] ?? null),
    );
  });
  const reset = (["user", "autoReply"] as const).flatMap((part) =>
    change({ kind: "reset", part }, before?.reset?.[part] ?? null, after?.reset?.[part] ?? null),
  );
  return [...turns, ...reset];
}

function change(place: ComparedPlace, before: string | null, after: string | null): Change[] {
  return before === after ? [] : [{ place, before, after }];
}
