import { type Constitution, isEnabled } from "@/lib/constitutions/constitution";
import type { Finding, FindingPlace } from "@/lib/constitutions/finding";
import type { TokenBudget } from "@/lib/generation/token-budget";

/** That a prompt does not fit the server's window, as a finding; it leads to the part with the most tokens. */
export function windowFinding(message: string, budget: TokenBudget, { principles }: Constitution): Finding {
  const places: { tokens: number; place: FindingPlace }[] = [
    { tokens: budget.preamble, place: { kind: "preamble" } },
    { tokens: budget.exemplarIntro, place: { kind: "exemplar_intro" } },
    ...principles.filter(isEnabled).map(({ number }, index) => ({
      tokens: budget.principles[index] ?? 0,
      place: { kind: "principle" as const, number },
    })),
    ...budget.exemplars.map((tokens, exemplar) => ({
      tokens,
      place: { kind: "exemplar" as const, exemplar },
    })),
  ];
  const largest = places.reduce((most, one) => (one.tokens > most.tokens ? one : most));
  return { code: "exceeds_window", severity: "warning", message, place: largest.place };
}
