"use client";
import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { formatCount } from "@/components/ui/number-text";
import { Picture } from "@/components/ui/picture";
import { Segmented } from "@/components/ui/segmented";
import { type Measure, measures } from "@/lib/datasets/distribution";
import { Histogram, HistogramTable } from "./histogram";
import { distributionQuery } from "./queries";
import type { PictureScope } from "./use-picture-scope";

const labels: Record<Measure, string> = {
  instruction_length: "Request",
  thoughts_length: "Thoughts",
  reply_length: "Reply",
  output_length: "Output",
  prompt_tokens: "Tokens in",
  completion_tokens: "Tokens out",
};
const edge = (value: number) => formatCount(Math.round(value));

/** How long requests, thoughts, replies and outputs are, and how many tokens went in and came out. */
export function DistributionPicture({ scope }: { scope: PictureScope }) {
  const [measure, setMeasure] = useQueryState(
    "measure",
    parseAsStringLiteral(measures).withDefault("reply_length"),
  );
  const unit = measure.endsWith("tokens") ? "tokens" : "characters";
  const title = `Length: ${labels[measure]}`;
  return (
    <Picture
      title="Length"
      of={scope.name}
      query={useQuery(distributionQuery(scope, measure))}
      note={({ all, kept }) =>
        `${labels[measure].toLowerCase()}, ${unit}, each second bar twice as long · median ${formatCount(all.median)}, 95 % up to ${formatCount(all.p95)}; of the kept ${formatCount(kept.median)} and ${formatCount(kept.p95)}`
      }
      isEmpty={({ bins }) => bins.length === 0}
      empty="No record here has this number."
      choice={
        <Segmented
          label="Of"
          size="sm"
          value={measure}
          onChange={(next) => void setMeasure(next)}
          options={measures.map((value) => ({ value, label: labels[value] }))}
        />
      }
      drawing={({ bins, all, isEstimate }) => (
        <Histogram
          bins={bins}
          edge={edge}
          label={`${title}, all records and the kept`}
          isEstimate={isEstimate}
          href={({ from, to }) => scope.href({ kind: measure, min: from, max: to - 1 })}
          ticks={[
            ...(all.median === null ? [] : [{ value: all.median, name: "median" }]),
            ...(all.p95 === null || all.p95 === all.median ? [] : [{ value: all.p95, name: "95 %" }]),
          ]}
        />
      )}
      table={({ bins }) => (
        <HistogramTable
          bins={bins}
          edge={edge}
          label={title}
          of={unit === "tokens" ? "Tokens" : "Characters"}
        />
      )}
    />
  );
}
