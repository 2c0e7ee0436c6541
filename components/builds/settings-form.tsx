"use client";

import { type SettingsField, settingsFields } from "@/lib/steps/settings-fields";
import { SettingInput } from "./setting-input";
import type { PlanState } from "./use-build-plan";

/** The settings of a step, read from its own schema; what is wrong with one stands beside it. */
export function SettingsForm({ plan }: { plan: PlanState }) {
  const { step, stepSettings, ownSettings, setSetting } = plan;
  const whole = "settings" in stepSettings ? stepSettings.settings : ownSettings;
  const error = (field: SettingsField) =>
    "message" in stepSettings && stepSettings.key === field.key ? stepSettings.message : undefined;
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3">
      {settingsFields(step).map((field) => (
        <SettingInput
          // Another step may have a setting of the same name.
          key={`${step.name} ${field.key}`}
          field={field}
          value={whole[field.key]}
          error={error(field)}
          onChange={(value) => setSetting(field.key, value)}
        />
      ))}
    </div>
  );
}
