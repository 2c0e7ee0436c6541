import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { Segmented } from "@/components/ui/segmented";
import type { TurnChoice } from "@/lib/datasets/record-import/record-format";
import { ImportFileRow } from "./import-file-row";
import { ImportMapping } from "./import-mapping";
import { ImportPreview } from "./import-preview";
import { type RecordUpload, uploadRecords, useStartImport } from "./import-queries";
import { ImportTarget } from "./import-target";
import { useUploads } from "./use-uploads";

const turnHints: Record<TurnChoice, string> = {
  first: "The first request and its reply are the record; later turns are left out and counted.",
  each: "Every request with its reply is a record, which keeps the turns before it in its facts.",
  refuse: "A conversation of several requests is a bad row.",
};

/** Files, how each is read, what that makes of it, and where it goes. Nothing is stored before it is started. */
export function ImportForm({ onStarted }: { onStarted: (id: number) => void }) {
  const { uploads, add, remove, change } = useUploads<RecordUpload>(uploadRecords);
  const [shownKey, setShownKey] = useState<number | null>(null);
  const [turns, setTurns] = useState<TurnChoice>("first");
  const [name, setName] = useState("");
  const [into, setInto] = useState<number | null>(null);
  const start = useStartImport(onStarted);

  const ready = uploads.flatMap(({ key, state }) =>
    state.is === "ready" ? [{ key, file: state.file }] : [],
  );
  const shown = ready.find(({ key }) => key === shownKey) ?? ready.at(-1);
  const hasTalk = ready.some(({ file }) => file.format === "sharegpt" || file.format === "chat");
  const unmapped = ready.find(
    ({ file }) => file.format === "fields" && file.mapping.instruction === undefined,
  );
  const reason =
    uploads.length === 0
      ? "Choose a file first."
      : uploads.some(({ state }) => state.is === "failed")
        ? "Leave out what cannot be read."
        : ready.length < uploads.length
          ? "The files are on their way."
          : unmapped === undefined
            ? null
            : `Say where the instruction stands in ${unmapped.file.name}.`;

  return (
    <div className="flex flex-col gap-5">
      <FileDrop
        label="Drop files here, or choose them"
        hint="JSONL, JSON, CSV, TSV, Parquet or text, also as .gz: Alpaca, ShareGPT, chat messages, Dromedary, I-SHEEP, Argilla, Label Studio, this studio’s own, or any fields"
        isMultiple
        onFiles={add}
      />
      {uploads.length === 0 ? null : (
        <ul aria-label="Chosen files" className="border-t border-line">
          {uploads.map((upload) => (
            <ImportFileRow
              key={upload.key}
              upload={upload}
              isShown={upload.key === shown?.key}
              onShow={() => setShownKey(upload.key)}
              onFormat={(format) => change(upload.key, { format })}
              onRemove={() => remove(upload.key)}
            />
          ))}
        </ul>
      )}
      {hasTalk ? (
        <div className="flex items-center gap-3">
          <Segmented
            label="Conversations of several turns"
            value={turns}
            onChange={setTurns}
            options={[
              { value: "first", label: "First turn" },
              { value: "each", label: "Each turn" },
              { value: "refuse", label: "Refuse" },
            ]}
          />
          <span className="text-12 text-ink-3">{turnHints[turns]}</span>
        </div>
      ) : null}
      {shown?.file.format === "fields" ? (
        <ImportMapping file={shown.file} onMapping={(mapping) => change(shown.key, { mapping })} />
      ) : null}
      {shown === undefined ? null : <ImportPreview file={shown.file} turns={turns} />}
      <ImportTarget name={name} onName={setName} into={into} onInto={setInto} />
      <Button
        variant="primary"
        className="self-start"
        disabled={start.isPending}
        disabledReason={reason}
        onClick={() =>
          start.mutate({
            name: into === null ? name : "",
            wish: {
              kind: "import",
              files: ready.map(({ file }) => ({
                name: file.name,
                at: { kind: "upload", id: file.id },
                format: file.format,
                mapping: file.format === "fields" ? file.mapping : {},
              })),
              turns,
              into,
            },
          })
        }
      >
        Import
      </Button>
    </div>
  );
}
