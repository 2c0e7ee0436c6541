import type { Citation } from "@/lib/constitutions/citations";
import { isEnabled, type Principle } from "@/lib/constitutions/constitution";

/** Why a citation is not simply right, in the words of its title; null where it is. */
export function citationReason({ number, match }: Citation, principles: readonly Principle[]): string | null {
  const principle = principles.findLast((one) => one.number === number);
  if (principle === undefined) return `There is no principle ${number}.`;
  if (match === "wrong_name") return `Principle ${number} is called “${principle.name}”.`;
  return isEnabled(principle) ? null : `Principle ${number} is off; the prompt leaves this citation out.`;
}
