import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { LiveDot } from "@/components/ui/signal";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { failureTitle } from "@/lib/builds/retry";

/** What a build's filter would do with a completion, and on what it rests; before that, how it stands. */
export function StoredVerdict({ completion }: { completion: PreviewCompletion }) {
  const { status, verdict, rawText, failureKind } = completion;
  if (status === "failed") {
    return (
      <VerdictMark
        verdict="failed"
        reason={failureKind === null ? "failed" : `failed: ${failureTitle(failureKind)}`}
      />
    );
  }
  if (status === "stopped") return <Quiet>Stopped; no verdict on part of a completion.</Quiet>;
  if (verdict === null) {
    return (
      <span className="inline-flex items-center gap-1.5 text-12 text-ink-3">
        <LiveDot /> {rawText === "" ? "waiting" : "streaming"}
      </span>
    );
  }
  const details = verdict.hits.map(({ rule, effect, detail }) =>
    effect === "mended" ? `${reasonTitle(rule)}: ${detail}, mended` : `${reasonTitle(rule)}: ${detail}`,
  );
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5">
      <VerdictMark verdict={verdict.verdict}>
        <span>
          would be {verdict.verdict === "kept" ? <b className="font-semibold">kept</b> : "dropped: "}
          {verdict.verdict === "kept" ? null : (
            <b className="font-semibold text-ink">{reasonTitle(verdict.reason ?? "dropped")}</b>
          )}
        </span>
      </VerdictMark>
      {details.length === 0 ? null : <Quiet>{details.join("; ")}</Quiet>}
    </p>
  );
}

function Quiet({ children }: { children: string }) {
  return <span className="text-12 text-ink-3">{children}</span>;
}
