import { ExactText } from "@/components/generation/exact-text";
import { formatCount } from "@/components/ui/number-text";
import type { BuildManifest } from "@/lib/builds/manifest";
import { settingWords } from "@/lib/builds/manifest-changes";
import { settingsFields } from "@/lib/steps/settings-fields";
import { getStep } from "@/lib/steps/steps";
import { Part, Row } from "./manifest-part";

/** What belongs to the step: its settings, its target, and the texts of its templates. */
export function StepParts({ manifest }: { manifest: BuildManifest }) {
  const { settings, target, earlier, templates } = manifest;
  const step = getStep(manifest.step);
  const fields = settingsFields(step);
  return (
    <>
      <Part title="Step">
        <Row label="Step">{step.title}</Row>
        {target === null ? null : <Row label="Target">{formatCount(target)} accepted</Row>}
        {earlier.length === 0 ? null : (
          <Row label="New against">{earlier.map(({ name }) => name).join(", ")}</Row>
        )}
        {Object.entries(settings).map(([key, value]) => (
          <Row key={key} label={fields.find((field) => field.key === key)?.label ?? key}>
            {settingWords(value)}
          </Row>
        ))}
      </Part>
      {templates.map(({ role, name, number, text }) => (
        <Part key={role} title={`Template for ${role.replaceAll("_", " ")}`}>
          <Row label="Version">
            {name} version {number}
          </Row>
          <Row label="Text">
            <details>
              <summary className="cursor-pointer text-ink-2">{formatCount(text.length)} characters</summary>
              <ExactText
                text={text}
                label={`Template for ${role.replaceAll("_", " ")}`}
                className="mt-1 max-h-60"
              />
            </details>
          </Row>
        </Part>
      ))}
    </>
  );
}
