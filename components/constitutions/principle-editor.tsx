"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { TextArea, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { formatCount, plural } from "@/components/ui/number-text";
import type { Principle } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { principleNameProblem } from "@/lib/constitutions/prompt-file-grammar";
import { FindingMark } from "./finding-mark";

/** One principle, open for editing. */
export function PrincipleEditor({
  principle,
  citedIn,
  findings,
  tokens,
  isFirst,
  isLast,
  onText,
  onRename,
  onMove,
  onRemove,
  onClose,
}: {
  principle: Principle;
  /** Exemplars that cite it, counted from 0. */
  citedIn: readonly number[];
  findings: readonly Finding[];
  tokens: number | undefined;
  isFirst: boolean;
  isLast: boolean;
  onText: (text: string) => void;
  onRename: (name: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div className="border-b border-line py-3 pr-(--gutter) pl-(--gutter) shadow-[inset_2px_0_0_var(--accent)]">
      <div className="flex items-center gap-2.5">
        <PrincipleNumber number={principle.number} />
        <NameField principle={principle} onRename={onRename} onEscape={onEscape} />
        <div className="ml-auto flex items-center gap-1">
          <Kbd tone="faint">Alt ↑ ↓</Kbd>
          <IconButton
            label={`Move principle ${principle.number} up`}
            size="sm"
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={`Move principle ${principle.number} down`}
            size="sm"
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <ArrowDown />
          </IconButton>
          <IconButton label={`Remove principle ${principle.number}`} size="sm" onClick={onRemove}>
            <Trash2 />
          </IconButton>
        </div>
      </div>
      <TextArea
        label={`Text of principle ${principle.number}`}
        isLabelHidden
        isProse
        autoFocus
        value={principle.text}
        // A prompt file gives a principle one line.
        onChange={(text) => onText(text.replace(/\s*\n\s*/g, " "))}
        onKeyDown={onEscape}
        className="mt-2 max-w-[calc(68ch+24px)] text-15"
      />
      {findings.map((finding) => (
        <p key={finding.message} className="mt-2 flex items-baseline gap-2.5 text-12 text-ink-2">
          <FindingMark severity={finding.severity} />
          {finding.message}
        </p>
      ))}
      <p className="mt-2 text-12 text-ink-3">
        {citedIn.length === 0
          ? "no exemplar cites it"
          : `cited in ${citedIn.length === 1 ? "exemplar" : "exemplars"} ${citedIn.map((index) => index + 1).join(", ")}`}
        {" · "}
        {formatCount(principle.text.length)} characters
        {tokens === undefined ? "" : ` · ${plural(tokens, "token")}`}
      </p>
    </div>
  );
}

/** Takes a new name when it is left or Enter is pressed: every citation is rewritten then, not at each letter. */
function NameField({
  principle,
  onRename,
  onEscape,
}: {
  principle: Principle;
  onRename: (name: string) => void;
  onEscape: (event: KeyboardEvent) => void;
}) {
  const [name, setName] = useState(principle.name);
  useEffect(() => setName(principle.name), [principle.name]);
  const problem = principleNameProblem(name);
  const settle = () => {
    if (problem === null && name !== principle.name) onRename(name);
    else setName(principle.name);
  };
  return (
    <TextField
      label={`Name of principle ${principle.number}`}
      isLabelHidden
      value={name}
      onChange={setName}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
        onEscape(event);
      }}
      error={problem === null ? null : `This ${problem}`}
      className="w-72"
    />
  );
}
