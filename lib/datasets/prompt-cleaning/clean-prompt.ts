import type { CleaningSettings } from "../clean-wish";
import type { CleaningRule } from "./cleaning-rule";
import { bingBanner } from "./rules/bing-banner";
import { firstPage } from "./rules/first-page";
import { languageSuffix } from "./rules/language-suffix";
import { languageTail } from "./rules/language-tail";
import { leadingFraction } from "./rules/leading-fraction";
import { outerSpace } from "./rules/outer-space";
import { sharePrompt } from "./rules/share-prompt";
import { trailingFraction } from "./rules/trailing-fraction";
import { translateLabel } from "./rules/translate-label";
import { translateNow } from "./rules/translate-now";

/** In the order in which Dromedary-2 applies them. Source: its prompt cleaning, `main` branch. */
export const cleaningRules: readonly CleaningRule[] = [
  leadingFraction,
  trailingFraction,
  firstPage,
  translateLabel,
  languageTail,
  outerSpace,
  sharePrompt,
  translateNow,
  languageSuffix,
  bingBanner,
];

/** A prompt without the traces of the page it was copied from, and the rules that changed it. Total. */
export function cleanPrompt(
  text: string,
  rules: CleaningSettings["rules"],
): { text: string; mended: string[] } {
  const mended: string[] = [];
  let left = text;
  for (const rule of cleaningRules) {
    const next = rule[rules](left);
    if (next !== left) mended.push(rule.name);
    left = next;
  }
  return { text: left, mended };
}
