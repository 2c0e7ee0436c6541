import type { ReactNode } from "react";
import { formatPercent, plural } from "@/components/ui/number-text";
import { numberRuns } from "@/lib/constitutions/number-runs";

/** What is known of an open principle: what its wording costs, who cites it, how often replies came of it. */
export type PrincipleEvidence = {
  /** Exemplars that cite it, counted from 0. */
  citedIn: readonly number[];
  tokens: number | undefined;
  /** The latest version and its tokens there; null where it was not in it, or there is none. */
  published: { version: number; tokens: number | undefined } | null;
  /** Share of the kept records that cite it; null where there are none, undefined while that is not known. */
  keptShare: number | null | undefined;
};

/** The line below an open principle; `children` are what can be done there. */
export function EvidenceLine({
  evidence: { citedIn, tokens, published, keptShare },
  children,
}: {
  evidence: PrincipleEvidence;
  children: ReactNode;
}) {
  const facts = [
    tokenFact(tokens, published),
    citedIn.length === 0
      ? "no exemplar cites it"
      : `${citedIn.length === 1 ? "exemplar" : "exemplars"} ${numberRuns(citedIn.map((at) => at + 1))} ${citedIn.length === 1 ? "cites" : "cite"} it`,
    keptShare === undefined
      ? null
      : keptShare === null
        ? "no kept record yet"
        : `in ${formatPercent(keptShare)} of kept records`,
  ];
  return (
    <p className="mt-2 flex min-h-4 flex-wrap items-center gap-y-1 text-12 text-ink-3">
      <span className="mr-3">
        {facts
          .filter((fact) => fact !== null)
          .map((fact, index) => (
            <span key={fact}>
              {index === 0 ? null : (
                <span
                  aria-hidden
                  className="mx-2 inline-block size-[3px] rounded-full bg-line-2 align-[3px]"
                />
              )}
              {fact}
            </span>
          ))}
      </span>
      {children}
    </p>
  );
}

/** Null where there is nothing to compare, or no difference. */
function tokenFact(tokens: number | undefined, published: PrincipleEvidence["published"]): string | null {
  if (tokens === undefined || published?.tokens === undefined) return null;
  const more = tokens - published.tokens;
  if (more === 0) return null;
  return `${more > 0 ? "+" : "−"}${plural(Math.abs(more), "token")} against version ${published.version}`;
}
