import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { StepSetup } from "@/lib/steps/step";
import { getStep } from "@/lib/steps/steps";
import type { BuildManifest } from "./manifest";

/**
 * What the step of a build works with, from what was frozen. `constitution`: null where the build has none. Throws
 * for settings that the step does not know.
 */
export function stepSetup(
  manifest: Pick<BuildManifest, "step" | "templates" | "settings">,
  constitution: ShownConstitution | null,
): StepSetup {
  const settings = getStep(manifest.step).settings.parse(manifest.settings);
  const templates = Object.fromEntries(manifest.templates.map(({ role, text }) => [role, text]));
  return { ...(constitution ?? NO_CONSTITUTION), templates, settings };
}
