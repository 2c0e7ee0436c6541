"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import type { TopicRow } from "@/lib/api/topics";
import type { TopicActs } from "./use-topic-acts";

/** Another name for a topic: what the build made stays as a record, dropped as renamed. */
export function RenameDialog({
  topic,
  acts,
  onClose,
}: {
  topic: TopicRow;
  acts: TopicActs;
  onClose: () => void;
}) {
  const [name, setName] = useState(topic.topic);
  const isSame = name.trim() === "" || name.trim() === topic.topic;
  const rename = () => acts.act({ kind: "rename", id: topic.id, topic: name.trim() }, onClose);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="sm"
      title={`Rename “${topic.topic}”`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={acts.isPending}
            disabledReason={isSame ? "Write another name first." : null}
            onClick={rename}
          >
            Rename
          </Button>
        </>
      }
    >
      <TextField
        label="Topic"
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !isSame) rename();
        }}
      />
    </Dialog>
  );
}
