import { formatRecordFilters } from "./filter-url";
import type { FilterOf, RangeKind, RecordFilter } from "./record-filter";

/**
 * The filters in force and one more, as a mark of a picture adds it. There is one filter of a kind, so the two of one
 * kind become one: ranges what both allow, principles all that both ask for; of anything else the new one is the
 * narrower, because the mark was drawn from records that pass the old one.
 */
export function narrowFilters(filters: readonly RecordFilter[], added: RecordFilter): RecordFilter[] {
  const at = filters.findIndex(({ kind }) => kind === added.kind);
  const known = filters[at];
  return known === undefined ? [...filters, added] : filters.with(at, narrower(known, added));
}

function narrower(known: RecordFilter, added: RecordFilter): RecordFilter {
  if (known.kind === "cites" && added.kind === "cites") return bothCite(known, added);
  if (known.kind === "created" || added.kind === "created") return added;
  if ("min" in known && "min" in added) return bothRanges(known, added);
  return added;
}

function bothCite(known: FilterOf<"cites">, added: FilterOf<"cites">): RecordFilter {
  if (known.mode !== added.mode || known.mode === "any") return added;
  const principles = [...new Set([...known.principles, ...added.principles])].sort((a, b) => a - b);
  return { ...added, principles };
}

function bothRanges(known: FilterOf<RangeKind>, added: FilterOf<RangeKind>): RecordFilter {
  const pick = (choose: (...numbers: number[]) => number, ...given: (number | null)[]) => {
    const numbers = given.filter((one) => one !== null);
    return numbers.length === 0 ? null : choose(...numbers);
  };
  return {
    kind: added.kind,
    min: pick(Math.max, known.min, added.min),
    max: pick(Math.min, known.max, added.max),
  };
}

/** The address of a dataset's table under these filters. */
export function recordsHref(datasetId: number, filters: readonly RecordFilter[]): string {
  const query = formatRecordFilters(filters).toString();
  return `/datasets/${datasetId}${query === "" ? "" : `?${query}`}`;
}
