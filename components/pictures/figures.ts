import { formatCount, formatPercent } from "@/components/ui/number-text";

/** A count, with `≈` before one that is from a sample. */
export const about = (count: number, isEstimate: boolean) => `${isEstimate ? "≈ " : ""}${formatCount(count)}`;

/** A share of so many; `–` of none. */
export const shareOf = (count: number, of: number, digits = 1) =>
  formatPercent(of === 0 ? null : count / of, digits);

export const clip = (text: string, letters: number) =>
  text.length > letters ? `${text.slice(0, letters - 1)}…` : text;

/** A question type without the words that all of them begin with. */
export const shortType = (questionType: string) =>
  questionType.replace(/^Questions (?:that require |about )?/i, "");

/** How dark a cell of a heat is, by lightness alone: from the page's empty cell to its ink. */
export function heat(share: number): string {
  const part = Math.round(12 + 88 * Math.min(1, Math.max(0, share)));
  return share <= 0 ? "var(--cell)" : `color-mix(in oklab, var(--mark-ink) ${part}%, var(--bg))`;
}
