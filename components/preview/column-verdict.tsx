import type { ReactNode } from "react";
import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { formatCount, plural } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import type { PreviewVerdict } from "@/lib/api/preview";
import { failureTitle } from "@/lib/builds/retry";
import type { Span } from "@/lib/filters/filter";
import type { ProvisionalVerdict } from "@/lib/filters/provisional-verdict";
import { type ColumnRun, isUnderWay } from "./column-run";
import { HitList } from "./hit-list";
import { provisionalOf } from "./run-verdict";

/** What a build’s filter says of the completion; while it streams, what it would say as it stands. */
export function ColumnVerdict({
  run,
  replyLength,
  onPlace,
}: {
  run: ColumnRun | null;
  /** In characters, as the filter counts them. */
  replyLength: number;
  /** Goes to the place that a rule spoke of. */
  onPlace: (place: Span) => void;
}) {
  const verdict = run?.completed?.verdict ?? null;
  return (
    <div
      className="flex h-10.5 shrink-0 items-center gap-2.5 border-t border-line whitespace-nowrap"
      // While it streams it changes with every word: only the end is told.
      aria-live={isUnderWay(run) ? "off" : "polite"}
    >
      {verdict === null ? <WithoutVerdict run={run} /> : <Verdict verdict={verdict} onPlace={onPlace} />}
      <span className="ml-auto flex shrink-0 items-center gap-2.5 pl-1 text-12 text-ink-3">
        {replyLength === 0 ? null : (
          <span
            className="sr-only @min-[440px]:not-sr-only"
            title={`${plural(replyLength, "character")} of reply`}
          >
            {plural(replyLength, "character")}
          </span>
        )}
        {verdict === null || run === null || verdict.hits.length === 0 ? null : (
          <HitList verdict={verdict} preset={run.asked.preset} onPlace={onPlace} />
        )}
      </span>
    </div>
  );
}

function WithoutVerdict({ run }: { run: ColumnRun | null }) {
  if (run === null) return <Quiet>The filter’s verdict stands here.</Quiet>;
  if (run.phase === "asking") return <Quiet>Sent; waiting for the first token.</Quiet>;
  if (run.phase === "stopped")
    return <Quiet>Stopped; no verdict on part of a completion. The text stays.</Quiet>;
  if (run.phase === "failed") {
    const kind = run.failure?.kind ?? null;
    return (
      <VerdictMark verdict="failed" reason={kind === null ? "failed" : `failed: ${failureTitle(kind)}`} />
    );
  }
  return <StreamingVerdict run={run} />;
}

function StreamingVerdict({ run }: { run: ColumnRun }) {
  const provisional = provisionalOf(run, usePresetChoices());
  return provisional === null ? null : <Provisional provisional={provisional} />;
}

function Provisional({ provisional: { state, reason, detail } }: { provisional: ProvisionalVerdict }) {
  if (reason === null) {
    return (
      <>
        <WouldBeKept />
        <Quiet>so far: no filter has fired</Quiet>
      </>
    );
  }
  return (
    <>
      <WouldBeDropped>
        <b className="font-semibold text-ink">{reasonTitle(reason)}</b>
      </WouldBeDropped>
      <Measured detail={detail ?? ""} />
      {state === "dropped" ? <Quiet>whatever follows</Quiet> : null}
    </>
  );
}

function Verdict({ verdict, onPlace }: { verdict: PreviewVerdict; onPlace: (place: Span) => void }) {
  if (verdict.verdict === "kept") {
    const mended = verdict.hits.filter((hit) => hit.effect === "mended").map((hit) => reasonTitle(hit.rule));
    return (
      <>
        <WouldBeKept />
        <Quiet>{mended.length > 0 ? `mended: ${mended.join(", ")}` : "as it is"}</Quiet>
      </>
    );
  }
  const hit = verdict.hits.find((one) => one.effect === "dropped") ?? null;
  const title = reasonTitle(verdict.reason ?? "dropped");
  const span = hit?.span ?? null;
  return (
    <>
      <WouldBeDropped>
        {span === null ? (
          <b className="font-semibold text-ink">{title}</b>
        ) : (
          <TextButton
            className="font-semibold text-ink"
            title="Go to the place"
            onClick={() => onPlace(span)}
          >
            {title}
          </TextButton>
        )}
      </WouldBeDropped>
      {hit === null ? null : <Measured detail={hit.detail} />}
    </>
  );
}

function WouldBeKept() {
  return (
    <VerdictMark verdict="kept">
      <span>
        would be <b className="font-semibold">kept</b>
      </span>
    </VerdictMark>
  );
}

function WouldBeDropped({ children }: { children: ReactNode }) {
  return (
    <VerdictMark verdict="dropped">
      <span>
        <span className="@max-[360px]:sr-only">would be dropped: </span>
        {children}
      </span>
    </VerdictMark>
  );
}

/** "103 of 160 characters" gets a small meter with its limit; any other detail stands as it is. */
function Measured({ detail }: { detail: string }) {
  const [, length, limit] = /^(\d+) of (\d+)/.exec(detail) ?? [];
  if (length === undefined || limit === undefined) return <Quiet>{detail}</Quiet>;
  const scale = Number(limit) * 1.25;
  return (
    <>
      <span
        aria-hidden
        className="relative hidden h-1 min-w-10 flex-1 rounded-mark bg-cell @min-[380px]:block"
      >
        <i
          className="block h-full rounded-mark bg-mark-mid"
          style={{ width: `${Math.min(100, (Number(length) / scale) * 100)}%` }}
        />
        <u className="absolute -inset-y-1 left-4/5 w-px bg-ink" />
      </span>
      <Quiet>
        {formatCount(Number(length))} of {plural(Number(limit), "character")}
      </Quiet>
    </>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  const text = Array.isArray(children) ? children.join("") : String(children);
  return (
    <span className="min-w-0 truncate text-12 text-ink-3" title={text}>
      {text}
    </span>
  );
}
