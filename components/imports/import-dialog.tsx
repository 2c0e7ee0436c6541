"use client";
import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useDebounced } from "@/components/shell/use-debounced";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/signal";
import type { ImportResult } from "@/lib/api/imports";
import { changesAnything, describeResult } from "./describe-import";
import { ImportPreview } from "./import-preview";
import { type Batch, useImport, useRehearsal } from "./queries";
import { refusalOf } from "./refusal";

const none: Batch = { batch: 0, files: [] };

/** Chooses files, says what importing them would do, and imports them: all or none. */
export function ImportDialog({
  isOpen,
  onOpenChange,
  title,
  description,
  hint,
  hasSeedSet = false,
  onImported,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description: ReactNode;
  hint: string;
  /** Asks for the seed set that seed files go into. */
  hasSeedSet?: boolean;
  onImported: (result: ImportResult) => void;
}) {
  const [chosen, setChosen] = useState<Batch>(none);
  const [seedSet, setSeedSet] = useState("Imported");
  const settledSet = useDebounced(seedSet.trim(), 300);
  const rehearsal = useRehearsal(chosen, settledSet);
  const importing = useImport();
  const error = importing.error ?? rehearsal.error;
  const results = rehearsal.data?.results;
  const refusal = rehearsal.data === undefined ? null : refusalOf(rehearsal.data);
  const problem = error?.message ?? refusal;
  const hasPreview = results?.some((result) => result.kind === "seed_prompts") ?? false;

  function choose(files: Batch["files"]) {
    importing.reset();
    setChosen((now) => ({ batch: now.batch + 1, files }));
  }
  async function addFiles(files: File[]) {
    const read = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
    choose([...chosen.files.filter((old) => read.every((file) => file.name !== old.name)), ...read]);
  }
  function close() {
    onOpenChange(false);
    setChosen((now) => ({ ...none, batch: now.batch + 1 }));
    importing.reset();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={title}
      description={description}
      width={hasPreview ? "lg" : "md"}
      footer={
        <>
          {results !== undefined && problem === null && !changesAnything(results) ? (
            <span className="mr-auto text-12 text-ink-3">Nothing new; it will be in use.</span>
          ) : null}
          <Button variant="quiet" onClick={close}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabledReason={
              chosen.files.length === 0
                ? "Choose a file first."
                : results === undefined || problem !== null
                  ? "The files cannot be imported as they are."
                  : importing.isPending || settledSet !== seedSet.trim()
                    ? "One moment."
                    : null
            }
            onClick={() =>
              importing.mutate(
                { files: chosen.files, seedSet: settledSet },
                {
                  onSuccess: (result) => {
                    close();
                    onImported(result);
                  },
                },
              )
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
          hint={hint}
          accept=".txt,.md,.json,.jsonl"
          isMultiple
          onFiles={(files) => void addFiles(files)}
        />
        {hasSeedSet ? (
          <TextField
            label="Seed set"
            value={seedSet}
            onChange={setSeedSet}
            maxLength={80}
            error={seedSet.trim() === "" ? "A seed set needs a name." : null}
            hint="Made if there is none of this name; the same seed prompt is never added twice."
          />
        ) : null}
        {chosen.files.length === 0 ? null : (
          <ul aria-label="Chosen files" className="border-t border-line">
            {chosen.files.map((file, index) => {
              const result = results?.[index];
              return (
                <li key={file.name} className="border-b border-line">
                  <div className="flex min-h-9 items-center gap-3">
                    <span className="max-w-56 shrink-0 truncate font-medium" title={file.name}>
                      {file.name}
                    </span>
                    <span className="min-w-0 flex-1 text-12 text-ink-2">
                      {result === undefined
                        ? rehearsal.isFetching
                          ? "reading…"
                          : ""
                        : describeResult(result)}
                    </span>
                    <IconButton
                      label={`Leave out ${file.name}`}
                      size="sm"
                      onClick={() => choose(chosen.files.filter((other) => other !== file))}
                    >
                      <X />
                    </IconButton>
                  </div>
                  {result?.kind === "seed_prompts" && result.preview !== undefined ? (
                    <ImportPreview file={file.name} preview={result.preview} />
                  ) : null}
                </li>
              );
            })}
          </ul>
        )}
        {problem === null ? null : (
          <Notice tone="bad">
            <p className="break-words">{problem}</p>
            <p className="text-12 text-ink-2">Nothing was imported.</p>
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
