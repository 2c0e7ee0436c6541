"use client";
import { ArrowLeftRight } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type MatchKind, matchKinds } from "@/lib/datasets/compare-records";
import { type ComparedSide, formatSide, parseSide } from "@/lib/datasets/compared-side";
import { CompareRows } from "./compare-rows";
import { DriftPicture } from "./drift-picture";
import { useComparedSides } from "./queries";
import { SidePicker } from "./side-picker";

const views = ["rows", "drift"] as const;
const matchWords: Record<MatchKind, string> = {
  request: "matched by the request",
  seed: "matched by the seed prompt",
  source: "matched by the source record",
};

/** Two datasets or builds: the same request, two answers, and what changed from the left to the right. */
export function ComparePage() {
  const [address, setAddress] = useQueryStates(
    {
      left: parseAsString,
      right: parseAsString,
      by: parseAsStringLiteral(matchKinds),
      view: parseAsStringLiteral(views).withDefault("rows"),
      row: parseAsString,
    },
    { history: "push" },
  );
  const [left, right] = [parseSide(address.left), parseSide(address.right)];
  const pair = left === null || right === null ? null : { left, right };
  const sides = useComparedSides(pair);
  const { data } = sides;
  const by = address.by ?? data?.matches[0] ?? null;
  const put = (side: "left" | "right", chosen: ComparedSide) =>
    void setAddress({ [side]: formatSide(chosen), by: null, row: null });
  const nameOf = (side: ComparedSide | null, name: string | undefined) =>
    side === null ? null : (name ?? formatSide(side));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Compare"
        sub={
          <span className="flex items-center gap-2">
            <SidePicker
              label="At the left"
              chosen={nameOf(left, data?.left.name)}
              without={right}
              onChoose={(side) => put("left", side)}
            />
            <IconButton
              label="Swap the sides"
              onClick={() => void setAddress({ left: address.right, right: address.left, row: null })}
            >
              <ArrowLeftRight />
            </IconButton>
            <SidePicker
              label="At the right"
              chosen={nameOf(right, data?.right.name)}
              without={left}
              onChoose={(side) => put("right", side)}
            />
          </span>
        }
        actions={
          data === undefined || by === null ? null : (
            <>
              <SelectField
                label="Matched by"
                isLabelHidden
                value={by}
                onChange={(next) => void setAddress({ by: next as MatchKind, row: null })}
                options={matchKinds
                  .filter((kind) => kind === by || data.matches.includes(kind))
                  .map((value) => ({ value, label: matchWords[value] }))}
              />
              <Segmented
                label="View"
                value={address.view}
                onChange={(view) => void setAddress({ view })}
                options={[
                  { value: "rows", label: "Rows" },
                  { value: "drift", label: "Drift" },
                ]}
              />
            </>
          )
        }
      />
      {pair === null ? (
        <EmptyState className="px-(--gutter)">
          Choose two datasets or builds. The same request stands in one row, with both answers and what
          changed from the left to the right.
        </EmptyState>
      ) : sides.error !== null ? (
        <ErrorState
          className="px-(--gutter)"
          title="The two sides could not be read."
          error={sides.error}
          onRetry={() => void sides.refetch()}
        />
      ) : data === undefined || by === null ? (
        <SkeletonRows rows={14} className="px-(--gutter)" />
      ) : address.view === "drift" ? (
        <div className="min-h-0 flex-1 overflow-y-auto px-(--gutter) pt-3">
          <DriftPicture pair={pair} filters="" />
        </div>
      ) : (
        <CompareRows
          key={`${address.left} ${address.right} ${by}`}
          pair={pair}
          by={by}
          names={{ left: data.left.name, right: data.right.name }}
        />
      )}
    </div>
  );
}
