"use client";
import clsx from "clsx";
import { FileUp } from "lucide-react";
import { type ReactNode, useState } from "react";

/** A place to drop files on or to choose them with. */
export function FileDrop({
  label,
  hint,
  accept,
  isMultiple = false,
  onFiles,
}: {
  label: string;
  hint?: ReactNode;
  /** As of `<input accept>`, e.g. ".jsonl,.txt". */
  accept?: string;
  isMultiple?: boolean;
  onFiles: (files: File[]) => void;
}) {
  const [isOver, setIsOver] = useState(false);
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={clsx(
        "flex cursor-pointer flex-col items-center gap-1 rounded-field border border-dashed px-4 py-6 text-center transition-colors duration-(--fast)",
        "focus-within:shadow-(--ring) hover:bg-hover",
        isOver ? "border-accent bg-accent-wash" : "border-line-2",
      )}
    >
      <FileUp aria-hidden className="size-4 text-ink-3" />
      <span className="font-medium">{label}</span>
      {hint ? <span className="text-12 text-ink-3">{hint}</span> : null}
      <input
        type="file"
        accept={accept}
        multiple={isMultiple}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was mended.
          event.target.value = "";
        }}
      />
    </label>
  );
}
