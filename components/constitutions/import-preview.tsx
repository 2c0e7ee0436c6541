"use client";
import { useMemo, useState } from "react";
import { Notice } from "@/components/ui/signal";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { compareConstitutions, countChanges } from "@/lib/constitutions/compare";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { PromptFilePlace } from "@/lib/constitutions/prompt-file-places";
import { ComparedGroupView } from "./compared-group-view";
import { ImportLines } from "./import-lines";
import { ImportParts } from "./import-parts";
import { useConstitutions, useVersion } from "./queries";
import type { ReadImport } from "./read-import";

/** The text of a prompt file at the left, at the right what was read in it; each leads to the other. */
export function ImportPreview({ text, read }: { text: string; read: ReadImport }) {
  const [selected, setSelected] = useState<number | null>(null);
  const places = read.kind === "read" ? read.places : [];
  const place = selected === null ? undefined : places[selected];
  const select = (line: number) => {
    const at = places.findIndex(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
    setSelected(at === -1 ? null : at);
  };
  return (
    <div className="grid h-[46vh] grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] gap-5">
      <ImportLines
        text={text}
        lit={place}
        wrong={read.kind === "malformed" ? read : null}
        onSelect={read.kind === "read" ? select : null}
      />
      {read.kind === "read" ? (
        <ReadParts
          constitution={read.constitution}
          places={places}
          notes={read.notes.map(({ message }) => message)}
          selected={selected}
          onSelect={setSelected}
        />
      ) : (
        <p className="max-w-[52ch] self-center text-ink-2">
          The file cannot be read from line {read.line} on. Mend that line and choose the file again; nothing
          of it is taken before all of it can be.
        </p>
      )}
    </div>
  );
}

function ReadParts({
  constitution,
  places,
  notes,
  selected,
  onSelect,
}: {
  constitution: Constitution;
  places: readonly PromptFilePlace[];
  notes: readonly string[];
  selected: number | null;
  onSelect: (index: number) => void;
}) {
  const [tab, setTab] = useState<"parts" | "changes">("parts");
  const known = useConstitutions().data?.constitutions.find(({ name }) => name === constitution.name);
  const latest = known?.latestVersion ?? null;
  const published = useVersion(known?.id ?? 0, latest).data?.body;
  const groups = useMemo(
    () => (published === undefined ? null : compareConstitutions(published, constitution)),
    [published, constitution],
  );
  const changed = groups?.filter(({ changes }) => changes.length > 0) ?? [];
  return (
    <div className="flex min-h-0 flex-col gap-2">
      {notes.length === 0 ? null : <Notes notes={notes} />}
      <Tabs
        label="What the file holds"
        value={tab}
        onChange={setTab}
        options={[
          { value: "parts", label: "What was read" },
          ...(latest === null
            ? []
            : [
                {
                  value: "changes" as const,
                  label: `Against version ${latest}`,
                  count: groups === null ? null : countChanges(groups),
                },
              ]),
        ]}
        className="grid min-h-0 flex-1 grid-rows-[auto_minmax(0,1fr)]"
      >
        <TabPanel value="parts" className="min-h-0 overflow-auto">
          <ImportParts {...{ constitution, places, selected, onSelect }} />
        </TabPanel>
        <TabPanel value="changes" className="min-h-0 overflow-auto">
          {changed.length === 0 ? (
            <p className="py-3 text-ink-2">
              The file says the same as version {latest} of {constitution.name}.
            </p>
          ) : (
            <ol className="[--gutter:0px]">
              {changed.map((group) => (
                <ComparedGroupView
                  key={JSON.stringify(group.subject.kind === "words" ? 0 : group.subject)}
                  {...{ group, layout: "inline" }}
                />
              ))}
            </ol>
          )}
        </TabPanel>
      </Tabs>
    </div>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  const [first, ...more] = notes;
  return (
    <Notice tone="plain">
      <p className="text-12 text-ink-2">
        {first}
        {more.length === 0
          ? null
          : ` There ${more.length === 1 ? "is one more remark" : `are ${more.length} more remarks`} of this kind.`}
      </p>
    </Notice>
  );
}
