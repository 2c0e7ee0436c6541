import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { formatCount, plural } from "@/components/ui/number-text";
import { failureTitle } from "@/lib/builds/retry";
import type { PreviewRun } from "./preview-run";

/** What a build's filter would say of the run; before that, how it stands. */
export function VerdictLine({ run, replyLength }: { run: PreviewRun | null; replyLength: number }) {
  return (
    <div
      className="flex h-10.5 items-center gap-2.5 border-t border-line whitespace-nowrap"
      aria-live="polite"
    >
      <Verdict run={run} />
      {run === null || replyLength === 0 ? null : (
        <span className="ml-auto text-12 text-ink-3">{plural(replyLength, "character")} of reply</span>
      )}
    </div>
  );
}

function Verdict({ run }: { run: PreviewRun | null }) {
  if (run === null) return <Quiet>The filter’s verdict stands here when the completion has ended.</Quiet>;
  if (run.phase === "asking") return <Quiet>Sent; waiting for the first token.</Quiet>;
  if (run.phase === "streaming") return <Quiet>The filter decides when the completion has ended.</Quiet>;
  if (run.phase === "stopped")
    return <Quiet>Stopped; no verdict on part of a completion. The text stays.</Quiet>;
  if (run.phase === "failed") {
    const kind = run.failure?.kind ?? null;
    return (
      <VerdictMark verdict="failed" reason={kind === null ? "failed" : `failed: ${failureTitle(kind)}`} />
    );
  }
  const { completed } = run;
  if (completed === null) return null;
  const hit = completed.hits.at(-1);
  if (completed.verdict === "dropped") {
    return (
      <>
        <VerdictMark verdict="dropped">
          <span>
            would be dropped:{" "}
            <b className="font-semibold text-ink">{reasonTitle(completed.reason ?? "dropped")}</b>
          </span>
        </VerdictMark>
        {hit === undefined ? null : <Measured detail={hit.detail} />}
      </>
    );
  }
  const mended = completed.hits.filter((h) => h.effect === "mended");
  return (
    <>
      <VerdictMark verdict="kept">
        <span>
          would be <b className="font-semibold">kept</b>
        </span>
      </VerdictMark>
      <Quiet>
        {mended.length === 0
          ? "as it is"
          : `mended: ${mended.map((h) => `${reasonTitle(h.rule)} (${h.detail})`).join("; ")}`}
      </Quiet>
    </>
  );
}

/** "103 of 160 characters" gets a small meter with its limit; any other detail stands as it is. */
function Measured({ detail }: { detail: string }) {
  const [, length, limit] = /^(\d+) of (\d+)/.exec(detail) ?? [];
  if (length === undefined || limit === undefined) return <Quiet>{detail}</Quiet>;
  const scale = Number(limit) * 1.25;
  return (
    <>
      <span aria-hidden className="relative h-1 w-20 rounded-mark bg-cell">
        <i
          className="block h-full rounded-mark bg-mark-mid"
          style={{ width: `${Math.min(100, (Number(length) / scale) * 100)}%` }}
        />
        <u className="absolute -inset-y-1 left-4/5 w-px bg-ink" />
      </span>
      <Quiet>
        {formatCount(Number(length))} of {formatCount(Number(limit))} characters
      </Quiet>
    </>
  );
}

function Quiet({ children }: { children: string | (string | number)[] }) {
  const text = Array.isArray(children) ? children.join("") : children;
  return (
    <span className="min-w-0 truncate text-12 text-ink-3" title={text}>
      {text}
    </span>
  );
}
