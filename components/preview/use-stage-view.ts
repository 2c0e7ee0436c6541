"use client";

import { parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { usePresetChoices } from "@/components/generation/use-preset-choices";

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
  const choices = usePresetChoices();
  const preset = choices.find((one) => one.name === url.preset) ?? choices[0];
  return {
    comparedWith: url.differences === null ? null : url.differences - 1,
    hasProbabilities: url.probabilities,
    preset: preset?.name ?? "",
    presets: choices,
    set: (view: { differences?: number | null; probabilities?: boolean; preset?: string }) =>
      void setUrl(view),
  };
}
