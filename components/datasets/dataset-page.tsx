"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useRouter } from "next/navigation";
import { parseAsInteger, useQueryState } from "nuqs";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, plural } from "@/components/ui/number-text";
import { LiveDot } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { RecordCount } from "@/lib/api/datasets";
import type { RecordSelection } from "@/lib/datasets/record-selection";
import { MissingDataset, NoRecords } from "./dataset-states";
import { FacetsRail } from "./facets-rail";
import { FilterBar } from "./filter-bar";
import { findFilter } from "./filter-moves";
import { MadeFrom } from "./made-from";
import { MakeFrom } from "./make-from";
import { PairsLink } from "./pairs-link";
import { Peek } from "./peek";
import { recordQuery, useDataset, useFacets, useRecordPages } from "./queries";
import { RecordsTable } from "./records-table";
import { useRecordFilters } from "./use-record-filters";

/** A dataset's records: facets, a table of any length, and the current record beside it. */
export function DatasetPage({
  id,
  exportAction,
  bulkPanel,
  bulkActions,
}: {
  id: number;
  exportAction: ReactNode;
  /** What was done to many records last, or is. */
  bulkPanel: ReactNode;
  /** What can be done to all records of a selection. */
  bulkActions: (selection: RecordSelection, count: RecordCount) => ReactNode;
}) {
  const router = useRouter();
  const client = useQueryClient();
  const { filters, text, setFilters } = useRecordFilters();
  const [selectedId, setSelectedId] = useQueryState(
    "record",
    parseAsInteger.withOptions({ history: "replace" }),
  );
  const dataset = useDataset(id);
  const facets = useFacets(id, text, dataset.isGrowing);
  const matching = facets.isPlaceholderData ? null : (facets.data?.matching.count ?? null);
  const list = useRecordPages(id, text, matching);
  const { records, fetchNextPage } = list;
  const search = useRef<HTMLInputElement>(null);
  useDocumentTitle(dataset.data?.name ?? null);

  const index = records.findIndex((r) => r.id === selectedId);
  const recordHref = useCallback(
    (recordId: number) => `/datasets/${id}/records/${recordId}${text === "" ? "" : `?${text}`}`,
    [id, text],
  );
  const settling = useRef<Promise<unknown>>(Promise.resolve());
  const peek = (recordId: number | null) => {
    settling.current = setSelectedId(recordId);
  };
  // The address takes in the current record a moment later, and would undo a navigation begun before that.
  const open = (recordId: number) => void settling.current.then(() => router.push(recordHref(recordId)));
  const move = (by: number) => {
    const next = records[index === -1 ? 0 : Math.min(records.length - 1, Math.max(0, index + by))];
    if (next !== undefined) peek(next.id);
  };
  const nextId = records[index + 1]?.id;
  useEffect(() => {
    if (index >= 0 && nextId !== undefined) void client.prefetchQuery(recordQuery(nextId, text));
  }, [client, index, nextId, text]);

  useShortcuts("Records", [
    { keys: "j", label: "next", isPinned: true, run: () => move(1) },
    { keys: "k", label: "previous", isPinned: true, run: () => move(-1) },
    {
      keys: "Enter",
      label: "open",
      isPinned: true,
      run: () => selectedId !== null && open(selectedId),
    },
    { keys: "Escape", label: "close", isPinned: true, run: () => peek(null) },
    { keys: "/", label: "search", isPinned: true, run: () => search.current?.focus() },
  ]);

  if (dataset.data === undefined)
    return <MissingDataset id={id} error={dataset.error} onRetry={() => void dataset.refetch()} />;
  const { name, holds, builds, presets, constitution, recordCount, snapshot } = dataset.data;
  const principles = constitution?.principles ?? [];
  const count = principleCount(
    principles,
    facets.data?.facets.cites?.values.map((c) => Number(c.value)) ?? [],
  );
  const needle = findFilter(filters, "text")?.contains ?? "";
  const isEmpty = list.data !== undefined && records.length === 0 && !list.isFetching;

  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={name}
        sub={
          <span className="truncate">
            {constitution === null ? "" : `${constitution.name} · `}
            <MadeFrom datasetId={id} />
            {snapshot === null ? null : (
              <span title={`SHA-256 of all records: ${snapshot.sha256}`}>
                {" · nobody can change it · sha256 "}
                <span className="font-mono text-12">{snapshot.sha256.slice(0, 12)}…</span>
              </span>
            )}
            {builds.length === 0 ? null : builds.length === 1 && builds[0] !== undefined ? (
              <TextLink href={`/builds/${builds[0].id}`} className="decoration-line">
                build {builds[0].id}
              </TextLink>
            ) : (
              plural(builds.length, "build")
            )}
            {presets.map((preset) => (
              <span key={preset.buildId}>
                {" · judged by "}
                <TextLink href={`/builds/${preset.buildId}/refilters`} className="decoration-line">
                  {preset.name} version {preset.version}
                </TextLink>
              </span>
            ))}
          </span>
        }
        actions={
          <>
            <LinkButton href={`/datasets/${id}/pictures`}>Pictures</LinkButton>
            <LinkButton href={`/compare?left=dataset:${id}`}>Compare</LinkButton>
            {holds === "topics" ? (
              <LinkButton href={`/datasets/${id}/topics`}>Clean up topics</LinkButton>
            ) : null}
            {holds === "scores" ? <LinkButton href={`/datasets/${id}/scores`}>Scores</LinkButton> : null}
            <PairsLink id={id} />
            <MakeFrom
              datasetId={id}
              source={name}
              filters={filters}
              matching={matching === null ? "" : plural(matching, "record")}
            />
            {exportAction}
          </>
        }
      />
      <PrincipleHues principles={principles}>
        <div
          className={clsx(
            "grid min-h-0 flex-1",
            selectedId === null
              ? "grid-cols-[220px_minmax(0,1fr)] min-[1400px]:grid-cols-[244px_minmax(0,1fr)] min-[1700px]:grid-cols-[280px_minmax(0,1fr)]"
              : "grid-cols-[220px_minmax(0,1fr)_392px] min-[1400px]:grid-cols-[244px_minmax(0,1fr)_minmax(396px,28%)] min-[1700px]:grid-cols-[280px_minmax(0,1fr)_540px]",
          )}
        >
          <FacetsRail
            facets={facets.data}
            builds={builds}
            principles={principles}
            principleCount={count}
            filters={filters}
            onFilters={setFilters}
          />
          <div className="flex min-h-0 min-w-0 flex-col">
            <FilterBar filters={filters} onFilters={setFilters} searchRef={search} />
            {bulkPanel}
            <p
              className="flex items-center gap-1.5 pt-2 pr-5 pb-0.5 pl-4 text-12 text-ink-2"
              aria-live="polite"
            >
              {filters.length === 0 ? null : (
                <>
                  <b className="font-semibold text-ink">{formatCount(matching)}</b> of
                </>
              )}
              <b className={filters.length === 0 ? "font-semibold text-ink" : "font-normal"}>
                {formatCount(recordCount)}
              </b>
              {recordCount === 1 ? "record" : "records"}
              {dataset.isGrowing ? (
                <span className="ml-auto flex items-center gap-1.5 text-ink-3">
                  <LiveDot /> a build is writing into it
                </span>
              ) : null}
            </p>
            <div className="px-4 py-1.5">
              {bulkActions(
                { kind: "matching", filters, exceptIds: [] },
                facets.data?.matching ?? { count: recordCount, isEstimate: false },
              )}
            </div>
            {list.error !== null && records.length === 0 ? (
              <ErrorState
                className="px-4"
                title="The records could not be read."
                error={list.error}
                onRetry={() => void list.refetch()}
              />
            ) : isEmpty ? (
              <NoRecords filters={filters} onFilters={(next) => void setFilters(next)} />
            ) : (
              <RecordsTable
                records={records}
                pages={list.data?.pages.length ?? 0}
                matching={matching}
                hasMore={list.isPending || list.hasMore}
                isFetching={list.isFetching}
                onMore={fetchNextPage}
                selectedId={selectedId}
                onPeek={peek}
                onOpen={open}
                needle={needle}
                principleCount={count}
                placeKey={`dataset-${id}?${text}`}
              />
            )}
          </div>
          {selectedId === null ? null : (
            <Peek
              recordId={selectedId}
              filters={text}
              needle={needle}
              position={index === -1 ? "" : `${formatCount(index + 1)} of ${formatCount(matching)}`}
              principleCount={count}
              href={recordHref(selectedId)}
              onClose={() => peek(null)}
            />
          )}
        </div>
      </PrincipleHues>
    </div>
  );
}
