import type {
  FilterOf,
  RangeKind,
  RecordFilter,
  RecordFilterKind,
  SetKind,
  TextPlace,
} from "@/lib/datasets/record-filter";
import type { NumberRange } from "./brush";

type Filters = readonly RecordFilter[];
export type CitesMode = FilterOf<"cites">["mode"];

export function findFilter<Kind extends RecordFilterKind>(
  filters: Filters,
  kind: Kind,
): FilterOf<Kind> | null {
  return (filters.find((f) => f.kind === kind) as FilterOf<Kind> | undefined) ?? null;
}

/** Without the filter of this kind. */
export function withoutKind(filters: Filters, kind: RecordFilterKind): RecordFilter[] {
  return filters.filter((f) => f.kind !== kind);
}

/** With this filter in the place of the one of its kind. Kept records have no drop reason, so one lifts the other. */
export function withFilter(filters: Filters, filter: RecordFilter): RecordFilter[] {
  const others = filters.filter((other) => !excludes(other, filter));
  const at = others.findIndex((f) => f.kind === filter.kind);
  return at === -1 ? [...others, filter] : others.with(at, filter);
}

function excludes(other: RecordFilter, filter: RecordFilter): boolean {
  const [a, b] = other.kind === "verdict" ? [other, filter] : [filter, other];
  return a.kind === "verdict" && a.is === "kept" && b.kind === "reason" && b.isExcluding !== true;
}

/** On, or off again. */
export function toggleFilter(filters: Filters, filter: RecordFilter): RecordFilter[] {
  const now = findFilter(filters, filter.kind);
  return JSON.stringify(now) === JSON.stringify(filter)
    ? withoutKind(filters, filter.kind)
    : withFilter(filters, filter);
}

/** One more value to look for, or one less; `isFlipped`: to leave out instead, or the other way round. */
export function toggleValue(
  filters: Filters,
  kind: SetKind,
  value: string,
  isFlipped = false,
): RecordFilter[] {
  const now = findFilter(filters, kind);
  const isExcluding = (now?.isExcluding ?? false) !== isFlipped;
  const isSameMode = !isFlipped && now !== null;
  const anyOf = toggled(isSameMode ? now.anyOf : [], value);
  return withSet(filters, kind, anyOf, isExcluding);
}

/** All that has one of the values, or nothing of it. */
export function withSetMode(filters: Filters, kind: SetKind, isExcluding: boolean): RecordFilter[] {
  return withSet(filters, kind, findFilter(filters, kind)?.anyOf ?? [], isExcluding);
}

export function withSet(
  filters: Filters,
  kind: SetKind,
  anyOf: readonly string[],
  isExcluding: boolean,
): RecordFilter[] {
  if (anyOf.length === 0) return withoutKind(filters, kind);
  return withFilter(filters, { kind, anyOf: [...anyOf], ...(isExcluding ? { isExcluding } : {}) });
}

/** One more principle, or one less; the mode stays, and begins as "any of". */
export function toggleCited(filters: Filters, number: number): RecordFilter[] {
  const now = findFilter(filters, "cites");
  const principles = toggled(now?.principles ?? [], number).sort((a, b) => a - b);
  if (principles.length === 0) return withoutKind(filters, "cites");
  return withFilter(filters, { kind: "cites", mode: now?.mode ?? "any", principles });
}

export function withCitesMode(filters: Filters, mode: CitesMode): RecordFilter[] {
  const now = findFilter(filters, "cites");
  return now === null ? [...filters] : withFilter(filters, { ...now, mode });
}

export function withRange(filters: Filters, kind: RangeKind, range: NumberRange | null): RecordFilter[] {
  return range === null || (range.min === null && range.max === null)
    ? withoutKind(filters, kind)
    : withFilter(filters, { kind, ...range });
}

export function withWords(filters: Filters, text: string, place: TextPlace): RecordFilter[] {
  const query = text.trim().slice(0, 400);
  return query === ""
    ? withoutKind(filters, "words")
    : withFilter(filters, { kind: "words", query, in: place });
}

function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}
