"use client";
import { Plus, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/signal";
import { TextButton } from "@/components/ui/text-link";
import { type Constitution, DEFAULT_STOP } from "@/lib/constitutions/constitution";
import { stopStrings } from "@/lib/constitutions/template";
import { fromTyped, toTyped } from "@/lib/constitutions/typed-escapes";
import type { EditDraft } from "./use-draft";

const MAX_STOPS = 16;
/** More than this many is refused by some servers. */
const SAFE_STOPS = 4;

/** Where a completion ends, one string a line; line breaks are typed as `\n`. */
export function StopList({
  draft,
  edit,
  problem,
}: {
  draft: Constitution;
  edit: EditDraft;
  problem: string | null;
}) {
  const stops = draft.stop ?? DEFAULT_STOP;
  const shown = stopStrings(draft);
  const put = (next: readonly string[], label: string, isTyping = false) =>
    edit(({ stop: _, ...rest }) => (isPublished(next) ? rest : { ...rest, stop: [...next] }), label, {
      isTyping,
    });
  return (
    <fieldset>
      <legend className="flex w-full items-baseline pb-2 text-12 font-medium text-ink-2">
        Stop strings
        <span className="ml-2 font-normal text-ink-3">
          <code className="font-mono text-11">\n</code> is a line break;{" "}
          <code className="font-mono text-11">{"{{user_label}}"}</code> the user’s label
        </span>
        {draft.stop === undefined ? null : (
          <TextButton
            className="ml-auto font-normal text-ink-3"
            onClick={() => put(DEFAULT_STOP, "put the published stop strings back")}
          >
            As published
          </TextButton>
        )}
      </legend>
      <ol className="flex flex-col gap-1.5">
        {stops.map((stop, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stop string has no name besides its place.
          <li key={index} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_24px] items-start gap-3">
            <StopField
              number={index + 1}
              stop={stop}
              others={stops.filter((_, at) => at !== index)}
              onChange={(text) =>
                put(
                  stops.map((old, at) => (at === index ? text : old)),
                  `changed stop string ${index + 1}`,
                  true,
                )
              }
            />
            <code className="truncate font-mono text-12 leading-[30px] text-ink-2">
              {toTyped(shown[index] ?? "")}
            </code>
            <IconButton
              label={`Remove stop string ${index + 1}`}
              size="sm"
              className="mt-[3px]"
              onClick={() =>
                put(
                  stops.filter((_, at) => at !== index),
                  `removed stop string ${index + 1}`,
                )
              }
            >
              <Trash2 />
            </IconButton>
          </li>
        ))}
      </ol>
      <div className="flex items-center gap-3 pt-2 text-12 text-ink-3">
        <Button
          size="sm"
          icon={<Plus />}
          disabledReason={stops.length >= MAX_STOPS ? `There can be ${MAX_STOPS}.` : null}
          onClick={() => put([...stops, freshStop(stops)], "added a stop string")}
        >
          Add a stop string
        </Button>
        {stops.length === 0
          ? "Without one a completion runs on into the next request."
          : stops.length > SAFE_STOPS
            ? `Some servers take no more than ${SAFE_STOPS}.`
            : null}
      </div>
      {problem === null ? null : <Notice className="mt-2">{problem}</Notice>}
    </fieldset>
  );
}

/** Keeps what is typed while it cannot be one; the draft has the last that could. */
function StopField({
  number,
  stop,
  others,
  onChange,
}: {
  number: number;
  stop: string;
  others: readonly string[];
  onChange: (stop: string) => void;
}) {
  const [line, setLine] = useState(toTyped(stop));
  useEffect(() => setLine((now) => (fromTyped(now) === stop ? now : toTyped(stop))), [stop]);
  const typed = fromTyped(line);
  const problem =
    typed === ""
      ? "It is empty; write one or remove it."
      : others.includes(typed)
        ? "It stands twice."
        : typed.trim() === "" && !typed.includes("\n\n")
          ? "It would end the completion at the first space or line break."
          : null;
  return (
    <TextField
      label={`Stop string ${number}`}
      isLabelHidden
      spellCheck={false}
      value={line}
      onChange={(next) => {
        setLine(next);
        if (fromTyped(next) !== "") onChange(fromTyped(next));
      }}
      onBlur={() => setLine(toTyped(stop))}
      error={problem}
      className="[&_input]:font-mono [&_input]:text-12"
    />
  );
}

/** A first wording that no other has. */
function freshStop(stops: readonly string[]): string {
  const wanted = ["\n\n{{user_label}}:", "\n\n{{name}}:", "\n\n## "].find((stop) => !stops.includes(stop));
  return wanted ?? `\n\nstop ${stops.length + 1}`;
}

const isPublished = (stops: readonly string[]) => JSON.stringify(stops) === JSON.stringify(DEFAULT_STOP);
