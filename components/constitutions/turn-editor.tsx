"use client";
import type { Principle, Turn } from "@/lib/constitutions/constitution";
import { type Finding, findingKey } from "@/lib/constitutions/finding";
import type { VariableValues } from "@/lib/constitutions/template";
import { CitationEditor } from "./citation-editor";
import { EditableProse } from "./editable-prose";
import { placeMark } from "./finding-focus";
import { FindingLine } from "./finding-line";
import { TurnPart } from "./turn-view";

type Part = keyof Turn;

/** A turn under the pen: each part with what there is to remark about it. */
export function TurnEditor({
  turn,
  exemplar,
  index,
  principles,
  values,
  findings,
  onChange,
  onUndo,
}: {
  turn: Turn;
  /** The place of its exemplar, and its own in it; from 0. */
  exemplar: number;
  index: number;
  principles: readonly Principle[];
  values: VariableValues;
  /** Of this turn. */
  findings: readonly Finding[];
  onChange: (turn: Turn, part: Part) => void;
  onUndo: () => void;
}) {
  const where = `turn ${index + 1}`;
  const change = (part: Part) => (text: string) => onChange({ ...turn, [part]: text }, part);
  const around = (part: Part) => placeMark({ kind: "exemplar", exemplar, turn: index, part });
  return (
    <div className="flex flex-col gap-2">
      <div {...around("user")}>
        <TurnPart label="User">
          <EditableProse
            label={`the user’s words of ${where}`}
            value={turn.user}
            onChange={change("user")}
            className="font-[450]"
          >
            {turn.user}
          </EditableProse>
        </TurnPart>
        <PartFindings findings={findings} part="user" />
      </div>
      <div {...around("thoughts")}>
        <TurnPart label="Thoughts">
          <div className="border-l border-line-2 pl-3.5">
            <CitationEditor
              label={`The thoughts of ${where}`}
              value={turn.thoughts}
              principles={principles}
              values={values}
              onChange={change("thoughts")}
              onUndo={onUndo}
              className="-mx-3 text-ink-2"
            />
          </div>
        </TurnPart>
        <PartFindings findings={findings} part="thoughts" />
      </div>
      <div {...around("reply")}>
        <TurnPart label="Reply">
          <EditableProse label={`the reply of ${where}`} value={turn.reply} onChange={change("reply")}>
            {turn.reply}
          </EditableProse>
        </TurnPart>
        <PartFindings findings={findings} part="reply" />
      </div>
    </div>
  );
}

function PartFindings({ findings, part }: { findings: readonly Finding[]; part: Part }) {
  const here = findings.filter(({ place }) => place.kind === "exemplar" && place.part === part);
  const first = here.find(({ fixes = [] }) => fixes.length > 0);
  return here.map((finding) => (
    <FindingLine key={findingKey(finding)} finding={finding} hasKey={finding === first} className="mt-1.5" />
  ));
}
