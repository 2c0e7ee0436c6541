"use client";
import { type RefObject, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { SeedSetSummary, StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { BulkBar } from "./bulk-bar";
import { Pictures } from "./pictures";
import { columnsFor } from "./seed-prompt-columns";
import { SeedPromptTable } from "./seed-prompt-table";
import { SeedPromptToolbar } from "./seed-prompt-toolbar";
import { liftAll, type useFilter } from "./use-filter";
import type { useSelection } from "./use-selection";

/** The seed prompts of a set: tabs, filters or what can be done to the chosen, pictures, the table. */
export function SeedPromptList({
  current,
  otherSets,
  all,
  shown,
  isWhole,
  view,
  hit,
  selection,
  isNarrow,
  onOpen,
  searchRef,
}: {
  current: SeedSetSummary | null;
  otherSets: readonly SeedSetSummary[];
  /** Null while nothing has been read. */
  all: readonly StoredSeedPrompt[] | null;
  shown: readonly StoredSeedPrompt[];
  isWhole: boolean;
  view: ReturnType<typeof useFilter>;
  hit: string;
  selection: ReturnType<typeof useSelection>;
  isNarrow: boolean;
  onOpen: (id: number) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}) {
  const { url, setUrl, filter, setFilter } = view;
  const ofKind = useMemo(
    () => (all ?? []).filter((seed) => url.kind === null || seed.kind === url.kind),
    [all, url.kind],
  );
  const chosen = useMemo(
    () => (selection.ids.size === 0 ? [] : (all ?? []).filter(({ id }) => selection.ids.has(id))),
    [all, selection.ids],
  );
  const hasPictures = url.pictures !== "off";
  const columns = useMemo(() => columnsFor(url.kind, isNarrow), [url.kind, isNarrow]);
  const hidden = chosen.length - shown.filter(({ id }) => selection.ids.has(id)).length;
  return (
    <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_auto_minmax(0,1fr)]">
      <Tabs
        label="Kind"
        value={url.kind ?? "all"}
        onChange={(kind) => setUrl({ kind: kind === "all" ? null : kind })}
        options={[
          {
            value: "all",
            label: "All",
            count: current === null ? null : current.taskCount + current.topicQuestionCount,
          },
          { value: "task", label: "Tasks", count: current?.taskCount ?? null },
          {
            value: "topic_question",
            label: "Topic questions",
            count: current?.topicQuestionCount ?? null,
          },
        ]}
        listClassName="px-(--gutter)"
      />
      {chosen.length > 0 ? (
        <BulkBar
          chosen={chosen.length}
          tasks={chosen.filter((seed) => seed.kind === "task").length}
          hidden={hidden}
          otherSets={otherSets}
          isPending={selection.isPending}
          onAct={selection.act}
          onClear={selection.clear}
        />
      ) : (
        <SeedPromptToolbar
          filter={filter}
          onChange={setFilter}
          matching={all === null ? null : shown.length}
          total={ofKind.length}
          isWhole={isWhole}
          hasPictures={hasPictures}
          onPictures={(isOn) => setUrl({ pictures: isOn ? null : "off" })}
          searchRef={searchRef}
        />
      )}
      {hasPictures && all !== null && all.length > 0 ? (
        <Pictures seeds={ofKind} filter={filter} onChange={setFilter} />
      ) : (
        <span />
      )}
      {all === null ? (
        <SkeletonRows rows={18} />
      ) : shown.length === 0 ? (
        <EmptyState
          className="px-(--gutter)"
          action={<Button onClick={() => setFilter(liftAll())}>Lift the filters</Button>}
        >
          {isWhole
            ? `No seed prompt matches${filter.text === "" ? "" : ` “${filter.text}”`}.`
            : "None matches so far; the set is still being read."}
        </EmptyState>
      ) : (
        <SeedPromptTable
          seeds={shown}
          columns={columns}
          hit={hit}
          openId={url.open}
          onOpen={onOpen}
          chosen={selection.ids}
          onChoose={selection.choose}
          onChooseAll={selection.chooseAll}
        />
      )}
    </div>
  );
}
