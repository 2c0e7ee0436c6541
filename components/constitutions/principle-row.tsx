import { PrincipleNumber } from "@/components/marks/principle-number";
import { formatCount, plural } from "@/components/ui/number-text";
import type { Principle } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { FindingMark } from "./finding-mark";

const grave = (findings: readonly Finding[]) =>
  findings.find((f) => f.severity === "error") ?? findings.find((f) => f.severity === "warning");

/** A principle on one line: number, name, beginning of its text. */
export function PrincipleRow({
  principle,
  citedCount,
  findings,
  tokens,
  onOpen,
}: {
  principle: Principle;
  citedCount: number;
  findings: readonly Finding[];
  tokens: number | undefined;
  onOpen: () => void;
}) {
  const finding = grave(findings);
  return (
    <button
      type="button"
      onClick={onOpen}
      data-principle={principle.number}
      className="flex h-8 w-full items-center gap-2.5 border-b border-line px-(--gutter) text-left hover:bg-hover focus-visible:relative focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]"
    >
      <PrincipleNumber number={principle.number} />
      <span className="prose-text shrink-0 font-[550]">{principle.name}</span>
      <span className="prose-text min-w-0 flex-1 truncate text-ink-2">{principle.text}</span>
      {finding === undefined ? null : (
        <span title={finding.message} className="flex items-center">
          <FindingMark severity={finding.severity} />
          <span className="sr-only">{finding.message}</span>
        </span>
      )}
      <span
        className="w-20 shrink-0 text-right text-12 text-ink-3"
        title={citedCount === 0 ? "No exemplar cites it" : undefined}
      >
        {citedCount === 0 ? "–" : `${citedCount} ${citedCount === 1 ? "exemplar" : "exemplars"}`}
      </span>
      <span
        className="w-12 shrink-0 text-right text-12 text-ink-3"
        title={tokens === undefined ? undefined : plural(tokens, "token")}
      >
        {formatCount(tokens)}
        <span className="sr-only"> tokens</span>
      </span>
    </button>
  );
}
