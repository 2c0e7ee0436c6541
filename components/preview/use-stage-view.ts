"use client";

import { parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { presets } from "@/lib/filters/presets";

/** How the columns are looked at, kept in the address with them. */
export function useStageView() {
  const [url, setUrl] = useQueryStates(
    {
      /** The column, counted from 1, that the others are compared with word by word. */
      differences: parseAsInteger,
      probabilities: parseAsBoolean.withDefault(false),
      preset: parseAsString,
    },
    { history: "replace" },
  );
  const [first] = presets;
  const preset = presets.find((one) => one.name === url.preset) ?? first;
  return {
    comparedWith: url.differences === null ? null : url.differences - 1,
    hasProbabilities: url.probabilities,
    preset: preset?.name ?? "",
    set: (view: { differences?: number | null; probabilities?: boolean; preset?: string }) =>
      void setUrl(view),
  };
}
