"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { CopyButton } from "@/components/generation/copy-button";
import { StopStrings } from "@/components/generation/exact-dialog";
import { ExactText } from "@/components/generation/exact-text";
import { FingerprintStrip } from "@/components/marks/fingerprint";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, formatDuration } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import type { StartedColumn } from "@/lib/api/preview";
import { getPreviewCompletion, type PreviewCompletion } from "@/lib/api/preview-runs";
import { StoredTexts } from "./stored-texts";
import { StoredVerdict } from "./stored-verdict";

const tabs = [
  { value: "text", label: "Thoughts and reply" },
  { value: "raw", label: "Raw" },
  { value: "prompt", label: "Prompt" },
] as const;
type Tab = (typeof tabs)[number]["value"];

/** A completion as it came: its texts, the verdict with what it rests on, its figures, the exact bytes. */
export function StoredCompletion({
  completion,
  column,
  label,
  reference,
  needle,
}: {
  completion: PreviewCompletion;
  column: StartedColumn;
  /** Names the tabs, e.g. "Completion of Version 7". */
  label: string;
  /** Another completion, whose words are not marked here. */
  reference?: { thoughts: string; reply: string };
  /** What was searched for. */
  needle?: string;
}) {
  const [tab, setTab] = useState<Tab>("text");
  const { constitution } = column;
  const names = new Map(constitution.principles.map((p) => [p.number, p.name]));
  const isKept = completion.id > 0;
  return (
    <Tabs label={label} value={tab} onChange={setTab} options={tabs} listClassName="text-12">
      <TabPanel value="text" className="pt-3">
        <StoredVerdict completion={completion} />
        <StoredTexts completion={completion} column={column} reference={reference} needle={needle} />
        <PrincipleHues principles={constitution.principles}>
          <FingerprintStrip
            cited={completion.cited}
            count={principleCount(constitution.principles, completion.cited)}
            nameOf={(n) => names.get(n)}
          />
        </PrincipleHues>
        <StoredFigures completion={completion} column={column} />
      </TabPanel>
      <TabPanel value="raw" className="pt-3">
        <Bytes text={completion.rawText} note="As the server sent it; thoughts and reply are read from it." />
        <ExactText text={completion.rawText} label="Raw completion" />
      </TabPanel>
      <TabPanel value="prompt" className="pt-3">
        {isKept ? (
          <ExactPrompt id={completion.id} column={column} />
        ) : (
          <p className="text-ink-3">The exact prompt stands here once the completion has landed.</p>
        )}
      </TabPanel>
    </Tabs>
  );
}

/** What the completion took, a place for each figure whether it is known or not. */
function StoredFigures({ completion, column }: { completion: PreviewCompletion; column: StartedColumn }) {
  const { figures, finishReason, seed } = completion;
  const { sampling } = column.column;
  const facts = [
    ["First token", formatDuration(figures?.firstTokenMs)],
    ["Took", formatDuration(figures?.totalMs)],
    ["In", formatCount(figures?.promptTokens)],
    ["Cached", formatCount(figures?.cachedTokens)],
    ["Out", formatCount(figures?.completionTokens)],
    ["Finish", finishReason === "length" ? "length: cut off" : (finishReason ?? "–")],
    ["Temperature", String(sampling.temperature)],
    ["Seed", String(seed)],
  ] as const;
  return (
    <dl className="grid grid-cols-4 gap-x-3 gap-y-2 pt-3">
      {facts.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-11 text-ink-3">{label}</dt>
          <dd className="truncate text-12">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ExactPrompt({ id, column }: { id: number; column: StartedColumn }) {
  const { data, error, refetch } = useQuery({
    ...endpointQuery(getPreviewCompletion, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={6} rowHeight={20} />
    ) : (
      <ErrorState title="The prompt could not be read." error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      <Bytes text={data.prompt} note={`Byte for byte, as it was sent to ${column.server}.`}>
        {data.curl === null ? null : <CopyButton text={data.curl}>Copy curl</CopyButton>}
      </Bytes>
      <ExactText text={data.prompt} label="Prompt" />
      <StopStrings stop={data.stop} />
    </>
  );
}

function Bytes({ text, note, children }: { text: string; note: string; children?: ReactNode }) {
  const bytes = useMemo(() => new TextEncoder().encode(text).length, [text]);
  return (
    <div className="mb-2 flex items-center gap-2 text-12 text-ink-3">
      <p className="min-w-0 flex-1">
        {note} {formatCount(bytes)} bytes.
      </p>
      {children}
      <CopyButton text={text} />
    </div>
  );
}
