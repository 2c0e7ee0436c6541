import type { CleaningRule } from "../cleaning-rule";
import { isPager, TRAILING_FRACTION } from "./pager";

/** Mended: only on a line of its own, so that “What is 10 / 20” keeps its question. */
export const trailingFraction: CleaningRule = {
  name: "trailing_fraction",
  title: "Page number behind",
  does: "Takes off “2 / 3” after the last word.",
  reference: (text) => text.replace(TRAILING_FRACTION, ""),
  mended: (text) =>
    text.replace(TRAILING_FRACTION, (found, at: number) => {
      const isOwnLine = at === 0 || text[at - 1] === "\n";
      return isOwnLine && isPager(found) ? "" : found;
    }),
};
