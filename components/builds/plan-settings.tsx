"use client";

import { NoServerNotice } from "@/components/generation/no-server-notice";
import { SamplingFields } from "@/components/generation/sampling-fields";
import { ServerField } from "@/components/generation/server-field";
import { SettingsGroup } from "@/components/generation/settings-group";
import { VersionFields } from "@/components/generation/version-fields";
import { TextField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/signal";
import type { BuildPlan } from "./use-build-plan";

/** Which constitution version, which server, how it samples, and the build's name. */
export function PlanSettings({ plan }: { plan: BuildPlan }) {
  return (
    <>
      <SettingsGroup title="Constitution">
        <VersionFields
          constitutionId={plan.constitutionId}
          version={plan.version}
          onConstitution={(constitution) => void plan.setUrl({ constitution, version: null })}
          onVersion={(version) => version !== "draft" && void plan.setUrl({ version })}
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
      </SettingsGroup>
      <SettingsGroup title="Server">
        <ServerField
          serverId={plan.server?.id ?? null}
          onServer={(server) => void plan.setUrl({ server })}
          isLabelHidden
        />
        {plan.server === null && !plan.isLoading ? <NoServerNotice /> : null}
      </SettingsGroup>
      <SettingsGroup title="Sampling">
        <SamplingFields value={plan.draft} onChange={plan.setSampling} />
        <p className="mt-2 text-12 text-ink-3">Each item’s own seed is mixed from this one.</p>
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
