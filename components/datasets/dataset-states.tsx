import { filterSentence } from "@/components/marks/filter-words";
import { PageHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { withoutKind } from "./filter-moves";

/** The page while its dataset is on its way, or where it cannot be had. */
export function MissingDataset({
  id,
  error,
  onRetry,
}: {
  id: number;
  error: Error | null;
  onRetry: () => void;
}) {
  return (
    <>
      <PageHead title={`Dataset ${id}`} />
      <div className="px-(--gutter)">
        {error === null ? (
          <SkeletonRows rows={16} />
        ) : (
          <ErrorState
            title="The dataset could not be read."
            error={error}
            onRetry={onRetry}
            action={<LinkButton href="/datasets">All datasets</LinkButton>}
          />
        )}
      </div>
    </>
  );
}

/** No record: because there is none yet, or because of a filter, which can be lifted here. */
export function NoRecords({
  filters,
  onFilters,
}: {
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[]) => void;
}) {
  if (filters.length === 0) {
    return <EmptyState className="px-4">No record has landed here yet. They come with a build.</EmptyState>;
  }
  return (
    <EmptyState
      className="px-4"
      action={
        <span className="flex flex-wrap gap-2">
          {filters.map((filter) => (
            <Button key={filter.kind} size="sm" onClick={() => onFilters(withoutKind(filters, filter.kind))}>
              Remove “{filterSentence([filter])}”
            </Button>
          ))}
        </span>
      }
    >
      No record matches.
    </EmptyState>
  );
}
