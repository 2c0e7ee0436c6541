"use client";
import clsx from "clsx";
import { useLayoutEffect, useRef, useState } from "react";
import type { VariableValues } from "@/lib/constitutions/template";

const readValue = (values: VariableValues, name: string) => values[name as keyof VariableValues] ?? "";

/** The variables that fit what is typed, below the place where it is typed. The text box keeps the focus. */
export function VariableOptions({
  id,
  textBefore,
  isProse,
  names,
  values,
  chosen,
  onChoose,
}: {
  id: string;
  /** What stands before the braces: it says where they are. */
  textBefore: string;
  isProse: boolean;
  names: readonly string[];
  values: VariableValues;
  chosen: number;
  onChoose: (name: string) => void;
}) {
  const mark = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place follows the text.
  useLayoutEffect(() => {
    const span = mark.current;
    if (span !== null) setPlace({ left: span.offsetLeft, top: span.offsetTop + span.offsetHeight });
  }, [textBefore]);
  return (
    <>
      <span
        aria-hidden
        className={clsx(
          "pointer-events-none invisible absolute inset-0 border border-transparent wrap-break-word whitespace-pre-wrap",
          isProse ? "prose-text px-3 py-2 text-15" : "px-2.5 py-1.5",
        )}
      >
        {textBefore}
        <span ref={mark}>{"{{"}</span>
      </span>
      <div
        id={id}
        role="listbox"
        aria-label="Variables"
        style={place ?? { visibility: "hidden" }}
        className="absolute z-30 mt-1 min-w-56 rounded-float bg-surface p-1 text-13 shadow-pop"
      >
        {names.map((name, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text box has the focus and says which is chosen.
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys choose as well.
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(name)}
            className={clsx(
              "flex h-[30px] cursor-pointer items-center gap-3 rounded-field px-2 hover:bg-hover",
              index === chosen && "bg-hover",
            )}
          >
            <code className="font-mono text-12">{`{{${name}}}`}</code>
            <ValueText value={readValue(values, name)} className="ml-auto max-w-48 text-12" />
          </div>
        ))}
      </div>
    </>
  );
}

/** The variables, those in the text with what they stand for; a press puts one in where the caret is. */
export function VariableButtons({
  names,
  values,
  used,
  onInsert,
}: {
  names: readonly string[];
  values: VariableValues;
  /** Those that the text names: what they stand for is told beside them. */
  used: readonly string[];
  onInsert: (name: string) => void;
}) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-ink-3">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={`Insert {{${name}}}`}
          title={`Insert {{${name}}}: ${readValue(values, name) || "empty"}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(name)}
          className="-mx-1 flex items-baseline gap-1.5 rounded-chip px-1 hover:bg-hover hover:text-ink"
        >
          <code className="font-mono text-11">{`{{${name}}}`}</code>
          {used.includes(name) ? <ValueText value={readValue(values, name)} className="max-w-48" /> : null}
        </button>
      ))}
    </p>
  );
}

function ValueText({ value, className }: { value: string; className: string }) {
  return (
    <span className={clsx("truncate", value === "" ? "text-ink-3 italic" : "text-ink-2", className)}>
      {value === "" ? "empty" : value}
    </span>
  );
}
