import type { FieldGroup, FieldPlace } from "./field-place";
import type { FieldMerge, Side } from "./merge-fields";
import { sideThatMoved, type Triple } from "./merge-lists";
import { pairByKeys } from "./pair-entries";

/** The same of what both began with and of what each made of it. */
export type Three<Value> = Record<"base" | Side, Value>;

/** Whose order the merged list has: of whoever moved something, else of the lesser list, whichever side has it. */
export function leadOf(
  triples: readonly Triple[],
  field: { group: FieldGroup; place: FieldPlace } & Three<string>,
  lesser: Side,
  merge: FieldMerge,
): Side {
  const moved = sideThatMoved(triples);
  if (moved !== null) return moved === "neither" ? lesser : moved;
  return merge.ask({ ...field, isText: false }) === "theirs" ? "theirs" : "mine";
}

/** Both may begin an exemplar alike; only what is equal was added once. */
export const pairAdded = <Entry>(one: readonly Entry[], other: readonly Entry[]) =>
  pairByKeys(one, other, [(entry) => JSON.stringify(entry)]);

export const lesserSide = ({ mine, theirs }: Record<Side, unknown>): Side =>
  JSON.stringify(mine) <= JSON.stringify(theirs) ? "mine" : "theirs";

export const entriesAt = <Entry>(lists: Three<readonly Entry[]>, triple: Triple): Three<Entry | null> => ({
  base: lists.base[triple.base ?? -1] ?? null,
  mine: lists.mine[triple.mine ?? -1] ?? null,
  theirs: lists.theirs[triple.theirs ?? -1] ?? null,
});

export const mapThree = <Value, Result>(
  three: Three<Value>,
  map: (value: Value) => Result,
): Three<Result> => ({
  base: map(three.base),
  mine: map(three.mine),
  theirs: map(three.theirs),
});
