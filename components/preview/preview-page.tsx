"use client";

import { useMemo, useRef } from "react";
import { useConstitutionBody } from "@/components/generation/queries";
import { readSampling, type SamplingDraft } from "@/components/generation/sampling-fields";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorState } from "@/components/ui/error-state";
import { citedNumbers } from "@/lib/constitutions/citations";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { exactRequest } from "@/lib/generation/generate";
import { selfAlign } from "@/lib/steps/self-align";
import { MissingNotice } from "./missing-notice";
import { isUnderWay } from "./preview-run";
import { PreviewSettings } from "./preview-settings";
import { PrincipleList } from "./principle-list";
import { RequestBox } from "./request-box";
import { RunStage, useParsedRun } from "./run-stage";
import { SeedPromptPicker, seedPromptLabel } from "./seed-prompt-picker";
import { usePreviewRun } from "./use-preview-run";
import { usePreviewSettings } from "./use-preview-settings";
import { useRequest } from "./use-request";

/** One request, one constitution, one server: watch the thoughts stream before a build is worth its price. */
export function PreviewPage() {
  const settings = usePreviewSettings();
  const { url, setUrl, constitutionId, view, version, server, draft } = settings;
  const { run, start, stop } = usePreviewRun();
  const body = useConstitutionBody(constitutionId, version);
  const constitution = useMemo(() => (body === null ? null : showConstitution(body)), [body]);
  const parsed = useParsedRun(run);
  const area = useRef<HTMLTextAreaElement>(null);
  const { request, change, choose, seedPrompt } = useRequest(url.seedPrompt, (id) =>
    setUrl({ seedPrompt: id }),
  );

  const sampling = readSampling(draft);
  const isRunning = isUnderWay(run);
  const blockedReason = blockedBecause({
    hasServer: server !== null,
    hasConstitution: constitutionId !== null && version !== null,
    isEmpty: request.instruction.trim() === "",
    settingsError: "error" in sampling ? sampling.error : null,
  });
  const label = version === "draft" ? "Draft" : version === null ? "–" : `Version ${version}`;
  const words = [
    ...(server === null ? [] : [server.isSample ? `${server.name}, scripted` : server.name]),
    `temperature ${draft.temperature ?? "–"}`,
    `top-p ${draft.topP ?? "–"}`,
    `seed ${draft.seed ?? "–"}`,
  ];

  const runNow = () => {
    if (blockedReason !== null || constitutionId === null || version === null || server === null) return;
    if ("error" in sampling) return;
    const { instruction, input } = request;
    // The address then says what was run, whatever the defaults become.
    void setUrl({ constitution: constitutionId, version: String(version), server: server.id });
    void start(
      { constitutionId, version, serverId: server.id, ...sampling, instruction, input },
      `${view?.name ?? ""} ${label.toLowerCase()}`.trim(),
      words,
    );
  };

  useShortcuts("Preview", [
    { keys: "mod+Enter", label: "run", isPinned: true, worksWhileTyping: true, run: runNow },
    { keys: "Escape", label: "stop", isPinned: true, run: stop },
    { keys: "/", label: "go to the request", isPinned: true, run: () => area.current?.focus() },
  ]);

  const failed = settings.constitutions.error ?? settings.servers.error;
  const exact =
    constitution === null || "error" in sampling
      ? null
      : exactRequest({ step: selfAlign, constitution, request, ...sampling });

  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead title="Preview" sub="One request, streamed as a build would ask it. Nothing is stored." />
      {failed === null ? null : (
        <ErrorState
          className="px-8"
          title="The constitutions and servers could not be read."
          error={failed}
          onRetry={() => {
            void settings.constitutions.refetch();
            void settings.servers.refetch();
          }}
        />
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[320px_minmax(0,1fr)_300px] min-[1600px]:grid-cols-[360px_minmax(0,1fr)_420px]">
        <PreviewSettings
          {...settings}
          onChange={(next) => void setUrl(next)}
          onSampling={(next: Partial<SamplingDraft>) => void setUrl(next)}
        />
        <div className="flex min-h-0 min-w-0 flex-col border-x border-line">
          <div className="border-b border-line px-6 pt-3 pb-3.5">
            <div className="mb-2 flex h-6 items-center gap-2">
              <h2 className="font-semibold">Request</h2>
              <span className="min-w-0 truncate text-12 text-ink-3">
                {seedPrompt === null ? "" : seedPromptLabel(seedPrompt)}
              </span>
              <span className="ml-auto" />
              <SeedPromptPicker chosen={seedPrompt} onChoose={choose} />
            </div>
            <RequestBox
              request={request}
              onChange={change}
              onRun={runNow}
              onStop={stop}
              isRunning={isRunning}
              blockedReason={blockedReason}
              areaRef={area}
            />
            <MissingNotice
              hasServer={server !== null || settings.servers.isPending}
              hasConstitution={constitutionId !== null || settings.constitutions.isPending}
            />
          </div>
          <RunStage
            run={run}
            parsed={parsed}
            constitution={constitution}
            next={{
              label: `${view?.name ?? ""} ${label.toLowerCase()}`.trim(),
              settings: words,
              prompt: exact?.prompt ?? null,
              stop: exact?.stop ?? null,
            }}
          />
        </div>
        <aside aria-label="Principles" className="min-h-0 overflow-y-auto">
          <h2 className="flex h-11 items-center gap-2 px-5 font-semibold">
            Principles
            <span className="font-normal text-12 text-ink-3">light up as they are cited</span>
          </h2>
          <PrincipleList
            principles={(run?.started?.constitution ?? constitution)?.principles ?? []}
            cited={parsed === null ? [] : citedNumbers(parsed.citations)}
          />
        </aside>
      </div>
    </div>
  );
}

function blockedBecause(state: {
  hasServer: boolean;
  hasConstitution: boolean;
  isEmpty: boolean;
  settingsError: string | null;
}): string | null {
  if (!state.hasConstitution) return "There is no constitution yet.";
  if (!state.hasServer) return "There is no server yet.";
  if (state.settingsError !== null) return state.settingsError;
  return state.isEmpty ? "Write a request first." : null;
}
