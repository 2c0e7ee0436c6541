"use client";
import { Segmented } from "@/components/ui/segmented";
import type { ConstitutionView } from "@/lib/api/constitutions";
import type { Finding } from "@/lib/constitutions/finding";
import { numberInOrder } from "@/lib/constitutions/principle-edits";
import { FindingList } from "./finding-list";
import type { ProposeRewrite } from "./rewrite";
import { VersionList } from "./version-list";

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
  view,
  findings,
  onFinding,
  propose,
  onView,
  onCompare,
  onRestore,
}: {
  side: DraftSide;
  view: ConstitutionView;
  findings: readonly Finding[];
  onFinding: (finding: Finding) => void;
  propose: ProposeRewrite;
  onView: (version: number) => void;
  onCompare: (version: number) => void;
  onRestore: (version: number) => void;
}) {
  return (
    <aside
      aria-label={side === "versions" ? "Versions" : "Findings"}
      className="flex h-full min-h-0 flex-col gap-6 overflow-auto py-3.5 pr-(--gutter) pl-6"
    >
      {side === "versions" ? (
        <VersionList
          constitutionId={view.id}
          versions={view.versions}
          onView={onView}
          onCompare={onCompare}
          onRestore={onRestore}
        />
      ) : (
        <FindingList
          findings={findings}
          onOpen={onFinding}
          onNumberInOrder={() =>
            propose({
              change: numberInOrder,
              label: "numbered in order",
              title: "Number the principles in order?",
              action: "Number them",
              isMove: true,
            })
          }
        />
      )}
    </aside>
  );
}
