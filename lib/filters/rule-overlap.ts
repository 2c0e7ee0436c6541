/** How the rules of a preset divide what they drop among them; counts of texts. */
export type RuleOverlap = {
  /** Texts looked at. */
  looked: number;
  /** Those that any rule drops. */
  dropped: number;
  /** Every rule in its order. */
  rules: {
    rule: string;
    /** Texts that it would drop if it were the only one. */
    alone: number;
    /** Texts of which it is the first to drop them: what a build counts under its name. */
    first: number;
    /** Texts that no other rule drops: what would be kept without it. */
    only: number;
  }[];
  /** Texts that both would drop, for every two rules that share any; `a` stands before `b`. */
  pairs: { a: string; b: string; both: number }[];
};

/**
 * Counts how the rules overlap. `drops`: of each text the rules that drop it, each by itself, in their order
 * (`everyDrop`); `names`: all rules, so that those that drop nothing are there too.
 */
export function countOverlap(names: readonly string[], drops: Iterable<readonly string[]>): RuleOverlap {
  const counts = new Map(names.map((rule) => [rule, { rule, alone: 0, first: 0, only: 0 }]));
  const both = names.map(() => names.map(() => 0));
  let [looked, dropped] = [0, 0];
  for (const found of drops) {
    looked += 1;
    if (found.length > 0) dropped += 1;
    for (const [at, rule] of found.entries()) {
      const count = counts.get(rule);
      if (count === undefined) continue;
      count.alone += 1;
      if (at === 0) count.first += 1;
      if (found.length === 1) count.only += 1;
      for (const later of found.slice(at + 1)) {
        const row = both[names.indexOf(rule)];
        const column = names.indexOf(later);
        if (row !== undefined && column !== -1) row[column] = (row[column] ?? 0) + 1;
      }
    }
  }
  const pairs = both.flatMap((row, from) =>
    row.flatMap((count, to) =>
      count === 0 ? [] : [{ a: names[from] ?? "", b: names[to] ?? "", both: count }],
    ),
  );
  return { looked, dropped, rules: [...counts.values()], pairs };
}

/** Texts that two rules both drop; of one and the same rule, all that it drops. */
export function bothDrop({ rules, pairs }: RuleOverlap, one: string, other: string): number {
  if (one === other) return rules.find(({ rule }) => rule === one)?.alone ?? 0;
  const pair = pairs.find(({ a, b }) => (a === one && b === other) || (a === other && b === one));
  return pair?.both ?? 0;
}
