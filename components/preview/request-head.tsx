import type { Ref } from "react";
import { Segmented } from "@/components/ui/segmented";
import { MissingNotice } from "./missing-notice";
import { previewModes } from "./preview-modes";
import { RequestBox, type RunActs } from "./request-box";
import { SeedPromptPicker, seedPromptLabel } from "./seed-prompt-picker";
import type { Columns } from "./use-columns";
import type { useRequest } from "./use-request";

/** How it is asked, what is asked, and what runs it. */
export function RequestHead({
  asking,
  mode,
  onMode,
  hasRequest,
  acts,
  columns,
  areaRef,
}: {
  asking: ReturnType<typeof useRequest>;
  mode: string;
  onMode: (mode: string) => void;
  hasRequest: boolean;
  acts: RunActs | null;
  columns: Columns;
  areaRef: Ref<HTMLTextAreaElement>;
}) {
  const { request, seedPrompt } = asking;
  return (
    <div className="shrink-0 border-b border-line pt-3 pr-(--gutter) pb-3.5 pl-(--stage-left)">
      <div className="flex h-7 items-center gap-2">
        {previewModes.length === 1 ? (
          <h2 className="font-semibold">Request</h2>
        ) : (
          <Segmented label="How to ask" value={mode} onChange={onMode} options={previewModes} />
        )}
        <span className="ml-auto" />
        {hasRequest ? (
          <>
            <span className="min-w-0 truncate text-12 text-ink-3">
              {seedPrompt === null ? "" : seedPromptLabel(seedPrompt)}
            </span>
            <SeedPromptPicker chosen={seedPrompt} onChoose={asking.choose} />
          </>
        ) : null}
      </div>
      {hasRequest ? (
        <div className="mt-2">
          <RequestBox request={request} onChange={asking.change} acts={acts} areaRef={areaRef} />
        </div>
      ) : null}
      <MissingNotice columns={columns} />
    </div>
  );
}
