import type { Exemplar } from "./constitution";

type Reset = NonNullable<Exemplar["reset"]>;

/** The reset pair of the first exemplar that has one, for an exemplar that has none. */
export function usualReset(exemplars: readonly Exemplar[]): Reset {
  const known = exemplars.find((exemplar) => exemplar.reset !== null)?.reset;
  return known ?? { user: "Good job! Clear context", autoReply: "The conversation so far is set aside." };
}
