"use client";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { ImportDialog } from "@/components/imports/import-dialog";
import { ChangesPanel } from "@/components/shell/changes-panel";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { tellDone } from "@/components/ui/toast";
import { blankSeedPrompts, duplicateOf } from "./blank-seed-prompts";
import type { NearContext } from "./nearest-note";
import { useRefreshSeeds, useSeedChanges, useSeedSets } from "./queries";
import { matchesSeedPrompt } from "./seed-prompt-filter";
import { SeedPromptList } from "./seed-prompt-list";
import { SeedPromptPanel } from "./seed-prompt-panel";
import { SeedSetHead } from "./seed-set-head";
import { liftAll, useFilter } from "./use-filter";
import { useSeedList } from "./use-seed-list";
import { bodyOf, useSeedPromptPanel } from "./use-seed-prompt-panel";
import { useSelection } from "./use-selection";
import { useUndo } from "./use-undo";

export function SeedPromptPage() {
  const view = useFilter();
  const { url, setUrl, filter, setFilter } = view;
  const [isImporting, setIsImporting] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const sets = useSeedSets();
  const seedSets = sets.data?.seedSets ?? [];
  const current =
    seedSets.find((s) => s.id === url.set) ?? seedSets.find((s) => s.isInUse) ?? seedSets[0] ?? null;
  const setId = current?.id ?? null;
  const list = useSeedList(setId);
  // Numbered as they stand: a deleted one leaves no gap.
  const all = useMemo(
    () => list.data?.seeds.map((seed, position) => ({ ...seed, position })) ?? null,
    [list.data?.seeds],
  );
  const asked = useDeferredValue(filter);
  const shown = useMemo(() => (all ?? []).filter((seed) => matchesSeedPrompt(seed, asked)), [all, asked]);
  const history = useUndo();
  const panel = useSeedPromptPanel(setId, (open) => setUrl({ open, drawer: null }), history);
  const selection = useSelection(setId, all ?? [], shown, history);
  const refresh = useRefreshSeeds();
  const openIndex = url.open === null ? -1 : shown.findIndex((seed) => seed.id === url.open);
  const opened = url.open === null ? undefined : all?.find((seed) => seed.id === url.open);

  function step(by: -1 | 1) {
    const next = shown[openIndex === -1 ? (by === 1 ? 0 : shown.length - 1) : openIndex + by];
    if (next !== undefined) panel.open(next.id);
  }
  const showChanges = () => panel.leave(() => setUrl({ drawer: "changes", open: null }));
  useShortcuts("Seed prompts", [
    { keys: "j", label: "next", isPinned: true, run: () => step(1) },
    { keys: "k", label: "previous", isPinned: true, run: () => step(-1) },
    { keys: "/", label: "search", isPinned: true, run: () => search.current?.focus() },
    { keys: "a", label: "add", run: panel.startAdding },
    { keys: "x", label: "choose", run: () => url.open !== null && selection.choose(url.open, false) },
    { keys: "mod+a", label: "choose all shown", run: selection.chooseAll },
  ]);

  const near: NearContext = {
    setId: setId ?? 0,
    lastChangeId: Math.max(0, ...seedSets.map(({ lastChangeId }) => lastChangeId)),
    scope: url.near ?? "set",
    onScope: (scope) => setUrl({ near: scope === "all" ? "all" : null }),
    nameOf: ({ id, seedSetId, kind }) => {
      const noun = kind === "task" ? "task" : "topic question";
      const place = seedSetId === setId ? all?.find((seed) => seed.id === id)?.position : undefined;
      if (place !== undefined) return `${noun} ${place + 1}`;
      return `a ${noun} of “${seedSets.find((set) => set.id === seedSetId)?.name ?? "another set"}”`;
    },
    onOpen: (set, open) =>
      panel.leave(() => {
        setFilter(liftAll());
        setUrl({ set, open, drawer: null });
      }),
  };
  const error = sets.error ?? list.error;
  const drawer =
    panel.adding !== null
      ? "new"
      : opened !== undefined
        ? "stored"
        : url.drawer === "changes" && setId !== null
          ? "changes"
          : null;
  const panelProps = {
    near,
    isSaving: panel.isSaving,
    saveError: panel.saveError,
    onDuplicate: (seed: Parameters<typeof duplicateOf>[0]) =>
      panel.duplicate(duplicateOf(seed, (all ?? []).map(bodyOf))),
    onStep: step,
    onClose: () => panel.open(null),
    onDirty: panel.onDirty,
  };
  const blanks = drawer === "new" ? blankSeedPrompts((all ?? []).map(bodyOf)) : null;

  return (
    <div className="grid h-full min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <SeedSetHead
        seedSets={seedSets}
        current={current}
        onChoose={(set) => panel.leave(() => setUrl({ set, open: null }))}
        onImport={() => setIsImporting(true)}
        onAdd={panel.startAdding}
        onChanges={showChanges}
      />
      {error !== null && list.data === undefined ? (
        <ErrorState
          className="px-(--gutter)"
          title="The seed prompts could not be read."
          error={error}
          onRetry={() => void Promise.all([sets.refetch(), list.refetch()])}
        />
      ) : sets.data !== undefined && current === null ? (
        <EmptyState
          className="px-(--gutter)"
          action={
            <Button variant="primary" onClick={() => setIsImporting(true)}>
              Import seed files…
            </Button>
          }
        >
          Seed prompts are the hand-written tasks and topic questions that a build has answered.
        </EmptyState>
      ) : (
        <div
          className={
            drawer === null
              ? "grid min-h-0 grid-cols-[minmax(0,1fr)]"
              : "grid min-h-0 grid-cols-[minmax(0,1fr)_440px]"
          }
        >
          <SeedPromptList
            current={current}
            otherSets={seedSets.filter((set) => set.id !== setId)}
            all={all}
            shown={shown}
            isWhole={list.isWhole}
            view={view}
            hit={asked.text}
            selection={selection}
            isNarrow={drawer !== null}
            onOpen={panel.open}
            searchRef={search}
          />
          {panel.adding !== null && blanks !== null ? (
            <SeedPromptPanel
              key={JSON.stringify(panel.adding.start)}
              subject={{ kind: "new", blanks, start: panel.adding.start ?? blanks[url.kind ?? "task"] }}
              onSave={panel.addNew}
              onRemove={() => {}}
              {...panelProps}
            />
          ) : opened !== undefined ? (
            <SeedPromptPanel
              key={`${opened.id} ${opened.updatedAt}`}
              subject={{ ...opened, kind: "stored", seed: bodyOf(opened) }}
              onSave={(seed) => panel.saveStored(opened.id, seed)}
              onRemove={() =>
                panel.removeStored(opened, (shown[openIndex + 1] ?? shown[openIndex - 1])?.id ?? null)
              }
              {...panelProps}
            />
          ) : drawer === "changes" && setId !== null ? (
            <SetChanges setId={setId} onUndo={history.undo} onClose={() => setUrl({ drawer: null })} />
          ) : null}
        </div>
      )}
      <ImportDialog
        isOpen={isImporting}
        onOpenChange={setIsImporting}
        title="Import seed prompts"
        description="All files or none: while one line cannot be taken, nothing is imported."
        hint="seed_tasks.jsonl, topic questions as .jsonl; several at once"
        hasSeedSet
        onImported={({ results }) => {
          const seeds = results.find((result) => result.kind === "seed_prompts");
          if (seeds !== undefined) setUrl({ set: seeds.seedSetId, open: null });
          void refresh();
          tellDone("Imported; the set is in use");
        }}
      />
      <ConfirmDialog
        isOpen={panel.leaving !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) panel.stay();
        }}
        title="Leave without saving?"
        description="What you changed in this seed prompt is not saved."
        action="Leave"
        isDangerous
        onConfirm={panel.leaveAnyway}
      />
    </div>
  );
}

/** Read only while it is open. */
function SetChanges({
  setId,
  ...acts
}: {
  setId: number;
  onUndo: (changeId: number) => void;
  onClose: () => void;
}) {
  return (
    <ChangesPanel
      changes={useSeedChanges(setId)}
      noun="seed prompt"
      empty="Every save of this set stands here, and can be undone."
      {...acts}
    />
  );
}
