"use client";

import clsx from "clsx";
import { CopyButton } from "@/components/generation/copy-button";
import { StopStrings } from "@/components/generation/exact-dialog";
import { ExactText } from "@/components/generation/exact-text";
import { Highlight } from "@/components/ui/highlight";
import { plural } from "@/components/ui/number-text";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { FilterOutcome } from "./filter-outcome";
import { LineageView } from "./lineage";
import { ReadBeside } from "./read-beside";
import { RecordHistory } from "./record-history";
import { RecordNeighbours } from "./record-neighbours";
import { RecordOutput } from "./record-output";
import { Part, Reply, Thoughts } from "./record-text";
import type { RecordView } from "./record-view";
import { ReproducePanel } from "./reproduce-panel";

/** Which text of a record stands on its page. */
export const textViews = ["text", "raw", "prompt", "again", "neighbours", "lineage", "edits"] as const;
export type TextView = (typeof textViews)[number];

/** What was asked. */
export function RecordRequest({ record, needle }: { record: RecordView; needle: string }) {
  return (
    <section aria-label="Request" className="px-(--gutter) pt-4 pb-4">
      <p className="prose-text max-w-[74ch] text-17 font-[450] tracking-[-0.006em] text-pretty whitespace-pre-wrap">
        <Highlight text={record.instruction} needle={needle} />
      </p>
      {record.input === "" ? null : (
        <div className="prose-text mt-2.5 max-w-[74ch] border-l border-line-2 pl-3.5 text-[14px] leading-[23px] whitespace-pre-wrap text-ink-2">
          <Highlight text={record.input} needle={needle} />
        </div>
      )}
    </section>
  );
}

/** Thoughts and reply with what the filter made of them, the raw text, the exact prompt, a second run. */
export function RecordTexts({
  record,
  needle,
  isFrozen,
  view,
  onView,
}: {
  record: RecordView;
  needle: string;
  isFrozen: boolean;
  view: TextView;
  onView: (view: TextView) => void;
}) {
  const principles = record.constitution?.principles ?? null;
  // A step without a constitution asks for none.
  const hasThoughts = record.constitution !== null || record.thoughts !== "";
  return (
    <Tabs
      label="Text of the record"
      value={view}
      onChange={onView}
      listClassName="px-(--gutter) shrink-0"
      className="flex flex-1 flex-col"
      options={[
        { value: "text", label: hasThoughts ? "Thoughts and reply" : "Reply" },
        { value: "raw", label: "Raw text" },
        { value: "prompt", label: "Exact prompt" },
        { value: "again", label: "Reproduce" },
        { value: "neighbours", label: "Neighbours" },
        { value: "lineage", label: "Lineage" },
        { value: "edits", label: "Edits" },
      ]}
      aside={
        view !== "raw" && view !== "prompt" ? null : (
          <CopyButton text={view === "raw" ? record.rawText : (record.prompt ?? "")} />
        )
      }
    >
      <TabPanel value="text" className="flex flex-1 flex-col">
        <ReadBeside record={record} className="px-(--gutter) pt-3" />
        <div className={hasThoughts ? "grid content-start min-[1500px]:grid-cols-2" : undefined}>
          <div hidden={!hasThoughts} className="py-4 pr-7 pl-(--gutter)">
            <Part level="h2" title="Thoughts" aside={plural(record.cited.length, "principle")}>
              <Thoughts
                text={record.thoughts}
                principles={principles}
                needle={needle}
                className="text-15 leading-[26px]"
              />
            </Part>
          </div>
          <div
            className={clsx(
              "py-4 pr-7 pl-(--gutter)",
              hasThoughts && "min-[1500px]:border-l min-[1500px]:border-line min-[1500px]:pl-7",
            )}
          >
            <Part level="h2" title="Reply" aside={plural(record.replyLength, "character")}>
              <Reply text={record.reply} needle={needle} className="text-15" />
            </Part>
            <div className="mt-5">
              <RecordOutput key={record.id} record={record} needle={needle} />
            </div>
          </div>
        </div>
        <FilterOutcome key={record.id} record={record} />
      </TabPanel>
      <TabPanel value="raw" className="px-(--gutter) py-4">
        <p className="mb-2 text-12 text-ink-3">
          As the server sent it, kept for ever; thoughts, reply and verdict are read from it.
        </p>
        <ExactText text={record.rawText} label="Raw completion" />
      </TabPanel>
      <TabPanel value="prompt" className="px-(--gutter) py-4">
        {record.prompt === null ? (
          <p className="text-ink-3">It cannot be made again: the record has no build.</p>
        ) : (
          <>
            <p className="mb-2 text-12 text-ink-3">Byte for byte, as it was sent.</p>
            <ExactText text={record.prompt} label="Prompt" />
            {record.stop === null ? null : <StopStrings stop={record.stop} />}
          </>
        )}
      </TabPanel>
      <TabPanel value="again" className="px-(--gutter) py-4">
        <ReproducePanel record={record} />
      </TabPanel>
      <TabPanel value="neighbours" className="px-(--gutter) py-4">
        <RecordNeighbours record={record} />
      </TabPanel>
      <TabPanel value="lineage" className="px-(--gutter) py-4">
        <LineageView recordId={record.id} />
      </TabPanel>
      <TabPanel value="edits" className="px-(--gutter) py-4">
        <RecordHistory recordId={record.id} isFrozen={isFrozen} />
      </TabPanel>
    </Tabs>
  );
}
