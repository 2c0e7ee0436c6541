import type { PreviewEvent } from "@/lib/api/preview";
import type { FailureKind } from "@/lib/generation/completion";

type Started = Extract<PreviewEvent, { kind: "started" }>;
type Completed = Extract<PreviewEvent, { kind: "completed" }>;

/** What one run has brought so far. Text is never taken back: a failure or a stop keeps what had arrived. */
export type PreviewRun = {
  phase: "asking" | "streaming" | "completed" | "stopped" | "failed";
  /** What was asked for, in words, e.g. "Version 7"; the fields may have moved on since. */
  label: string;
  settings: string[];
  started: Started | null;
  /** The raw completion so far. */
  text: string;
  /** Measured here until the server's own figure arrives. */
  firstTokenMs: number | null;
  elapsedMs: number;
  completed: Completed | null;
  /** `kind` is null where the studio itself failed, not the server. */
  failure: { message: string; kind: FailureKind | null } | null;
};

export function newRun(label: string, settings: string[] = []): PreviewRun {
  return {
    phase: "asking",
    label,
    settings,
    started: null,
    text: "",
    firstTokenMs: null,
    elapsedMs: 0,
    completed: null,
    failure: null,
  };
}

/** The run after one more event, `elapsedMs` after it was asked for. */
export function advanceRun(run: PreviewRun, event: PreviewEvent, elapsedMs: number): PreviewRun {
  switch (event.kind) {
    case "started":
      return { ...run, started: event, elapsedMs };
    case "delta":
      return {
        ...run,
        phase: "streaming",
        text: run.text + event.text,
        firstTokenMs: run.firstTokenMs ?? elapsedMs,
        elapsedMs,
      };
    case "completed":
      return {
        ...run,
        phase: "completed",
        text: event.text,
        firstTokenMs: event.firstTokenMs,
        completed: event,
        elapsedMs,
      };
    case "failed":
      return failRun(run, event.message, elapsedMs, event.failureKind);
  }
}

export function failRun(
  run: PreviewRun,
  message: string,
  elapsedMs: number,
  kind: FailureKind | null = null,
): PreviewRun {
  return { ...run, phase: "failed", failure: { message, kind }, elapsedMs };
}

export function stopRun(run: PreviewRun, elapsedMs: number): PreviewRun {
  return { ...run, phase: "stopped", elapsedMs };
}

export function isUnderWay(run: PreviewRun | null): boolean {
  return run !== null && (run.phase === "asking" || run.phase === "streaming");
}

/** Completion tokens a second after the first one; null where the server gave no count. */
export function tokensPerSecond({ completed }: PreviewRun): number | null {
  if (completed === null || completed.completionTokens === null || completed.firstTokenMs === null)
    return null;
  const seconds = (completed.totalMs - completed.firstTokenMs) / 1000;
  return seconds > 0 ? completed.completionTokens / seconds : null;
}
