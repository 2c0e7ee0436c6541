import clsx from "clsx";
import { formatCount } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { BuildSummary } from "@/lib/api/builds";
import { buildSegments, itemsDone } from "./build-figures";

/** The whole build as one bar, and what its parts are. */
export function BigBar({
  counts,
  inFlight,
  itemsRetrying,
}: {
  counts: BuildSummary["counts"];
  inFlight: number;
  itemsRetrying: number;
}) {
  return (
    <div className="px-(--gutter)">
      <ProgressBar
        label="Items settled"
        segments={buildSegments(counts, inFlight)}
        className="h-3 w-full rounded-[3px]"
      />
      <p className="mt-[7px] flex gap-5 text-12 text-ink-3">
        <Part square="bg-mark-ink" word="kept" count={counts.kept} />
        <Part square="bg-mark-low" word="dropped" count={counts.dropped} />
        <Part square="bg-bad" word="failed" count={counts.failed} />
        <Part square="bg-accent" word="in flight" count={inFlight} />
        {itemsRetrying > 0 ? <Part square="bg-warn" word="to be tried again" count={itemsRetrying} /> : null}
        <span className="ml-auto">
          to do{" "}
          <b className="ml-0.5 font-medium text-ink">
            {formatCount(
              Math.max(0, counts.total - itemsDone(counts) - (counts.done === undefined ? inFlight : 0)),
            )}
          </b>
        </span>
      </p>
    </div>
  );
}

function Part({ square, word, count }: { square: string; word: string; count: number }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <i aria-hidden className={clsx("size-[7px] rounded-[1px]", square)} />
      {word} <b className="font-medium text-ink">{formatCount(count)}</b>
    </span>
  );
}
