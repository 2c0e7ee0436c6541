"use client";
import { Plus, Trash2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { plural } from "@/components/ui/number-text";
import { bodyOf, type DraftEntry, newAnswer } from "./identity-draft";

/** Questions that ask for the same, and the answers that each of them gets. */
export function EntryFields({
  entry,
  number,
  onChange,
  onRemove,
}: {
  entry: DraftEntry;
  /** From 1. */
  number: number;
  onChange: (entry: DraftEntry) => void;
  onRemove: () => void;
}) {
  const { answers } = entry;
  const written = bodyOf({ name: "", entries: [entry], values: {} }).entries[0];
  const rows = (written?.questions.length ?? 0) * (written?.answers.length ?? 0);
  return (
    <section
      id={`group-${number}`}
      aria-label={`Group ${number}`}
      className="scroll-mt-4 border-b border-line py-4 last:border-b-0"
    >
      <div className="flex items-center gap-2 pb-2">
        <h2 className="font-semibold">Group {number}</h2>
        <span className="text-12 text-ink-3">{plural(rows, "row")}</span>
        <IconButton label={`Remove group ${number}`} className="ml-auto" onClick={onRemove}>
          <Trash2 />
        </IconButton>
      </div>
      <div className="grid grid-cols-2 gap-5">
        <TextArea
          label="Questions, one a line"
          value={entry.questions}
          onChange={(questions) => onChange({ ...entry, questions })}
          rows={4}
        />
        <div className="flex min-w-0 flex-col gap-2">
          {answers.map((answer, index) => (
            <div key={answer.key} className="flex items-start gap-1">
              <TextArea
                className="flex-1"
                label={`Answer ${index + 1}`}
                value={answer.text}
                onChange={(text) =>
                  onChange({
                    ...entry,
                    answers: answers.map((other) => (other.key === answer.key ? { ...other, text } : other)),
                  })
                }
                rows={2}
              />
              <IconButton
                label={`Remove answer ${index + 1} of group ${number}`}
                className="mt-5"
                disabled={answers.length === 1}
                onClick={() =>
                  onChange({ ...entry, answers: answers.filter(({ key }) => key !== answer.key) })
                }
              >
                <X />
              </IconButton>
            </div>
          ))}
          <Button
            size="sm"
            icon={<Plus />}
            className="self-start"
            onClick={() => onChange({ ...entry, answers: [...answers, newAnswer()] })}
          >
            Answer
          </Button>
        </div>
      </div>
    </section>
  );
}
