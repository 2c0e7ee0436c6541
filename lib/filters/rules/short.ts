import { codePointLength } from "../code-points";
import type { FilterRule } from "../filter";
import { TURN_END } from "../turn-end";

/** In code points; the end-of-turn marker counts, as it does in the reference. */
export const MINIMUM_LENGTH = 160;

/** Drops short whole replies. One that ran out of tokens is not measured. */
export const short: FilterRule = {
  name: "short",
  title: "A whole reply has at least 160 characters",
  apply: (text) => {
    if (!text.endsWith(TURN_END)) return null;
    const length = codePointLength(text);
    return length < MINIMUM_LENGTH ? { drop: `${length} of ${MINIMUM_LENGTH} characters` } : null;
  },
};
