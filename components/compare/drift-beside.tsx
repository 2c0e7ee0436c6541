"use client";
import { useSearchParams } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { LinkButton } from "@/components/ui/link-button";
import { formatSide, parseSide } from "@/lib/datasets/compared-side";
import { formatRecordFilters, parseRecordFilters } from "@/lib/datasets/filter-url";
import { DriftPicture } from "./drift-picture";
import { useComparedSides } from "./queries";
import { SidePicker } from "./side-picker";

/** What differs between a dataset and another one, or a build, under the filters in the address. */
export function DriftBeside({ datasetId }: { datasetId: number }) {
  const left = { kind: "dataset" as const, id: datasetId };
  const [beside, setBeside] = useQueryState("beside", parseAsString);
  const right = parseSide(beside);
  const given = useSearchParams().toString();
  const filters = formatRecordFilters(parseRecordFilters(new URLSearchParams(given))).toString();
  const names = useComparedSides(right === null ? null : { left, right }).data;
  return (
    <DriftPicture
      pair={right === null ? null : { left, right }}
      filters={filters}
      choice={
        <>
          <SidePicker
            label="Beside"
            chosen={right === null ? null : (names?.right.name ?? formatSide(right))}
            without={left}
            onChoose={(side) => void setBeside(formatSide(side))}
          />
          {right === null ? null : (
            <LinkButton
              size="sm"
              variant="quiet"
              href={`/compare?left=${formatSide(left)}&right=${formatSide(right)}`}
            >
              Row by row
            </LinkButton>
          )}
        </>
      }
    />
  );
}
