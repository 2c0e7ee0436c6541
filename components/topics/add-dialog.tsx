"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea, TextField } from "@/components/ui/field";
import { plural } from "@/components/ui/number-text";
import type { TopicActs } from "./use-topic-acts";

/** Topics for a type, one a line; a new type begins with its first topics. */
export function AddDialog({
  questionType,
  acts,
  onDone,
  onClose,
}: {
  /** Null: a new type. */
  questionType: string | null;
  acts: TopicActs;
  onDone: (questionType: string) => void;
  onClose: () => void;
}) {
  const [type, setType] = useState(questionType ?? "Questions that require ");
  const [text, setText] = useState("");
  const topics = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const add = () =>
    acts.act({ kind: "add", questionType: type.trim(), topics }, () => {
      onDone(type.trim());
      onClose();
    });
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={questionType === null ? "Add a type" : "Add topics"}
      description="A topic is a noun phrase of one to three words. One a line."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={acts.isPending}
            disabledReason={topics.length === 0 ? "Write a topic first." : null}
            onClick={add}
          >
            Add {topics.length === 0 ? "topics" : plural(topics.length, "topic")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextField label="Question type" value={type} onChange={setType} disabled={questionType !== null} />
        <TextArea label="Topics" rows={6} value={text} onChange={setText} maxHeight={280} />
      </div>
    </Dialog>
  );
}
