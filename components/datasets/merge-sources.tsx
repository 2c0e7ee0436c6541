"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { SelectField, type SelectOption } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { formatCount } from "@/components/ui/number-text";
import { listDatasets } from "@/lib/api/datasets";
import { listSeedSets } from "@/lib/api/seed-prompts";
import type { MergeSource } from "@/lib/datasets/dataset-making";
import type { SourceCounts } from "@/lib/datasets/making-counts";
import { countWords } from "./making-words";
import { movedSource, sourceKey, sourceOf } from "./merge-draft";

/** The sources of a merge in their order, each with what would become of its records, and a choice of more. */
export function MergeSources({
  sources,
  counts,
  onChange,
}: {
  sources: readonly MergeSource[];
  /** In the same order; none while they are counted. */
  counts: readonly SourceCounts[];
  onChange: (sources: MergeSource[]) => void;
}) {
  const options = useSourceOptions();
  const isChosen = (key: string) => sources.some((source) => sourceKey(source) === key);
  const left = options.filter(({ value }) => !isChosen(value));
  return (
    <div>
      {sources.length === 0 ? null : (
        <ol aria-label="Sources" className="mb-3 border-t border-line">
          {sources.map((source, at) => {
            const label =
              options.find(({ value }) => value === sourceKey(source))?.label ?? sourceKey(source);
            const count = counts.length === sources.length ? counts[at] : undefined;
            return (
              <li key={sourceKey(source)} className="flex h-9 items-center gap-2 border-b border-line">
                <span className="w-5 text-12 text-ink-3">{at + 1}</span>
                <span className="min-w-0 flex-1 truncate" title={label}>
                  {label}
                </span>
                <span className="min-w-0 shrink truncate text-12 text-ink-2">
                  {count === undefined
                    ? ""
                    : `${formatCount(count.kept)} of ${formatCount(count.read)}${
                        count.kept === count.read ? "" : ` · ${countWords(count.dropped)}`
                      }`}
                </span>
                <IconButton
                  label={`Move ${label} up`}
                  size="sm"
                  disabled={at === 0}
                  onClick={() => onChange(movedSource(sources, at, -1))}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  label={`Move ${label} down`}
                  size="sm"
                  disabled={at === sources.length - 1}
                  onClick={() => onChange(movedSource(sources, at, 1))}
                >
                  <ArrowDown />
                </IconButton>
                <IconButton
                  label={`Leave out ${label}`}
                  size="sm"
                  onClick={() => onChange(sources.filter((_, place) => place !== at))}
                >
                  <X />
                </IconButton>
              </li>
            );
          })}
        </ol>
      )}
      <SelectField
        label="Add a source"
        value=""
        onChange={(key) => {
          const source = sourceOf(key);
          if (source !== null) onChange([...sources, source]);
        }}
        options={[{ value: "", label: left.length === 0 ? "No other" : "Choose…" }, ...left]}
      />
    </div>
  );
}

function useSourceOptions(): SelectOption[] {
  const datasets = useQuery(endpointQuery(listDatasets)).data?.datasets ?? [];
  const seedSets = useQuery(endpointQuery(listSeedSets)).data?.seedSets ?? [];
  return [
    ...datasets.map(({ id, name, keptCount }) => ({
      value: sourceKey({ kind: "dataset", datasetId: id }),
      label: `${name}, ${formatCount(keptCount)} kept`,
    })),
    ...seedSets.map(({ id, name, taskCount, topicQuestionCount }) => ({
      value: sourceKey({ kind: "seed_set", seedSetId: id }),
      label: `Seed set ${name}, ${formatCount(taskCount + topicQuestionCount)} seed prompts`,
    })),
  ];
}
