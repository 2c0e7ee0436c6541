import type { TemplateRole } from "@/lib/templates/template";
import { templateRoles } from "@/lib/templates/template-roles";
import { database } from "./database";
import { addEvent } from "./events";
import { insertTemplateVersion } from "./template-drafts";
import { lockRole, putTemplateInUse } from "./templates";

/**
 * Gives every role that has no template the studio's own text, published as version 1 and in use. Roles that have one
 * are left as people made them, so this may run at every start, also of a studio of an older release. Says which roles
 * it served.
 */
export async function loadDefaultTemplates(
  texts: readonly { role: TemplateRole; text: string }[],
  actor: string,
): Promise<TemplateRole[]> {
  const loaded: TemplateRole[] = [];
  for (const { role, text } of texts) {
    const isNew = await database().$transaction(async (tx) => {
      await lockRole(tx, role);
      if ((await tx.template.count({ where: { role } })) > 0) return false;
      const name = templateRoles[role].title;
      const { id } = await tx.template.create({ data: { role, name, draft: text } });
      const note = "The studio's own text";
      await insertTemplateVersion(tx, { templateId: id, number: 1, text, note, actor });
      await putTemplateInUse(tx, { id, role });
      return true;
    });
    if (isNew) loaded.push(role);
  }
  if (loaded.length > 0) {
    const titles = loaded.map((role) => templateRoles[role].title).join(", ");
    const message = `Loaded the studio's own templates: ${titles}`;
    await addEvent(database(), { actor, subject: "template", subjectId: null, message });
  }
  return loaded;
}
