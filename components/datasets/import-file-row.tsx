import clsx from "clsx";
import { X } from "lucide-react";
import { SelectField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { formatBytes } from "@/components/ui/number-text";
import { FailureMark, LiveDot } from "@/components/ui/signal";
import { recordFormatSchema } from "@/lib/datasets/import-wish";
import type { RecordFormatName } from "@/lib/datasets/record-import/record-format";
import { recordFormats } from "@/lib/datasets/record-import/record-formats";
import type { RecordUpload } from "./import-queries";
import type { Upload } from "./use-uploads";

const formats = recordFormatSchema.options.map((value) => ({ value, label: recordFormats[value].title }));

/** A chosen file: on its way, the format that was found with the reason, or why it cannot be read. */
export function ImportFileRow({
  upload: { name, size, state },
  isShown,
  onShow,
  onFormat,
  onRemove,
}: {
  upload: Upload<RecordUpload>;
  isShown: boolean;
  onShow: () => void;
  onFormat: (format: RecordFormatName) => void;
  onRemove: () => void;
}) {
  return (
    <li
      className={clsx("flex min-h-10 items-center gap-3 border-b border-line", isShown && "bg-accent-wash")}
    >
      <button
        type="button"
        aria-pressed={isShown}
        disabled={state.is !== "ready"}
        onClick={onShow}
        className="w-64 shrink-0 truncate pl-2 text-left font-medium"
        title={name}
      >
        {name}
      </button>
      <span className="w-20 shrink-0 text-right text-12 text-ink-3">{formatBytes(size)}</span>
      <span className="flex min-w-0 flex-1 items-center gap-3 text-12 text-ink-2" aria-live="polite">
        {state.is === "sending" ? (
          <>
            <LiveDot /> on its way
          </>
        ) : state.is === "failed" ? (
          <>
            <FailureMark />
            <span className="min-w-0 break-words">{state.why}</span>
          </>
        ) : (
          <>
            <SelectField
              label={`Format of ${name}`}
              isLabelHidden
              isSmall
              className="w-60 shrink-0"
              value={state.file.format}
              onChange={(value) => onFormat(recordFormatSchema.parse(value))}
              options={formats}
            />
            <span className="min-w-0 truncate">{whyOf(state.file)}</span>
          </>
        )}
      </span>
      <IconButton label={`Leave out ${name}`} size="sm" onClick={onRemove}>
        <X />
      </IconButton>
    </li>
  );
}

function whyOf({ format, guesses }: RecordUpload): string {
  const found = guesses.find((guess) => guess.format === format);
  if (found === undefined) return "chosen by hand; its first rows do not look like it";
  return found === guesses[0] ? `found: ${found.why}` : `chosen by hand: ${found.why}`;
}
