"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Checkbox } from "@/components/ui/toggle";
import type { CleaningSettings } from "@/lib/datasets/clean-wish";
import { CleaningFields } from "./cleaning-fields";
import { FirstPrompts } from "./first-prompts";
import { uploadFile, useStartMaking } from "./making-queries";
import { UploadRow } from "./upload-row";
import { useUploads } from "./use-uploads";

const usual: CleaningSettings = {
  rules: "mended",
  minTokens: 2,
  maxTokens: 256,
  orcaLimit: 10_000,
  seed: 42,
};

/** Takes files of public prompts in, shows what they hold, and has the worker clean them into a dataset. */
export function ImportPromptsDialog({ onClose }: { onClose: () => void }) {
  const { uploads, add, remove, change } = useUploads(uploadFile);
  const [name, setName] = useState("");
  const [settings, setSettings] = useState<Partial<CleaningSettings>>(usual);
  const [tokensOfServerId, setTokensOf] = useState<number | null>(null);
  const [keepDropped, setKeepDropped] = useState(false);
  const start = useStartMaking(onClose);
  const ready = uploads.flatMap(({ state }) => (state.is === "ready" ? [state.file] : []));
  const shown = ready.at(-1);
  const whole = Object.values(settings).every((value) => value !== undefined);
  const reason =
    uploads.length === 0
      ? "Choose a file first."
      : ready.length < uploads.length
        ? uploads.some(({ state }) => state.is === "failed")
          ? "Leave out what cannot be read."
          : "The files are on their way."
        : whole
          ? null
          : "A number is missing in the settings.";
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => !is && onClose()}
      title="Import prompts"
      description="Public prompts, cleaned as Dromedary-2 does: ShareGPT, OpenOrca, Dolly, OASST, or instructions one a line."
      width="xl"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={start.isPending}
            disabledReason={reason}
            onClick={() =>
              start.mutate({
                name,
                wish: {
                  kind: "clean",
                  files: ready.map(({ id, name: file, holds }) => ({
                    name: file,
                    at: { kind: "upload", id },
                    holds,
                  })),
                  settings: { ...usual, ...settings },
                  tokensOfServerId,
                  keepDropped,
                },
              })
            }
          >
            Import
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FileDrop
          label="Drop files here, or choose them"
          hint="JSON, JSON objects one a line, or Parquet; of any size"
          accept=".json,.jsonl,.parquet,.ndjson"
          isMultiple
          onFiles={add}
        />
        {uploads.length === 0 ? null : (
          <ul aria-label="Chosen files" className="border-t border-line">
            {uploads.map((upload) => (
              <UploadRow
                key={upload.key}
                upload={upload}
                onKind={(holds) => change(upload.key, { holds })}
                onRemove={() => remove(upload.key)}
              />
            ))}
          </ul>
        )}
        {shown === undefined ? null : <FirstPrompts file={shown} />}
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          maxLength={120}
          placeholder="e.g. public prompts"
        />
        <CleaningFields
          settings={settings}
          onSettings={(part) => setSettings((now) => ({ ...now, ...part }))}
          tokensOfServerId={tokensOfServerId}
          onTokensOf={setTokensOf}
        />
        <Checkbox
          label="Store what is dropped too, with its reason"
          isOn={keepDropped}
          onChange={setKeepDropped}
        />
      </div>
    </Dialog>
  );
}
