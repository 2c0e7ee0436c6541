import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";

/** A request as it was asked, to be read. */
export function RequestText({ request }: { request: PromptRequest }) {
  return (
    <div className="prose-text max-h-40 overflow-auto rounded-field bg-sunken px-3 py-2 whitespace-pre-wrap">
      {request.instruction}
      {request.input === "" ? null : <p className="mt-1.5 text-ink-2">{request.input}</p>}
    </div>
  );
}
