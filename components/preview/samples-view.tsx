"use client";

import { Play, Square } from "lucide-react";
import { parseAsInteger, useQueryState } from "nuqs";
import { useIsApple } from "@/components/shell/use-is-apple";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NumberField } from "@/components/ui/field";
import { printedKey } from "@/components/ui/kbd";
import { formatCount, plural } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Notice } from "@/components/ui/signal";
import { tellFailure } from "@/components/ui/toast";
import { MAX_LIVE_COMPLETIONS } from "@/lib/previews/column";
import { ColumnsStrip } from "./columns-strip";
import type { RequestDraft } from "./request-box";
import { SamplesResult } from "./samples-result";
import { isSampling } from "./samples-run";
import type { Columns } from "./use-columns";
import { useSamplesRun } from "./use-samples-run";
import { useStageView } from "./use-stage-view";

const MOST = 32;
const FEWEST = 2;
const FIRST = 8;

/** One request asked several times of each column: what is chance in an answer, and what the columns change. */
export function SamplesView({
  columns,
  request,
  beforeRun,
}: {
  columns: Columns;
  request: RequestDraft;
  beforeRun?: () => Promise<unknown>;
}) {
  const { run, start, stop } = useSamplesRun();
  const { preset } = useStageView();
  const isApple = useIsApple();
  const [said, setSaid] = useQueryState("samples", parseAsInteger.withOptions({ history: "replace" }));
  const most = Math.min(MOST, Math.floor(MAX_LIVE_COMPLETIONS / columns.columns.length));
  const samples = said ?? Math.min(FIRST, most);
  const isRunning = isSampling(run);
  const blockedReason =
    columns.blockedReason ??
    (request.instruction.trim() === "" ? "Write a request first." : countProblem(samples, most));

  const runNow = async () => {
    if (blockedReason !== null) return;
    try {
      await beforeRun?.();
    } catch (error) {
      tellFailure("The draft could not be saved, so nothing was run.", error);
      return;
    }
    void start({
      instruction: request.instruction,
      input: request.input,
      columns: columns.resolved.filter((one) => one !== null),
      samples,
      preset,
    });
  };
  useShortcuts("Samples", [
    { keys: "mod+Enter", label: "run", isPinned: true, worksWhileTyping: true, run: () => void runNow() },
    { keys: "Escape", label: "stop", isPinned: true, run: stop },
  ]);

  const landed = run?.completions.filter((one) => one.status !== "waiting").length ?? 0;
  const total = run === null ? 0 : run.completions.length;
  return (
    <section aria-label="Samples" className="flex min-h-0 flex-1 flex-col">
      <ColumnsStrip columns={columns} onRun={() => void runNow()} />
      <div className="flex min-h-12 items-center gap-3 border-b border-line pr-(--gutter) pl-(--stage-left)">
        <NumberField
          label="Samples of each column"
          isLabelHidden
          value={said ?? samples}
          onChange={(next) => void setSaid(next)}
          min={FEWEST}
          max={most}
          step={1}
          className="w-16"
        />
        <span className="text-12 text-ink-2">
          {`samples of ${columns.columns.length === 1 ? "the column" : `each of ${columns.columns.length} columns`}: ${plural(samples * columns.columns.length, "completion")}`}
        </span>
        <span className="ml-auto" />
        {run === null || total === 0 ? null : (
          <span className="flex items-center gap-2.5 text-12 text-ink-3" aria-live="polite">
            <ProgressBar
              className="h-1.5 w-32"
              label="Samples landed"
              segments={[{ share: landed / total, tone: isRunning ? "accent" : "mid", label: "landed" }]}
            />
            {formatCount(landed)} of {formatCount(total)}
            {run.phase === "stopped" ? ", stopped" : ""}
          </span>
        )}
        <Button icon={<Square />} kbd="Esc" onClick={stop} disabled={!isRunning}>
          Stop
        </Button>
        <Button
          variant="primary"
          icon={<Play />}
          kbd={printedKey("mod+Enter", isApple)}
          onClick={() => void runNow()}
          disabledReason={blockedReason}
        >
          Run samples
        </Button>
      </div>
      {run?.failure == null ? null : (
        <Notice tone="bad" className="mt-3 mr-(--gutter) ml-(--stage-left)">
          {run.failure}
        </Notice>
      )}
      {run === null ? (
        <EmptyState className="pr-(--gutter) pl-(--stage-left)">
          Ask one request several times of each column. How often each principle is cited, how often the
          completion would be kept, and why not, stands here.
        </EmptyState>
      ) : (
        <SamplesResult columns={run.columns} completions={run.completions} />
      )}
    </section>
  );
}

function countProblem(samples: number, most: number): string | null {
  if (Number.isInteger(samples) && samples >= FEWEST && samples <= most) return null;
  return `Take ${FEWEST} to ${most} samples of each column; ${MAX_LIVE_COMPLETIONS} completions run at once.`;
}
