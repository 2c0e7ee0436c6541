import { pairPrinciples } from "./compare";
import type { Constitution, Principle } from "./constitution";
import type { FieldGroup } from "./field-place";
import { PRINCIPLE_FIELDS, type PrincipleTexts, principleTexts } from "./fields";
import { type FieldMerge, type Side, sideThatChanged } from "./merge-fields";
import { alignThree, inOrderOf, presenceOf, sideThatMoved, type Triple } from "./merge-lists";
import { pairByKeys } from "./pair-entries";
import { wholePrinciple } from "./whole-text";

type Three = Record<"base" | Side, Constitution>;
/** One principle after the merge, and where it stands in the three. */
export type MergedPrinciple = { triple: Triple; texts: PrincipleTexts };

/** The principles of both: each part from whoever changed it. No two that the merge brings together share a number. */
export function mergePrinciples(three: Three, merge: FieldMerge): MergedPrinciple[] {
  const lists = { base: three.base.principles, mine: three.mine.principles, theirs: three.theirs.principles };
  const pairAdded = (one: readonly Principle[], other: readonly Principle[]) =>
    pairByKeys(one, other, [(p) => JSON.stringify(principleTexts(p)), ({ name }) => name]);
  const entries = alignThree(lists, pairPrinciples, pairAdded).flatMap((triple): MergedPrinciple[] => {
    const at = (side: keyof Triple) => lists[side][triple[side] ?? -1] ?? null;
    const texts = mergeParts({ base: at("base"), mine: at("mine"), theirs: at("theirs") }, triple, merge);
    return texts === null ? [] : [{ triple, texts }];
  });
  return mergeNumbers(lists, entries, merge);
}

type OfPrinciple = Record<"base" | Side, Principle | null>;

function mergeParts(
  { base, mine, theirs }: OfPrinciple,
  triple: Triple,
  merge: FieldMerge,
): PrincipleTexts | null {
  const shown = mine ?? theirs ?? base;
  if (shown === null) return null;
  const group: FieldGroup = { kind: "principle", number: shown.number, name: shown.name };
  const of = {
    base: base && principleTexts(base),
    mine: mine && principleTexts(mine),
    theirs: theirs && principleTexts(theirs),
  };
  const parts = PRINCIPLE_FIELDS.filter((part) => part !== "number");
  const presence = presenceOf(triple, (side) => parts.some((part) => of[side]?.[part] !== of.base?.[part]));
  if (presence === "gone") return null;
  if (presence === "mine" || presence === "theirs") return of[presence];
  if (presence === "ask") {
    const whole = (principle: Principle | null) => principle && wholePrinciple(principle);
    const texts = { base: whole(base), mine: whole(mine), theirs: whole(theirs) };
    return of[merge.side({ group, place: { kind: "whole" }, ...texts })];
  }
  const [left, right] = [of.mine as PrincipleTexts, of.theirs as PrincipleTexts];
  const merged = { ...left };
  for (const part of parts) {
    const field = {
      group,
      place: { kind: "principle", part } as const,
      mine: left[part],
      theirs: right[part],
    };
    const isProse = part === "name" || part === "text" || part === "note";
    const was = of.base?.[part] ?? null;
    if (isProse) merged[part] = merge.text({ ...field, base: was });
    else merged[part] = merge.side({ ...field, base: was }) === "mine" ? left[part] : right[part];
  }
  return merged;
}

/** Numbers and order are one thing to choose where they cannot both be had. */
function mergeNumbers(
  lists: Record<"base" | Side, readonly Principle[]>,
  entries: readonly MergedPrinciple[],
  merge: FieldMerge,
): MergedPrinciple[] {
  const numberIn = (side: keyof Triple, triple: Triple) => lists[side][triple[side] ?? -1]?.number ?? null;
  const isSound = [lists.mine, lists.theirs].every((list) => !hasRepeats(list.map(({ number }) => number)));
  const sides = entries.map(({ triple }) => {
    const [mine, theirs] = [numberIn("mine", triple), numberIn("theirs", triple)];
    if (mine === null || theirs === null) return mine === null ? "theirs" : "mine";
    return sideThatChanged(numberIn("base", triple), mine, theirs);
  });
  const moved = sideThatMoved(entries.map(({ triple }) => triple));
  const settled = entries.filter(
    ({ triple }) => triple.base !== null || (triple.mine !== null && triple.theirs !== null),
  );
  const numbers = settled.map(({ triple }) =>
    numberIn(sides[indexOfTriple(entries, triple)] ?? "mine", triple),
  );
  const needsChoice = moved === null || sides.includes(null) || (isSound && hasRepeats(numbers));
  const list = (principles: readonly Principle[]) =>
    principles.map(({ number, name }) => `${number} ${name}`).join("\n");
  const chosen = needsChoice
    ? merge.ask({
        group: { kind: "words" },
        place: { kind: "principle_order" },
        base: list(lists.base),
        mine: list(lists.mine),
        theirs: list(lists.theirs),
        isText: false,
      })
    : null;
  const lead = chosen === "theirs" || chosen === "mine" ? chosen : null;
  const numbered = entries.map(({ triple, texts }, index) => {
    const side = lead !== null && triple[lead] !== null ? lead : (sides[index] ?? "mine");
    return { triple, texts: { ...texts, number: String(numberIn(side, triple)) } };
  });
  const lesser = list(lists.mine) <= list(lists.theirs) ? "mine" : "theirs";
  const ordered = inOrderOf(numbered, lead ?? (moved === "neither" || moved === null ? lesser : moved));
  return isSound ? withOwnNumbers(ordered) : ordered;
}

const indexOfTriple = (entries: readonly MergedPrinciple[], triple: Triple) =>
  entries.findIndex((entry) => entry.triple === triple);

/** Of two that were added under the same number, the later takes the next free one. */
function withOwnNumbers(entries: readonly MergedPrinciple[]): MergedPrinciple[] {
  const isOld = ({ triple }: MergedPrinciple) => triple.base !== null;
  const taken = new Set<string>();
  const own = new Map<MergedPrinciple, string>();
  let last = Math.max(0, ...entries.map(({ texts }) => Number(texts.number)));
  for (const entry of [...entries.filter(isOld), ...entries.filter((one) => !isOld(one))]) {
    if (taken.has(entry.texts.number)) {
      last += 1;
      own.set(entry, String(last));
    }
    taken.add(own.get(entry) ?? entry.texts.number);
  }
  return entries.map((entry) => ({
    ...entry,
    texts: { ...entry.texts, number: own.get(entry) ?? entry.texts.number },
  }));
}

function hasRepeats(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}
