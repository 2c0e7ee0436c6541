"use client";
import { useMemo, useState } from "react";
import { describeResult } from "@/components/imports/describe-import";
import { useImport, useRehearsal } from "@/components/imports/queries";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { Notice } from "@/components/ui/signal";
import { ImportPreview } from "./import-preview";
import { readExactText, readImport } from "./read-import";

type Chosen = { batch: number; files: { name: string; text: string }[] };
const none: Chosen = { batch: 0, files: [] };
/** Prompt files go into no seed set; the rehearsal wants the name of one all the same. */
const SEED_SET = "Imported";

/** Takes a prompt file, shows what it holds beside its text, and tells which constitution it became. */
export function ImportPromptFile({
  isOpen,
  onOpenChange,
  onOpened,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onOpened: (id: number) => void;
}) {
  const [chosen, setChosen] = useState<Chosen>(none);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const importing = useImport();
  const [file] = chosen.files;
  const read = useMemo(() => (file === undefined ? null : readImport(file.text)), [file]);
  const rehearsal = useRehearsal(read?.kind === "read" ? chosen : { ...none, batch: chosen.batch }, SEED_SET);
  const result = rehearsal.data?.results[0];
  const refusal = importing.error?.message ?? rehearsal.error?.message ?? unreadable;
  const problem = read?.kind === "malformed" ? read.message : refusal;

  function choose(files: Chosen["files"]) {
    importing.reset();
    setUnreadable(null);
    setChosen((now) => ({ batch: now.batch + 1, files }));
  }
  async function take([first]: File[]) {
    if (first === undefined) return;
    try {
      choose([{ name: first.name, text: await readExactText(first) }]);
    } catch {
      choose([]);
      setUnreadable(`${first.name} is not a text in UTF-8; save it as one and choose it again.`);
    }
  }
  function close() {
    onOpenChange(false);
    choose([]);
  }

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      width={file === undefined ? "md" : "full"}
      title="Import a prompt file"
      description="It becomes a published version of the constitution of its name, and is then in use."
      footer={
        <>
          {result?.kind === "constitution" && !result.isNew ? (
            <span className="mr-auto text-12 text-ink-3">Nothing new; it will be in use.</span>
          ) : null}
          {file === undefined ? null : (
            <Button variant="quiet" onClick={() => choose([])}>
              Choose another file
            </Button>
          )}
          <Button variant="quiet" onClick={close}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabledReason={
              file === undefined
                ? "Choose a file first."
                : problem !== null
                  ? "The file cannot be taken as it is."
                  : result === undefined || importing.isPending
                    ? "One moment."
                    : null
            }
            onClick={() =>
              importing.mutate(
                { files: chosen.files, seedSet: SEED_SET },
                {
                  onSuccess: ({ results: [imported] }) => {
                    close();
                    if (imported?.kind === "constitution") onOpened(imported.constitutionId);
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
      <div className="flex flex-col gap-3">
        {file === undefined || read === null ? (
          <FileDrop
            label="Drop files here, or choose them"
            hint="A text that begins with # and the assistant’s name"
            accept=".txt,.md"
            onFiles={(files) => void take(files)}
          />
        ) : (
          <>
            <ul aria-label="Chosen files">
              <li className="flex items-baseline gap-3">
                <span className="truncate font-medium" title={file.name}>
                  {file.name}
                </span>
                <span className="min-w-0 flex-1 text-12 text-ink-2">
                  {result === undefined ? (rehearsal.isFetching ? "reading…" : "") : describeResult(result)}
                </span>
              </li>
            </ul>
            <ImportPreview key={chosen.batch} text={file.text} read={read} />
          </>
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
