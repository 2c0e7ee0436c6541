"use client";

import { Play, Square } from "lucide-react";
import { parseAsInteger, useQueryState } from "nuqs";
import { useIsApple } from "@/components/shell/use-is-apple";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { NumberField } from "@/components/ui/field";
import { printedKey } from "@/components/ui/kbd";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { tellFailure } from "@/components/ui/toast";
import { BoardEmpty } from "./board-empty";
import { BoardNotes } from "./board-notes";
import { BoardProgress } from "./board-progress";
import { BoardResult } from "./board-result";
import { BoardRunsMenu } from "./board-runs-menu";
import { ColumnsStrip } from "./columns-strip";
import { ProbeSetBar } from "./probe-set-bar";
import { useBoard } from "./use-board";
import type { Columns } from "./use-columns";
import { useStageView } from "./use-stage-view";

const MOST_SAMPLES = 16;

/** A probe set run down all columns by the worker: what each column changes, request by request. */
export function BoardView({ columns, beforeRun }: { columns: Columns; beforeRun?: () => Promise<unknown> }) {
  const { list, probeSet, run, runId, start, stop, chooseProbeSet, openRun } = useBoard();
  const isApple = useIsApple();
  const { preset } = useStageView();
  const [samples, setSamples] = useQueryState(
    "boardSamples",
    parseAsInteger.withDefault(1).withOptions({ history: "replace" }),
  );
  const isRunning = run.data?.status === "running";
  const blockedReason =
    probeSet === null
      ? "Choose a probe set first."
      : probeSet.probes.length === 0
        ? "The probe set has no request yet."
        : isRunning
          ? "This board is running; stop it first."
          : samples < 1 || samples > MOST_SAMPLES
            ? `Take 1 to ${MOST_SAMPLES} samples.`
            : columns.blockedReason;

  const runNow = async () => {
    if (blockedReason !== null || probeSet === null || start.isPending) return;
    try {
      await beforeRun?.();
    } catch (error) {
      tellFailure("The draft could not be saved, so nothing was run.", error);
      return;
    }
    start.mutate({
      probeSetId: probeSet.id,
      columns: columns.resolved.filter((one) => one !== null),
      samples,
      preset,
    });
  };
  useShortcuts("Probe set", [
    { keys: "mod+Enter", label: "run", isPinned: true, worksWhileTyping: true, run: () => void runNow() },
  ]);

  return (
    <section aria-label="Probe set" className="flex min-h-0 flex-1 flex-col">
      <ColumnsStrip columns={columns} onRun={() => void runNow()} />
      <div className="flex min-h-12 flex-wrap items-center gap-2 border-b border-line pr-(--gutter) pl-(--stage-left) py-2">
        <ProbeSetBar probeSet={probeSet} onChoose={chooseProbeSet} />
        {probeSet === null ? null : (
          <BoardRunsMenu probeSetId={probeSet.id} runId={runId} onChoose={openRun} />
        )}
        <span className="ml-auto" />
        {run.data === undefined ? null : <BoardProgress run={run.data} />}
        <label className="flex items-center gap-2 text-12 text-ink-2" htmlFor="board-samples">
          Samples
        </label>
        <NumberField
          label="Samples of each request"
          isLabelHidden
          value={samples}
          onChange={(next) => void setSamples(next)}
          min={1}
          max={MOST_SAMPLES}
          step={1}
          className="w-14"
        />
        <Button
          icon={<Square />}
          disabled={!isRunning || stop.isPending}
          onClick={() => runId !== null && stop.mutate(runId)}
        >
          Stop
        </Button>
        <Button
          variant="primary"
          icon={<Play />}
          kbd={printedKey("mod+Enter", isApple)}
          disabledReason={blockedReason}
          disabled={start.isPending}
          onClick={() => void runNow()}
        >
          {probeSet === null || probeSet.probes.length === 0
            ? "Run"
            : `Run ${formatCount(probeSet.probes.length * columns.columns.length * samples)}`}
        </Button>
      </div>
      {runId === null ? (
        <BoardEmpty probeSet={probeSet} isPending={list.isPending} error={list.error} />
      ) : run.data === undefined ? (
        run.error === null ? (
          <SkeletonRows rows={12} className="pr-(--gutter) pl-(--stage-left)" />
        ) : (
          <ErrorState
            className="pr-(--gutter) pl-(--stage-left)"
            title={`Run ${runId} could not be read.`}
            error={run.error}
            onRetry={() => void run.refetch()}
          />
        )
      ) : (
        <>
          <BoardNotes run={run.data} probeSet={probeSet} columns={columns} />
          <BoardResult run={run.data} />
        </>
      )}
    </section>
  );
}
