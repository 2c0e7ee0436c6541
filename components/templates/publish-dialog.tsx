"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { plural } from "@/components/ui/number-text";
import { AttentionMark, Notice } from "@/components/ui/signal";
import { tellDone } from "@/components/ui/toast";
import type { TemplateView } from "@/lib/api/templates";
import { usePublish } from "./queries";

/** Publishes the draft as the next version, for good. */
export function PublishDialog({
  view,
  warningCount,
  settle,
  onClose,
}: {
  view: TemplateView;
  warningCount: number;
  /** Saves what is not saved yet and gives the revision. */
  settle: () => Promise<number>;
  onClose: () => void;
}) {
  const [note, setNote] = useState("");
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const publish = usePublish(view.id);
  const number = (view.latestVersion ?? 0) + 1;
  async function act() {
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    try {
      await publish.mutateAsync({ revision: await settle(), note: note.trim() });
      tellDone(`Published version ${number}`);
      onClose();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setIsBusy(false);
    }
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Publish version ${number}`}
      description="A version never changes. Builds keep the text that they were made with."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
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
