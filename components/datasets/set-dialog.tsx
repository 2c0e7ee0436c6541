"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { filterSentence } from "@/components/marks/filter-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { type Strata, strataSchema } from "@/lib/datasets/set-wishes";
import { useStartMaking } from "./making-queries";
import { emptySet, type SetDraft, type SetKind, setWishOf } from "./set-drafts";
import { SplitParts } from "./split-parts";

const titles: Record<SetKind, string> = { split: "Split", sample: "Sample", snapshot: "Snapshot" };
const descriptions: Record<SetKind, string> = {
  split: "Each part becomes a dataset of its own. The same seed gives the same parts.",
  sample: "Drawn at random; the same seed draws the same records.",
  snapshot: "A copy that nobody can change any more, with a hash of all that is in it.",
};
const strataLabels: Record<Strata, string> = {
  none: "Nothing",
  verdict: "Verdict",
  reason: "Drop reason",
  topic: "Topic",
  question_type: "Question type",
  script: "Script",
};
const strata = strataSchema.options.map((value) => ({ value, label: strataLabels[value] }));

/** Makes a dataset, or several, of the records that match; the worker does it. */
export function SetDialog({
  kind,
  datasetId,
  source,
  filters,
  matching,
  onClose,
}: {
  kind: SetKind;
  datasetId: number;
  /** The dataset's name. */
  source: string;
  filters: readonly RecordFilter[];
  /** How many records that are, in words. */
  matching: string;
  onClose: () => void;
}) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => emptySet(kind, source, new Date()));
  const change = (part: Partial<SetDraft>) => setDraft((now) => ({ ...now, ...part }));
  const wish = setWishOf(draft, datasetId, filters);
  const start = useStartMaking((made) => {
    onClose();
    if (made.datasetId !== null) router.push(`/datasets/${made.datasetId}`);
  });
  const begin = () => {
    if (typeof wish !== "string") start.mutate({ name: draft.name, wish });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => !is && onClose()}
      title={titles[kind]}
      description={descriptions[kind]}
      footer={
        <>
          <span className="mr-auto text-12 text-ink-2">
            {matching} · {filterSentence(filters)}
          </span>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={start.isPending}
            disabledReason={typeof wish === "string" ? wish : null}
            onClick={begin}
          >
            {titles[kind]}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label="Name" value={draft.name} onChange={(name) => change({ name })} maxLength={120} />
        {kind === "split" ? <SplitParts parts={draft.parts} onChange={(parts) => change({ parts })} /> : null}
        {kind === "snapshot" ? null : <Drawing draft={draft} onChange={change} />}
        {kind === "split" ? <Together draft={draft} onChange={change} /> : null}
      </div>
    </Dialog>
  );
}

type Part = { draft: SetDraft; onChange: (part: Partial<SetDraft>) => void };

function Drawing({ draft, onChange }: Part) {
  const isSample = draft.kind === "sample";
  return (
    <div className="flex flex-wrap items-end gap-4">
      {isSample ? (
        <NumberField
          label="How many"
          className="w-32"
          value={draft.count}
          onChange={(count) => onChange({ count })}
          min={1}
          step={1}
        />
      ) : null}
      <NumberField
        label="Seed"
        className="w-28"
        value={draft.seed}
        onChange={(seed) => onChange({ seed })}
        min={0}
        step={1}
      />
      <SelectField
        label="Evenly by"
        className="w-40"
        value={draft.stratifyBy}
        onChange={(value) => onChange({ stratifyBy: strataSchema.parse(value) })}
        options={strata}
      />
      {isSample && draft.stratifyBy !== "none" ? (
        <SelectField
          label="How often each"
          className="w-44"
          value={draft.spread}
          onChange={(value) => onChange({ spread: value === "equal" ? "equal" : "proportional" })}
          options={[
            { value: "proportional", label: "As in the whole" },
            { value: "equal", label: "All alike" },
          ]}
        />
      ) : null}
    </div>
  );
}

const hints: Record<SetDraft["by"], string> = {
  none: "A request may stand in one part and its copy in another.",
  exact: "Requests that differ in case and white space only stay in one part.",
  novelty: "Requests that score above the threshold by ROUGE-L stay in one part, and so do chains of such.",
};

function Together({ draft, onChange }: Part) {
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label="What stays together"
        value={draft.by}
        onChange={(by) => onChange({ by })}
        options={[
          { value: "none", label: "Nothing" },
          { value: "exact", label: "The same text" },
          { value: "novelty", label: "Near duplicates" },
        ]}
      />
      <p className="text-12 text-ink-3">{hints[draft.by]}</p>
      {draft.by === "novelty" ? (
        <NumberField
          label="Threshold"
          className="w-28"
          value={draft.threshold}
          onChange={(threshold) => onChange({ threshold })}
          min={0}
          max={1}
          step={0.05}
        />
      ) : null}
    </div>
  );
}
