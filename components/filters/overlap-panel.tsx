"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { useBuilds } from "@/components/shell/use-builds";
import { useDebounced } from "@/components/shell/use-debounced";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { listDatasets } from "@/lib/api/datasets";
import { OnlyDrops } from "./only-drops";
import { OverlapMatrix } from "./overlap-matrix";
import { type OverlapSource, useOverlap } from "./overlap-queries";
import { SETTLE_MS } from "./trial-panel";
import type { PresetEditor } from "./use-preset-editor";

/** How the rules as they are edited share what they drop, and what one of them alone takes away. */
export function OverlapPanel({ editor }: { editor: PresetEditor }) {
  const sources = useSources();
  const [url, setUrl] = useQueryStates(
    {
      from: parseAsString,
      random: parseAsBoolean.withDefault(false),
      rule: parseAsString,
      seed: parseAsInteger.withDefault(1),
    },
    { history: "replace" },
  );
  const chosen = sources.options.find(({ value }) => value === url.from) ?? sources.options[0];
  const source = chosen === undefined ? null : { ...chosen.source, isRandom: url.random };
  const rules = useDebounced(editor.rules, SETTLE_MS);
  const isValid = editor.problem === null && rules.length > 0;
  const { data, error, isFetching, refetch } = useOverlap(source, rules, isValid);
  if (editor.rules.length === 0)
    return <EmptyState>This preset has no rule, so nothing can overlap.</EmptyState>;
  if (sources.isKnown && source === null) {
    return (
      <EmptyState action={<LinkButton href="/builds/new">New build</LinkButton>}>
        How rules overlap is shown on records; there are none yet.
      </EmptyState>
    );
  }
  const isBehind = isFetching || rules !== editor.rules;
  const isSampled = url.rule !== null && data?.rules.some(({ rule, only }) => rule === url.rule && only > 0);
  return (
    <>
      <div className="flex items-end gap-3 pt-3 pb-2.5">
        <SelectField
          label="On the records of"
          value={chosen?.value ?? ""}
          onChange={(from) => void setUrl({ from })}
          options={sources.options}
          className="flex-1"
        />
        <Segmented
          label="Which records"
          value={url.random ? "random" : "latest"}
          onChange={(value) => void setUrl({ random: value === "random" })}
          options={[
            { value: "latest", label: "Latest" },
            { value: "random", label: "Random" },
          ]}
        />
      </div>
      {error !== null && data === undefined ? (
        <ErrorState title="The rules could not be counted." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={8} rowHeight={36} />
      ) : (
        <div aria-busy={isBehind} className={isBehind ? "opacity-60" : undefined}>
          <p role="status" className="border-b border-line pb-2 text-ink-2">
            Of {plural(data.looked, "record")}{" "}
            <b className="font-semibold text-ink">{formatCount(data.dropped)}</b> are dropped. Every rule is
            asked by itself; what only it drops would be kept without it.
          </p>
          <OverlapMatrix
            overlap={data}
            chosen={url.rule}
            onChoose={(rule) => void setUrl({ rule: rule === url.rule ? null : rule })}
          />
          {isSampled && url.rule !== null && source !== null ? (
            <OnlyDrops
              source={source}
              rules={rules}
              rule={url.rule}
              seed={url.seed}
              onSeed={(seed) => void setUrl({ seed })}
            />
          ) : null}
        </div>
      )}
    </>
  );
}

type Source = { value: string; label: string; source: Omit<OverlapSource, "isRandom"> };

/** Builds and datasets that hold records. */
function useSources(): { isKnown: boolean; options: Source[] } {
  const builds = useBuilds();
  const datasets = useQuery(endpointQuery(listDatasets));
  const ofBuilds = (builds.data?.builds ?? [])
    .map(({ id, name, counts }) => ({ id, name, records: counts.kept + counts.dropped }))
    .filter(({ records }) => records > 0)
    .map(({ id, name, records }) => ({
      value: `build-${id}`,
      label: `Build ${id} ${name}, ${plural(records, "record")}`,
      source: { of: "build" as const, id },
    }));
  const ofDatasets = (datasets.data?.datasets ?? [])
    .filter(({ recordCount }) => recordCount > 0)
    .map(({ id, name, recordCount }) => ({
      value: `dataset-${id}`,
      label: `Dataset ${name}, ${plural(recordCount, "record")}`,
      source: { of: "dataset" as const, id },
    }));
  return {
    isKnown: builds.data !== undefined && datasets.data !== undefined,
    options: [...ofBuilds, ...ofDatasets],
  };
}
