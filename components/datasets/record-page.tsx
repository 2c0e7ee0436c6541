"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { filterSentence } from "@/components/marks/filter-words";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/chip";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { getRecordMaker } from "@/lib/api/record-maker";
import { findFilter } from "./filter-moves";
import { recordQuery } from "./queries";
import { RecordCopies } from "./record-copies";
import { RecordEditor } from "./record-editor";
import { RecordFacts } from "./record-facts";
import { RecordRequest, RecordTexts, type TextView, textViews } from "./record-texts";
import { useRecordFilters } from "./use-record-filters";

/** One record with everything that is known of it; the neighbours are those of the table it was opened from. */
export function RecordPage({ datasetId, recordId }: { datasetId: number; recordId: number }) {
  const router = useRouter();
  const client = useQueryClient();
  // The order is part of what decides the neighbours.
  const { filters, list: text } = useRecordFilters();
  const [editedId, setEditedId] = useState<number | null>(null);
  const [view, setView] = useQueryState("view", parseAsStringLiteral(textViews).withDefault("text"));
  const { data, error, refetch } = useQuery({
    ...recordQuery(recordId, text),
    placeholderData: keepPreviousData,
  });
  const { data: maker } = useQuery(endpointQuery(getRecordMaker, { params: { id: recordId } }));
  const isFrozen = (maker?.frozenAt ?? null) !== null;
  const isCurrent = data?.id === recordId;
  const isEditing = isCurrent && editedId === recordId;
  const edit = () => {
    if (isCurrent && !isFrozen) setEditedId(recordId);
  };
  const { previousId, nextId } = isCurrent ? data : { previousId: null, nextId: null };
  const needle = findFilter(filters, "text")?.contains ?? "";
  useDocumentTitle(`Record ${formatCount(recordId)}`);

  const go = (id: number | null) => {
    if (id !== null) router.replace(`/datasets/${datasetId}/records/${id}${search(text, view)}`);
  };
  const back = `/datasets/${datasetId}?${new URLSearchParams([...new URLSearchParams(text), ["record", String(recordId)]])}`;
  useEffect(() => {
    for (const id of [previousId, nextId]) if (id !== null) void client.prefetchQuery(recordQuery(id, text));
  }, [client, previousId, nextId, text]);
  const walking = [
    { keys: "j", label: "next", isPinned: true, run: () => go(nextId) },
    { keys: "k", label: "previous", isPinned: true, run: () => go(previousId) },
    { keys: "ArrowRight", label: "next", run: () => go(nextId) },
    { keys: "ArrowLeft", label: "previous", run: () => go(previousId) },
    { keys: "e", label: "edit", isPinned: true, run: edit },
    { keys: "Escape", label: "back to the table", isPinned: true, run: () => router.push(back) },
  ];
  // Who writes does not leave the record by a key.
  useShortcuts("Record", isEditing ? [] : walking);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={`Record ${formatCount(recordId)}`}
        sub={
          data === undefined ? null : (
            <>
              <VerdictMark verdict={data.verdict} reason={data.reason} />
              {data.editedAt === null ? null : <Tag tone="accent">edited</Tag>}
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
            {data === undefined ? null : <RecordCopies record={data} />}
            <Button
              kbd="e"
              disabled={!isCurrent || isEditing}
              disabledReason={
                isFrozen ? "The dataset is a snapshot; copy it to a new one and edit there." : null
              }
              onClick={edit}
            >
              Edit
            </Button>
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
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_340px] min-[1600px]:grid-cols-[minmax(0,1fr)_440px]">
          <div className="flex min-h-0 flex-col overflow-y-auto">
            {isEditing ? (
              <RecordEditor
                key={recordId}
                record={data}
                onClose={() => setEditedId(null)}
                onHistory={() => {
                  setEditedId(null);
                  void setView("edits");
                }}
              />
            ) : (
              <>
                <RecordRequest record={data} needle={needle} />
                <RecordTexts
                  record={data}
                  needle={needle}
                  isFrozen={isFrozen}
                  view={view}
                  onView={(next) => void setView(next)}
                />
              </>
            )}
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
