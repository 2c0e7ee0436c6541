"use client";

import { ServerField } from "@/components/generation/server-field";
import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { NumberField, SelectField } from "@/components/ui/field";
import { countTarget, type RecipeStage, type StageTarget } from "@/lib/recipes/recipe-definition";
import { steps } from "@/lib/steps/steps";
import { StageSettings } from "./stage-settings";

/** What a stage would be launched with. */
export function StageForm({
  draft,
  onChange,
  size,
  serverId,
}: {
  draft: RecipeStage;
  onChange: (draft: RecipeStage) => void;
  size: number;
  serverId: number | null;
}) {
  const change = (part: Partial<RecipeStage>) => onChange({ ...draft, ...part });
  const step = draft.step === undefined ? undefined : steps[draft.step];
  const presets = usePresetChoices();
  const sampling = draft.sampling ?? step?.defaults ?? { temperature: 1, topP: 1, maxTokens: 512 };
  const sample = (part: Partial<NonNullable<RecipeStage["sampling"]>>) => {
    const { temperature, topP, maxTokens } = { ...sampling, ...part };
    change({ sampling: { temperature, topP, maxTokens } });
  };
  const names = [
    ...new Set([...presets.map(({ name }) => name), ...(draft.preset === null ? [] : [draft.preset])]),
  ];
  return (
    <>
      <h3 className="mb-2 font-semibold">It begins with</h3>
      {draft.kind !== "build" ? null : (
        <>
          <div className="grid grid-cols-2 gap-3">
            <ServerField serverId={serverId} onServer={(id) => change({ serverId: id })} />
            <SelectField
              label="Filter"
              value={draft.preset ?? ""}
              onChange={(name) => change({ preset: name === "" ? null : name })}
              options={[
                { value: "", label: `${step?.preset ?? "the step's own"} (the step's own)` },
                ...names.map((name) => ({ value: name, label: name })),
              ]}
            />
          </div>
          <div className="mt-3 grid grid-cols-3 gap-3">
            <NumberField
              label="Temperature"
              value={sampling.temperature}
              onChange={(temperature) => temperature !== null && sample({ temperature })}
              min={0}
              max={2}
              step={0.05}
            />
            <NumberField
              label="Top-p"
              value={sampling.topP}
              onChange={(topP) => topP !== null && sample({ topP })}
              min={0.01}
              max={1}
              step={0.01}
            />
            <NumberField
              label="Max tokens"
              value={sampling.maxTokens}
              onChange={(maxTokens) => maxTokens !== null && sample({ maxTokens })}
              min={1}
              max={32_768}
              step={1}
            />
          </div>
        </>
      )}
      <div className="mt-3 grid grid-cols-3 gap-3">
        <TargetField target={draft.target} size={size} onChange={(target) => change({ target })} />
        {draft.kind === "build" ? (
          <NumberField
            label="Samples"
            value={draft.samples}
            onChange={(samples) => samples !== null && change({ samples })}
            min={1}
            max={64}
            step={1}
          />
        ) : null}
      </div>
      <StageSettings
        key={draft.key}
        step={step ?? null}
        value={draft.settings}
        onChange={(settings) => change({ settings })}
      />
    </>
  );
}

/** A number; a share of the recipe's size stays one until somebody writes another number. */
function TargetField({
  target,
  size,
  onChange,
}: {
  target: StageTarget | null;
  size: number;
  onChange: (target: StageTarget | null) => void;
}) {
  const isShare = target !== null && "share" in target;
  return (
    <NumberField
      label="Target"
      value={countTarget(target, size)}
      onChange={(count) => onChange(count === null ? null : { count })}
      min={1}
      step={1}
      placeholder="all"
      hint={isShare ? `${Math.round(target.share * 100)} % of the size` : undefined}
    />
  );
}
