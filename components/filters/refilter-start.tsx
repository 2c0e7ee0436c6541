"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { tellFailure } from "@/components/ui/toast";
import type { BuildView } from "@/lib/api/builds";
import type { RefilterView } from "@/lib/api/refilters";
import { isOver } from "@/lib/builds/build-status";
import { isUnderWay } from "@/lib/builds/refilter";
import { usePresets, useRefilterActs } from "./queries";

/** Chooses a version of a preset and judges all records of the build by it. */
export function RefilterStart({
  build,
  refilters,
  onStarted,
}: {
  build: BuildView;
  refilters: readonly RefilterView[];
  onStarted: (id: number) => void;
}) {
  const presets = usePresets().data?.presets ?? [];
  const { start } = useRefilterActs(build.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const keys = presets.map(({ name, version }) => `${name}@${version}`);
  const now = `${build.currentPreset.name}@${build.currentPreset.version}`;
  const preset = chosen ?? keys.find((key) => key !== now) ?? now;
  const [name = "", version = ""] = preset.split("@");
  const records = build.counts.kept + build.counts.dropped;
  return (
    <section aria-label="Judge anew" className="space-y-2.5 border-b border-line pr-4 pb-4 pl-(--gutter)">
      <SelectField
        label="Preset"
        value={preset}
        onChange={setChosen}
        options={presets.map((one) => ({
          value: `${one.name}@${one.version}`,
          label: `${one.title} version ${one.version}${`${one.name}@${one.version}` === now ? ", in force" : ""}`,
        }))}
      />
      <div className="flex items-center gap-3">
        <Button
          variant="primary"
          disabled={start.isPending}
          disabledReason={blockedReason(build, refilters, records)}
          onClick={() =>
            start.mutate(preset, {
              onSuccess: ({ id }) => onStarted(id),
              onError: (error) => tellFailure("The re-filter was not started.", error),
            })
          }
        >
          Re-filter {formatCount(records)} records
        </Button>
        <TextLink
          href={`/presets?preset=${encodeURIComponent(name)}&version=${version}&build=${build.id}`}
          className="text-12 text-ink-2"
        >
          Try it first
        </TextLink>
      </div>
    </section>
  );
}

/** Why it cannot be started now, with the cure. */
function blockedReason(
  { status }: BuildView,
  refilters: readonly RefilterView[],
  records: number,
): string | null {
  if (!isOver(status) && status !== "paused")
    return `The build is ${status}: its workers judge by the preset it has. Pause it first, or wait for its end.`;
  if (refilters.some((one) => isUnderWay(one.status))) return "One is under way; wait for its end.";
  return records === 0 ? "The build has no records." : null;
}
