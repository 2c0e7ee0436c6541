import type { ReactNode } from "react";
import { formatCount, formatDuration } from "@/components/ui/number-text";
import { LiveDot } from "@/components/ui/signal";
import { isUnderWay, type PreviewRun, tokensPerSecond } from "./preview-run";

/** First token, speed and counts. Every figure has its place before it is known. */
export function RunFigures({ run }: { run: PreviewRun | null }) {
  const speed = run === null ? null : tokensPerSecond(run);
  const completed = run?.completed ?? null;
  return (
    <dl className="grid grid-cols-[repeat(6,1fr)_96px] gap-3 py-3 whitespace-nowrap">
      <Figure label="First token" value={formatDuration(run?.firstTokenMs)} />
      <Figure label="Speed" value={speed === null ? "–" : `${speed.toFixed(1)} / s`} />
      <Figure label="In" value={formatCount(completed?.promptTokens)} />
      <Figure label="Cached" value={formatCount(completed?.cachedTokens)} />
      <Figure label="Out" value={formatCount(completed?.completionTokens)} />
      <Figure label="Took" value={completed === null ? "–" : formatDuration(completed.totalMs)} />
      <Figure label="Finish" value={<Finish run={run} />} />
    </dl>
  );
}

function Figure({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-11 text-ink-3">{label}</dt>
      <dd className="text-12">{value}</dd>
    </div>
  );
}

const finishWords = { stop: "stop", length: "length: cut off", other: "other" };

function Finish({ run }: { run: PreviewRun | null }) {
  if (run === null) return "–";
  if (run.completed !== null) return finishWords[run.completed.finishReason];
  if (!isUnderWay(run)) return run.phase;
  return (
    <span className="inline-flex items-center gap-1.5">
      <LiveDot />
      {run.phase}
    </span>
  );
}
