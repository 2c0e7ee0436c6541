"use client";
import { History, Plus } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useRef, useState } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { ChangesPanel } from "@/components/shell/changes-panel";
import { PageHead } from "@/components/shell/page-head";
import { useDebounced } from "@/components/shell/use-debounced";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchField } from "@/components/ui/field";
import { formatCount, plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { TopicRow } from "@/lib/api/topics";
import { AddDialog } from "./add-dialog";
import { CapDialog } from "./cap-dialog";
import { PairList } from "./pair-list";
import { type Shows, useTopicChanges, useTopics } from "./queries";
import { RenameDialog } from "./rename-dialog";
import { NOTHING, type Selection } from "./selection";
import { TopicBar } from "./topic-bar";
import { TopicGrid } from "./topic-grid";
import { TypeList } from "./type-list";
import { useTopicActs } from "./use-topic-acts";

type Open = { kind: "add" | "add_type" | "cap" } | { kind: "rename"; topic: TopicRow } | null;

/** The topics of a dataset by question type, to be cleaned up by hand; everything done here can be undone. */
export function TopicsPage({ id }: { id: number }) {
  const [type, setType] = useQueryState("type");
  const [search, setSearch] = useQueryState("q", parseAsString.withDefault(""));
  const [shows, setShows] = useQueryState(
    "shows",
    parseAsStringLiteral(["kept", "dropped", "all"]).withDefault("kept"),
  );
  const needle = useDebounced(search, 200);
  const [firstType, setFirstType] = useState<string | null>(null);
  const questionType = type ?? firstType;
  const list = useTopics(id, { ...(questionType === null ? {} : { type: questionType }), q: needle, shows });
  const changes = useTopicChanges(id);
  const acts = useTopicActs(id);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [open, setOpen] = useState<Open>(null);
  const [hasHistory, setHasHistory] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  const { data } = list;
  useDocumentTitle(data === undefined ? null : `Topics of ${data.datasetName}`);
  useEffect(() => {
    if (data !== undefined) setFirstType((now) => now ?? data.types[0]?.questionType ?? null);
  }, [data]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has nothing chosen.
  useEffect(() => setSelection(NOTHING), [questionType, needle, shows, data?.lastChangeId]);

  const topics = data?.topics ?? [];
  const chosen = [...selection.chosen].flatMap((place) => topics[place] ?? []);
  const current = topics[selection.cursor] ?? null;
  const ids = (of: readonly TopicRow[]) => of.map((topic) => topic.id);
  const acted = chosen.length > 0 ? chosen : current === null ? [] : [current];
  const remove = () => acted.length > 0 && acts.act({ kind: "remove", ids: ids(acted) });
  const restore = () => acted.length > 0 && acts.act({ kind: "restore", ids: ids(acted) });
  const merge = () => {
    if (current !== null && chosen.length > 1)
      acts.act({ kind: "merge", keepId: current.id, ids: ids(chosen) });
  };
  const rename = () => acted[0] !== undefined && setOpen({ kind: "rename", topic: acted[0] });
  const last = changes.data?.changes.find(
    ({ isUndone, message }) => !isUndone && !message.startsWith("Undid: "),
  );
  const undo = () => last !== undefined && acts.undo(last.id);

  useShortcuts("Topics", [
    {
      keys: "d",
      label: "remove or restore",
      isPinned: true,
      run: () => (acted.some(({ verdict }) => verdict === "kept") ? remove() : restore()),
    },
    { keys: "r", label: "rename", isPinned: true, run: () => void rename() },
    { keys: "m", label: "merge the chosen", isPinned: true, run: merge },
    { keys: "u", label: "undo", isPinned: true, run: () => void undo() },
    {
      keys: "a",
      label: "add topics",
      run: () => setOpen({ kind: questionType === null ? "add_type" : "add" }),
    },
    { keys: "/", label: "search", isPinned: true, run: () => searchField.current?.focus() },
  ]);

  if (data === undefined)
    return (
      <>
        <PageHead title="Topics" />
        <div className="px-(--gutter)">
          {list.error === null ? (
            <SkeletonRows rows={16} />
          ) : (
            <ErrorState
              title="The topics could not be read."
              error={list.error}
              onRetry={() => void list.refetch()}
            />
          )}
        </div>
      </>
    );
  const own = data.types.find((one) => one.questionType === questionType);
  const kept = data.types.reduce((sum, one) => sum + one.kept, 0);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Topics"
        sub={
          <span className="truncate">
            <TextLink href={`/datasets/${id}`}>{data.datasetName}</TextLink>
            {` · ${plural(kept, "topic")} of ${plural(data.types.length, "type")}`}
          </span>
        }
        actions={
          <>
            <Button
              kbd="u"
              disabledReason={last === undefined ? "Nothing was changed by hand." : null}
              onClick={undo}
            >
              Undo
            </Button>
            <Button icon={<History />} aria-expanded={hasHistory} onClick={() => setHasHistory(!hasHistory)}>
              Changes
            </Button>
            <Button
              onClick={() => setOpen({ kind: "cap" })}
              disabledReason={kept === 0 ? "There is no topic." : null}
            >
              Cap…
            </Button>
            <Button icon={<Plus />} onClick={() => setOpen({ kind: "add_type" })}>
              Add a type…
            </Button>
          </>
        }
      />
      {data.types.length === 0 ? (
        <EmptyState className="px-(--gutter)">
          This dataset has no topics. A build of the step “Topics” brings them, or add a type by hand.
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1">
          <div className="flex w-[300px] shrink-0 flex-col min-[1500px]:w-[360px]">
            <TypeList
              types={data.types}
              current={questionType}
              isFiltered={needle !== ""}
              onChoose={(next) => void setType(next)}
            />
          </div>
          <div className="flex min-w-0 flex-1 flex-col">
            <header className="flex flex-col gap-2 border-b border-line px-4 pt-3 pb-2">
              <div className="flex items-baseline gap-3">
                <h2 className="min-w-0 truncate text-15 font-semibold" title={questionType ?? ""}>
                  {questionType}
                </h2>
                <span className="shrink-0 text-12 text-ink-2">
                  {formatCount(own?.kept)} kept, {formatCount(own?.dropped)} dropped
                </span>
                <span className="ml-auto flex shrink-0 gap-2">
                  <Button size="sm" kbd="a" onClick={() => setOpen({ kind: "add" })}>
                    Add topics…
                  </Button>
                  <Button
                    size="sm"
                    disabledReason={own?.kept ? null : "It has no topic to remove."}
                    onClick={() => questionType !== null && acts.act({ kind: "remove_type", questionType })}
                  >
                    Remove type
                  </Button>
                </span>
              </div>
              <div className="flex items-center gap-3">
                <SearchField
                  ref={searchField}
                  label="Search topics"
                  kbd="/"
                  value={search}
                  onChange={(next) => void setSearch(next === "" ? null : next)}
                  className="w-64"
                />
                <Segmented<Shows>
                  label="Which are shown"
                  value={shows}
                  onChange={(next) => void setShows(next)}
                  options={[
                    { value: "kept", label: "Kept" },
                    { value: "dropped", label: "Dropped" },
                    { value: "all", label: "All" },
                  ]}
                />
                <span className="text-12 text-ink-3" aria-live="polite">
                  {plural(topics.length, "topic")}
                </span>
              </div>
            </header>
            <div className="flex min-h-0 flex-1">
              {topics.length === 0 && !list.isPlaceholderData ? (
                <EmptyState className="flex-1 px-5">
                  {needle === "" ? "No topic here." : `No topic of this type has “${needle}” in it.`}
                </EmptyState>
              ) : (
                <TopicGrid
                  topics={topics}
                  selection={selection}
                  onSelection={setSelection}
                  needle={needle}
                  label={`Topics of ${questionType ?? ""}`}
                />
              )}
              {shows === "kept" && needle === "" ? <PairList topics={topics} acts={acts} /> : null}
            </div>
            <TopicBar
              datasetId={id}
              current={current}
              chosen={chosen}
              onRename={rename}
              onRemove={remove}
              onRestore={restore}
              onMerge={merge}
            />
          </div>
          {hasHistory ? (
            <TopicChanges datasetId={id} onUndo={acts.undo} onClose={() => setHasHistory(false)} />
          ) : null}
        </div>
      )}
      {open === null ? null : open.kind === "rename" ? (
        <RenameDialog topic={open.topic} acts={acts} onClose={() => setOpen(null)} />
      ) : open.kind === "cap" ? (
        <CapDialog types={data.types} questionType={questionType} acts={acts} onClose={() => setOpen(null)} />
      ) : (
        <AddDialog
          questionType={open.kind === "add" ? questionType : null}
          acts={acts}
          onDone={(next) => void setType(next)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** Read only while it is open. */
function TopicChanges({ datasetId, ...acts }: { datasetId: number } & ChangeActs) {
  return (
    <ChangesPanel
      changes={useTopicChanges(datasetId)}
      noun="record"
      empty="Every change by hand stands here, and can be undone."
      className="w-[360px] shrink-0"
      {...acts}
    />
  );
}

type ChangeActs = { onUndo: (changeId: number) => void; onClose: () => void };
