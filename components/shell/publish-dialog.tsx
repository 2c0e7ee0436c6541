"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { plural } from "@/components/ui/number-text";
import { AttentionMark, Notice } from "@/components/ui/signal";
import { tellDone } from "@/components/ui/toast";

/** Publishes the draft as the next version, for good. */
export function PublishDialog({
  number,
  description,
  isOpen,
  onOpenChange,
  warningCount,
  publish,
}: {
  /** Of the version that it becomes. */
  number: number;
  description: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  warningCount: number;
  /** Saves what is not saved yet and publishes it. */
  publish: (note: string) => Promise<unknown>;
}) {
  const [note, setNote] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  async function act() {
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    try {
      await publish(note.trim());
      tellDone(`Published version ${number}`);
      setNote("");
      onOpenChange(false);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`Publish version ${number}`}
      description={description}
      footer={
        <>
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button variant="primary" disabled={isBusy} onClick={() => void act()}>
            Publish version {number}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextArea
          label="Note"
          value={note}
          onChange={setNote}
          rows={3}
          maxLength={2000}
          autoFocus
          placeholder="What is different, and why"
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void act();
          }}
        />
        {warningCount === 0 ? null : (
          <p className="flex items-center gap-2 text-12 text-ink-2">
            <AttentionMark /> {plural(warningCount, "finding is", "findings are")} worth a look first; none
            forbids publishing.
          </p>
        )}
        {error === null ? null : <Notice tone="bad">{error.message}</Notice>}
      </div>
    </Dialog>
  );
}
