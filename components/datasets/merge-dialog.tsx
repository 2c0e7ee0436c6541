"use client";

import { useState } from "react";
import { useDebounced } from "@/components/shell/use-debounced";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { Notice } from "@/components/ui/signal";
import { Checkbox } from "@/components/ui/toggle";
import { sumSources } from "@/lib/datasets/making-counts";
import { useMergeCount, useStartMaking } from "./making-queries";
import { countWords } from "./making-words";
import { emptyMerge, type MergeDraft, mergeWishOf } from "./merge-draft";
import { MergeSources } from "./merge-sources";

const ways = [
  { value: "none" as const, label: "Keep all" },
  { value: "exact" as const, label: "The same text" },
  { value: "novelty" as const, label: "Near duplicates" },
];

const wayHints: Record<MergeDraft["by"], string> = {
  none: "Everything that is kept in a source is taken.",
  exact: "Drops what differs from an earlier one in case and white space only.",
  novelty: "Drops also what scores above the threshold by ROUGE-L against anything taken before.",
};

/** Chooses sources and how they are merged, says what it would come to, and hands it to the worker. */
export function MergeDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState(emptyMerge);
  const change = (part: Partial<MergeDraft>) => setDraft((now) => ({ ...now, ...part }));
  const wish = mergeWishOf(draft);
  const start = useStartMaking(onClose);
  // A name changes no count.
  const counted = useDebounced(JSON.stringify({ ...draft, name: "", keepDropped: false }), 350);
  const settled = mergeWishOf(JSON.parse(counted));
  const count = useMergeCount(typeof settled === "string" ? null : settled);
  const sources = count.data?.sources ?? [];
  const { kept, read, dropped } = sumSources(sources);
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => !is && onClose()}
      title="Merge"
      description="The kept records of datasets, and seed prompts, become one dataset. Of equal ones the first stays."
      width="lg"
      footer={
        <>
          <span className="mr-auto text-12 text-ink-2" aria-live="polite">
            {sources.length === 0
              ? count.isFetching
                ? "Counting…"
                : ""
              : `${formatCount(kept)} of ${formatCount(read)} would be kept${kept === read ? "" : ` · dropped ${countWords(dropped)}`}`}
          </span>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={start.isPending}
            disabledReason={typeof wish === "string" ? wish : null}
            onClick={() => typeof wish !== "string" && start.mutate({ name: draft.name, wish })}
          >
            Merge
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label="Name"
          value={draft.name}
          onChange={(name) => change({ name })}
          maxLength={120}
          placeholder="e.g. prompts, merged"
        />
        <MergeSources
          sources={draft.sources}
          counts={sources}
          onChange={(next) => change({ sources: next })}
        />
        <div className="flex flex-col gap-2">
          <Segmented
            label="What comes twice"
            value={draft.by}
            onChange={(by) => change({ by })}
            options={ways}
          />
          <p className="text-12 text-ink-3">{wayHints[draft.by]}</p>
          {draft.by === "novelty" ? (
            <div className="flex gap-4">
              <NumberField
                label="Threshold"
                className="w-28"
                value={draft.threshold}
                onChange={(threshold) => change({ threshold })}
                min={0}
                max={1}
                step={0.05}
              />
              <SelectField
                label="Compared"
                className="w-64"
                value={draft.compares}
                onChange={(compares) =>
                  change({ compares: compares === "prompt" ? "prompt" : "instruction" })
                }
                options={[
                  { value: "prompt", label: "Instruction and input" },
                  { value: "instruction", label: "Instruction alone, as Self-Instruct" },
                ]}
              />
            </div>
          ) : null}
        </div>
        <MergeOrder draft={draft} onChange={change} />
        <Checkbox
          label="Store what is dropped too, with the nearest that was there before"
          isOn={draft.keepDropped}
          onChange={(keepDropped) => change({ keepDropped })}
        />
        {count.error !== null ? <Notice tone="bad">{count.error.message}</Notice> : null}
      </div>
    </Dialog>
  );
}

function MergeOrder({
  draft: { isSampled, sampleCount, isShuffled, shuffleSeed },
  onChange,
}: {
  draft: MergeDraft;
  onChange: (part: Partial<MergeDraft>) => void;
}) {
  return (
    <div className="flex min-h-[52px] items-end gap-5">
      <div className="flex flex-col gap-2 pb-1">
        <Checkbox label="Shuffle" isOn={isShuffled} onChange={(is) => onChange({ isShuffled: is })} />
        <Checkbox label="Draw a sample" isOn={isSampled} onChange={(is) => onChange({ isSampled: is })} />
      </div>
      {isSampled ? (
        <NumberField
          label="How many"
          className="w-32"
          value={sampleCount}
          onChange={(count) => onChange({ sampleCount: count })}
          min={1}
          step={1}
        />
      ) : null}
      {isSampled || isShuffled ? (
        <NumberField
          label="Seed"
          className="w-32"
          value={shuffleSeed}
          onChange={(seed) => onChange({ shuffleSeed: seed })}
          min={0}
          step={1}
        />
      ) : null}
    </div>
  );
}
