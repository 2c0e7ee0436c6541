import { z } from "zod";
import { templateRoleSchema } from "@/lib/templates/template";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";

const templateChoiceSchema = z.object({
  id: z.int(),
  role: templateRoleSchema,
  name: z.string(),
  /** Its published versions, the newest first. */
  versions: z.array(z.int()),
});
export type TemplateChoice = z.infer<typeof templateChoiceSchema>;

/** The templates that a build may be made with, each with its published versions. */
export const listTemplateChoices = contract({
  method: "GET",
  path: "/api/template-choices",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ templates: z.array(templateChoiceSchema) }),
});
