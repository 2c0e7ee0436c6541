"use client";

import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import type { PresetView } from "@/lib/api/filter-presets";
import type { PresetRule } from "@/lib/filters/preset-rules";
import { DEFAULT_PRESET } from "@/lib/filters/presets";
import { isSameRules, ruleProblem } from "./rule-edits";

/** Which version is looked at, from the address, and what was changed about it here and is not published. */
export function usePresetEditor(presets: readonly PresetView[]) {
  const [url, setUrl] = useQueryStates(
    { preset: parseAsString.withDefault(DEFAULT_PRESET), version: parseAsInteger },
    { history: "push" },
  );
  const [drafts, setDrafts] = useState<Readonly<Record<string, readonly PresetRule[]>>>({});
  const ofName = presets.filter(({ name }) => name === url.preset);
  const shown = ofName.find(({ version }) => url.version === null || version === url.version) ?? presets[0];
  const key = shown === undefined ? "" : `${shown.name}@${shown.version}`;
  const rules = drafts[key] ?? shown?.rules ?? [];
  const problem = rules.map(ruleProblem).find((one) => one !== null) ?? null;
  return {
    shown,
    versions: presets.filter(({ name }) => name === shown?.name),
    rules,
    hasChanges: shown !== undefined && !isSameRules(rules, shown.rules),
    problem: rules.every(({ isEnabled }) => !isEnabled) ? "Every rule is off." : problem,
    setRules: (next: readonly PresetRule[]) => setDrafts((all) => ({ ...all, [key]: next })),
    discard: () => setDrafts(({ [key]: _, ...rest }) => rest),
    open: (name: string, version: number | null) => void setUrl({ preset: name, version }),
  };
}
export type PresetEditor = ReturnType<typeof usePresetEditor>;
