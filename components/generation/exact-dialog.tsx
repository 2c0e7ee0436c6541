"use client";

import { Dialog } from "@/components/ui/dialog";
import { formatCount } from "@/components/ui/number-text";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { CopyButton } from "./copy-button";
import { ExactText } from "./exact-text";

export type ExactTab = "prompt" | "raw";

/** The exact bytes of a request and of what came back, one click away. */
export function ExactDialog({
  tab,
  onTab,
  title,
  prompt,
  stop,
  raw,
  rawMark,
  promptNote,
}: {
  /** Null: closed. */
  tab: ExactTab | null;
  onTab: (tab: ExactTab | null) => void;
  title: string;
  prompt: string;
  stop: readonly string[] | null;
  /** Absent where nothing can have come back. */
  raw?: string;
  /** A stretch of it to look at, in UTF-16 offsets. */
  rawMark?: { start: number; end: number } | null;
  promptNote: string;
}) {
  const shown = tab === "raw" && raw !== undefined ? raw : prompt;
  return (
    <Dialog isOpen={tab !== null} onOpenChange={(isOpen) => !isOpen && onTab(null)} title={title} width="lg">
      <Tabs
        label="Exact text"
        value={tab ?? "prompt"}
        onChange={onTab}
        options={[
          { value: "prompt" as const, label: "Prompt" },
          ...(raw === undefined ? [] : [{ value: "raw" as const, label: "Raw completion" }]),
        ]}
        aside={
          <>
            <span className="text-12 text-ink-3">{formatCount(byteLength(shown))} bytes</span>
            <CopyButton text={shown} />
          </>
        }
      >
        <TabPanel value="prompt" className="pt-3">
          <p className="mb-2 text-12 text-ink-3">{promptNote}</p>
          <ExactText text={prompt} label="Prompt" className="max-h-[46vh]" />
          {stop === null ? null : <StopStrings stop={stop} />}
        </TabPanel>
        {raw === undefined ? null : (
          <TabPanel value="raw" className="pt-3">
            <p className="mb-2 text-12 text-ink-3">
              As the server sent it; thoughts and reply are read from it.
            </p>
            <ExactText text={raw} label="Raw completion" className="max-h-[46vh]" mark={rawMark} />
          </TabPanel>
        )}
      </Tabs>
    </Dialog>
  );
}

/** Stop strings, with their line breaks spelt out. */
export function StopStrings({ stop }: { stop: readonly string[] }) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-2 text-12 text-ink-3">
      Stops at
      {stop.map((text) => (
        <code key={text} className="rounded-chip bg-sunken px-1.5 py-0.5 font-mono text-ink-2">
          {JSON.stringify(text).slice(1, -1)}
        </code>
      ))}
    </p>
  );
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
