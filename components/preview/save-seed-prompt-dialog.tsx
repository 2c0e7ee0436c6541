"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { seedPromptsQuery, seedSetsQuery } from "@/components/generation/queries";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Notice } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import { tellDone } from "@/components/ui/toast";
import { Switch } from "@/components/ui/toggle";
import { undoing, useAct } from "@/components/ui/use-act";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { saveAsSeedPrompt } from "./completion-acts";
import { RequestText } from "./request-text";
import { nextTaskId, type SeedDraft, seedFromRequest, taskName } from "./seed-from-request";

/** Keeps the request of a completion as a seed prompt of a set. */
export function SaveSeedPromptDialog({ request, onClose }: { request: PromptRequest; onClose: () => void }) {
  const client = useQueryClient();
  const sets = useQuery(seedSetsQuery).data?.seedSets ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const set = sets.find((one) => one.id === chosen) ?? sets.find((one) => one.isInUse) ?? sets[0] ?? null;
  const known = useQuery(seedPromptsQuery(set?.id ?? null)).data?.seedPrompts;
  const [draft, setDraft] = useState<SeedDraft>({
    kind: "task",
    name: taskName(request),
    isClassification: false,
    topic: "",
    questionType: "",
  });
  const change = (next: Partial<SeedDraft>) => setDraft((now) => ({ ...now, ...next }));
  const taskId = nextTaskId((known ?? []).flatMap((one) => (one.kind === "task" ? [one.body.id] : [])));
  const read = seedFromRequest(request, draft, taskId);
  const problem =
    set === null
      ? "There is no seed set yet; import one first."
      : known === undefined
        ? "Reading the set …"
        : "error" in read
          ? read.error
          : null;
  const act = useAct(async () => {
    if (set === null || "error" in read) return;
    const { undo } = await saveAsSeedPrompt(client, { seedSetId: set.id, seedPrompt: read.seedPrompt });
    tellDone(`Added to “${set.name}”`, {
      description: (
        <TextLink
          href={`/seed-prompts?set=${set.id}&q=${encodeURIComponent(request.instruction.slice(0, 60))}`}
        >
          Open it
        </TextLink>
      ),
      undo: undoing(undo, "The seed prompt could not be taken back."),
    });
    onClose();
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Save the request as a seed prompt"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onClick={act.run} disabled={act.isPending} disabledReason={problem}>
            Add to the set
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {act.error === null ? null : <Notice tone="bad">{act.error.message}</Notice>}
        <RequestText request={request} />
        <SelectField
          label="Seed set"
          value={set === null ? "" : String(set.id)}
          onChange={(id) => setChosen(Number(id))}
          options={
            set === null
              ? [{ value: "", label: "none yet" }]
              : sets.map((one) => ({
                  value: String(one.id),
                  label: one.isInUse ? `${one.name} (in use)` : one.name,
                }))
          }
        />
        <Segmented
          label="Kind"
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { value: "task", label: "Task" },
            { value: "topic_question", label: "Topic question", isDisabled: request.input !== "" },
          ]}
        />
        {draft.kind === "task" ? (
          <>
            <TextField
              label="Name"
              hint={`Its id will be ${taskId}.`}
              value={draft.name}
              onChange={(name) => change({ name })}
            />
            <Switch
              label="Classification"
              isOn={draft.isClassification}
              onChange={(isClassification) => change({ isClassification })}
            />
          </>
        ) : (
          <div className="grid grid-cols-2 gap-3">
            <TextField label="Topic" value={draft.topic} onChange={(topic) => change({ topic })} />
            <TextField
              label="Type"
              value={draft.questionType}
              onChange={(questionType) => change({ questionType })}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}
