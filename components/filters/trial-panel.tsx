"use client";

import { parseAsBoolean, parseAsInteger, useQueryStates } from "nuqs";
import { useState } from "react";
import { useBuilds } from "@/components/shell/use-builds";
import { useDebounced } from "@/components/shell/use-debounced";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { MoveList } from "./move-list";
import { useTrial } from "./queries";
import { TrialChanges } from "./trial-changes";
import type { PresetEditor } from "./use-preset-editor";

export const SETTLE_MS = 350;

/** What the rules as they are edited would change about records that there are: how many, and which. */
export function TrialPanel({ editor }: { editor: PresetEditor }) {
  const builds = useBuilds();
  const [{ build: wanted, random }, setUrl] = useQueryStates(
    { build: parseAsInteger, random: parseAsBoolean.withDefault(false) },
    { history: "replace" },
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const withRecords = builds.data?.builds.filter(({ counts }) => counts.kept + counts.dropped > 0) ?? [];
  const build = withRecords.find(({ id }) => id === wanted) ?? withRecords[0];
  const rules = useDebounced(editor.rules, SETTLE_MS);
  const { data, error, isFetching, refetch } = useTrial(
    build?.id ?? null,
    rules,
    random,
    editor.problem === null && rules.length > 0,
  );
  if (builds.data !== undefined && build === undefined) {
    return (
      <EmptyState action={<LinkButton href="/builds/new">New build</LinkButton>}>
        What a preset would change is shown on the records of a build; there are none yet.
      </EmptyState>
    );
  }
  if (editor.rules.length === 0)
    return <EmptyState>This preset has no rule: it keeps everything that its step can read.</EmptyState>;
  const isBehind = isFetching || rules !== editor.rules;
  return (
    <>
      <div className="flex items-end gap-3 pt-3 pb-2.5">
        <SelectField
          label="On the records of"
          value={String(build?.id ?? "")}
          onChange={(id) => void setUrl({ build: Number(id) })}
          options={withRecords.map(({ id, name, counts }) => ({
            value: String(id),
            label: `Build ${id} ${name}, ${plural(counts.kept + counts.dropped, "record")}`,
          }))}
          className="flex-1"
        />
        <Segmented
          label="Which records"
          value={random ? "random" : "latest"}
          onChange={(value) => void setUrl({ random: value === "random" })}
          options={[
            { value: "latest", label: "Latest" },
            { value: "random", label: "Random" },
          ]}
        />
      </div>
      {editor.problem === null ? null : (
        <p className="py-1 text-12 text-warn">Below is what the last whole rules said: {editor.problem}</p>
      )}
      {error !== null && data === undefined ? (
        <ErrorState title="It could not be tried." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={8} rowHeight={30} />
      ) : (
        <div aria-busy={isBehind} className={isBehind ? "opacity-60" : undefined}>
          <p role="status" className="border-b border-line pb-2 text-ink-2">
            Of {plural(data.sampled, "record")}{" "}
            <b className="font-semibold text-ink">{formatCount(data.sums.keptToDropped)}</b> would be dropped,{" "}
            <b className="font-semibold text-ink">{formatCount(data.sums.droppedToKept)}</b> kept again,{" "}
            {formatCount(data.sums.otherReason)} dropped for another reason, {formatCount(data.otherOutput)}{" "}
            exported as another text.
          </p>
          <MoveList
            moves={data.moves}
            chosen={chosen}
            onChoose={setChosen}
            extra={data.changes.filter(({ change }) => change === "output")}
          />
          <TrialChanges changes={data.changes} chosen={chosen} datasetId={build?.datasetId ?? 0} />
        </div>
      )}
    </>
  );
}
