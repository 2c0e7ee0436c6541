"use client";
import { ChevronDown, ChevronUp, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { SidePanel } from "@/components/ui/side-panel";
import { Notice } from "@/components/ui/signal";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { seedPromptProblem } from "./seed-prompt-problem";
import { TaskFields } from "./task-fields";
import { TopicQuestionFields } from "./topic-question-fields";

export type PanelSubject =
  | { kind: "stored"; id: number; position: number; updatedAt: string; seed: SeedPrompt }
  | { kind: "new"; blanks: Record<SeedPrompt["kind"], SeedPrompt> };

/** Edits one seed prompt beside the table, or makes a new one. */
export function SeedPromptPanel({
  subject,
  onSave,
  isSaving,
  saveError,
  onRemove,
  onStep,
  onClose,
  onDirty,
}: {
  subject: PanelSubject;
  onSave: (seed: SeedPrompt) => void;
  isSaving: boolean;
  saveError: Error | null;
  onRemove: () => void;
  onStep: (by: -1 | 1) => void;
  onClose: () => void;
  /** Told whenever there is something unsaved, or no more. */
  onDirty: (isDirty: boolean) => void;
}) {
  const start = subject.kind === "stored" ? subject.seed : subject.blanks.task;
  const [seed, setSeed] = useState<SeedPrompt>(start);
  const base = subject.kind === "stored" ? subject.seed : subject.blanks[seed.kind];
  const isDirty = JSON.stringify(seed) !== JSON.stringify(base);
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const problem = seedPromptProblem(seed);
  const save = () => {
    if (isDirty && problem === null && !isSaving) onSave(seed);
  };
  useShortcuts("Seed prompt", [
    { keys: "mod+Enter", label: "save", isPinned: isDirty, worksWhileTyping: true, run: save },
    { keys: "Escape", label: "close", isPinned: !isDirty, run: onClose },
  ]);

  return (
    <SidePanel
      label="Seed prompt"
      title={
        subject.kind === "new"
          ? "New seed prompt"
          : `${seed.kind === "task" ? "Task" : "Topic question"} ${subject.position + 1}`
      }
      onClose={onClose}
      aside={
        subject.kind === "new" ? null : (
          <>
            <IconButton label="Previous (k)" size="sm" onClick={() => onStep(-1)}>
              <ChevronUp />
            </IconButton>
            <IconButton label="Next (j)" size="sm" onClick={() => onStep(1)}>
              <ChevronDown />
            </IconButton>
          </>
        )
      }
      footer={
        <>
          {subject.kind === "new" ? null : (
            <Button size="sm" variant="danger" icon={<Trash2 />} onClick={onRemove}>
              Delete
            </Button>
          )}
          <span className="ml-auto truncate text-12 text-ink-3">
            {subject.kind === "new" ? null : isDirty ? (
              "not saved"
            ) : (
              <>
                changed <RelativeTime at={subject.updatedAt} />
              </>
            )}
          </span>
          <Button
            size="sm"
            variant="primary"
            disabledReason={problem ?? (isDirty ? null : "Nothing is changed.")}
            disabled={isSaving}
            onClick={save}
          >
            {subject.kind === "new" ? "Add" : "Save"}
          </Button>
        </>
      }
    >
      <div
        className="flex flex-col gap-4 pt-1"
        onKeyDownCapture={(event) => {
          // The first Escape leaves the text box, the second one the drawer.
          if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
        }}
      >
        {subject.kind === "new" ? (
          <Segmented
            label="Kind"
            value={seed.kind}
            onChange={(kind) => setSeed(subject.blanks[kind])}
            options={[
              { value: "task", label: "Task" },
              { value: "topic_question", label: "Topic question" },
            ]}
          />
        ) : null}
        {saveError === null ? null : <Notice tone="bad">{saveError.message} Nothing was changed.</Notice>}
        {seed.kind === "task" ? (
          <TaskFields task={seed.body} onChange={(body) => setSeed({ kind: "task", body })} />
        ) : (
          <TopicQuestionFields
            question={seed.body}
            onChange={(body) => setSeed({ kind: "topic_question", body })}
          />
        )}
      </div>
    </SidePanel>
  );
}
