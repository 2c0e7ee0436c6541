"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { CopyButton } from "@/components/generation/copy-button";
import { useDocumentTitle } from "@/components/generation/document-title";
import { filterSentence } from "@/components/marks/filter-words";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { findFilter } from "./filter-moves";
import { recordQuery } from "./queries";
import { RecordFacts } from "./record-facts";
import { recordJson } from "./record-json";
import { RecordRequest, RecordTexts, type TextView, textViews } from "./record-texts";
import { useRecordFilters } from "./use-record-filters";

/** One record with everything that is known of it; the neighbours are those of the table it was opened from. */
export function RecordPage({ datasetId, recordId }: { datasetId: number; recordId: number }) {
  const router = useRouter();
  const client = useQueryClient();
  const { filters, text, list } = useRecordFilters();
  const [view, setView] = useQueryState("view", parseAsStringLiteral(textViews).withDefault("text"));
  const { data, error, refetch } = useQuery({
    ...recordQuery(recordId, text),
    placeholderData: keepPreviousData,
  });
  const isCurrent = data?.id === recordId;
  const { previousId, nextId } = isCurrent ? data : { previousId: null, nextId: null };
  useDocumentTitle(`Record ${formatCount(recordId)}`);

  const go = (id: number | null) => {
    if (id !== null) router.replace(`/datasets/${datasetId}/records/${id}${search(list, view)}`);
  };
  const back = `/datasets/${datasetId}?${new URLSearchParams([...new URLSearchParams(list), ["record", String(recordId)]])}`;
  useEffect(() => {
    for (const id of [previousId, nextId]) if (id !== null) void client.prefetchQuery(recordQuery(id, text));
  }, [client, previousId, nextId, text]);
  useShortcuts("Record", [
    { keys: "j", label: "next", isPinned: true, run: () => go(nextId) },
    { keys: "k", label: "previous", isPinned: true, run: () => go(previousId) },
    { keys: "ArrowRight", label: "next", run: () => go(nextId) },
    { keys: "ArrowLeft", label: "previous", run: () => go(previousId) },
    { keys: "Escape", label: "back to the table", isPinned: true, run: () => router.push(back) },
  ]);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={`Record ${formatCount(recordId)}`}
        sub={
          data === undefined ? null : (
            <>
              <VerdictMark verdict={data.verdict} reason={data.reason} />
              <span className="truncate">
                <TextLink href={back} className="decoration-line">
                  {data.datasetName}
                </TextLink>
                {filters.length === 0 ? "" : ` · among ${filterSentence(filters)}`}
              </span>
            </>
          )
        }
        actions={
          <>
            {data === undefined ? null : (
              <CopyButton size="md" text={recordJson(data)}>
                Copy as JSON
              </CopyButton>
            )}
            <span className="flex">
              <IconButton
                label="Previous record (k)"
                disabled={previousId === null}
                onClick={() => go(previousId)}
              >
                <ChevronLeft />
              </IconButton>
              <IconButton label="Next record (j)" disabled={nextId === null} onClick={() => go(nextId)}>
                <ChevronRight />
              </IconButton>
            </span>
            <LinkButton href={back} kbd="Esc">
              Table
            </LinkButton>
          </>
        }
      />
      {data === undefined ? (
        <div className="px-(--gutter)">
          {error === null ? (
            <SkeletonRows rows={12} rowHeight={40} />
          ) : (
            <ErrorState
              title="The record could not be read."
              error={error}
              onRetry={() => void refetch()}
              action={<LinkButton href={back}>Back to the table</LinkButton>}
            />
          )}
        </div>
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_360px] min-[1600px]:grid-cols-[minmax(0,1fr)_440px]">
          <div className="flex min-h-0 flex-col overflow-y-auto">
            <RecordRequest record={data} needle={findFilter(filters, "text")?.contains ?? ""} />
            <RecordTexts
              record={data}
              needle={findFilter(filters, "text")?.contains ?? ""}
              view={view}
              onView={(next) => void setView(next)}
            />
          </div>
          <RecordFacts record={data} />
        </div>
      )}
    </div>
  );
}

function search(filters: string, view: TextView): string {
  const params = new URLSearchParams(filters);
  if (view !== "text") params.set("view", view);
  return params.size === 0 ? "" : `?${params}`;
}
