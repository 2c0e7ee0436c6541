"use client";
import clsx from "clsx";
import { type ComponentProps, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { TextArea } from "@/components/ui/field";
import { type VariableValues, variablesIn } from "@/lib/constitutions/template";
import { type MarkedStretch, markText } from "./text-marks";
import { completionsOf, insertVariable, openVariableAt } from "./variable-completion";
import { VariableButtons, VariableOptions } from "./variable-options";

type Caret = { start: number; end: number };

/**
 * A text that may name variables: they are marked in it, offered once `{{` is typed, and stand below to be put in.
 * What is new since `before` is marked as well.
 */
export function TemplateField({
  values,
  before = null,
  hasButtons = true,
  value,
  onChange,
  onKeyDown,
  ...area
}: Omit<ComponentProps<typeof TextArea>, "backdrop" | "overlay"> & {
  /** The variables that may be named here. */
  values: VariableValues;
  /** The text in the latest version; null marks nothing as new. */
  before?: string | null;
  hasButtons?: boolean;
}) {
  const own = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState<Caret>({ start: value.length, end: value.length });
  const [chosen, setChosen] = useState(0);
  const [isOffering, setIsOffering] = useState(false);
  const marked = useMemo(() => markText(value, values, before), [value, values, before]);
  const names = Object.keys(values);
  const open = isOffering && caret.start === caret.end ? openVariableAt(value, caret.start) : null;
  const offered = open === null ? [] : completionsOf(open, names);

  // What is opened to be written on begins at its end.
  const isFirst = useRef(area.autoFocus ?? false);
  useEffect(() => {
    const box = own.current;
    if (isFirst.current) box?.setSelectionRange(box.value.length, box.value.length);
    isFirst.current = false;
  }, []);
  const readCaret = () => {
    const box = own.current;
    if (box !== null) setCaret({ start: box.selectionStart, end: box.selectionEnd });
  };
  function insert(name: string) {
    const next = insertVariable(value, caret, name);
    onChange(next.text);
    setIsOffering(false);
    setCaret({ start: next.caret, end: next.caret });
    requestAnimationFrame(() => {
      own.current?.focus();
      own.current?.setSelectionRange(next.caret, next.caret);
    });
  }
  function chooseByKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    const name = offered[Math.min(chosen, offered.length - 1)];
    if (name === undefined || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === "ArrowDown") setChosen((now) => (now + 1) % offered.length);
    else if (event.key === "ArrowUp") setChosen((now) => (now + offered.length - 1) % offered.length);
    else if (event.key === "Enter" || event.key === "Tab") insert(name);
    else if (event.key === "Escape") setIsOffering(false);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", area.className)}>
      <TextArea
        {...area}
        className={undefined}
        ref={own}
        value={value}
        onChange={(text) => {
          onChange(text);
          setChosen(0);
          setIsOffering(true);
          readCaret();
        }}
        onSelect={readCaret}
        onBlur={(event) => {
          setIsOffering(false);
          area.onBlur?.(event);
        }}
        onKeyDown={(event) => {
          if (!chooseByKey(event)) onKeyDown?.(event);
        }}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={
          offered.length > 0 ? `${listId}-${Math.min(chosen, offered.length - 1)}` : undefined
        }
        backdrop={<Backdrop marked={marked} />}
        overlay={
          open === null || offered.length === 0 ? null : (
            <VariableOptions
              id={listId}
              textBefore={value.slice(0, open.start)}
              isProse={area.isProse ?? false}
              names={offered}
              values={values}
              chosen={Math.min(chosen, offered.length - 1)}
              onChoose={insert}
            />
          )
        }
      />
      {hasButtons ? (
        <VariableButtons names={names} values={values} used={variablesIn(value)} onInsert={insert} />
      ) : null}
    </div>
  );
}

/** The marks behind the letters; a line break at the end needs something after it to take its room. */
function Backdrop({ marked }: { marked: readonly MarkedStretch[] }) {
  return (
    <>
      {marked.map(({ text, start, variable, isNew }) => (
        <span
          key={start}
          className={clsx(
            "rounded-[2px] box-decoration-clone py-px",
            isNew && "bg-accent-wash",
            variable === "known" && "bg-cell",
            variable === "empty" &&
              "bg-cell underline decoration-warn decoration-wavy decoration-1 underline-offset-4",
          )}
        >
          {text}
        </span>
      ))}
      {"\u200b"}
    </>
  );
}
