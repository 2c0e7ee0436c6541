import type { PreviewEvent, StartedColumn } from "@/lib/api/preview";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { citedNumbers } from "@/lib/constitutions/citations";
import { selfAlign } from "@/lib/steps/self-align";

/**
 * One request asked several times of each column, as far as it has come. The completions stand in their final
 * order from the start, column after column, so that nothing moves as they land.
 */
export type SamplesRun = {
  phase: "asking" | "streaming" | "finished" | "stopped" | "failed";
  runId: number | null;
  columns: readonly StartedColumn[];
  completions: readonly PreviewCompletion[];
  /** Why the studio itself broke off; what a server did wrong stands with its completion. */
  failure: string | null;
  samples: number;
};

export function newSamplesRun(samples: number): SamplesRun {
  return { phase: "asking", runId: null, columns: [], completions: [], failure: null, samples };
}

export function isSampling(run: SamplesRun | null): boolean {
  return run !== null && (run.phase === "asking" || run.phase === "streaming");
}

/** The run after one more event. Text is never taken back. */
export function advanceSamples(run: SamplesRun, event: PreviewEvent): SamplesRun {
  switch (event.kind) {
    case "started":
      return {
        ...run,
        phase: "streaming",
        runId: event.runId,
        columns: event.columns,
        completions: event.columns.flatMap((started, column) =>
          Array.from({ length: run.samples }, (_, sample) => waiting(started, column, sample)),
        ),
      };
    case "delta":
      return change(run, event, (one) => ({ ...one, rawText: one.rawText + event.text }));
    case "completed":
      return change(run, event, (one) => {
        const { completionId: id, text: rawText, finishReason, figures, verdict, warnings } = event;
        return { ...read(one, run, rawText, true), id, finishReason, figures, verdict, warnings };
      });
    case "failed":
      return change(run, event, (one) => ({
        ...read(one, run, event.text, false),
        status: "failed",
        id: event.completionId,
        figures: event.figures,
        failureKind: event.failureKind,
        failureMessage: event.message,
      }));
    case "finished":
      return { ...run, phase: "finished" };
  }
}

/** What had come stays; what was still being written is stopped. */
export function stopSamples(run: SamplesRun): SamplesRun {
  return { ...run, phase: "stopped", completions: run.completions.map(stopped) };
}

export function failSamples(run: SamplesRun, failure: string): SamplesRun {
  return { ...run, phase: "failed", failure, completions: run.completions.map(stopped) };
}

const stopped = (one: PreviewCompletion): PreviewCompletion =>
  one.status === "waiting" ? { ...one, status: "stopped" } : one;

function waiting({ column }: StartedColumn, index: number, sample: number): PreviewCompletion {
  return {
    id: 0,
    column: index,
    probe: 0,
    sample,
    status: "waiting",
    seed: column.seed + sample,
    rawText: "",
    thoughts: "",
    reply: "",
    cited: [],
    verdict: null,
    finishReason: null,
    figures: null,
    failureKind: null,
    failureMessage: null,
    warnings: [],
  };
}

function change(
  run: SamplesRun,
  { column, sample }: { column: number; sample: number },
  to: (one: PreviewCompletion) => PreviewCompletion,
): SamplesRun {
  const at = column * run.samples + sample;
  const one = run.completions[at];
  return one === undefined ? run : { ...run, completions: run.completions.with(at, to(one)) };
}

function read(one: PreviewCompletion, run: SamplesRun, rawText: string, isFinal: boolean): PreviewCompletion {
  const constitution = run.columns[one.column]?.constitution;
  if (constitution === undefined) return { ...one, rawText, status: "completed" };
  const { thoughts, reply, citations } = selfAlign.parse(rawText, constitution, { isFinal });
  return { ...one, rawText, thoughts, reply, cited: citedNumbers(citations), status: "completed" };
}
