import { z } from "zod";
import { shownConstitutionSchema } from "@/lib/constitutions/show-constitution";
import { templateRoleSchema } from "@/lib/templates/template";

/** A StepSetup as it is stored and sent: the constitution as it is shown, the texts of templates, whole settings. */
export const stepSetupSchema = shownConstitutionSchema.extend({
  /** Empty of a step without a constitution. */
  name: z.string(),
  templates: z.partialRecord(templateRoleSchema, z.string()).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
});
