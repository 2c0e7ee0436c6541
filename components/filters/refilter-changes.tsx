"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useRefilterChanges } from "./queries";

/** The records behind a figure of the matrix, a hundred at a time. */
export function RefilterChanges({
  refilterId,
  move,
}: {
  refilterId: number;
  move: { before: string | null; after: string | null } | null;
}) {
  const { data, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage } = useRefilterChanges(
    refilterId,
    move,
  );
  if (move === null) return <p className="text-12 text-ink-3">Press a figure to see its records.</p>;
  if (isLoading || data === undefined) return <SkeletonRows rows={6} rowHeight={36} />;
  const changes = data.pages.flatMap((page) => page.changes);
  if (changes.length === 0) {
    return (
      <EmptyState>
        Nothing of these records changed: not their text, and not what was noted of them.
      </EmptyState>
    );
  }
  return (
    <>
      <ol aria-label="Changed records">
        {changes.map((one) => (
          <li key={one.recordId} className="flex items-baseline gap-3 border-b border-line py-1.5">
            <TextLink
              href={`/datasets/${one.datasetId}/records/${one.recordId}`}
              className="w-20 shrink-0 text-12 text-ink-2"
            >
              {one.recordId}
            </TextLink>
            <span className="min-w-0 flex-1 truncate">{one.instruction}</span>
            <span className="max-w-[46%] truncate text-12 text-ink-3" title={one.detail ?? undefined}>
              {one.detail}
              {one.isOutputChanged ? " (another text)" : ""}
            </span>
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button size="sm" className="mt-2" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
