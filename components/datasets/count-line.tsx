import { filterSentence } from "@/components/marks/filter-words";
import { formatDuration } from "@/components/ui/number-text";
import { LiveDot } from "@/components/ui/signal";
import type { RecordCount } from "@/lib/api/datasets";
import { describeSort } from "@/lib/datasets/describe-sort";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { RecordSort } from "@/lib/datasets/record-sort";
import { aboutCount } from "./count-text";

/** How many records match, how soon that was known, and in which order they stand. */
export function CountLine({
  filters,
  sort,
  matching,
  recordCount,
  tookMs,
  unsearchable,
  isGrowing,
}: {
  filters: readonly RecordFilter[];
  sort: RecordSort;
  /** Null while it is counted. */
  matching: RecordCount | null;
  recordCount: number;
  tookMs: number | null;
  /** Records that a search for words does not look at yet. */
  unsearchable: number;
  isGrowing: boolean;
}) {
  const isFiltered = filters.length > 0;
  const hasWords = filters.some(({ kind }) => kind === "words");
  return (
    <p className="flex items-center gap-1.5 pt-2 pr-5 pb-0.5 pl-4 text-12 text-ink-2">
      <span aria-live="polite">
        {isFiltered ? (
          <>
            <b className="font-semibold text-ink">{aboutCount(matching?.count, matching?.isEstimate)}</b> of{" "}
          </>
        ) : null}
        <b className={isFiltered ? "font-normal" : "font-semibold text-ink"}>{aboutCount(recordCount)}</b>{" "}
        {recordCount === 1 ? "record" : "records"}
        {/* The chips say it to who sees them. */}
        {isFiltered ? <span className="sr-only">: {filterSentence(filters)}</span> : null}
      </span>
      {matching === null || tookMs === null ? null : (
        <span className="text-ink-3">in {formatDuration(tookMs)}</span>
      )}
      {hasWords && unsearchable > 0 ? (
        <span className="text-ink-3">
          · {aboutCount(unsearchable)} {unsearchable === 1 ? "is" : "are"} not searchable yet
        </span>
      ) : null}
      <span className="ml-auto flex items-center gap-4 text-ink-3">
        {isGrowing ? (
          <span className="flex items-center gap-1.5">
            <LiveDot /> a build is writing into it
          </span>
        ) : null}
        <span>{describeSort(sort)}</span>
      </span>
    </p>
  );
}
