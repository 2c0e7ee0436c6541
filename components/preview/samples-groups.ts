import type { PreviewCompletion } from "@/lib/api/preview-runs";

/** Which samples of a column are looked at. */
export type SampleFilter =
  | { kind: "kept" }
  | { kind: "dropped"; reason: string }
  | { kind: "cites"; number: number };

export function isSameFilter(one: SampleFilter | null, other: SampleFilter | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function matchesFilter(completion: PreviewCompletion, filter: SampleFilter | null): boolean {
  if (filter === null) return true;
  const { verdict, cited } = completion;
  switch (filter.kind) {
    case "kept":
      return verdict?.verdict === "kept";
    case "dropped":
      return verdict?.verdict === "dropped" && verdict.reason === filter.reason;
    case "cites":
      return cited.includes(filter.number);
  }
}

export type CitationGroup = {
  /** The numbers, rising. */
  cited: readonly number[];
  completions: readonly PreviewCompletion[];
};

/**
 * Completed samples by the set of principles they cite, whatever the order they cite them in; the largest group
 * first, equals by their numbers. Those that are still under way or failed are in none.
 */
export function groupByCitations(completions: readonly PreviewCompletion[]): CitationGroup[] {
  const groups = new Map<string, { cited: number[]; completions: PreviewCompletion[] }>();
  for (const completion of completions) {
    if (completion.status !== "completed") continue;
    const cited = [...new Set(completion.cited)].sort((a, b) => a - b);
    const key = cited.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { cited, completions: [completion] });
    else group.completions.push(completion);
  }
  return [...groups.values()].sort(
    (a, b) => b.completions.length - a.completions.length || compareNumbers(a.cited, b.cited),
  );
}

function compareNumbers(one: readonly number[], other: readonly number[]): number {
  for (const [index, number] of one.entries()) {
    const difference = number - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
