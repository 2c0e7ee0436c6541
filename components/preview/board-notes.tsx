"use client";

import { FailureMark } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { PreviewRun } from "@/lib/api/preview-runs";
import type { ProbeSet } from "@/lib/api/probe-sets";
import { hasSameColumns, runAgainHref } from "./run-again";
import type { Columns } from "./use-columns";

/** What a reader of an earlier run has to know: where it is not what stands in the fields now. */
export function BoardNotes({
  run,
  probeSet,
  columns,
}: {
  run: PreviewRun;
  probeSet: ProbeSet | null;
  columns: Columns;
}) {
  const isOtherSet =
    probeSet !== null &&
    JSON.stringify(probeSet.probes) !== JSON.stringify(run.probes) &&
    run.probeSetId !== null;
  const isOtherColumns = !hasSameColumns(run, columns.resolved);
  const failure = run.completions.find((one) => one.failureMessage !== null)?.failureMessage ?? null;
  if (!isOtherSet && !isOtherColumns && failure === null) return null;
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line pr-(--gutter) pl-(--stage-left) py-1.5 text-12 text-ink-2">
      {isOtherSet ? <p>The probe set was edited since; this run shows its requests as they were.</p> : null}
      {isOtherColumns ? (
        <p>
          This run asked other columns than those in the fields.{" "}
          <TextLink href={`${runAgainHref(run)}&board=${run.id}`}>Take them over</TextLink>
        </p>
      ) : null}
      {failure === null ? null : (
        <p role="status" className="flex min-w-0 items-center gap-1.5 text-bad">
          <FailureMark /> <span className="truncate">{failure}</span>
        </p>
      )}
    </div>
  );
}
