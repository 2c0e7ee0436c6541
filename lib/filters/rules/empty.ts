import type { FilterRule } from "../filter";
import { withoutTurnEnd } from "../turn-end";

/** Drops replies of which the cuts left nothing. */
export const empty: FilterRule = {
  name: "empty",
  title: "Something must be left",
  apply: (text) => (withoutTurnEnd(text).trim() === "" ? { drop: "nothing is left of the reply" } : null),
};
