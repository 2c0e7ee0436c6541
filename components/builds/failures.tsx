"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { endpointKey } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, plural } from "@/components/ui/number-text";
import { formatClock, formatExactTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th } from "@/components/ui/table";
import { type BuildView, listBuildFailures } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { failureTitle } from "@/lib/builds/retry";
import { failureKindSchema } from "@/lib/generation/completion";

/** Items that gave up, by kind, and the list of them. */
export function Failures({ build }: { build: BuildView }) {
  const [isOpen, setIsOpen] = useState(false);
  const { failuresByKind, itemsRetrying, counts } = build;
  return (
    <section aria-label="Failures by kind" className="border-t border-line pt-2.5">
      <header className="flex items-baseline gap-2">
        <h2 className="font-semibold">Failures by kind</h2>
        <span className="ml-auto text-11 font-medium text-ink-3">given up</span>
      </header>
      <ul className="mt-1">
        {failuresByKind.map(({ kind, count }) => (
          <li key={kind} className="flex h-6 items-center">
            {kindTitle(kind)}
            <b className="ml-auto font-semibold">{formatCount(count)}</b>
          </li>
        ))}
      </ul>
      <p className="flex min-h-8 items-center gap-2 text-12 text-ink-3">
        {counts.failed === 0
          ? "No item has used up its attempts."
          : `${plural(counts.failed, "item")} used up their attempts`}
        {itemsRetrying > 0 ? `, ${formatCount(itemsRetrying)} will be tried again` : ""}
        {counts.failed === 0 ? null : (
          <Button size="sm" className="ml-auto" onClick={() => setIsOpen(true)}>
            List
          </Button>
        )}
      </p>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        width="xl"
        title="Items that gave up"
        description="Each used up its attempts; the last failure is the one shown."
      >
        <FailureList buildId={build.id} />
      </Dialog>
    </section>
  );
}

function FailureList({ buildId }: { buildId: number }) {
  const params = { id: buildId };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...endpointKey(listBuildFailures, { params }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listBuildFailures, { params, query: { after: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (error !== null)
    return <ErrorState title="The list could not be read." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={6} />;
  return (
    <>
      <Table>
        <colgroup>
          <col className="w-[60px]" />
          <col className="w-[34%]" />
          <col className="w-[132px]" />
          <col />
          <col className="w-[76px]" />
          <col className="w-[76px]" />
        </colgroup>
        <thead>
          <tr>
            <Th align="right" className="bg-surface">
              Item
            </Th>
            <Th className="bg-surface">Request</Th>
            <Th className="bg-surface">Kind</Th>
            <Th className="bg-surface">Reason</Th>
            <Th align="right" className="bg-surface">
              Attempts
            </Th>
            <Th align="right" className="bg-surface">
              At
            </Th>
          </tr>
        </thead>
        <tbody>
          {data.pages
            .flatMap((page) => page.failures)
            .map((failure) => (
              <tr key={`${failure.item}.${failure.sample}`}>
                <Td align="right" className="text-ink-3">
                  {formatCount(failure.item)}
                </Td>
                <Td title={`${failure.origin}: ${failure.instruction}`}>{failure.instruction}</Td>
                <Td>{kindTitle(failure.kind)}</Td>
                <Td title={failure.message} className="text-ink-2">
                  {failure.message}
                </Td>
                <Td align="right">{failure.attempts}</Td>
                <Td align="right" className="text-ink-3" title={formatExactTime(new Date(failure.gaveUpAt))}>
                  {formatClock(new Date(failure.gaveUpAt), false)}
                </Td>
              </tr>
            ))}
        </tbody>
      </Table>
      {hasNextPage ? (
        <Button size="sm" className="mt-3" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More
        </Button>
      ) : null}
    </>
  );
}

function kindTitle(kind: string): string {
  const known = failureKindSchema.safeParse(kind);
  return known.success ? failureTitle(known.data) : kind.replaceAll("_", " ");
}
