import type { Column, ColumnChange } from "./column";

/** What a column is after, in words: "Version 7", "Draft, without 12, exemplar 2 changed". */
export function columnLabel({ version, changes }: Pick<Column, "version" | "changes">): string {
  const base = version === "draft" ? "Draft" : `Version ${version}`;
  const off = changes.flatMap((change) => (change.kind === "principle_off" ? [change.number] : []));
  const without = off.length === 0 ? [] : [`without ${listed(off.map(String))}`];
  return [base, ...without, ...changes.flatMap(describeChange)].join(", ");
}

/** The same behind the constitution's name: "Heron version 7". */
export function namedColumnLabel(constitutionName: string, label: string): string {
  return `${constitutionName} ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
}

function describeChange(change: ColumnChange): string[] {
  switch (change.kind) {
    case "principle_off":
      return []; // said once for all of them
    case "principle_text":
      return [`${change.number} reworded`];
    case "gaps":
      return [change.gaps === "close" ? "numbers closed up" : "numbers kept"];
    case "preamble":
      return ["preamble reworded"];
    case "exemplar_off":
      return [`without exemplar ${change.exemplar + 1}`];
    case "exemplar":
      return [`exemplar ${change.exemplar + 1} changed`];
    case "exemplars_swapped":
      return [`exemplars ${change.one + 1} and ${change.other + 1} swapped`];
  }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
