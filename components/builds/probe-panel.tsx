"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, formatDuration, plural } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { AttentionMark } from "@/components/ui/signal";
import type { BuildProbe } from "@/lib/api/build-plans";
import type { BuildManifest } from "@/lib/builds/manifest";
import { manifestChanges } from "@/lib/builds/manifest-changes";
import { PROBE_SIZE } from "@/lib/builds/probe-sample";
import { blockedBecause } from "./blocked-because";
import { ProbeAnswersDialog, type ProbePile } from "./probe-answers-dialog";
import { ProbeComparison } from "./probe-comparison";
import { ProbePieces } from "./probe-pieces";
import { ProbeProjection } from "./probe-projection";
import { ProbeVerdicts } from "./probe-verdicts";
import type { PlanState } from "./use-build-plan";
import { useBuildProbe } from "./use-build-probe";

/** A dry run of some of the items: asked, read and judged as the build would, and none of it kept. */
export function ProbePanel({ plan }: { plan: PlanState }) {
  const { probe, start, stop } = useBuildProbe(plan.probeId, (id) => void plan.setUrl({ probe: id }));
  const [pile, setPile] = useState<ProbePile | null>(null);
  const view = plan.probeId === null ? undefined : probe.data;
  const isRunning = view?.status === "running";
  // What a step asks of a record, and what it composes first, is for the plan to say.
  const size = Math.min(PROBE_SIZE, plan.planned?.itemCount ?? plan.itemCount);
  const begin = () => plan.wish !== null && start.mutate(plan.wish);
  return (
    <section aria-label="Probe" className="mt-4 border-t border-line pt-3">
      <header className="flex min-h-6 items-center gap-2">
        <h2 className="font-semibold">Probe</h2>
        {view === undefined || isRunning ? null : (
          <span className="min-w-0 truncate text-12 text-ink-3">
            {view.status === "stopped" ? "stopped, " : ""}
            <RelativeTime at={view.createdAt} />
          </span>
        )}
        {isRunning ? (
          <Button
            size="sm"
            className="ml-auto"
            disabled={stop.isPending}
            onClick={() => stop.mutate(view.id)}
          >
            Stop the probe
          </Button>
        ) : (
          <Button
            size="sm"
            className="ml-auto"
            disabledReason={blockedBecause(plan)}
            disabled={start.isPending}
            onClick={begin}
          >
            {view === undefined ? `Probe ${plural(size, plan.invents ? "request" : "item")}` : "Probe again"}
          </Button>
        )}
      </header>
      {plan.probeId !== null && probe.error !== null ? (
        <ErrorState
          title="The probe could not be read."
          error={probe.error}
          onRetry={() => void probe.refetch()}
        />
      ) : view === undefined ? (
        <p className="mt-1 text-12 text-ink-3">
          Asks some of the items as the build would, and says how many are kept, how long the whole takes and
          how much disk. Nothing of it goes into a dataset.
        </p>
      ) : (
        <>
          <ProbeProgress view={view} />
          <StaleNote probed={view.manifest} planned={plan.planned?.manifest ?? null} />
          <ProbeVerdicts report={view.report} onPile={setPile} />
          {view.report.pieces === null ? null : <ProbePieces pieces={view.report.pieces} />}
          <ProbeComparison report={view.report} />
          <ProbeProjection report={view.report} />
          <ProbeAnswersDialog probeId={view.id} pile={pile} onClose={() => setPile(null)} />
        </>
      )}
    </section>
  );
}

function ProbeProgress({ view: { status, report } }: { view: BuildProbe }) {
  const { total, answered, kept, dropped, failed, elapsedMs, waitingFor } = report;
  const settled = answered + failed;
  // Of a step that invents an answer holds several: the bar is of requests, parted as their pieces are.
  const judged = Math.max(1, kept + dropped);
  const share = (count: number) => (total === 0 ? 0 : count / total);
  return (
    <div className="mt-2">
      <ProgressBar
        label="Progress of the probe"
        segments={[
          { share: share((answered * kept) / judged), tone: "ink", label: "kept" },
          { share: share((answered * dropped) / judged), tone: "low", label: "dropped" },
          { share: share(failed), tone: "bad", label: "failed" },
        ]}
      />
      <p className="mt-1 flex gap-2 text-12 text-ink-3">
        <span>
          {formatCount(settled)} of {plural(total, report.pieces === null ? "item" : "request")}
        </span>
        <span className="ml-auto">{formatDuration(elapsedMs)}</span>
      </p>
      {status === "running" && waitingFor !== null ? (
        <p className="mt-1 flex gap-2 text-12">
          <AttentionMark className="mt-1" />
          Some wait to be tried again: {waitingFor}
        </p>
      ) : null}
    </div>
  );
}

/** A probe of other settings says little of these. */
function StaleNote({ probed, planned }: { probed: BuildManifest; planned: BuildManifest | null }) {
  // When it pauses and how often each item is asked change nothing of an answer.
  const changes =
    planned === null
      ? []
      : manifestChanges(probed, planned).filter(
          ({ group, label }) => group !== "stop_rules" && label !== "samples an item",
        );
  if (changes.length === 0) return null;
  return (
    <p role="status" className="mt-2 flex gap-2 rounded-field bg-warn-wash px-3 py-2 text-12">
      <AttentionMark className="mt-1" />
      <span>
        The plan has changed since:{" "}
        {changes.map(({ label, before, after }) => `${label} ${before} → ${after}`).join("; ")}. Probe again
        to know how it goes now.
      </span>
    </p>
  );
}
