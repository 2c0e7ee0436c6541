"use client";

import clsx from "clsx";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { filterSentence } from "@/components/marks/filter-words";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { formatCount } from "@/components/ui/number-text";
import { soughtText } from "@/lib/datasets/text-hits";
import type { Editing } from "./add-filter";
import { CountLine } from "./count-line";
import { aboutCount } from "./count-text";
import { DatasetHead } from "./dataset-head";
import { MissingDataset } from "./dataset-states";
import { FacetsRail } from "./facets-rail";
import { FilterBar } from "./filter-bar";
import { Peek } from "./peek";
import { useDataset, useFacets } from "./queries";
import { RecordsPane } from "./records-pane";
import type { BulkActions } from "./selection-line";
import { useRecordCursor } from "./use-record-cursor";
import { useRecordFilters } from "./use-record-filters";
import { useTableColumns } from "./use-table-columns";
import { ViewsMenu } from "./views-menu";

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
  bulkPanel?: ReactNode;
  /** What can be done with selected records. */
  bulkActions?: BulkActions;
}) {
  const { filters, text, sort, list, setFilters, setSort, setList } = useRecordFilters();
  const cursor = useRecordCursor();
  const dataset = useDataset(id);
  const facets = useFacets(id, text, dataset.isGrowing);
  const { columns, isOwn, setColumns } = useTableColumns();
  const sought = useMemo(() => soughtText(filters), [filters]);
  const [editing, setEditing] = useState<Editing>(null);
  const search = useRef<HTMLInputElement>(null);
  useDocumentTitle(dataset.data?.name ?? null);

  if (dataset.data === undefined)
    return <MissingDataset id={id} error={dataset.error} onRetry={() => void dataset.refetch()} />;
  const { builds, presets, constitution, recordCount } = dataset.data;
  const principles = constitution?.principles ?? [];
  const cited = facets.data?.facets.cites?.values.map(({ value }) => Number(value)) ?? [];
  const count = principleCount(principles, cited);
  const matching = facets.isPlaceholderData ? null : (facets.data?.matching ?? null);
  const known = principles.length > 0 ? principles : cited.map((number) => ({ number, name: "" }));
  const presetNames = presets.map(({ name }) => name);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <DatasetHead
        dataset={dataset.data}
        filters={filters}
        matching={
          matching === null
            ? ""
            : `${aboutCount(matching.count, matching.isEstimate)} ${matching.count === 1 ? "record" : "records"}`
        }
        exportAction={exportAction}
      />
      <PrincipleHues principles={principles}>
        <div
          className={clsx(
            "grid min-h-0 flex-1",
            cursor.id === null
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
            onOther={setEditing}
          />
          <div className="flex min-h-0 min-w-0 flex-col">
            <FilterBar
              filters={filters}
              onFilters={setFilters}
              searchRef={search}
              source={{ facets: facets.data, builds, presetNames, principles: known }}
              editing={editing}
              onEditing={setEditing}
              aside={
                <ViewsMenu
                  datasetId={id}
                  list={list}
                  columns={columns}
                  suggestion={filterSentence(filters)}
                  onView={(view) => {
                    void setList(view.query);
                    // Shown until the person arranges their own again.
                    if (view.columns !== null) setColumns(view.columns, false);
                  }}
                />
              }
            />
            {bulkPanel}
            <CountLine
              filters={filters}
              sort={sort}
              matching={matching}
              recordCount={recordCount}
              tookMs={facets.data?.tookMs ?? null}
              unsearchable={facets.data?.unsearchable ?? 0}
              isGrowing={dataset.isGrowing}
            />
            <RecordsPane
              datasetId={id}
              filters={filters}
              text={text}
              list={list}
              sort={sort}
              matching={matching}
              cursor={cursor}
              columns={columns}
              isOwnColumns={isOwn}
              principleCount={count}
              sought={sought}
              bulkActions={bulkActions}
              onFilters={setFilters}
              onSort={setSort}
              onColumns={setColumns}
              onSearch={() => search.current?.focus()}
              onAddFilter={() => setEditing("choose")}
            />
          </div>
          {cursor.id === null ? null : (
            <Peek
              recordId={cursor.id}
              filters={text}
              sought={sought}
              position={
                cursor.index === null
                  ? ""
                  : `${formatCount(cursor.index + 1)} of ${aboutCount(matching?.count, matching?.isEstimate)}`
              }
              principleCount={count}
              href={`/datasets/${id}/records/${cursor.id}${list === "" ? "" : `?${list}`}`}
              onClose={() => cursor.put(null)}
            />
          )}
        </div>
      </PrincipleHues>
    </div>
  );
}
