"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { plural } from "@/components/ui/number-text";
import { AttentionMark } from "@/components/ui/signal";
import type { Constitution } from "@/lib/constitutions/constitution";
import { mergeConstitutions } from "@/lib/constitutions/merge";
import type { Choice, Choices, Side } from "@/lib/constitutions/merge-fields";
import { ConflictList } from "./conflict-list";

/** The fields that two have changed at once, each with both texts; everything else goes on meanwhile. */
export function ConflictPanel({
  base,
  mine,
  theirs,
  onSettle,
}: {
  base: Constitution;
  mine: Constitution;
  theirs: Constitution;
  onSettle: (choices: Choices) => void;
}) {
  const [choices, setChoices] = useState<Choices>(new Map());
  const { conflicts } = mergeConstitutions(base, mine, theirs, choices);
  const open = conflicts.filter(({ id }) => !choices.has(id)).length;
  const takeAll = (side: Side) => setChoices(new Map<string, Choice>(conflicts.map(({ id }) => [id, side])));
  return (
    <section
      aria-label="Changed by two"
      className="grid max-h-[46vh] grid-rows-[auto_minmax(0,1fr)_auto] border-b border-line bg-sunken"
    >
      <header className="flex items-center gap-3 px-(--gutter) py-2.5">
        <AttentionMark />
        <p role="status" className="min-w-0 flex-1">
          <b className="font-[550]">
            Someone else changed {conflicts.length === 1 ? "a field" : plural(conflicts.length, "field")} that
            you changed too.
          </b>{" "}
          <span className="text-ink-2">
            Choose for each; all else of both is kept, and you can go on writing. Undo brings back yours, the
            history keeps theirs.
          </span>
        </p>
        <Button size="sm" onClick={() => takeAll("mine")}>
          Take all mine
        </Button>
        <Button size="sm" onClick={() => takeAll("theirs")}>
          Take all theirs
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <div tabIndex={0} className="min-h-0 overflow-auto border-y border-line bg-bg">
        <ConflictList
          conflicts={conflicts}
          choices={choices}
          onChange={setChoices}
          names={{ mine: "Mine", theirs: "Theirs" }}
        />
      </div>
      <footer className="flex items-center justify-end gap-3 px-(--gutter) py-2">
        <span className="text-12 text-ink-3">
          {open === 0 ? "Everything is chosen." : `${open} of ${conflicts.length} still to choose`}
        </span>
        <Button
          size="sm"
          disabledReason={open === 0 ? null : "Choose for each field first."}
          onClick={() => onSettle(choices)}
        >
          Save as chosen
        </Button>
      </footer>
    </section>
  );
}
