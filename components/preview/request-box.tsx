"use client";

import { Minus, Plus, Square } from "lucide-react";
import { type KeyboardEvent, type Ref, useId } from "react";
import { useIsApple } from "@/components/shell/use-is-apple";
import { Button } from "@/components/ui/button";
import { printedKey } from "@/components/ui/kbd";

export type RequestDraft = { instruction: string; input: string; hasInput: boolean };

/** What the request box can start; absent where something else runs the request. */
export type RunActs = {
  /** "Run", "Run both", "Run all". */
  label: string;
  run: () => void;
  stop: () => void;
  isRunning: boolean;
  /** Why it cannot be run now, null if it can. */
  blockedReason: string | null;
};

/** What is asked: an instruction and, when wanted, an input. ⌘/Ctrl+Enter runs it from inside the text. */
export function RequestBox({
  request,
  onChange,
  acts,
  areaRef,
}: {
  request: RequestDraft;
  onChange: (change: Partial<RequestDraft>) => void;
  acts: RunActs | null;
  areaRef: Ref<HTMLTextAreaElement>;
}) {
  const id = useId();
  const isApple = useIsApple();
  const onKeyDown = (event: KeyboardEvent) => {
    if (acts === null) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      acts.run();
    }
    if (event.key === "Escape" && acts.isRunning) {
      event.preventDefault();
      acts.stop();
    }
  };
  return (
    <div
      // The box is one field to the eye; its border answers for both areas.
      className="flex items-start rounded-[8px] border border-line-2 bg-surface transition-colors duration-(--fast) focus-within:border-accent focus-within:shadow-[0_0_0_1px_var(--accent)] has-[button:focus]:border-line-2 has-[button:focus]:shadow-none"
    >
      <div className="min-w-0 flex-1">
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
          placeholder="Ask something, or choose a seed prompt"
          className={`${area} max-h-40 min-h-15.5 py-1.5`}
        />
        {request.hasInput ? (
          <div className="border-t border-line">
            <label htmlFor={`${id}-input`} className="block px-3.5 pt-1.5 text-11 font-medium text-ink-3">
              Input
            </label>
            <textarea
              id={`${id}-input`}
              value={request.input}
              onChange={(event) => onChange({ input: event.target.value })}
              onKeyDown={onKeyDown}
              rows={2}
              className={`${area} max-h-28 pb-1.5`}
            />
          </div>
        ) : null}
      </div>
      <div className="flex h-15.5 shrink-0 items-center gap-2 px-2">
        <Button
          size="sm"
          variant="quiet"
          icon={request.hasInput ? <Minus /> : <Plus />}
          aria-label={request.hasInput ? "Without an input" : "With an input"}
          onClick={() => onChange({ hasInput: !request.hasInput, input: "" })}
        >
          Input
        </Button>
        {acts === null ? null : (
          <>
            <Button icon={<Square />} kbd="Esc" onClick={acts.stop} disabled={!acts.isRunning}>
              Stop
            </Button>
            <Button
              variant="primary"
              kbd={printedKey("mod+Enter", isApple)}
              onClick={acts.run}
              disabledReason={acts.blockedReason}
            >
              {acts.label}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

const area =
  "prose-text block w-full resize-none field-sizing-content bg-transparent px-3.5 text-15 placeholder:text-ink-3 focus:outline-none focus-visible:shadow-none";
