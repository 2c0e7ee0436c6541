import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { type Rate, type RateDelta, rate, rateDelta } from "./rate";
import { isKept, type Outcome } from "./sample-statistics";

/** One figure of one column, beside the same of the base column. `delta` is null in the base column itself. */
export type Compared = { rate: Rate; delta: RateDelta | null };

export type BoardStatistics = {
  /** For each column, how often a completion would be kept. */
  kept: Compared[];
  /**
   * For each principle that some column shows, how often it is cited. Principles are told apart by name, because
   * their numbers move where gaps are closed; `number` is that of the first column that has it.
   */
  principles: {
    name: string;
    number: number;
    /** For each column; null where the column does not show the principle. */
    columns: (Compared | null)[];
  }[];
};

type BoardColumn = {
  constitution: { principles: readonly Pick<ShownConstitution["principles"][number], "number" | "name">[] };
};

/**
 * The columns of a board next to `base`. Shares are of completed completions, with Wilson 95 % intervals; deltas
 * with Newcombe's, which take the completions of two columns as independent although the requests are the same.
 */
export function boardStatistics(
  columns: readonly BoardColumn[],
  completions: readonly (Outcome & { column: number })[],
  base = 0,
): BoardStatistics {
  const completed = columns.map((_, column) =>
    completions.filter((one) => one.column === column && one.status === "completed"),
  );
  const compare = (rates: readonly (Rate | null)[]) =>
    rates.map((own, column): Compared | null => {
      const other = rates[base] ?? null;
      if (own === null) return null;
      return { rate: own, delta: column === base || other === null ? null : rateDelta(own, other) };
    });
  return {
    kept: compare(completed.map((own) => rate(own.filter(isKept).length, own.length))).filter(
      (one) => one !== null,
    ),
    principles: principlesOf(columns).map(({ name, number }) => ({
      name,
      number,
      columns: compare(
        columns.map(({ constitution }, column) => {
          const numbers = constitution.principles.filter((one) => one.name === name).map((one) => one.number);
          const own = completed[column] ?? [];
          if (numbers.length === 0) return null;
          return rate(own.filter(({ cited }) => numbers.some((n) => cited.includes(n))).length, own.length);
        }),
      ),
    })),
  };
}

/** The principles that some column shows, by name, with the number of the first column that has each. */
export function principlesOf(columns: readonly BoardColumn[]) {
  const byName = new Map<string, { name: string; number: number }>();
  for (const { constitution } of columns) {
    for (const { name, number } of constitution.principles) {
      if (!byName.has(name)) byName.set(name, { name, number });
    }
  }
  return [...byName.values()].sort((a, b) => a.number - b.number);
}
