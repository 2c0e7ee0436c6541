import { describeFilter } from "@/lib/datasets/describe-filter";
import type { RecordFilter } from "@/lib/datasets/record-filter";
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
      return <span>{reasonWords(filter)}</span>;
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
    default:
      return <span>{describeFilter(filter)}</span>;
  }
}

/** All filters of a list in one sentence, e.g. `kept, cites any of 7, 12`. */
export function filterSentence(filters: readonly RecordFilter[]): string {
  if (filters.length === 0) return "all records";
  return filters.map((f) => (f.kind === "reason" ? reasonWords(f) : describeFilter(f))).join(", ");
}

function reasonWords({ anyOf, isExcluding }: { anyOf: readonly string[]; isExcluding?: true }): string {
  const reasons = anyOf.map((reason) => (reason === "" ? "nothing" : reasonTitle(reason))).join(" or ");
  return `${isExcluding ? "not dropped" : "dropped"}: ${reasons}`;
}
