"use client";

import { NoServerNotice } from "@/components/generation/no-server-notice";
import { SamplingFields } from "@/components/generation/sampling-fields";
import { SettingsGroup } from "@/components/generation/settings-group";
import { VersionFields } from "@/components/generation/version-fields";
import { NumberField, TextField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/signal";
import { settingsFields } from "@/lib/steps/settings-fields";
import { MAX_SAMPLES } from "./build-wish";
import { ChangedNote } from "./changed-note";
import { PresetChoice } from "./preset-choice";
import { ServerChoice } from "./server-choice";
import { SettingsForm } from "./settings-form";
import { StepChoice } from "./step-choice";
import { StopRulesForm } from "./stop-rules-form";
import { TargetFields } from "./target-fields";
import { TemplateFields } from "./template-fields";
import type { PlanState } from "./use-build-plan";

/** Which step, with what it needs, which servers, how it samples, what judges it, when it pauses, its name. */
export function PlanSettings({ plan }: { plan: PlanState }) {
  const { changes } = plan;
  return (
    <>
      <SettingsGroup title="Step">
        <StepChoice plan={plan} />
        <ChangedNote changes={changes} group="step" />
      </SettingsGroup>
      {plan.step.needsConstitution ? <ConstitutionGroup plan={plan} /> : null}
      {plan.step.templates.length === 0 ? null : (
        <SettingsGroup title="Templates">
          <TemplateFields plan={plan} />
          <ChangedNote changes={changes} group="templates" />
        </SettingsGroup>
      )}
      {settingsFields(plan.step).length === 0 ? null : (
        <SettingsGroup title="Settings of the step">
          <SettingsForm plan={plan} />
          <ChangedNote changes={changes} group="settings" />
        </SettingsGroup>
      )}
      {plan.invents ? (
        <SettingsGroup title="Target">
          <TargetFields plan={plan} />
          <ChangedNote changes={changes} group="target" />
        </SettingsGroup>
      ) : null}
      <SettingsGroup title="Server">
        <ServerChoice
          serverId={plan.server?.id ?? null}
          onServer={(server) => void plan.setUrl({ server })}
          moreIds={plan.moreServerIds}
          onMore={(moreServerIds) => plan.edit({ moreServerIds })}
        />
        {plan.server === null && !plan.isLoading ? <NoServerNotice /> : null}
        <ChangedNote changes={changes} group="servers" />
      </SettingsGroup>
      <SettingsGroup title="Sampling">
        <SamplingFields value={plan.draft} onChange={plan.setSampling} />
        {plan.invents ? null : (
          <NumberField
            label="Samples an item"
            value={plan.samplesPerItem}
            onChange={(samplesPerItem) => plan.edit({ samplesPerItem })}
            min={1}
            max={MAX_SAMPLES}
            step={1}
            className="mt-3 w-1/2 pr-2"
          />
        )}
        <p className="mt-2 text-12 text-ink-3">
          {plan.invents
            ? "Each request has a seed of its own, mixed from this one."
            : "Each sample of each item has a seed of its own, mixed from this one."}{" "}
          Defaults: {plan.step.defaults.source}.
        </p>
        <ChangedNote changes={changes} group="sampling" />
      </SettingsGroup>
      <SettingsGroup title="Filter">
        <PresetChoice value={plan.preset} onChange={(preset) => plan.edit({ preset })} />
        <ChangedNote changes={changes} group="filter" />
      </SettingsGroup>
      <SettingsGroup title="Pause by itself when">
        <StopRulesForm value={plan.stopRules} onChange={(stopRules) => plan.edit({ stopRules })} />
        <ChangedNote changes={changes} group="stop_rules" />
      </SettingsGroup>
      <SettingsGroup title="Name">
        <TextField
          label="Name"
          isLabelHidden
          value={plan.name}
          onChange={plan.setName}
          maxLength={120}
          placeholder="Named for what it is made from"
          hint="The build and its dataset carry it."
        />
      </SettingsGroup>
    </>
  );
}

function ConstitutionGroup({ plan }: { plan: PlanState }) {
  return (
    <SettingsGroup title="Constitution">
      <VersionFields
        constitutionId={plan.constitutionId}
        version={plan.version}
        onConstitution={(constitution) => void plan.setUrl({ constitution, version: null })}
        onVersion={(version) =>
          version !== "draft" && void plan.setUrl({ constitution: plan.constitutionId, version })
        }
        hasDraft={false}
      />
      {plan.view !== undefined && plan.view.versions.length === 0 ? (
        <Notice
          className="mt-3"
          actions={
            <LinkButton size="sm" href={`/constitutions/${plan.view.id}`}>
              Publish
            </LinkButton>
          }
        >
          No version is published yet.
        </Notice>
      ) : null}
      <ChangedNote changes={plan.changes} group="constitution" />
    </SettingsGroup>
  );
}
