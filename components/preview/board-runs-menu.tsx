"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel } from "@/components/ui/menu";
import { formatCount } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { listPreviewRuns } from "@/lib/api/preview-runs";

/** Earlier runs of a probe set; choosing one opens it as it was. */
export function BoardRunsMenu({
  probeSetId,
  runId,
  onChoose,
}: {
  probeSetId: number;
  /** The one that is open. */
  runId: number | null;
  onChoose: (id: number) => void;
}) {
  const { data } = useQuery(
    endpointQuery(listPreviewRuns, { query: { kind: "probe_set", probeSetId, limit: 30 } }),
  );
  const runs = data?.runs ?? [];
  if (runs.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button variant="quiet">
          {formatCount(runs.length)}
          {data?.nextBefore === null ? "" : "+"} {runs.length === 1 ? "run" : "runs"} <ChevronDown />
        </Button>
      }
    >
      <MenuLabel>Newest first</MenuLabel>
      {runs.map((run) => (
        <MenuItem key={run.id} onSelect={() => onChoose(run.id)}>
          <span className="flex items-center gap-3 text-12">
            <b className={run.id === runId ? "font-semibold text-accent" : "font-medium"}>Run {run.id}</b>
            <span className="text-ink-3">
              {run.columnLabels.length === 1 ? run.columnLabels[0] : `${run.columnLabels.length} columns`}
            </span>
            <span className="ml-auto text-ink-3">
              {run.status === "running"
                ? `running, ${formatCount(run.doneCount)} of ${formatCount(run.completionCount)}`
                : `${formatCount(run.keptCount)} of ${formatCount(run.completionCount)} kept`}
            </span>
            <RelativeTime at={run.createdAt} className="w-20 text-right text-ink-3" />
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}
