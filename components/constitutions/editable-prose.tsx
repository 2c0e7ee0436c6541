"use client";
import clsx from "clsx";
import { type FocusEvent, type ReactNode, useState } from "react";
import { TextArea } from "@/components/ui/field";

/**
 * Prose that is read until it is clicked, then edited in place; Escape or leaving it ends that. `children` is how
 * it reads.
 */
export function EditableProse({
  label,
  value,
  onChange,
  children,
  className,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
  className?: string;
}) {
  const [isEditing, setIsEditing] = useState(false);
  // What is moved on the page is left for a moment and comes back: see holdFocus.
  const endIfLeft = ({ currentTarget }: FocusEvent) =>
    void setTimeout(() => {
      if (document.activeElement !== currentTarget) setIsEditing(false);
    });
  if (isEditing) {
    return (
      <TextArea
        label={label}
        isLabelHidden
        isProse
        autoFocus
        value={value}
        onChange={onChange}
        onBlur={endIfLeft}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setIsEditing(false);
        }}
        className="-mx-3 max-w-[calc(68ch+24px)] text-15"
        boxClassName={className}
      />
    );
  }
  return (
    <button
      type="button"
      onClick={() => setIsEditing(true)}
      className={clsx(
        "prose-text text-15 break-words whitespace-pre-wrap",
        "-mx-3 block w-[calc(100%+24px)] max-w-[calc(68ch+24px)] cursor-text rounded-field px-3 py-[9px] text-left hover:bg-hover focus-visible:rounded-field",
        className,
      )}
    >
      <span className="sr-only">Edit {label}: </span>
      {value === "" ? <span className="text-ink-3">empty; write here</span> : children}
    </button>
  );
}
