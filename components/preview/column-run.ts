import type { PreviewEvent, PreviewFigures, PreviewToken, StartedColumn } from "@/lib/api/preview";
import type { FailureKind } from "@/lib/generation/completion";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { selfAlign } from "@/lib/steps/self-align";
import type { ParsedCompletion } from "@/lib/steps/step";

type Completed = Extract<PreviewEvent, { kind: "completed" }>;
/** What happens to one column: an event that names it, or the start of all. */
export type ColumnEvent =
  | { kind: "started"; place: RunPlace; column: StartedColumn }
  | Extract<PreviewEvent, { kind: "delta" | "completed" | "failed" }>;

/** Which run it is on the server, and which of its columns, counted from 0. */
export type RunPlace = { runId: number; column: number };

/** What was asked of a column besides itself; the fields may have moved on since. */
export type Asked = {
  request: PromptRequest;
  preset: string;
  hasLogprobs: boolean;
};

/** What one column has brought so far. Text is never taken back: a failure or a stop keeps what had come. */
export type ColumnRun = {
  phase: "asking" | "streaming" | "completed" | "stopped" | "failed";
  asked: Asked;
  /** Null until the run has begun on the server. */
  place: RunPlace | null;
  /** As the run froze it. */
  started: StartedColumn | null;
  /** The raw completion so far. */
  text: string;
  /** Pieces of text that have come: about as many as tokens. */
  pieces: number;
  /** Null where the server gives no probabilities. */
  tokens: PreviewToken[] | null;
  /** Measured here until the server's own figure comes. */
  firstTokenMs: number | null;
  elapsedMs: number;
  completionId: number | null;
  completed: Completed | null;
  figures: PreviewFigures | null;
  /** `kind` is null where the studio itself failed, not the server. */
  failure: { message: string; kind: FailureKind | null } | null;
};

export const newColumnRun = (asked: Asked): ColumnRun => ({
  phase: "asking",
  asked,
  place: null,
  started: null,
  text: "",
  pieces: 0,
  tokens: null,
  firstTokenMs: null,
  elapsedMs: 0,
  completionId: null,
  completed: null,
  figures: null,
  failure: null,
});

/** The column after one more event, `elapsedMs` after the run was asked for. */
export function advanceColumn(run: ColumnRun, event: ColumnEvent, elapsedMs: number): ColumnRun {
  switch (event.kind) {
    case "started":
      return { ...run, place: event.place, started: event.column, elapsedMs };
    case "delta":
      return {
        ...run,
        phase: "streaming",
        text: run.text + event.text,
        pieces: run.pieces + 1,
        tokens: event.tokens === undefined ? run.tokens : [...(run.tokens ?? []), ...event.tokens],
        firstTokenMs: run.firstTokenMs ?? elapsedMs,
        elapsedMs,
      };
    case "completed":
      return {
        ...run,
        phase: "completed",
        text: event.text,
        firstTokenMs: event.figures.firstTokenMs,
        elapsedMs,
        completionId: event.completionId,
        completed: event,
        figures: event.figures,
      };
    case "failed": {
      const { failureKind, message, text, figures, completionId } = event;
      const failed = failColumn({ ...run, completionId, figures }, message, elapsedMs, failureKind);
      return text.length > run.text.length ? { ...failed, text } : failed;
    }
  }
}

export function failColumn(
  run: ColumnRun,
  message: string,
  elapsedMs: number,
  kind: FailureKind | null = null,
): ColumnRun {
  return { ...run, phase: "failed", failure: { message, kind }, elapsedMs };
}

export function stopColumn(run: ColumnRun, elapsedMs: number): ColumnRun {
  return { ...run, phase: "stopped", elapsedMs };
}

export function isUnderWay(run: ColumnRun | null): boolean {
  return run !== null && (run.phase === "asking" || run.phase === "streaming");
}

/** Tokens a second after the first one; counted by pieces until the server has counted. Null: not known. */
export function tokensPerSecond(run: ColumnRun): { perSecond: number; isCounted: boolean } | null {
  const { figures, firstTokenMs, phase } = run;
  const counted = figures?.completionTokens ?? null;
  if (figures !== null && counted !== null && figures.firstTokenMs !== null) {
    const seconds = (figures.totalMs - figures.firstTokenMs) / 1000;
    return seconds > 0 ? { perSecond: counted / seconds, isCounted: true } : null;
  }
  if (phase !== "streaming" || firstTokenMs === null || run.pieces < 2) return null;
  const seconds = (run.elapsedMs - firstTokenMs) / 1000;
  return seconds > 0 ? { perSecond: (run.pieces - 1) / seconds, isCounted: false } : null;
}

const parses = new WeakMap<ColumnRun, ParsedCompletion>();

/** The run as the step's parser sees it at this moment; null before the run has begun. Read once a run. */
export function parseRun(run: ColumnRun | null): ParsedCompletion | null {
  if (run === null || run.started === null) return null;
  const known = parses.get(run);
  if (known !== undefined) return known;
  const parsed = selfAlign.parse(run.text, run.started.constitution, { isFinal: run.phase === "completed" });
  parses.set(run, parsed);
  return parsed;
}
