"use client";
import { ChevronDown, ChevronUp, Copy, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { SidePanel } from "@/components/ui/side-panel";
import { Notice } from "@/components/ui/signal";
import { requestOf, type SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { FailedList } from "./failed-marks";
import { type NearContext, NearestNote } from "./nearest-note";
import { factsOf } from "./seed-facts";
import { seedPromptProblem } from "./seed-prompt-problem";
import { TaskFields } from "./task-fields";
import { TopicQuestionFields } from "./topic-question-fields";

export type PanelSubject =
  | { kind: "stored"; id: number; position: number; updatedAt: string; seed: SeedPrompt }
  /** `start` is a blank of one kind, or a duplicate. */
  | { kind: "new"; start: SeedPrompt; blanks: Record<SeedPrompt["kind"], SeedPrompt> };

/** Edits one seed prompt beside the table, or makes a new one. */
export function SeedPromptPanel({
  subject,
  onSave,
  isSaving,
  saveError,
  near,
  onDuplicate,
  onRemove,
  onStep,
  onClose,
  onDirty,
}: {
  subject: PanelSubject;
  onSave: (seed: SeedPrompt) => void;
  isSaving: boolean;
  saveError: Error | null;
  near: NearContext;
  onDuplicate: (seed: SeedPrompt) => void;
  onRemove: () => void;
  onStep: (by: -1 | 1) => void;
  onClose: () => void;
  /** Told whenever there is something unsaved, or no more. */
  onDirty: (isDirty: boolean) => void;
}) {
  const start = subject.kind === "stored" ? subject.seed : subject.start;
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

  const { instruction } = requestOf(seed);
  const { failed } = factsOf(seed);
  const note = (
    <>
      <NearestNote
        text={instruction}
        exceptId={subject.kind === "stored" ? subject.id : null}
        context={near}
      />
      {failed.length === 0 || instruction.trim() === "" ? null : (
        <Notice tone="warn" className="-mt-1 items-start text-12 [&>span]:mt-1.5">
          <p>The references would drop it:</p>
          <FailedList failed={failed} />
        </Notice>
      )}
    </>
  );
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
            <>
              <Button size="sm" variant="danger" icon={<Trash2 />} onClick={onRemove}>
                Delete
              </Button>
              <Button size="sm" icon={<Copy />} onClick={() => onDuplicate(seed)}>
                Duplicate
              </Button>
            </>
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
          <TaskFields task={seed.body} onChange={(body) => setSeed({ kind: "task", body })} note={note} />
        ) : (
          <TopicQuestionFields
            question={seed.body}
            onChange={(body) => setSeed({ kind: "topic_question", body })}
            note={note}
          />
        )}
      </div>
    </SidePanel>
  );
}
