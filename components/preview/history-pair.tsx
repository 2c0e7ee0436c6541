"use client";

import { useState } from "react";
import { Switch } from "@/components/ui/toggle";
import type { PreviewRun } from "@/lib/api/preview-runs";
import type { Probe } from "@/lib/api/probe-sets";
import { HistoryRequest } from "./history-request";
import { StartedColumnHead } from "./started-column-head";
import { StoredCompletion } from "./stored-completion";

/** One completion of each of two runs side by side, the words that only one of them has marked. */
export function HistoryPair({
  pair,
  runIds,
  requests,
}: {
  /** Of two columns and one probe. */
  pair: PreviewRun;
  runIds: readonly [number, number];
  requests: readonly [Probe | undefined, Probe | undefined];
}) {
  const [isMarked, setIsMarked] = useState(true);
  const [before, after] = pair.completions;
  const isSameRequest = JSON.stringify(requests[0]) === JSON.stringify(requests[1]);
  if (before === undefined || after === undefined) return null;
  const sides = [
    { completion: before, other: after, column: pair.columns[0], runId: runIds[0], request: requests[0] },
    { completion: after, other: before, column: pair.columns[1], runId: runIds[1], request: requests[1] },
  ];
  return (
    <>
      {isSameRequest ? <HistoryRequest probe={requests[0]} /> : null}
      <div className="flex h-9 shrink-0 items-center border-b border-line px-(--gutter) text-12">
        <Switch label="Mark the words that differ" isOn={isMarked} onChange={setIsMarked} />
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-2 grid-rows-[minmax(0,1fr)]">
        {sides.map(({ completion, other, column, runId, request }) =>
          column === undefined ? null : (
            <section
              key={runId}
              aria-label={`Run ${runId}`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
              tabIndex={0}
              className="min-w-0 overflow-y-auto border-r border-line px-(--gutter) py-3 last:border-r-0 focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]"
            >
              <StartedColumnHead column={column} />
              {isSameRequest ? null : (
                <p className="prose-text mt-2 font-[550] whitespace-pre-wrap">{request?.instruction}</p>
              )}
              <div className="mt-2">
                <StoredCompletion
                  completion={completion}
                  column={column}
                  label={`Completion of run ${runId}`}
                  reference={isMarked ? other : undefined}
                />
              </div>
            </section>
          ),
        )}
      </div>
    </>
  );
}
