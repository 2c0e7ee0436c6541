"use client";
import clsx from "clsx";
import type { ReactNode } from "react";
import { formatCount, plural } from "@/components/ui/number-text";
import { AttentionMark, FailureMark } from "@/components/ui/signal";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { TextButton } from "@/components/ui/text-link";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import type { EditorTab } from "./place-in-editor";

/** The parts of the draft as tabs, and what is to be said of all of them at the right of the line. */
export function DraftParts({
  draft,
  tab,
  onTab,
  findings,
  changeCount,
  onFindings,
  onChanges,
  principles,
  exemplars,
  preamble,
  words,
}: {
  draft: Constitution;
  tab: EditorTab;
  onTab: (tab: EditorTab) => void;
  findings: readonly Finding[];
  /** Since the latest version; null while that is not known, or there is none. */
  changeCount: number | null;
  onFindings: () => void;
  onChanges: () => void;
  principles: ReactNode;
  exemplars: ReactNode;
  preamble: ReactNode;
  words: ReactNode;
}) {
  const remarks = findings.filter(({ severity }) => severity !== "note");
  return (
    <Tabs
      label="Parts of the draft"
      value={tab}
      onChange={onTab}
      options={[
        { value: "principles", label: "Principles", count: draft.principles.length },
        { value: "exemplars", label: "Exemplars", count: draft.exemplars.length },
        { value: "preamble", label: "Preamble" },
        { value: "words", label: "Words and stops" },
      ]}
      className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]"
      listClassName="pl-(--gutter) pr-6"
      aside={
        <span className="flex items-center gap-2.5 text-12 whitespace-nowrap text-ink-3">
          {remarks.length === 0 ? null : (
            <span className="flex items-center gap-2.5">
              {remarks.some(({ severity }) => severity === "error") ? <FailureMark /> : <AttentionMark />}
              <TextButton className="text-ink" onClick={onFindings}>
                {plural(remarks.length, "finding")}
              </TextButton>
            </span>
          )}
          {changeCount === null || changeCount === 0 ? null : (
            <TextButton
              className={clsx("decoration-transparent", remarks.length > 0 && "max-[1399px]:hidden")}
              onClick={onChanges}
            >
              {formatCount(changeCount)} {changeCount === 1 ? "change" : "changes"}
            </TextButton>
          )}
        </span>
      }
    >
      <TabPanel value="principles" className="min-h-0">
        {principles}
      </TabPanel>
      <TabPanel value="exemplars" className="min-h-0">
        {exemplars}
      </TabPanel>
      <TabPanel value="preamble" className="min-h-0 overflow-auto">
        {preamble}
      </TabPanel>
      <TabPanel value="words" className="min-h-0 overflow-auto">
        {words}
      </TabPanel>
    </Tabs>
  );
}
