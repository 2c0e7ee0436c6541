"use client";
import { Trash2 } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { TextArea } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TextButton } from "@/components/ui/text-link";
import type { Principle } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { hueOf } from "@/lib/constitutions/principle-hue";
import type { VariableValues } from "@/lib/constitutions/template";
import { FindingMark } from "./finding-mark";
import { EvidenceLine, type PrincipleEvidence } from "./principle-evidence";
import { PrincipleHueButton } from "./principle-hue-button";
import { PrincipleNameField } from "./principle-name-field";
import { PrincipleNumberButton } from "./principle-number-button";
import { PrincipleSwitch, TokenCount } from "./principle-row";
import { TemplateField } from "./template-field";

/** What can be done with one principle. */
export type PrincipleActs = {
  onText: (text: string) => void;
  onRename: (name: string) => void;
  onNumber: (number: number) => void;
  onHue: (hue: number) => void;
  onNote: (note: string) => void;
  onSwitch: (isOn: boolean) => void;
  onRemove: () => void;
};

/** One principle, open for editing in its place among the others. */
export function PrincipleEditor({
  principle,
  before,
  taken,
  values,
  findings,
  evidence,
  grip,
  acts,
  onCompare,
  onClose,
}: {
  principle: Principle;
  /** The same principle in the latest version; null where it was not in it. */
  before: Principle | null;
  /** The numbers of the other principles. */
  taken: readonly number[];
  values: VariableValues;
  findings: readonly Finding[];
  evidence: PrincipleEvidence;
  grip: ReactNode;
  acts: PrincipleActs;
  /** Opens the comparison with the latest version; null where nothing differs. */
  onCompare: (() => void) | null;
  onClose: () => void;
}) {
  const { number, name, text, note = "" } = principle;
  const [hasNote, setHasNote] = useState(note !== "");
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section
      aria-label={`Principle ${number} (${name})`}
      data-p={hueOf(principle)}
      className="border-b border-line bg-surface pr-6 pb-3 pl-(--gutter) shadow-[inset_2px_0_0_var(--p-mark)]"
    >
      <div className="-ml-5 flex h-9 items-center">
        {grip}
        <PrincipleNumberButton principle={principle} taken={taken} onNumber={acts.onNumber} />
        <span className="ml-2.5 flex min-w-0 flex-1">
          <PrincipleNameField principle={principle} onRename={acts.onRename} onEscape={onEscape} />
        </span>
        {onCompare === null || evidence.published === null ? null : (
          <TextButton className="ml-2 shrink-0 text-12 text-ink-2" onClick={onCompare}>
            version {evidence.published.version} ↔ draft
          </TextButton>
        )}
        <span className="mr-1.5 ml-2.5">
          <TokenCount tokens={evidence.tokens} />
        </span>
        <PrincipleSwitch principle={principle} tabIndex={0} onSwitch={acts.onSwitch} />
      </div>
      <TemplateField
        label={`Text of principle ${number}`}
        isLabelHidden
        isProse
        autoFocus
        data-control="open"
        value={text}
        values={values}
        before={before?.text ?? null}
        // A prompt file gives a principle one line.
        onChange={(next) => acts.onText(next.replace(/\s*\n\s*/g, " "))}
        onKeyDown={onEscape}
      />
      {findings.map((finding) => (
        <p
          key={finding.message}
          className="mt-2 flex items-baseline gap-2.5 rounded-field bg-sunken px-3 py-1.5 text-12 data-[severity=warning]:bg-warn-wash data-[severity=error]:bg-bad-wash"
          data-severity={finding.severity}
        >
          <FindingMark severity={finding.severity} />
          {finding.message}
        </p>
      ))}
      {hasNote ? (
        <TextArea
          label={`Note of principle ${number}`}
          isLabelHidden
          placeholder="A note for people; no model ever sees it"
          autoFocus={note === ""}
          rows={1}
          value={note}
          onChange={acts.onNote}
          onBlur={() => setHasNote(note !== "")}
          onKeyDown={onEscape}
          className="mt-2"
        />
      ) : null}
      <EvidenceLine evidence={evidence}>
        <PrincipleHueButton principle={principle} onHue={acts.onHue} />
        {hasNote ? null : (
          <TextButton className="ml-3" onClick={() => setHasNote(true)}>
            Add a note
          </TextButton>
        )}
        <IconButton
          label={`Remove principle ${number}`}
          size="sm"
          className="-my-1 ml-auto"
          onClick={acts.onRemove}
        >
          <Trash2 />
        </IconButton>
      </EvidenceLine>
    </section>
  );
}
