"use client";

import { useState } from "react";
import { SamplingFields } from "@/components/generation/sampling-fields";
import { ServerField } from "@/components/generation/server-field";
import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { VersionFields } from "@/components/generation/version-fields";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import type { BulkWish } from "@/lib/datasets/bulk-action";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { BulkDialog, type BulkDialogProps } from "./bulk-dialog";
import { useBaseBuild, useBuildList } from "./queries";
import { changesOf, draftOf, type RegenerateDraft } from "./regenerate-draft";

/** Asks the records' requests once more, with the settings of a build but for what is changed here. */
export function RegenerateDialog({ holds, ...props }: BulkDialogProps & { holds: string }) {
  const builds = useBuildList()
    .filter(({ step }) => getStep(step).holds === holds && !isInventing(getStep(step)))
    .sort((a, b) => Number(b.datasetId === props.datasetId) - Number(a.datasetId === props.datasetId));
  const [chosen, setChosen] = useState<number | null>(null);
  const buildId = chosen ?? builds[0]?.id ?? null;
  const build = useBaseBuild(buildId).data;
  const [name, setName] = useState("");
  const [edits, setEdits] = useState<Partial<RegenerateDraft>>({});
  const base = build === undefined ? null : draftOf(build.manifest, build.samplesPerItem);
  const draft = base === null ? null : { ...base, ...edits };
  const outcome =
    base === null || draft === null
      ? { missing: builds.length === 0 ? "There is no build to begin with." : "The build is being read." }
      : changesOf(draft, base);
  const missing = "missing" in outcome ? outcome.missing : null;
  // Counted as soon as the build is known, whatever is changed.
  const wish: BulkWish | null =
    buildId === null
      ? null
      : {
          kind: "regenerate",
          buildId,
          name: name.trim(),
          changed: "changed" in outcome ? outcome.changed : {},
        };
  return (
    <BulkDialog {...props} kind="regenerate" title="Re-generate" wish={wish} missing={missing}>
      <SelectField
        label="As build"
        value={String(buildId ?? "")}
        onChange={(id) => {
          setChosen(Number(id));
          setEdits({});
        }}
        options={builds.map((one) => ({
          value: String(one.id),
          label: one.name === `Build ${one.id}` ? one.name : `${one.name} (build ${one.id})`,
        }))}
      />
      {draft === null ? null : (
        <Settings draft={draft} onChange={(change) => setEdits({ ...edits, ...change })} />
      )}
      <TextField label="Name of the new build" value={name} onChange={setName} maxLength={120} />
      <p className="text-12 text-ink-2">
        A new build asks each request once more and stores the answers in a dataset of its own; these records
        stay as they are. Each answer names the record that it stands beside, so that both can be compared.
      </p>
    </BulkDialog>
  );
}

function Settings({
  draft,
  onChange,
}: {
  draft: RegenerateDraft;
  onChange: (change: Partial<RegenerateDraft>) => void;
}) {
  const presets = usePresetChoices().map(
    ({ name, version, title }) => [`${name}@${version}`, `${title} version ${version}`] as const,
  );
  const isListed = presets.some(([key]) => key === draft.preset);
  return (
    <div className="space-y-3">
      {draft.constitution === null ? null : (
        <VersionFields
          constitutionId={draft.constitution.id}
          version={draft.constitution.version}
          onConstitution={(id) => onChange({ constitution: { id, version: 1 } })}
          onVersion={(version) => {
            if (draft.constitution !== null && version !== "draft")
              onChange({ constitution: { ...draft.constitution, version } });
          }}
          hasDraft={false}
        />
      )}
      <ServerField serverId={draft.serverId} onServer={(serverId) => onChange({ serverId })} />
      <SamplingFields
        value={draft.sampling}
        onChange={(change) => onChange({ sampling: { ...draft.sampling, ...change } })}
      />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label="Preset"
          value={draft.preset}
          onChange={(preset) => onChange({ preset })}
          options={[
            ...(isListed ? [] : [{ value: draft.preset, label: draft.preset.replace("@", " version ") }]),
            ...presets.map(([value, label]) => ({ value, label })),
          ]}
        />
        <NumberField
          label="Samples of each"
          value={draft.samplesPerItem}
          onChange={(samplesPerItem) => onChange({ samplesPerItem })}
          min={1}
          max={64}
          step={1}
        />
      </div>
    </div>
  );
}
