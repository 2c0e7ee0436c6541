import { type Constitution, isEnabled } from "@/lib/constitutions/constitution";
import type { TokenBudget } from "@/lib/generation/token-budget";

/** What each principle takes of the prompt, in their order; one that is off takes nothing. Absent: not counted yet. */
export function principleTokens(
  { principles }: Constitution,
  budget: TokenBudget | null,
): (number | undefined)[] {
  let shown = 0;
  return principles.map((principle) => {
    if (!isEnabled(principle)) return budget === null ? undefined : 0;
    shown += 1;
    return budget?.principles[shown - 1];
  });
}
