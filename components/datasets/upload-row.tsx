import { X } from "lucide-react";
import { SelectField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { formatBytes } from "@/components/ui/number-text";
import { FailureMark, LiveDot } from "@/components/ui/signal";
import { type PromptFileKind, promptFileKindSchema } from "@/lib/datasets/clean-wish";
import { promptFileKinds } from "@/lib/datasets/prompt-cleaning/prompt-file-kinds";
import type { UploadedFile } from "./making-queries";
import type { Upload } from "./use-uploads";

const kinds = promptFileKindSchema.options.map((value) => ({ value, label: promptFileKinds[value].title }));

/** A chosen file: on its way, what it holds, or why it cannot be read. */
export function UploadRow({
  upload: { name, size, state },
  onKind,
  onRemove,
}: {
  upload: Upload<UploadedFile>;
  onKind: (holds: PromptFileKind) => void;
  onRemove: () => void;
}) {
  return (
    <li className="flex min-h-10 items-center gap-3 border-b border-line">
      <span className="w-64 shrink-0 truncate font-medium" title={name}>
        {name}
      </span>
      <span className="w-20 shrink-0 text-right text-12 text-ink-3">{formatBytes(size)}</span>
      <span className="flex min-w-0 flex-1 items-center gap-2 text-12 text-ink-2" aria-live="polite">
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
          <SelectField
            label={`What ${name} holds`}
            isLabelHidden
            isSmall
            value={state.file.holds}
            onChange={(value) => onKind(promptFileKindSchema.parse(value))}
            options={kinds}
          />
        )}
      </span>
      <IconButton label={`Leave out ${name}`} size="sm" onClick={onRemove}>
        <X />
      </IconButton>
    </li>
  );
}
