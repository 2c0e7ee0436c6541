import { type Constitution, isEnabled } from "@/lib/constitutions/constitution";
import type { ColumnChange } from "@/lib/previews/column";

export type ChangeKind = ColumnChange["kind"];

export const changeTitles: Record<ChangeKind, string> = {
  principle_off: "A principle off",
  principle_text: "A principle reworded",
  exemplar_off: "An exemplar off",
  exemplar: "An exemplar reworded",
  exemplars_swapped: "Two exemplars swapped",
  preamble: "Another preamble",
  gaps: "Numbers after a gap",
};

/**
 * A change of this kind to begin with: of the first thing that no change speaks of yet, worded as it is. Null where
 * there is nothing left to change so.
 */
export function startChange(
  kind: ChangeKind,
  base: Constitution,
  changes: readonly ColumnChange[],
): ColumnChange | null {
  const { principles, exemplars } = base;
  const same = changes.filter((change) => change.kind === kind);
  const free = exemplars.findIndex((_, at) => !same.some((one) => "exemplar" in one && one.exemplar === at));
  switch (kind) {
    case "principle_off": {
      const principle = principles.find(
        (one) => isEnabled(one) && !same.some((change) => "number" in change && change.number === one.number),
      );
      return principle === undefined ? null : { kind, number: principle.number };
    }
    case "principle_text": {
      const principle = principles.find(
        (one) => !same.some((change) => "number" in change && change.number === one.number),
      );
      return principle === undefined ? null : { kind, number: principle.number, text: principle.text };
    }
    case "exemplar_off":
      return free === -1 ? null : { kind, exemplar: free };
    case "exemplar": {
      const exemplar = exemplars[free];
      return exemplar === undefined ? null : { kind, exemplar: free, with: exemplar };
    }
    case "exemplars_swapped":
      return exemplars.length < 2 ? null : { kind, one: 0, other: 1 };
    case "preamble":
      return same.length > 0 ? null : { kind, text: base.preamble };
    case "gaps":
      return same.length > 0 ? null : { kind, gaps: base.gaps === "close" ? "keep" : "close" };
  }
}
