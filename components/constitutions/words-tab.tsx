"use client";
import { useEffect, useState } from "react";
import { TextArea, TextField } from "@/components/ui/field";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding, FindingPlace } from "@/lib/constitutions/finding";
import { nameProblem } from "@/lib/constitutions/prompt-file-grammar";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import type { EditDraft } from "./use-draft";

/** Everything that is neither principle nor exemplar: the name, the preamble, and the words that structure a prompt. */
export function WordsTab({
  draft,
  edit,
  findings,
}: {
  draft: Constitution;
  edit: EditDraft;
  findings: readonly Finding[];
}) {
  const remark = (kind: FindingPlace["kind"]) => findings.find((f) => f.place.kind === kind)?.message ?? null;
  return (
    <div className="grid max-w-[1100px] grid-cols-[minmax(0,1fr)_260px] gap-10 px-(--gutter) py-5">
      <div className="flex flex-col gap-5">
        <NameField
          name={draft.name}
          onChange={(name) => edit((c) => ({ ...c, name }), "renamed the constitution")}
        />
        <TextArea
          label="Preamble"
          isProse
          value={draft.preamble}
          onChange={(preamble) =>
            edit((c) => ({ ...c, preamble }), "reworded the preamble", { isTyping: true })
          }
          error={remark("preamble")}
          hint="Stands before the principles: who the assistant is and what it knows."
        />
        <TextArea
          label="Introduction to the exemplars"
          isProse
          value={draft.exemplarIntro}
          onChange={(exemplarIntro) =>
            edit((c) => ({ ...c, exemplarIntro }), "reworded the introduction", { isTyping: true })
          }
          error={remark("exemplar_intro")}
        />
      </div>
      <DerivedWords draft={draft} />
    </div>
  );
}

/** Takes a new name when it is left: every letter of it would make a name of its own in the store. */
function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const problem = nameProblem(text);
  const settle = () => {
    if (problem === null && text !== name) onChange(text);
    else setText(name);
  };
  return (
    <TextField
      label="Name"
      value={text}
      onChange={setText}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
      }}
      error={problem === null ? null : `The name ${problem}`}
      hint="The codename: the stem of the speaker labels. What the texts say of it is not changed."
      className="w-72"
    />
  );
}

/** What follows from the texts and is sent or looked for. */
function DerivedWords({ draft }: { draft: Constitution }) {
  const { identity, labels, stop } = showConstitution(draft);
  return (
    <dl className="flex flex-col gap-4 text-12">
      <div>
        <dt className="mb-1 font-medium text-ink-2">Speakers</dt>
        <dd className="flex flex-col gap-1 font-mono">
          {Object.entries(labels).map(([speaker, label]) => (
            <span key={speaker}>{label}:</span>
          ))}
        </dd>
      </div>
      <div>
        <dt className="mb-1 font-medium text-ink-2">A completion stops at</dt>
        <dd className="flex flex-col gap-1 font-mono">
          {stop.map((text) => (
            <span key={text}>{JSON.stringify(text).slice(1, -1)}</span>
          ))}
        </dd>
      </div>
      <div>
        <dt className="mb-1 font-medium text-ink-2">Identity sentence</dt>
        <dd className="prose-text text-ink-2">
          {identity === "" ? "The thoughts share no first sentence." : identity}
        </dd>
      </div>
    </dl>
  );
}
