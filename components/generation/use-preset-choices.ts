"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type DefinedPreset, definePreset } from "@/lib/filters/preset-rules";
import { DEFAULT_PRESET, getPreset, presets } from "@/lib/filters/presets";
import { presetsQuery } from "./queries";

/** The newest version of every filter preset, the default one first; the built-in ones are there at once. */
export function usePresetChoices(): readonly DefinedPreset[] {
  const stored = useQuery({ ...presetsQuery, staleTime: 30_000 }).data?.presets;
  return useMemo(() => {
    const builtIn = presets
      .filter((one) => getPreset(one.name) === one)
      .sort((a, b) => Number(b.name === DEFAULT_PRESET) - Number(a.name === DEFAULT_PRESET));
    const own = (stored ?? []).filter(
      (one, index, all) => !one.isBuiltIn && all.findIndex(({ name }) => name === one.name) === index,
    );
    return [...builtIn, ...own.map((one) => definePreset(one))];
  }, [stored]);
}
