"use client";
import clsx from "clsx";
import { type Ref, useMemo } from "react";
import { TextArea } from "@/components/ui/field";
import { findSlots } from "@/lib/templates/fill-template";
import type { TemplateRole } from "@/lib/templates/template";
import { templateRoles } from "@/lib/templates/template-roles";

/** A template's text in mono, letter for letter as it is sent, with its slots lit. */
export function SlotField({
  role,
  value,
  onChange,
  fieldRef,
}: {
  role: TemplateRole;
  value: string;
  onChange: (text: string) => void;
  fieldRef: Ref<HTMLTextAreaElement>;
}) {
  const known = templateRoles[role].slots.map(({ name }) => name);
  return (
    <TextArea
      label="Text"
      isLabelHidden
      ref={fieldRef}
      value={value}
      onChange={onChange}
      spellCheck={false}
      boxClassName="font-mono text-[12.5px] leading-[20px] px-3 py-2.5"
      backdrop={<SlotMarks text={value} known={known} />}
    />
  );
}

/** The marks behind the letters; a line break at the end needs something after it to take its room. */
function SlotMarks({ text, known }: { text: string; known: readonly string[] }) {
  const pieces = useMemo(() => splitAtEverySlot(text), [text]);
  return (
    <>
      {pieces.map(({ start, piece, slot }) => (
        <span
          key={start}
          className={clsx(
            slot !== null && "rounded-[2px] box-decoration-clone py-px",
            slot !== null &&
              (known.includes(slot)
                ? "bg-accent-wash shadow-[inset_0_-1px_0_var(--accent-line)]"
                : "bg-warn-wash underline decoration-warn decoration-wavy decoration-1 underline-offset-4"),
          )}
        >
          {piece}
        </span>
      ))}
      {"\u200b"}
    </>
  );
}

function splitAtEverySlot(text: string): { start: number; piece: string; slot: string | null }[] {
  const pieces: { start: number; piece: string; slot: string | null }[] = [];
  let from = 0;
  const add = (to: number, slot: string | null) => {
    if (to > from) pieces.push({ start: from, piece: text.slice(from, to), slot });
    from = to;
  };
  for (const { name, start, end } of findSlots(text)) {
    add(start, null);
    add(end, name);
  }
  add(text.length, null);
  return pieces;
}
