"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { endpointKey } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { formatCount, plural } from "@/components/ui/number-text";
import { formatClock, formatExactTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th } from "@/components/ui/table";
import { TextButton } from "@/components/ui/text-link";
import { type BuildView, listBuildFailures } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { kindTitle } from "./failure-words";
import type { useRetry } from "./use-retry";

type Retry = ReturnType<typeof useRetry>;

/** The generations that gave up, of one kind or all, each with what was last said and what had arrived. */
export function FailuresDialog({
  build,
  kind,
  onKind,
  onClose,
  retry,
}: {
  build: BuildView;
  /** Null: closed. */
  kind: string | "all" | null;
  onKind: (kind: string | "all") => void;
  onClose: () => void;
  retry: Retry;
}) {
  const { failuresByKind, counts } = build;
  const count = failuresByKind.find((one) => one.kind === kind)?.count ?? counts.failed;
  return (
    <Dialog
      isOpen={kind !== null}
      onOpenChange={(is) => (is ? undefined : onClose())}
      width="xl"
      title="Items that gave up"
      description="Each used up its attempts; the last failure is the one shown."
      footer={
        <Button
          variant="primary"
          disabled={retry.isPending || count === 0}
          onClick={() => retry.mutate(kind === "all" || kind === null ? {} : { kinds: [kind] })}
        >
          Try {kind === "all" ? "all" : "these"} {formatCount(count)} again
        </Button>
      }
    >
      {kind === null ? null : (
        <>
          <SelectField
            label="Kind"
            isLabelHidden
            isSmall
            className="mb-2 w-80"
            value={kind}
            onChange={onKind}
            options={[
              { value: "all", label: `All kinds, ${formatCount(counts.failed)}` },
              ...failuresByKind.map((one) => ({
                value: one.kind,
                label: `${kindTitle(one.kind)}, ${formatCount(one.count)}`,
              })),
            ]}
          />
          <FailureList buildId={build.id} kind={kind === "all" ? undefined : kind} retry={retry} />
        </>
      )}
    </Dialog>
  );
}

function FailureList({ buildId, kind, retry }: { buildId: number; kind: string | undefined; retry: Retry }) {
  const params = { id: buildId };
  const [opened, setOpened] = useState<string | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...endpointKey(listBuildFailures, { params }), "pages", kind ?? "all"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listBuildFailures, { params, query: { after: pageParam, kind }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (error !== null)
    return <ErrorState title="The list could not be read." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={6} />;
  const failures = data.pages.flatMap((page) => page.failures);
  if (failures.length === 0) return <p className="py-3 text-ink-2">None is left.</p>;
  return (
    <>
      <Table aria-label="Items that gave up">
        <colgroup>
          <col className="w-[60px]" />
          <col className="w-[30%]" />
          <col className="w-[150px]" />
          <col />
          <col className="w-[76px]" />
          <col className="w-[60px]" />
          <col className="w-[90px]" />
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
            <Th className="bg-surface" />
          </tr>
        </thead>
        <tbody>
          {failures.map((failure) => {
            const { item, sample } = failure;
            const key = `${item}.${sample}`;
            const isOpen = opened === key;
            return (
              <Fragment key={key}>
                <tr>
                  <Td align="right" className="text-ink-3" title={`Item ${item}, sample ${sample}`}>
                    {formatCount(item)}
                    {sample === 0 ? "" : `.${sample}`}
                  </Td>
                  <Td title={`${failure.origin}: ${failure.instruction}`}>{failure.instruction}</Td>
                  <Td title={kindTitle(failure.kind)}>{kindTitle(failure.kind)}</Td>
                  <Td className="text-ink-2">
                    <TextButton
                      className="max-w-full truncate align-bottom decoration-line"
                      aria-expanded={isOpen}
                      title={failure.message}
                      onClick={() => setOpened(isOpen ? null : key)}
                    >
                      {failure.message}
                    </TextButton>
                  </Td>
                  <Td align="right">{failure.attempts}</Td>
                  <Td
                    align="right"
                    className="text-ink-3"
                    title={formatExactTime(new Date(failure.gaveUpAt))}
                  >
                    {formatClock(new Date(failure.gaveUpAt), false)}
                  </Td>
                  <Td align="right">
                    <Button
                      size="sm"
                      disabled={retry.isPending}
                      onClick={() => retry.mutate({ generations: [{ item, sample }] })}
                    >
                      Try again
                    </Button>
                  </Td>
                </tr>
                {isOpen ? (
                  <tr>
                    <td colSpan={7} className="border-b border-line px-3 py-2">
                      <p className="text-12 wrap-break-word text-ink-2">{failure.message}</p>
                      <p className="mt-1 text-12 text-ink-3">
                        {failure.partialText === ""
                          ? "Nothing had arrived."
                          : `${plural([...failure.partialText].length, "character")} had arrived:`}
                      </p>
                      {failure.partialText === "" ? null : (
                        <pre className="mt-1 max-h-48 overflow-auto rounded-field bg-sunken p-2 font-mono text-12 wrap-break-word whitespace-pre-wrap">
                          {failure.partialText}
                        </pre>
                      )}
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
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
