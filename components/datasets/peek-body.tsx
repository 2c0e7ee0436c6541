"use client";

import { useMemo, useState } from "react";
import { StopStrings } from "@/components/generation/exact-dialog";
import { ExactText } from "@/components/generation/exact-text";
import { CitedText } from "@/components/marks/cited-text";
import { HitStretch, HitText } from "@/components/marks/hit-text";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { plural } from "@/components/ui/number-text";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { findHits, type SoughtText } from "@/lib/datasets/text-hits";
import { ReadBeside } from "./read-beside";
import { Part } from "./record-text";
import type { RecordView } from "./record-view";

const tabs = [
  { value: "both", label: "Both" },
  { value: "thoughts", label: "Thoughts" },
  { value: "reply", label: "Reply" },
  { value: "raw", label: "Raw" },
  { value: "prompt", label: "Prompt" },
] as const;
type Tab = (typeof tabs)[number]["value"];

/** What a record says, with what was looked for marked. */
export function PeekBody({ record, sought }: { record: RecordView; sought: SoughtText }) {
  const [tab, setTab] = useState<Tab>("both");
  // A step without a constitution asks for none.
  const hasThoughts = record.constitution !== null || record.thoughts !== "";
  const thoughts = (
    <Part title="Thoughts" aside={plural(record.cited.length, "citation")}>
      <MarkedThoughts record={record} sought={sought} />
    </Part>
  );
  const reply = (
    <Part title="Reply" aside={plural(record.replyLength, "character")}>
      {record.reply === "" ? (
        <p className="text-ink-3">There is none.</p>
      ) : (
        <div className="prose-text max-w-[68ch] text-[14px] leading-[23px] text-pretty whitespace-pre-wrap">
          <HitText text={record.reply} sought={sought} place="reply" />
        </div>
      )}
    </Part>
  );
  return (
    <>
      <h3 className="line-clamp-6 text-15 leading-[22px] font-[550] tracking-[-0.006em] text-balance whitespace-pre-wrap">
        <HitText text={record.instruction} sought={sought} place="request" />
      </h3>
      {record.input === "" ? null : (
        <p className="mt-1 line-clamp-4 whitespace-pre-wrap text-ink-2">
          <HitText text={record.input} sought={sought} place="request" />
        </p>
      )}
      <p className="flex flex-wrap gap-x-3.5 pt-[7px] pb-1 text-12 text-ink-3">
        <VerdictMark verdict={record.verdict} reason={record.reason} />
        {record.questionType === null ? null : <span>{record.questionType}</span>}
        <span>{record.origin}</span>
        {record.buildName === null ? null : <span>{record.buildName}</span>}
        {record.review === null ? null : <span>{record.review}</span>}
      </p>
      <Tabs
        label="Record"
        value={tab}
        onChange={setTab}
        options={hasThoughts ? tabs : tabs.filter(({ value }) => value !== "thoughts")}
        listClassName="text-12"
      >
        <div className="pt-3.5">
          <TabPanel value="both" className="flex flex-col gap-4">
            <ReadBeside record={record} />
            {hasThoughts ? thoughts : null}
            {reply}
          </TabPanel>
          <TabPanel value="thoughts">{thoughts}</TabPanel>
          <TabPanel value="reply">{reply}</TabPanel>
          <TabPanel value="raw">
            <ExactText text={record.rawText} label="Raw completion" />
          </TabPanel>
          <TabPanel value="prompt">
            {record.prompt === null ? (
              <p className="text-ink-3">It cannot be made again: the record has no build.</p>
            ) : (
              <>
                <ExactText text={record.prompt} label="Prompt" />
                {record.stop === null ? null : <StopStrings stop={record.stop} />}
              </>
            )}
          </TabPanel>
        </div>
      </Tabs>
    </>
  );
}

/** Thoughts with their citations lit and, between them, the hits. */
function MarkedThoughts({ record, sought }: { record: RecordView; sought: SoughtText }) {
  const { thoughts } = record;
  const hits = useMemo(() => findHits(thoughts, sought, "thoughts"), [thoughts, sought]);
  if (thoughts === "") return <p className="text-ink-3">There are none.</p>;
  return (
    <div className="prose-text max-w-[68ch] border-l border-line-2 pl-3.5 text-[13.5px] leading-[23px] text-pretty whitespace-pre-wrap text-ink-2">
      <CitedText
        text={thoughts}
        principles={record.constitution?.principles ?? null}
        drawRange={(start, end, lit) =>
          lit ?? <HitStretch text={thoughts} hits={hits} from={start} to={end} />
        }
      />
    </div>
  );
}
