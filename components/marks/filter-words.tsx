import { describeFilter, filterTitles, setValueWords } from "@/lib/datasets/describe-filter";
import type { FilterOf, RecordFilter, SetKind } from "@/lib/datasets/record-filter";
import { PrincipleNumber } from "./principle-number";
import { reasonTitle } from "./reason-title";
import { VerdictMark } from "./verdict-mark";

const citesWords = { all: "cites all of", any: "cites any of", none: "cites none of" };
/** What a chip has room for; the rest is counted. */
const VALUES_SHOWN = 3;

/** A filter in words and marks, as on its chip. */
export function FilterWords({ filter }: { filter: RecordFilter }) {
  if ("anyOf" in filter) return <SetWords filter={filter} />;
  if ("min" in filter) {
    const [title, bounds] = [rangeTitle(filter), boundSigns(filter)];
    return (
      <span>
        {title} <b className="font-[550]">{bounds}</b>
      </span>
    );
  }
  switch (filter.kind) {
    case "verdict":
      return <VerdictMark verdict={filter.is} />;
    case "cites":
      return (
        <span className="inline-flex items-center gap-1">
          {filter.principles.length === 1 && filter.mode !== "none" ? "cites" : citesWords[filter.mode]}
          {filter.principles.map((number) => (
            <PrincipleNumber key={number} number={number} className="h-4 leading-4" />
          ))}
        </span>
      );
    case "text":
      return (
        <span>
          contains <b className="font-[550]">{filter.contains}</b>
        </span>
      );
    case "words":
      return (
        <span>
          {filter.in === "all" ? "words" : `in the ${filter.in}`} <b className="font-[550]">{filter.query}</b>
        </span>
      );
    case "build":
    case "version":
      return (
        <span>
          {filterTitles[filter.kind]} <b className="font-[550]">{filter.id}</b>
        </span>
      );
    default:
      return <span>{describeFilter(filter)}</span>;
  }
}

function SetWords({ filter: { kind, anyOf, isExcluding } }: { filter: FilterOf<SetKind> }) {
  const more = anyOf.length - VALUES_SHOWN;
  return (
    <span className="inline-block max-w-72 truncate align-bottom">
      {kind === "reason" ? "dropped" : filterTitles[kind]} {isExcluding ? "not " : ""}
      <b className="font-[550]">
        {anyOf
          .slice(0, VALUES_SHOWN)
          .map((value) => valueWords(kind, value))
          .join(" or ")}
      </b>
      {more > 0 ? ` or ${more} more` : ""}
    </span>
  );
}

const rangeTitle = (filter: RecordFilter) => filterTitles[filter.kind].replace(/ length$/, "");

function boundSigns({ min, max }: { min: number | string | null; max: number | string | null }): string {
  const text = (bound: number | string | null) =>
    typeof bound === "number" ? bound.toLocaleString("en-US") : (bound?.replace("T", " ") ?? "");
  if (min === null) return `≤ ${text(max)}`;
  if (max === null) return `≥ ${text(min)}`;
  return min === max ? text(min) : `${text(min)} to ${text(max)}`;
}

/** A value of a set in the words of facets and chips; the empty one stands for those that have none. */
export function valueWords(kind: SetKind, value: string): string {
  if (kind === "reason") return value === "" ? "nothing" : reasonTitle(value);
  return setValueWords(kind, value);
}

/** All filters of a list in one sentence, e.g. `kept, cites any of 7, 12`. */
export function filterSentence(filters: readonly RecordFilter[]): string {
  if (filters.length === 0) return "all records";
  return filters.map((f) => (f.kind === "reason" ? reasonWords(f) : describeFilter(f))).join(", ");
}

function reasonWords({ anyOf, isExcluding }: { anyOf: readonly string[]; isExcluding?: true }): string {
  const reasons = anyOf.map((reason) => valueWords("reason", reason)).join(" or ");
  return `${isExcluding ? "not dropped" : "dropped"}: ${reasons}`;
}
