import { type TemplateRole, templateRoleSchema } from "@/lib/templates/template";
import { database } from "./database";

/** A template that a build may be made with: one that has a published version. */
export type TemplateChoiceView = {
  id: number;
  role: TemplateRole;
  name: string;
  /** Its published versions by number, the newest first. */
  versions: number[];
};

/** By role and name. */
export async function listTemplateChoices(): Promise<TemplateChoiceView[]> {
  const rows = await database().template.findMany({
    where: { versions: { some: {} } },
    orderBy: [{ role: "asc" }, { name: "asc" }],
    select: {
      id: true,
      role: true,
      name: true,
      versions: { select: { number: true }, orderBy: { number: "desc" } },
    },
  });
  return rows.map(({ versions, role, ...template }) => ({
    ...template,
    role: templateRoleSchema.parse(role),
    versions: versions.map(({ number }) => number),
  }));
}
