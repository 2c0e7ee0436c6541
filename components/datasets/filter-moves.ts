import type { FilterOf, RecordFilter, RecordFilterKind } from "@/lib/datasets/record-filter";

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

function withFilter(filters: Filters, filter: RecordFilter): RecordFilter[] {
  const at = filters.findIndex((f) => f.kind === filter.kind);
  return at === -1 ? [...filters, filter] : filters.with(at, filter);
}

/** On, or off again. Kept records have no drop reason, so asking for them lifts that filter. */
export function toggleVerdict(filters: Filters, is: "kept" | "dropped"): RecordFilter[] {
  if (findFilter(filters, "verdict")?.is === is) return withoutKind(filters, "verdict");
  const others = is === "kept" ? withoutKind(filters, "reason") : filters;
  return withFilter(others, { kind: "verdict", is });
}

/** One more reason to look for, or one less. A reason asks for dropped records, so it lifts "kept". */
export function toggleReason(filters: Filters, reason: string): RecordFilter[] {
  const anyOf = toggled(findFilter(filters, "reason")?.anyOf ?? [], reason);
  if (anyOf.length === 0) return withoutKind(filters, "reason");
  const others = findFilter(filters, "verdict")?.is === "kept" ? withoutKind(filters, "verdict") : filters;
  return withFilter(others, { kind: "reason", anyOf });
}

/** One more principle, or one less; the mode stays, and begins as "any of". */
export function toggleCited(filters: Filters, number: number, mode: CitesMode = "any"): RecordFilter[] {
  const now = findFilter(filters, "cites");
  const principles = toggled(now?.principles ?? [], number).sort((a, b) => a - b);
  if (principles.length === 0) return withoutKind(filters, "cites");
  return withFilter(filters, { kind: "cites", mode: now?.mode ?? mode, principles });
}

export function withCitesMode(filters: Filters, mode: CitesMode): RecordFilter[] {
  const now = findFilter(filters, "cites");
  return now === null ? [...filters] : withFilter(filters, { ...now, mode });
}

export function withText(filters: Filters, text: string): RecordFilter[] {
  const contains = text.trim().slice(0, 200);
  return contains === "" ? withoutKind(filters, "text") : withFilter(filters, { kind: "text", contains });
}

export function toggleBuild(filters: Filters, id: number): RecordFilter[] {
  return findFilter(filters, "build")?.id === id
    ? withoutKind(filters, "build")
    : withFilter(filters, { kind: "build", id });
}

function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}
