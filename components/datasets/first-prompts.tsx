import { reasonTitle } from "@/components/marks/reason-title";
import type { UploadedFile } from "./making-queries";

/** The first prompts of a file as cleaning leaves them, and which of them would be dropped. */
export function FirstPrompts({ file: { name, first } }: { file: UploadedFile }) {
  return (
    <section aria-label={`First prompts of ${name}`}>
      <h3 className="mb-1.5 text-11 font-medium text-ink-3">
        First prompts of {name}, cleaned with the usual settings
      </h3>
      {first.length === 0 ? (
        <p className="text-12 text-ink-2">None of the first rows holds a prompt.</p>
      ) : (
        <ol className="max-h-40 overflow-auto rounded-field bg-sunken px-3 py-1.5">
          {first.map(({ instruction, input, reason }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are read once and never move.
            <li key={at} className="flex gap-3 py-0.5 text-12">
              <span className="min-w-0 flex-1 truncate" title={instruction}>
                {instruction}
                {input === "" ? null : <span className="text-ink-3"> · {input}</span>}
              </span>
              <span className="shrink-0 text-ink-3">{reason === null ? "" : `○ ${reasonTitle(reason)}`}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
