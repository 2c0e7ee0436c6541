"use client";
import { useMemo } from "react";
import type { Constitution } from "@/lib/constitutions/constitution";
import { textValues, type VariableValues } from "@/lib/constitutions/template";

/** What the variables stand for; the same object until one of them stands for something else. */
export function useTextValues(constitution: Constitution): VariableValues {
  const written = JSON.stringify(textValues(constitution));
  return useMemo(() => JSON.parse(written) as VariableValues, [written]);
}
