import type { StopRules } from "@/lib/builds/stop-rules";

/** One rule of the form. A figure is shown times `scale`: shares as percent. */
export type StopRuleLine = {
  key: Exclude<keyof StopRules, "window">;
  label: string;
  unit: string;
  unitName: string;
  scale: number;
  /** Of the figure as it is shown. */
  range: { min: number; max: number; isWhole: boolean };
  isStoredWhole: boolean;
  /** What the rule begins with when it is switched on, as it is stored. */
  first: number;
  /** Whether it looks at the last records only. */
  isOfWindow: boolean;
};

const share = {
  unit: "%",
  unitName: "percent",
  scale: 100,
  range: { min: 0, max: 100, isWhole: false },
  isStoredWhole: false,
  isOfWindow: true,
};

/** The rules in the order in which a build goes wrong: the answers, the server, the cost. */
export const stopRuleLines: readonly StopRuleLine[] = [
  { ...share, key: "parseRateBelow", label: "Replies found in fewer than", first: 0.8 },
  { ...share, key: "keepRateBelow", label: "Kept by the filters, fewer than", first: 0.3 },
  { ...share, key: "repetitionAbove", label: "Repeating, or at the token limit, above", first: 0.3 },
  {
    key: "failuresPerMinuteAbove",
    label: "Failed attempts above",
    unit: "a minute",
    unitName: "attempts a minute",
    scale: 1,
    range: { min: 1, max: 1_000_000, isWhole: true },
    isStoredWhole: true,
    first: 60,
    isOfWindow: false,
  },
  {
    key: "tokensAbove",
    label: "Tokens in and out above",
    unit: "million",
    unitName: "million tokens",
    scale: 1 / 1_000_000,
    range: { min: 0.001, max: 1_000_000_000, isWhole: false },
    isStoredWhole: true,
    first: 100_000_000,
    isOfWindow: false,
  },
  {
    key: "hoursAbove",
    label: "Running for longer than",
    unit: "hours",
    unitName: "hours",
    scale: 1,
    range: { min: 0.1, max: 10_000, isWhole: false },
    isStoredWhole: false,
    first: 24,
    isOfWindow: false,
  },
];

/** What is stored for a figure as it is shown. */
export function storedFigure({ scale, isStoredWhole }: StopRuleLine, shown: number): number {
  return isStoredWhole ? Math.round(shown / scale) : shown / scale;
}
