"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CopyButton } from "@/components/generation/copy-button";
import { StopStrings } from "@/components/generation/exact-dialog";
import { ExactText } from "@/components/generation/exact-text";
import { FingerprintStrip } from "@/components/marks/fingerprint";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { ErrorState } from "@/components/ui/error-state";
import { Highlight } from "@/components/ui/highlight";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, formatDuration, plural } from "@/components/ui/number-text";
import { SidePanel } from "@/components/ui/side-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { recordQuery } from "./queries";
import { recordJson } from "./record-json";
import { Part, Reply, Thoughts } from "./record-text";
import type { RecordView } from "./record-view";

const tabs = [
  { value: "both", label: "Both" },
  { value: "thoughts", label: "Thoughts" },
  { value: "reply", label: "Reply" },
  { value: "raw", label: "Raw" },
  { value: "prompt", label: "Prompt" },
] as const;
type Tab = (typeof tabs)[number]["value"];

/** The current record beside the list; it follows `j` and `k`. */
export function Peek({
  recordId,
  filters,
  needle,
  position,
  principleCount,
  href,
  onClose,
}: {
  recordId: number;
  filters: string;
  needle: string;
  /** E.g. "2 of 1,264". */
  position: string;
  principleCount: number;
  href: string;
  onClose: () => void;
}) {
  const { data, error, refetch } = useQuery({
    ...recordQuery(recordId, filters),
    placeholderData: keepPreviousData,
  });
  return (
    <SidePanel
      label={`Record ${recordId}`}
      title={
        <>
          Record {formatCount(recordId)}{" "}
          <span className="ml-1.5 text-12 font-normal text-ink-3">{position}</span>
        </>
      }
      aside={
        <>
          <span className="flex gap-1 max-[1699px]:hidden">
            <Kbd tone="faint">k</Kbd>
            <Kbd tone="faint">j</Kbd>
          </span>
          <LinkButton href={href} size="sm" variant="quiet" kbd="↵">
            Open
          </LinkButton>
        </>
      }
      onClose={onClose}
      footer={
        data === undefined ? undefined : (
          <PrincipleHues principles={data.constitution?.principles}>
            <Foot record={data} principleCount={principleCount} />
          </PrincipleHues>
        )
      }
      className="bg-surface"
    >
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={8} />
        ) : (
          <ErrorState title="The record could not be read." error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Body record={data} needle={needle} />
      )}
    </SidePanel>
  );
}

function Body({ record, needle }: { record: RecordView; needle: string }) {
  const [tab, setTab] = useState<Tab>("both");
  const principles = record.constitution?.principles ?? null;
  const thoughts = (
    <Part title="Thoughts" aside={plural(record.cited.length, "citation")}>
      <Thoughts
        text={record.thoughts}
        principles={principles}
        needle={needle}
        className="text-[13.5px] leading-[23px]"
      />
    </Part>
  );
  const reply = (
    <Part title="Reply" aside={plural(record.replyLength, "character")}>
      <Reply text={record.reply} needle={needle} className="text-[14px] leading-[23px]" />
    </Part>
  );
  return (
    <>
      <h3 className="line-clamp-6 text-15 leading-[22px] font-[550] tracking-[-0.006em] text-balance whitespace-pre-wrap">
        <Highlight text={record.instruction} needle={needle} />
      </h3>
      {record.input === "" ? null : (
        <p className="mt-1 line-clamp-4 whitespace-pre-wrap text-ink-2">
          <Highlight text={record.input} needle={needle} />
        </p>
      )}
      <p className="flex flex-wrap gap-x-3.5 pt-[7px] pb-1 text-12 text-ink-3">
        <VerdictMark verdict={record.verdict} reason={record.reason} />
        <span>{record.origin}</span>
        {record.buildName === null ? null : <span>{record.buildName}</span>}
      </p>
      <Tabs label="Record" value={tab} onChange={setTab} options={tabs} listClassName="text-12">
        <div className="pt-3.5">
          <TabPanel value="both" className="flex flex-col gap-4">
            {thoughts}
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

function Foot({ record, principleCount }: { record: RecordView; principleCount: number }) {
  const names = new Map((record.constitution?.principles ?? []).map((p) => [p.number, p.name]));
  return (
    <div className="min-w-0 flex-1">
      <FingerprintStrip cited={record.cited} count={principleCount} nameOf={(n) => names.get(n)} />
      <p className="mt-2 flex items-center gap-3 text-12 text-ink-3">
        <span>
          {formatCount(record.promptTokens)} in, {formatCount(record.completionTokens)} out
        </span>
        <span>{formatDuration(record.totalMs)}</span>
        <span className="ml-auto" />
        <CopyButton text={recordJson(record)} variant="quiet">
          Copy as JSON
        </CopyButton>
      </p>
    </div>
  );
}
