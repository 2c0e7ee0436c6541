"use client";

import { hashKey } from "@tanstack/react-query";
import { type Ref, useMemo, useState } from "react";
import { ExactDialog, type ExactTab } from "@/components/generation/exact-dialog";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import type { Span } from "@/lib/filters/filter";
import type { Column } from "@/lib/previews/column";
import { columnLabel } from "@/lib/previews/column-label";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { selfAlign } from "@/lib/steps/self-align";
import type { ColumnDraft } from "./column-draft";
import { ColumnHead } from "./column-head";
import { ColumnMenu, type ColumnMoves } from "./column-menu";
import type { ColumnRun } from "./column-run";
import { ColumnSettings } from "./column-settings";
import { ColumnStage } from "./column-stage";
import { constitutionDifferences, settingDifferences } from "./differences";
import type { RunStore } from "./run-store";
import { serverWords } from "./setting-words";
import { type ColumnDetails, useColumnDetails } from "./use-column-details";
import { useColumnRun } from "./use-run-store";

/** A column as it is set, with the key it goes by in the store. */
export type KeyedColumn = { key: number; draft: ColumnDraft; column: Column | null; label: string };

/** What all columns of a stage share. */
export type Stage = {
  store: RunStore;
  first: KeyedColumn;
  count: number;
  /** The request as it stands in its box. */
  request: PromptRequest;
  hasProbabilities: boolean;
  /** The constitution whose page it is on; its name need not be said there. */
  homeConstitutionId: number | null;
  beforeSave: () => Promise<unknown>;
};

/** One column: what it asks, what it brought, and what a build would make of it. */
export function ColumnView({
  stage,
  own,
  number,
  compared,
  isSettingsOpen,
  onSettingsOpen,
  onChange,
  onRun,
  moves,
  boxRef,
}: {
  stage: Stage;
  own: KeyedColumn;
  /** Counted from 1. */
  number: number;
  compared: { key: number; label: string } | null;
  isSettingsOpen: boolean;
  onSettingsOpen: (isOpen: boolean) => void;
  onChange: (change: Partial<ColumnDraft>) => void;
  onRun: () => void;
  moves: ColumnMoves;
  boxRef: Ref<HTMLElement>;
}) {
  const { store, first, count, request } = stage;
  const { key, draft, column, label } = own;
  const isFirst = first.key === key;
  const details = useColumnDetails(draft);
  const firstDetails = useColumnDetails(first.draft);
  const next = useMemo(
    () => (details.constitution === null ? null : showConstitution(details.constitution)),
    [details.constitution],
  );
  // The whole run is drawn further down; up here only its phase matters.
  useColumnRun(store, key, (run) => run?.phase ?? null);
  const run = store.shown(key);
  const [exact, setExact] = useState<{ tab: ExactTab | null; mark: Span | null }>({ tab: null, mark: null });
  const hasChangedSince = useHasChangedSince(run, column, next);
  const differences = isFirst
    ? null
    : differencesOf({ column, details }, { column: first.column, details: firstDetails });

  return (
    <section
      ref={boxRef}
      aria-label={count === 1 ? "Completion" : `Column ${number}: ${label}`}
      tabIndex={-1}
      className="@container flex min-h-0 min-w-0 flex-col px-5 pt-3.5 first:pl-(--stage-left) last:pr-(--gutter) focus-visible:shadow-[inset_0_2px_0_var(--accent)] [&+&]:border-l [&+&]:border-line"
    >
      <ColumnHead
        number={number}
        isAlone={count === 1}
        // The chips say the rest.
        label={
          differences === null
            ? label
            : columnLabel({ ...draft, version: draft.version ?? "draft", changes: [] })
        }
        details={details}
        differences={differences}
        firstLabel={first.label}
        hasRun={run !== null}
        onPrompt={() => setExact({ tab: "prompt", mark: null })}
        onRaw={() => setExact({ tab: "raw", mark: null })}
        menu={
          <ColumnMenu
            label={label}
            run={run}
            constitutionId={draft.constitutionId}
            moves={moves}
            beforeSave={stage.beforeSave}
          />
        }
      />
      <ColumnSettings
        draft={draft}
        details={details}
        label={label}
        hasConstitutionName={
          draft.constitutionId !== (isFirst ? stage.homeConstitutionId : first.draft.constitutionId)
        }
        differing={differences?.flatMap((one) => (one.kind === "setting" ? [one.words] : [])) ?? []}
        hasChangedSince={hasChangedSince}
        isOpen={isSettingsOpen}
        onOpenChange={onSettingsOpen}
        onChange={onChange}
        onRun={onRun}
      />
      <ColumnStage
        store={store}
        columnKey={key}
        firstKey={first.key}
        compared={compared}
        next={next}
        hasProbabilities={stage.hasProbabilities}
        onRunAlone={moves.runAlone}
        onRaw={(mark) => setExact({ tab: "raw", mark })}
      />
      {exact.tab === null ? null : (
        <ColumnExact
          tab={exact.tab}
          mark={exact.mark}
          onTab={(tab) => setExact((now) => ({ ...now, tab }))}
          run={run}
          next={next}
          request={request}
        />
      )}
    </section>
  );
}

/** The exact texts of the last run, or of the one that would come next. */
function ColumnExact({
  tab,
  mark,
  onTab,
  run,
  next,
  request,
}: {
  tab: ExactTab;
  mark: Span | null;
  onTab: (tab: ExactTab | null) => void;
  run: ColumnRun | null;
  next: ReturnType<typeof showConstitution> | null;
  request: PromptRequest;
}) {
  const started = run?.started ?? null;
  const constitution = started?.constitution ?? next;
  const asked = started === null ? request : (run?.asked.request ?? request);
  return (
    <ExactDialog
      tab={tab}
      onTab={onTab}
      title={started === null ? "The prompt as it will be sent" : "Exact text"}
      prompt={constitution === null ? "" : selfAlign.renderPrompt(constitution, asked)}
      stop={started?.stop ?? (constitution === null ? null : selfAlign.stopStrings(constitution))}
      raw={run === null ? undefined : run.text}
      rawMark={mark}
      promptNote={
        started === null
          ? "Byte for byte, as a run now would send it."
          : `Byte for byte, as it was sent to ${started.server}.`
      }
    />
  );
}

/** Whether a run now would ask something else than what is shown. */
function useHasChangedSince(
  run: ColumnRun | null,
  column: Column | null,
  next: ReturnType<typeof showConstitution> | null,
): boolean {
  const started = run?.started ?? null;
  const setting = column === null ? null : settingKey(column);
  return useMemo(() => {
    if (started === null || next === null || setting === null) return false;
    return setting !== settingKey(started.column) || hashKey([next]) !== hashKey([started.constitution]);
  }, [started, setting, next]);
}

/** All that decides a completion besides constitution and request. */
const settingKey = ({ serverId, model, sampling, seed }: Column) =>
  hashKey([serverId, model, sampling, seed]);

type Said = { column: Column | null; details: ColumnDetails };

function differencesOf(own: Said, first: Said) {
  const [mine, theirs] = [own.details, first.details];
  if (mine.constitution === null || theirs.constitution === null) return [];
  const settings =
    own.column === null || first.column === null
      ? []
      : settingDifferences(named(first.column, theirs), named(own.column, mine));
  return [...constitutionDifferences(theirs.constitution, mine.constitution), ...settings];
}

const named = (column: Column, { constitutionName, server }: ColumnDetails) => ({
  column,
  constitution: constitutionName ?? "",
  server: server === null ? "" : serverWords(server),
});
