"use client";
import type { ReactNode } from "react";
import { CitedText } from "@/components/marks/cited-text";
import type { Principle, Turn } from "@/lib/constitutions/constitution";
import { EditableProse } from "./editable-prose";

type Part = keyof Turn;

/** What the user said, the thoughts with their citations lit, the reply; each edited by a click on it. */
export function TurnView({
  turn,
  where,
  principles,
  onChange,
}: {
  turn: Turn;
  /** e.g. "turn 2". */
  where: string;
  principles: readonly Principle[];
  /** Without it the turn is only read. */
  onChange?: (turn: Turn, part: Part) => void;
}) {
  const prose = (part: Part, words: string, children: ReactNode, className?: string) => (
    <EditableProse
      label={`${words} of ${where}`}
      value={turn[part]}
      isReadOnly={onChange === undefined}
      onChange={(value) => onChange?.({ ...turn, [part]: value }, part)}
      className={className}
    >
      {children}
    </EditableProse>
  );
  return (
    <div className="flex flex-col gap-2">
      <Labelled label="User">{prose("user", "the user’s words", turn.user, "font-[450]")}</Labelled>
      <Labelled label="Thoughts">
        <div className="border-l border-line-2 pl-3.5">
          {prose(
            "thoughts",
            "the thoughts",
            <CitedText text={turn.thoughts} principles={principles} />,
            "text-ink-2",
          )}
        </div>
      </Labelled>
      <Labelled label="Reply">{prose("reply", "the reply", turn.reply)}</Labelled>
    </div>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-0.5 text-11 font-medium text-ink-3">{label}</p>
      {children}
    </div>
  );
}
