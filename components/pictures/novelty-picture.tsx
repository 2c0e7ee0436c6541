"use client";
import { useQuery } from "@tanstack/react-query";
import { Picture } from "@/components/ui/picture";
import { about } from "./figures";
import { Histogram, HistogramTable } from "./histogram";
import { noveltyQuery } from "./queries";
import type { PictureScope } from "./use-picture-scope";

const edge = (score: number) => score.toFixed(2);
/** Bars do not hold their upper edge, filters do. */
const BELOW = 0.000001;

/** How like the nearest before it each record is. */
export function NoveltyPicture({ scope }: { scope: PictureScope }) {
  return (
    <Picture
      title="Novelty"
      of={scope.name}
      query={useQuery(noveltyQuery(scope))}
      note={({ compared, isEstimate }) =>
        `ROUGE-L with the nearest before it, of ${about(compared, isEstimate)} that were compared`
      }
      isEmpty={({ compared }) => compared === 0}
      empty="No record here was compared with others."
      drawing={({ bins, isEstimate }) => (
        <Histogram
          bins={bins}
          edge={edge}
          label="ROUGE-L with the nearest"
          isEstimate={isEstimate}
          href={({ from, to }) =>
            scope.href({ kind: "nearest", min: from, max: to >= 1 ? null : to - BELOW })
          }
        />
      )}
      table={({ bins }) => <HistogramTable bins={bins} edge={edge} label="Novelty" of="ROUGE-L" />}
    />
  );
}
