"use client";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { ImportDialog } from "@/components/imports/import-dialog";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { tellDone } from "@/components/ui/toast";
import { blankSeedPrompts } from "./blank-seed-prompts";
import { useSeedPrompts, useSeedSets } from "./queries";
import { columnsFor } from "./seed-prompt-columns";
import { matchesSeedPrompt } from "./seed-prompt-filter";
import { SeedPromptPanel } from "./seed-prompt-panel";
import { SeedPromptTable } from "./seed-prompt-table";
import { SeedPromptToolbar } from "./seed-prompt-toolbar";
import { SeedSetHead } from "./seed-set-head";
import { useFilter } from "./use-filter";
import { bodyOf, useSeedPromptPanel } from "./use-seed-prompt-panel";

export function SeedPromptPage() {
  const { url, setUrl, filter } = useFilter();
  const [isImporting, setIsImporting] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const sets = useSeedSets();
  const seedSets = sets.data?.seedSets ?? [];
  const current =
    seedSets.find((s) => s.id === url.set) ?? seedSets.find((s) => s.isInUse) ?? seedSets[0] ?? null;
  const list = useSeedPrompts(current?.id ?? null);
  // Numbered as they stand: a deleted one leaves no gap.
  const all = useMemo(
    () => (list.data?.seedPrompts ?? []).map((seed, position) => ({ ...seed, position })),
    [list.data],
  );
  const asked = useDeferredValue(filter);
  const shown = useMemo(() => all.filter((seed) => matchesSeedPrompt(seed, asked)), [all, asked]);
  const panel = useSeedPromptPanel(current?.id ?? null, (open) => setUrl({ open }));
  const openIndex = shown.findIndex((seed) => seed.id === url.open);
  const opened = all.find((seed) => seed.id === url.open);
  const ofKind = url.kind === null ? all.length : all.filter((seed) => seed.kind === url.kind).length;

  function step(by: -1 | 1) {
    const next = shown[openIndex === -1 ? (by === 1 ? 0 : shown.length - 1) : openIndex + by];
    if (next !== undefined) panel.open(next.id);
  }
  useShortcuts("Seed prompts", [
    { keys: "j", label: "next", isPinned: true, run: () => step(1) },
    { keys: "k", label: "previous", isPinned: true, run: () => step(-1) },
    { keys: "/", label: "search", isPinned: true, run: () => search.current?.focus() },
    { keys: "a", label: "add", run: panel.startAdding },
  ]);

  const error = sets.error ?? list.error;
  const isPanelOpen = panel.isAdding || opened !== undefined;
  return (
    <div className="grid h-full min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <SeedSetHead
        seedSets={seedSets}
        current={current}
        onChoose={(set) => panel.leave(() => setUrl({ set, open: null }))}
        onImport={() => setIsImporting(true)}
        onAdd={panel.startAdding}
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
            isPanelOpen
              ? "grid min-h-0 grid-cols-[minmax(0,1fr)_440px]"
              : "grid min-h-0 grid-cols-[minmax(0,1fr)]"
          }
        >
          <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_minmax(0,1fr)]">
            <Tabs
              label="Kind"
              value={url.kind ?? "all"}
              onChange={(kind) => setUrl({ kind: kind === "all" ? null : kind })}
              options={[
                { value: "all", label: "All", count: list.data === undefined ? null : all.length },
                { value: "task", label: "Tasks", count: current?.taskCount ?? null },
                {
                  value: "topic_question",
                  label: "Topic questions",
                  count: current?.topicQuestionCount ?? null,
                },
              ]}
              listClassName="px-(--gutter)"
            />
            <SeedPromptToolbar
              filter={filter}
              onChange={({ text, ...rest }) =>
                setUrl({ ...rest, ...(text === undefined ? {} : { q: text }) })
              }
              matching={list.data === undefined ? null : shown.length}
              total={ofKind}
              searchRef={search}
            />
            {list.data === undefined ? (
              <SkeletonRows rows={18} />
            ) : shown.length === 0 ? (
              <EmptyState
                className="px-(--gutter)"
                action={
                  <Button onClick={() => setUrl({ q: "", classification: null, input: null, kind: null })}>
                    Lift the filters
                  </Button>
                }
              >
                No seed prompt matches{filter.text === "" ? "" : ` “${filter.text}”`}.
              </EmptyState>
            ) : (
              <SeedPromptTable
                seeds={shown}
                columns={columnsFor(url.kind, isPanelOpen)}
                hit={asked.text}
                openId={url.open}
                onOpen={panel.open}
              />
            )}
          </div>
          {panel.isAdding ? (
            <SeedPromptPanel
              key="new"
              subject={{ kind: "new", blanks: blankSeedPrompts(all.map(bodyOf)) }}
              onSave={panel.addNew}
              isSaving={panel.isSaving}
              saveError={panel.saveError}
              onRemove={() => {}}
              onStep={step}
              onClose={() => panel.open(null)}
              onDirty={panel.onDirty}
            />
          ) : opened !== undefined ? (
            <SeedPromptPanel
              key={`${opened.id} ${opened.updatedAt}`}
              subject={{ ...opened, kind: "stored", seed: bodyOf(opened) }}
              onSave={(seed) => panel.saveStored(opened.id, seed)}
              isSaving={panel.isSaving}
              saveError={panel.saveError}
              onRemove={() =>
                panel.removeStored(opened, (shown[openIndex + 1] ?? shown[openIndex - 1])?.id ?? null)
              }
              onStep={step}
              onClose={() => panel.open(null)}
              onDirty={panel.onDirty}
            />
          ) : null}
        </div>
      )}
      <ImportDialog
        isOpen={isImporting}
        onOpenChange={setIsImporting}
        title="Import seed prompts"
        description="All files or none: a line that cannot be read is named and nothing is imported."
        hint="seed_tasks.jsonl, topic questions as .jsonl; several at once"
        hasSeedSet
        onImported={({ results }) => {
          const seeds = results.find((result) => result.kind === "seed_prompts");
          if (seeds !== undefined) setUrl({ set: seeds.seedSetId, open: null });
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
