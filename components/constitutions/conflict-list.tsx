"use client";
import { useMemo, useState } from "react";
import { WordPieces } from "@/components/marks/word-pieces";
import { TextArea } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { compareWords } from "@/lib/constitutions/compare-words";
import { describeField } from "@/lib/constitutions/field-place";
import type { Choice, Choices, FieldConflict, Side } from "@/lib/constitutions/merge-fields";
import { Nothing } from "./change-view";

type Names = Record<Side, string>;

/** Fields of which two texts exist, each with the choice between them; `names` says whose they are. */
export function ConflictList({
  conflicts,
  choices,
  onChange,
  names,
}: {
  conflicts: readonly FieldConflict[];
  choices: Choices;
  onChange: (choices: Choices) => void;
  names: Names;
}) {
  const choose = (id: string, choice: Choice | null) => {
    const next = new Map(choices);
    if (choice === null) next.delete(id);
    else next.set(id, choice);
    onChange(next);
  };
  return (
    <ol>
      {conflicts.map((conflict) => (
        <ConflictField
          // What is written by hand stays while the two texts beside it change.
          key={JSON.stringify([conflict.group, conflict.place])}
          conflict={conflict}
          choice={choices.get(conflict.id) ?? null}
          onChoose={(choice) => choose(conflict.id, choice)}
          names={names}
        />
      ))}
    </ol>
  );
}

function ConflictField({
  conflict,
  choice,
  onChoose,
  names,
}: {
  conflict: FieldConflict;
  choice: Choice | null;
  onChoose: (choice: Choice | null) => void;
  names: Names;
}) {
  const { group, place, base, mine, theirs, isText } = conflict;
  const [written, setWritten] = useState<string | null>(null);
  const name = describeField(group, place);
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  // A name must not be empty; nothing else is lost by an empty text.
  const needsText =
    (place.kind === "principle" && place.part === "name") || (place.kind === "word" && place.word === "name");
  const write = (text: string) => {
    setWritten(text);
    onChoose(needsText && text.trim() === "" ? null : { text });
  };
  const chosen = choice === null ? "" : typeof choice === "object" ? "written" : choice;
  const options: { value: Side | "written" | ""; label: string }[] = [
    { value: "mine", label: names.mine },
    { value: "theirs", label: names.theirs },
    ...(isText ? [{ value: "written" as const, label: "Write it anew" }] : []),
  ];
  return (
    <li className="border-b border-line px-(--gutter) py-3 last:border-b-0">
      <div className="flex items-center gap-3">
        <h3 className="font-[550]">{title}</h3>
        <span className="ml-auto" />
        <Segmented<Side | "written" | "">
          label={`What ${name} becomes`}
          size="sm"
          value={chosen}
          onChange={(next) => (next === "written" ? write(written ?? mine ?? "") : onChoose(next || null))}
          options={options}
        />
      </div>
      <div className="mt-2 grid grid-cols-2 gap-8">
        <Version name={names.mine} text={mine} base={base} isLeft={choice !== null && chosen !== "mine"} />
        <Version
          name={names.theirs}
          text={theirs}
          base={base}
          isLeft={choice !== null && chosen !== "theirs"}
        />
      </div>
      {chosen === "written" || (written !== null && choice === null) ? (
        <TextArea
          label={`${title}, written anew`}
          isProse
          maxHeight={240}
          className="mt-2 max-w-[80ch]"
          value={written ?? ""}
          onChange={write}
        />
      ) : null}
    </li>
  );
}

/** One of the two, its words marked against what both began with. */
function Version({
  name,
  text,
  base,
  isLeft,
}: {
  name: string;
  text: string | null;
  base: string | null;
  /** Whether the other is chosen. */
  isLeft: boolean;
}) {
  const pieces = useMemo(() => compareWords(base ?? "", text ?? ""), [base, text]);
  return (
    <div className={isLeft ? "text-ink-3" : undefined}>
      <p className="text-11 font-medium text-ink-3">{name}</p>
      {text === null || text === "" ? (
        <Nothing isThere={text !== null} />
      ) : (
        <p className="prose-text max-w-[68ch] wrap-anywhere whitespace-pre-wrap">
          <WordPieces pieces={base === null ? [{ kind: "same", text }] : pieces} />
        </p>
      )}
    </div>
  );
}
