import type { ColumnChange } from "@/lib/previews/column";

/** What a change does, after "Version 7, ": `without 12`, `7 reworded`. Exemplars are counted from 1 here. */
export function changeWords(change: ColumnChange): string {
  switch (change.kind) {
    case "principle_off":
      return `without ${change.number}`;
    case "principle_text":
      return `${change.number} reworded`;
    case "gaps":
      return change.gaps === "keep" ? "gaps kept" : "gaps closed";
    case "preamble":
      return "another preamble";
    case "exemplar_off":
      return `without exemplar ${change.exemplar + 1}`;
    case "exemplar":
      return `exemplar ${change.exemplar + 1} reworded`;
    case "exemplars_swapped":
      return `exemplars ${change.one + 1} and ${change.other + 1} swapped`;
  }
}

/** A column in a few words: `Version 7`, `Draft, without 12`. Null: the version is not known yet. */
export function columnLabel(version: number | "draft" | null, changes: readonly ColumnChange[]): string {
  const base = version === null ? "–" : version === "draft" ? "Draft" : `Version ${version}`;
  return [base, ...changes.map(changeWords)].join(", ");
}
