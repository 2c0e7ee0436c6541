import type { CleaningRule } from "../cleaning-rule";
import { isPager, LEADING_FRACTION } from "./pager";

/** Mended: “1/2 cup of sugar” is no pager and stays. */
export const leadingFraction: CleaningRule = {
  name: "leading_fraction",
  title: "Page number in front",
  does: "Takes off “2 / 3” before the first word.",
  reference: (text) => text.replace(LEADING_FRACTION, ""),
  mended: (text) => text.replace(LEADING_FRACTION, (found) => (isPager(found) ? "" : found)),
};
