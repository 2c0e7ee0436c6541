import type { Step } from "@/lib/steps/step";
import { steps } from "@/lib/steps/steps";
import { type TemplateRole, templateRoleSchema } from "@/lib/templates/template";

/** Every role, in the order of the methods. */
export const roles: readonly TemplateRole[] = templateRoleSchema.options;

/** The steps whose prompts are made with a template of the role. */
export function stepsWith(role: TemplateRole): Step[] {
  return Object.values(steps).filter((step) => step.templates.includes(role));
}
