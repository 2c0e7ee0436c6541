"use client";

import { useState } from "react";
import { formatCount } from "@/components/ui/number-text";
import { Popover } from "@/components/ui/popover";
import { TextButton, TextLink } from "@/components/ui/text-link";
import type { DatasetMakingView } from "@/lib/api/dataset-makings";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import { MakingCountsTable } from "./making-counts-table";
import { useMakingOf } from "./making-queries";
import { makingOutcome, makingTitles } from "./making-words";

/** What a dataset that no build wrote was made from, in a line; nothing for others. */
export function MadeFrom({ datasetId }: { datasetId: number }) {
  const making = useMakingOf(datasetId).data;
  const [isOpen, setIsOpen] = useState(false);
  if (making === undefined || making === null) return null;
  const { sources } = making.counts;
  return (
    <span>
      {makingTitles[making.wish.kind]} from <SourceNames making={making} />
      {": "}
      {isMakingUnderWay(making.status) ? (
        makingOutcome(making)
      ) : (
        <Popover
          label="What became of each source"
          isOpen={isOpen}
          onOpenChange={setIsOpen}
          trigger={
            <TextButton className="decoration-line">
              {formatCount(making.sums.kept)} of {formatCount(making.sums.read)} kept
            </TextButton>
          }
        >
          <div className="max-h-96 w-[720px] max-w-[90vw] overflow-auto">
            <MakingCountsTable sources={sources} />
          </div>
        </Popover>
      )}
      <OtherParts making={making} datasetId={datasetId} />
    </span>
  );
}

/** The other datasets of a split. */
function OtherParts({ making, datasetId }: { making: DatasetMakingView; datasetId: number }) {
  const others = making.parts.filter((part) => part.datasetId !== null && part.datasetId !== datasetId);
  if (others.length === 0 || making.status !== "done") return null;
  return (
    <>
      {" · other parts: "}
      {others.map((part, at) => (
        <span key={part.name}>
          {at === 0 ? "" : ", "}
          <TextLink href={`/datasets/${part.datasetId}`} className="decoration-line">
            {part.name}
          </TextLink>{" "}
          {formatCount(part.recordCount)}
        </span>
      ))}
    </>
  );
}

/** More than these would push the counts out of the line. */
const MOST_NAMED = 3;

function SourceNames({ making: { wish, counts } }: { making: DatasetMakingView }) {
  const sources = counts.sources.slice(0, MOST_NAMED);
  const more = counts.sources.length - sources.length;
  return (
    <>
      {sources.map(({ name, datasetId }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and their order never changes.
        <span key={at}>
          {at === 0 ? "" : ", "}
          {datasetId === null ? (
            name
          ) : (
            <TextLink href={`/datasets/${datasetId}`} className="decoration-line">
              {name}
            </TextLink>
          )}
        </span>
      ))}
      {more > 0 ? ` and ${more} more` : ""}
      {wish.kind === "select" ? (
        <>
          {" by "}
          <TextLink href={`/datasets/${wish.scoresDatasetId}`} className="decoration-line">
            scores
          </TextLink>
        </>
      ) : null}
    </>
  );
}
