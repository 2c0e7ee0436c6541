"use client";
import type { ReactNode } from "react";
import { Segmented } from "@/components/ui/segmented";

/** What can stand beside the draft. */
export const draftSides = ["preview", "findings", "versions"] as const;
export type DraftSide = (typeof draftSides)[number];

export function DraftSideSwitch({
  side,
  onSide,
  hasPreview,
  findingCount,
  versionCount,
}: {
  side: DraftSide;
  onSide: (side: DraftSide) => void;
  hasPreview: boolean;
  findingCount: number;
  versionCount: number;
}) {
  return (
    <Segmented<DraftSide>
      label="Beside the draft"
      value={side}
      onChange={onSide}
      options={[
        ...(hasPreview ? [{ value: "preview" as const, label: "Preview" }] : []),
        { value: "findings", label: "Findings", count: findingCount },
        { value: "versions", label: "Versions", count: versionCount },
      ]}
    />
  );
}

/** The findings or the versions, beside the draft. */
export function DraftSidePane({
  side,
  findings,
  versions,
}: {
  side: DraftSide;
  findings: ReactNode;
  versions: ReactNode;
}) {
  return (
    <aside
      aria-label={side === "versions" ? "Versions" : "Findings"}
      className="flex h-full min-h-0 flex-col gap-6 overflow-auto py-3.5 pr-(--gutter) pl-6"
    >
      {side === "versions" ? versions : findings}
    </aside>
  );
}
