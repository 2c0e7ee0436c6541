"use client";

import clsx from "clsx";
import { parseAsString, useQueryState } from "nuqs";
import { useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { KeyedColumn } from "./column-view";
import { ColumnsStage } from "./columns-stage";
import { previewModes } from "./preview-modes";
import { RequestHead } from "./request-head";
import { StageToolbar } from "./stage-toolbar";
import { useKeyedColumns } from "./use-keyed-columns";
import { useLiveRun } from "./use-live-run";
import { useRequest } from "./use-request";
import { useRunStore } from "./use-run-store";
import { useStageView } from "./use-stage-view";

const nothingFirst = async () => {};

/** A request above, its columns below. `beforeRun` saves what is edited beside it, so that a run asks that. */
export function PreviewWorkbench({
  constitutionId,
  beforeRun = nothingFirst,
}: {
  constitutionId?: number;
  beforeRun?: () => Promise<unknown>;
}) {
  const columns = useKeyedColumns({ constitutionId });
  const view = useStageView();
  const asking = useRequest();
  const store = useRunStore();
  const live = useLiveRun(store);
  const [openKey, setOpenKey] = useState<number | null>(null);
  const [modeName, setModeName] = useQueryState("ask", parseAsString.withDefault("request"));
  const area = useRef<HTMLTextAreaElement>(null);
  const mode = previewModes.find((one) => one.value === modeName) ?? previewModes[0];
  const isLive = mode?.View == null;

  const { request } = asking;
  const blockedReason =
    columns.blockedReason ?? (request.instruction.trim() === "" ? "Write a request first." : null);
  const keyed = columns.columns.map((draft, index): KeyedColumn => {
    const [key, column, label] = [columns.keys[index], columns.resolved[index], columns.labels[index]];
    return { key: key ?? -index, draft, column: column ?? null, label: label ?? "" };
  });

  const runNow = async (only?: number) => {
    const asked = keyed.filter((_, index) => only === undefined || index === only);
    const ready = asked.flatMap(({ key, column }) => (column === null ? [] : [{ key, column }]));
    if (blockedReason !== null) {
      // Only the keyboard comes here: the button says its reason itself.
      tellDone("Nothing was run", { description: blockedReason });
      return;
    }
    if (ready.length < asked.length) return;
    try {
      await beforeRun();
    } catch (error) {
      tellFailure("The draft could not be saved, so nothing was run.", error);
      return;
    }
    // The address then says what was run, whatever the defaults become. On a constitution's own page its defaults
    // stay what they are there: the latest version beside the draft.
    if (constitutionId === undefined) columns.pin();
    asking.pin();
    const { instruction, input } = request;
    const { preset, hasProbabilities } = view;
    void live.start(ready, { request: { instruction, input }, preset, hasLogprobs: hasProbabilities });
  };
  const run = (only?: number) => void runNow(only);

  useShortcuts("Preview", [
    ...(isLive
      ? [
          { keys: "mod+Enter", label: "run", isPinned: true, worksWhileTyping: true, run: () => run() },
          { keys: "Escape", label: "stop", isPinned: true, run: live.stop },
        ]
      : []),
    { keys: "/", label: "go to the request", isPinned: true, run: () => area.current?.focus() },
  ]);

  const count = keyed.length;
  return (
    <div
      className={clsx(
        "flex min-h-0 min-w-0 flex-1 flex-col",
        constitutionId === undefined ? "[--stage-left:var(--gutter)]" : "[--stage-left:24px]",
      )}
    >
      <RequestHead
        asking={asking}
        mode={mode?.value ?? ""}
        onMode={(next) => void setModeName(next)}
        hasRequest={mode?.hasRequest ?? true}
        areaRef={area}
        acts={
          isLive
            ? {
                label: count === 1 ? "Run" : count === 2 ? "Run both" : "Run all",
                run: () => run(),
                stop: live.stop,
                isRunning: live.isRunning,
                blockedReason,
              }
            : null
        }
        columns={columns}
      />
      {mode?.View == null ? (
        <>
          <StageToolbar
            columns={columns}
            view={view}
            onAdd={() => {
              columns.add();
              setOpenKey(columns.nextKey);
            }}
          />
          <ColumnsStage
            stage={{
              store,
              request,
              hasProbabilities: view.hasProbabilities,
              homeConstitutionId: constitutionId ?? null,
              beforeSave: beforeRun,
            }}
            columns={keyed}
            comparedWith={view.comparedWith}
            openKey={openKey}
            onOpen={setOpenKey}
            onChange={columns.change}
            onMove={columns.move}
            onRemove={columns.remove}
            onRun={run}
          />
        </>
      ) : (
        <mode.View columns={columns} request={request} beforeRun={beforeRun} />
      )}
    </div>
  );
}
