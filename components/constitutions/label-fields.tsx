"use client";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/signal";
import { TextButton } from "@/components/ui/text-link";
import { type Constitution, DEFAULT_LABELS, type SpeakerLabels } from "@/lib/constitutions/constitution";
import { speakerLabels } from "@/lib/constitutions/template";
import type { EditDraft } from "./use-draft";

const parts: { part: keyof SpeakerLabels; label: string }[] = [
  { part: "user", label: "User" },
  { part: "thoughts", label: "Thoughts" },
  { part: "reply", label: "Reply" },
  { part: "autoReply", label: "Auto reply" },
];

/** The words that begin each speaker's part, with what they read as. */
export function LabelFields({
  draft,
  edit,
  problem,
}: {
  draft: Constitution;
  edit: EditDraft;
  problem: string | null;
}) {
  const labels = draft.labels ?? DEFAULT_LABELS;
  const shown = speakerLabels(draft);
  const put = (next: SpeakerLabels, isTyping: boolean) =>
    edit(
      ({ labels: _, ...rest }) => (isPublished(next) ? rest : { ...rest, labels: next }),
      "changed the speaker labels",
      { isTyping },
    );
  return (
    <fieldset>
      <legend className="flex w-full items-baseline pb-2 text-12 font-medium text-ink-2">
        Speaker labels
        <span className="ml-2 font-normal text-ink-3">
          each may name <code className="font-mono text-11">{"{{name}}"}</code>; the colon is added
        </span>
        {draft.labels === undefined ? null : (
          <TextButton className="ml-auto font-normal text-ink-3" onClick={() => put(DEFAULT_LABELS, false)}>
            As published
          </TextButton>
        )}
      </legend>
      <div className="grid grid-cols-[72px_minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5">
        {parts.map(({ part, label }) => (
          <div key={part} className="col-span-full grid grid-cols-subgrid items-center">
            <span aria-hidden className="text-12 text-ink-3">
              {label}
            </span>
            <TextField
              label={`Label of the ${label.toLowerCase()}`}
              isLabelHidden
              value={labels[part]}
              onChange={(text) => put({ ...labels, [part]: text }, true)}
            />
            <code className="truncate font-mono text-12 text-ink-2" title={`${shown[part]}:`}>
              {shown[part]}:
            </code>
          </div>
        ))}
      </div>
      {problem === null ? null : (
        <Notice tone="bad" className="mt-2">
          {problem}
        </Notice>
      )}
    </fieldset>
  );
}

const isPublished = (labels: SpeakerLabels) =>
  parts.every(({ part }) => labels[part] === DEFAULT_LABELS[part]);
