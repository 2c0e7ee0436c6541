"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { SectionHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { FailureMark, LiveDot } from "@/components/ui/signal";
import { TextButton, TextLink } from "@/components/ui/text-link";
import type { DatasetMakingView } from "@/lib/api/dataset-makings";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import { MakingCountsTable } from "./making-counts-table";
import { useCancelMaking, useMakings } from "./making-queries";
import { countWords, makingOutcome, makingShare, makingTitles } from "./making-words";

/** So many of those that are over stand beside those under way. */
const FEW = 3;

/** Datasets that are being made, and the last that were. Nothing where none ever was. */
export function MakingsList() {
  const makings = useMakings().data?.makings ?? [];
  const [isAll, setIsAll] = useState(false);
  const underWay = makings.filter(({ status }) => isMakingUnderWay(status));
  const over = makings.filter(({ status }) => !isMakingUnderWay(status));
  if (makings.length === 0) return null;
  const shown = [...underWay, ...(isAll ? over : over.slice(0, FEW))];
  return (
    <section aria-label="Made here" className="pt-4 pb-6">
      <SectionHead
        title="Made here"
        note={underWay.length === 0 ? undefined : `${underWay.length} under way`}
        aside={
          over.length > FEW ? (
            <TextButton onClick={() => setIsAll(!isAll)}>{isAll ? "Fewer" : `All ${over.length}`}</TextButton>
          ) : null
        }
      />
      <ul>
        {shown.map((making) => (
          <MakingRow key={making.id} making={making} />
        ))}
      </ul>
    </section>
  );
}

function MakingRow({ making }: { making: DatasetMakingView }) {
  const [isOpen, setIsOpen] = useState(false);
  const cancel = useCancelMaking();
  const { id, status, wish, datasetId, datasetName, sums, counts, createdAt } = making;
  const isRunning = isMakingUnderWay(status);
  const share = makingShare(making);
  const hasCounts = counts.sources.length > 0;
  return (
    <li className="border-b border-line">
      <div className="flex min-h-9 items-center gap-3">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`Counts of making ${id}`}
          disabled={!hasCounts}
          onClick={() => setIsOpen(!isOpen)}
          className="grid size-5 shrink-0 place-items-center rounded-chip text-ink-3 hover:bg-hover disabled:opacity-30 [&_svg]:size-3.5"
        >
          <ChevronRight className={isOpen ? "rotate-90" : undefined} />
        </button>
        <span className="w-72 min-w-0 truncate font-medium">
          {datasetId === null ? (
            <span className="text-ink-2">{makingTitles[wish.kind]}</span>
          ) : (
            <TextLink href={`/datasets/${datasetId}`} className="decoration-line">
              {datasetName}
            </TextLink>
          )}
        </span>
        <span className="w-32 shrink-0 text-12 text-ink-3">{makingTitles[wish.kind].toLowerCase()}</span>
        <span className="flex w-5 shrink-0 justify-center">
          {isRunning ? <LiveDot /> : status === "failed" ? <FailureMark /> : null}
        </span>
        {isRunning ? (
          <ProgressBar
            label={`Making ${id}`}
            className="h-1.5 w-40 shrink-0"
            segments={[{ label: counts.phase, tone: "accent", share: share ?? 0 }]}
          />
        ) : null}
        <span className="min-w-0 flex-1 truncate text-12 text-ink-2" aria-live="polite">
          {makingOutcome(making)}
          {status === "done" || status === "running" ? (
            <span className="text-ink-3">
              {Object.keys(sums.dropped).length === 0 ? "" : ` · dropped ${countWords(sums.dropped)}`}
            </span>
          ) : null}
        </span>
        {isRunning ? (
          <Button size="sm" variant="quiet" disabled={cancel.isPending} onClick={() => cancel.mutate(id)}>
            Cancel
          </Button>
        ) : (
          <RelativeTime at={createdAt} className="shrink-0 text-12 text-ink-3" />
        )}
      </div>
      {isOpen && hasCounts ? (
        <div className="pb-3 pl-5">
          <MakingCountsTable sources={counts.sources} />
        </div>
      ) : null}
    </li>
  );
}
