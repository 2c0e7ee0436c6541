import { describeFilter, formatFilterValue, type RecordFilter } from "@/lib/datasets/record-filter";
import { PrincipleNumber } from "./principle-number";
import { reasonTitle } from "./reason-title";
import { VerdictMark } from "./verdict-mark";

const citesWords = { all: "cites all of", any: "cites any of", none: "cites none of" };

/** A filter in words and marks, as on its chip. */
export function FilterWords({ filter }: { filter: RecordFilter }) {
  switch (filter.kind) {
    case "verdict":
      return <VerdictMark verdict={filter.is} />;
    case "reason":
      return <span>dropped: {filter.anyOf.map(reasonTitle).join(" or ")}</span>;
    case "cites":
      return (
        <span className="inline-flex items-center gap-1">
          {filter.principles.length === 1 && filter.mode !== "none" ? "cites" : citesWords[filter.mode]}
          {filter.principles.map((number) => (
            <PrincipleNumber key={number} number={number} className="h-4 leading-4" />
          ))}
        </span>
      );
    case "build":
      return <span>build {formatFilterValue(filter)}</span>;
    case "text":
      return (
        <span>
          contains <b className="font-[550]">{filter.contains}</b>
        </span>
      );
  }
}

/** All filters of a list in one sentence, e.g. `kept, cites any of 7, 12`. */
export function filterSentence(filters: readonly RecordFilter[]): string {
  if (filters.length === 0) return "all records";
  return filters
    .map((f) =>
      f.kind === "reason" ? `dropped: ${f.anyOf.map(reasonTitle).join(" or ")}` : describeFilter(f),
    )
    .join(", ");
}
