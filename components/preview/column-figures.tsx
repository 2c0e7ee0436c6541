import type { ReactNode } from "react";
import { formatCount, formatDuration } from "@/components/ui/number-text";
import { LiveDot } from "@/components/ui/signal";
import { type ColumnRun, isUnderWay, tokensPerSecond } from "./column-run";

/** First token, speed and counts. Every figure has its place before it is known; `~` is counted here by pieces. */
export function ColumnFigures({ run }: { run: ColumnRun | null }) {
  const speed = run === null ? null : tokensPerSecond(run);
  const figures = run?.figures ?? null;
  const isStreaming = run?.phase === "streaming";
  return (
    <dl className="grid shrink-0 grid-cols-[repeat(5,auto)_minmax(64px,auto)] justify-between gap-1.5 py-3 whitespace-nowrap">
      <Figure label="First token" value={formatDuration(run?.firstTokenMs)} />
      <Figure
        label="Speed"
        value={
          speed === null
            ? "–"
            : `${speed.isCounted ? "" : "~\u2009"}${formatSpeed(speed.perSecond)}\u2009/\u2009s`
        }
        title={
          figures === null
            ? undefined
            : `${formatDuration(figures.totalMs)} from the request to the last token`
        }
      />
      <Figure label="In" value={<PromptTokens run={run} />} />
      <Figure label="Cached" value={formatCount(figures?.cachedTokens)} />
      <Figure
        label="Out"
        value={
          isStreaming && run !== null
            ? `~\u2009${formatCount(run.pieces)}`
            : formatCount(figures?.completionTokens)
        }
      />
      <Figure label="Finish" value={<Finish run={run} />} />
    </dl>
  );
}

function Figure({ label, value, title }: { label: string; value: ReactNode; title?: string }) {
  return (
    <div className="min-w-0" title={title}>
      <dt className="text-11 text-ink-3">{label}</dt>
      <dd className="text-12">{value}</dd>
    </div>
  );
}

const formatSpeed = (perSecond: number) => perSecond.toFixed(perSecond < 100 ? 1 : 0);

/** What the server says it read; where the tokens counted before were others, both. */
function PromptTokens({ run }: { run: ColumnRun | null }) {
  const { promptTokens = null, countedPromptTokens = null } = run?.figures ?? {};
  if (promptTokens === null) {
    if (countedPromptTokens === null) return "–";
    return (
      <span title="The server did not say; its tokenizer counted this before it was sent.">
        {formatCount(countedPromptTokens)} <span className={aside}>counted</span>
      </span>
    );
  }
  if (countedPromptTokens === null || countedPromptTokens === promptTokens) return formatCount(promptTokens);
  return (
    <span
      title={`The server says it read ${formatCount(promptTokens)} tokens; its tokenizer counted ${formatCount(countedPromptTokens)} in what was sent.`}
    >
      {formatCount(promptTokens)} <span className={aside}>of {formatCount(countedPromptTokens)}</span>
    </span>
  );
}

/** Seen where there is room; read aloud everywhere. */
const aside = "sr-only text-ink-3 @min-[440px]:not-sr-only";

const finishWords = { stop: "stop", length: "length", other: "other" };
const finishTitles = {
  stop: "It ended by itself, at a stop string or the end of the text.",
  length: "Cut off: it reached the most tokens asked for.",
  other: "The server gave another reason.",
};

function Finish({ run }: { run: ColumnRun | null }) {
  if (run === null) return "–";
  if (run.completed !== null) {
    const { finishReason } = run.completed;
    return <span title={finishTitles[finishReason]}>{finishWords[finishReason]}</span>;
  }
  if (!isUnderWay(run)) return run.phase;
  return (
    <span className="inline-flex items-center gap-1.5">
      <LiveDot />
      {run.phase}
    </span>
  );
}
