"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea, TextField } from "@/components/ui/field";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { PresetView } from "@/lib/api/filter-presets";
import { isBuiltIn } from "@/lib/filters/presets";
import { usePublish } from "./queries";
import type { PresetEditor } from "./use-preset-editor";

/** Publishes the edited rules as the next version of their preset, or of another; built-in ones stay as they are. */
export function PublishDialog({
  editor,
  presets,
  isOpen,
  onOpenChange,
}: {
  editor: PresetEditor;
  presets: readonly PresetView[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { shown } = editor;
  const [typed, setTyped] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const publish = usePublish();
  const usual = shown === undefined ? "" : shown.isBuiltIn ? `my ${shown.name}` : shown.name;
  const name = (typed ?? usual).trim();
  const after = presets.find((one) => one.name === name)?.version ?? 0;
  const error = isBuiltIn(name) ? "This preset is built in and stays as it is; choose another name." : null;
  const submit = () =>
    publish.mutate(
      {
        name,
        after,
        rules: [...editor.rules],
        note,
        basedOn: shown === undefined ? null : `${shown.name} version ${shown.version}`,
      },
      {
        onSuccess: (published) => {
          editor.discard();
          editor.open(published.name, null);
          setTyped(null);
          setNote("");
          onOpenChange(false);
          tellDone(`Published ${published.name} version ${published.version}.`);
        },
        onError: (cause) => tellFailure("It was not published.", cause),
      },
    );
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      width="sm"
      title={`Publish ${name === "" ? "a preset" : `${name} version ${after + 1}`}`}
      description="A version never changes again; builds name it."
      footer={
        <>
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={publish.isPending}
            disabledReason={name === "" ? "It needs a name." : error}
            onClick={submit}
          >
            Publish
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <TextField
          label="Name"
          value={typed ?? usual}
          onChange={setTyped}
          maxLength={60}
          error={error}
          hint={after === 0 ? "A new preset." : `The next version after ${after}.`}
        />
        <TextArea label="Note" value={note} onChange={setNote} placeholder="What changed, and why" />
      </div>
    </Dialog>
  );
}
