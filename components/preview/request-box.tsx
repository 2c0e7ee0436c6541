"use client";

import { Minus, Plus, Square } from "lucide-react";
import { type KeyboardEvent, type Ref, useId } from "react";
import { useIsApple } from "@/components/shell/use-is-apple";
import { Button } from "@/components/ui/button";
import { printedKey } from "@/components/ui/kbd";

export type RequestDraft = { instruction: string; input: string; hasInput: boolean };

/** What is asked: an instruction and, when wanted, an input. ⌘/Ctrl+Enter runs it from inside the text. */
export function RequestBox({
  request,
  onChange,
  onRun,
  onStop,
  isRunning,
  blockedReason,
  areaRef,
}: {
  request: RequestDraft;
  onChange: (change: Partial<RequestDraft>) => void;
  onRun: () => void;
  onStop: () => void;
  isRunning: boolean;
  /** Why it cannot be run now, null if it can. */
  blockedReason: string | null;
  areaRef: Ref<HTMLTextAreaElement>;
}) {
  const id = useId();
  const isApple = useIsApple();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      if (blockedReason === null) onRun();
    }
    if (event.key === "Escape" && isRunning) {
      event.preventDefault();
      onStop();
    }
  };
  return (
    <div
      // The box is one field to the eye; its border answers for both areas.
      className="rounded-[8px] border border-line-2 bg-surface transition-colors duration-(--fast) focus-within:border-accent focus-within:shadow-[0_0_0_1px_var(--accent)] has-[button:focus]:border-line-2 has-[button:focus]:shadow-none"
    >
      <label htmlFor={id} className="sr-only">
        Request
      </label>
      <textarea
        id={id}
        ref={areaRef}
        value={request.instruction}
        onChange={(event) => onChange({ instruction: event.target.value })}
        onKeyDown={onKeyDown}
        rows={2}
        placeholder="Ask something, or pick a seed prompt"
        className={`${area} max-h-48 min-h-16.5`}
      />
      {request.hasInput ? (
        <div className="border-t border-line">
          <label htmlFor={`${id}-input`} className="block px-3.5 pt-2 text-11 font-medium text-ink-3">
            Input
          </label>
          <textarea
            id={`${id}-input`}
            value={request.input}
            onChange={(event) => onChange({ input: event.target.value })}
            onKeyDown={onKeyDown}
            rows={2}
            className={`${area} max-h-32 pt-0.5`}
          />
        </div>
      ) : null}
      <div className="flex items-center gap-2 px-2 pt-0.5 pb-2">
        <Button
          size="sm"
          variant="quiet"
          icon={request.hasInput ? <Minus /> : <Plus />}
          onClick={() => onChange({ hasInput: !request.hasInput, input: "" })}
        >
          Input
        </Button>
        <span className="ml-auto" />
        <Button icon={<Square />} kbd="Esc" onClick={onStop} disabled={!isRunning}>
          Stop
        </Button>
        <Button
          variant="primary"
          kbd={printedKey("mod+Enter", isApple)}
          onClick={onRun}
          disabledReason={blockedReason}
        >
          Run
        </Button>
      </div>
    </div>
  );
}

const area =
  "prose-text block w-full resize-none field-sizing-content bg-transparent px-3.5 pt-2.5 pb-1 text-15 placeholder:text-ink-3 focus:outline-none focus-visible:shadow-none";
