import { AppError } from "@/lib/app-error";
import type { FrozenTemplate, TemplateRole } from "@/lib/templates/template";
import { database } from "./database";

export type TemplateChoice = { role: TemplateRole; templateId: number; version?: number };

/**
 * One published version a role: the chosen one, or the newest of the first template of that role. Throws `not_found`
 * naming what is missing.
 */
export async function freezeTemplates(
  roles: readonly TemplateRole[],
  chosen: readonly TemplateChoice[],
): Promise<FrozenTemplate[]> {
  return Promise.all(
    roles.map((role) =>
      freezeTemplate(
        role,
        chosen.find((one) => one.role === role),
      ),
    ),
  );
}

async function freezeTemplate(
  role: TemplateRole,
  choice: TemplateChoice | undefined,
): Promise<FrozenTemplate> {
  const version = choice?.version;
  const row = await database().templateVersion.findFirst({
    where: {
      template: { role, ...(choice === undefined ? {} : { id: choice.templateId }) },
      ...(version === undefined ? {} : { number: version }),
    },
    orderBy: [{ templateId: "asc" }, { number: "desc" }],
    include: { template: { select: { id: true, name: true } } },
  });
  if (row === null) {
    throw new AppError("not_found", `There is no published template for “${role}”; publish one first.`);
  }
  const { number, contentHash, text, template } = row;
  return { role, id: template.id, name: template.name, number, contentHash, text };
}
