"use client";

import type { VersionChoice } from "@/components/generation/queries";
import { type SamplingDraft, SamplingFields } from "@/components/generation/sampling-fields";
import { ServerField } from "@/components/generation/server-field";
import { SettingsGroup } from "@/components/generation/settings-group";
import { VersionFields } from "@/components/generation/version-fields";
import { TextLink } from "@/components/ui/text-link";
import type { ConstitutionView } from "@/lib/api/constitutions";
import type { ServerView } from "@/lib/api/servers";
import { presets } from "@/lib/filters/presets";
import { selfAlign } from "@/lib/steps/self-align";

type Change = { constitution?: number; version?: string | null; server?: number };

/** Who answers, after which constitution, and how it samples. */
export function PreviewSettings({
  constitutionId,
  view,
  version,
  server,
  draft,
  onChange,
  onSampling,
}: {
  constitutionId: number | null;
  view: ConstitutionView | undefined;
  version: VersionChoice | null;
  server: ServerView | null;
  draft: SamplingDraft;
  onChange: (change: Change) => void;
  onSampling: (change: Partial<SamplingDraft>) => void;
}) {
  const [preset] = presets;
  return (
    <aside aria-label="Settings" className="min-h-0 overflow-y-auto px-5 pb-6 pl-(--gutter)">
      <SettingsGroup title="Constitution">
        <VersionFields
          constitutionId={constitutionId}
          version={version}
          onConstitution={(constitution) => onChange({ constitution, version: null })}
          onVersion={(next) => onChange({ version: String(next) })}
          hasDraft
        />
        {constitutionId === null ? null : (
          <p className="mt-2 text-12 text-ink-3">
            {view?.hasChanges ? "The draft has unpublished changes. " : ""}
            <TextLink href={`/constitutions/${constitutionId}`}>Edit the draft</TextLink>
          </p>
        )}
      </SettingsGroup>
      <SettingsGroup title="Server">
        <ServerField
          serverId={server?.id ?? null}
          onServer={(id) => onChange({ server: id })}
          isLabelHidden
        />
      </SettingsGroup>
      <SettingsGroup title="Sampling">
        <SamplingFields value={draft} onChange={onSampling} />
        <p className="mt-2 text-12 text-ink-3">Defaults: {selfAlign.defaults.source}.</p>
      </SettingsGroup>
      {preset === undefined ? null : (
        <SettingsGroup title="Filter">
          <p className="text-12 text-ink-2">
            {preset.title}, {preset.rules.length} rules. A build asks the same ones.
          </p>
        </SettingsGroup>
      )}
    </aside>
  );
}
