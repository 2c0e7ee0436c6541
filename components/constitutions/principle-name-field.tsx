"use client";
import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import type { Principle } from "@/lib/constitutions/constitution";
import { principleNameProblem } from "@/lib/constitutions/prompt-file-grammar";

/** Reads as text until it is gone to. Takes a new name when it is left or at Enter: citations follow it then. */
export function PrincipleNameField({
  principle,
  onRename,
  onEscape,
}: {
  principle: Principle;
  onRename: (name: string) => void;
  onEscape: (event: KeyboardEvent) => void;
}) {
  const id = useId();
  const [name, setName] = useState(principle.name);
  useEffect(() => setName(principle.name), [principle.name]);
  const problem = principleNameProblem(name);
  const settle = () => {
    // What is proposed may be refused; until then the name stays what it is.
    setName(principle.name);
    if (problem === null && name !== principle.name) onRename(name);
  };
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      <input
        type="text"
        autoComplete="off"
        aria-label={`Name of principle ${principle.number}`}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : id}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle();
          if (event.key === "Escape") setName(principle.name);
          onEscape(event);
        }}
        className={clsx(
          "prose-text -ml-[7px] h-6 min-w-0 flex-1 rounded-field border border-transparent bg-transparent px-1.5 font-[550] hover:border-line-2 focus:outline-none",
          "focus-visible:rounded-field focus-visible:border-accent focus-visible:bg-surface focus-visible:shadow-[0_0_0_1px_var(--accent)]",
        )}
      />
      {problem === null ? null : (
        <span id={id} role="alert" className="text-12 text-bad">
          It {problem}
        </span>
      )}
    </span>
  );
}
