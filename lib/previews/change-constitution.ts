import { AppError } from "@/lib/app-error";
import type { Constitution, Principle } from "@/lib/constitutions/constitution";
import type { ColumnChange } from "./column";

/**
 * The constitution with a column's changes. All numbers and places are those of the one given, whatever the order
 * of the changes. Throws `bad_request` naming what is not there; whether the outcome can be sent is not asked here.
 */
export function changeConstitution(authored: Constitution, changes: readonly ColumnChange[]): Constitution {
  const changed = changes.reduce(applyToTexts, authored);
  return { ...changed, exemplars: changedExemplars(authored, changes) };
}

function applyToTexts(constitution: Constitution, change: ColumnChange): Constitution {
  switch (change.kind) {
    case "principle_off":
      return withPrinciple(constitution, change.number, (principle) => ({ ...principle, isEnabled: false }));
    case "principle_text":
      return withPrinciple(constitution, change.number, (principle) => ({ ...principle, text: change.text }));
    case "gaps":
      return { ...constitution, gaps: change.gaps };
    case "preamble":
      return { ...constitution, preamble: change.text };
    default:
      return constitution;
  }
}

function withPrinciple(
  constitution: Constitution,
  number: number,
  replace: (principle: Principle) => Principle,
): Constitution {
  if (!constitution.principles.some((principle) => principle.number === number)) {
    throw new AppError("bad_request", `There is no principle ${number} to change.`, { principle: number });
  }
  const principles = constitution.principles.map((principle) =>
    principle.number === number ? replace(principle) : principle,
  );
  return { ...constitution, principles };
}

/** Each exemplar keeps the place it came from as its name, so that a swap does not mislead the next change. */
function changedExemplars({ exemplars }: Constitution, changes: readonly ColumnChange[]) {
  const slots = exemplars.map((exemplar, from) => ({ from, exemplar, isOff: false }));
  const find = (from: number) => {
    const at = slots.findIndex((slot) => slot.from === from);
    const slot = slots[at];
    if (slot !== undefined) return { at, slot };
    const count = exemplars.length === 1 ? "there is 1" : `there are ${exemplars.length}`;
    throw new AppError("bad_request", `There is no exemplar ${from + 1} to change; ${count}.`, {
      exemplar: from,
    });
  };
  for (const change of changes) {
    if (change.kind === "exemplar_off") find(change.exemplar).slot.isOff = true;
    else if (change.kind === "exemplar") find(change.exemplar).slot.exemplar = change.with;
    else if (change.kind === "exemplars_swapped") {
      const [one, other] = [find(change.one), find(change.other)];
      slots[one.at] = other.slot;
      slots[other.at] = one.slot;
    }
  }
  return slots.filter((slot) => !slot.isOff).map((slot) => slot.exemplar);
}
