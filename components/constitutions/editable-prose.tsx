"use client";
import clsx from "clsx";
import { type ReactNode, useState } from "react";
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
  isReadOnly = false,
  className,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
  isReadOnly?: boolean;
  className?: string;
}) {
  const [isEditing, setIsEditing] = useState(false);
  const prose = clsx("prose-text max-w-[68ch] text-15 break-words whitespace-pre-wrap", className);
  if (isReadOnly) return <div className={prose}>{children}</div>;
  if (isEditing) {
    return (
      <TextArea
        label={label}
        isLabelHidden
        isProse
        autoFocus
        value={value}
        onChange={onChange}
        onBlur={() => setIsEditing(false)}
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
        prose,
        "-mx-3 block w-[calc(100%+24px)] max-w-[calc(68ch+24px)] cursor-text rounded-field px-3 py-[9px] text-left hover:bg-hover focus-visible:rounded-field",
      )}
    >
      <span className="sr-only">Edit {label}: </span>
      {value === "" ? <span className="text-ink-3">empty; write here</span> : children}
    </button>
  );
}
