import { AppError } from "@/lib/app-error";
import type { FrozenTemplate, TemplateRole } from "@/lib/templates/template";
import { database, type Queries } from "./database";
import { isUniqueViolation } from "./database-error";
import { addEvent } from "./events";
import { toStored } from "./stored-json";
import { listTemplateUses } from "./template-uses";
import {
  readTemplate,
  type TemplateSummary,
  type TemplateView,
  templateSummary,
  withVersions,
} from "./template-views";

export type TemplateChoice = { role: TemplateRole; templateId: number; version?: number };

/**
 * One published version a role: the chosen one, or the newest of the template in use, or where that has none, of the
 * first that has. Throws `not_found` naming what is missing.
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
    orderBy: [{ template: { isInUse: "desc" } }, { templateId: "asc" }, { number: "desc" }],
    include: { template: { select: { id: true, name: true } } },
  });
  if (row === null) {
    throw new AppError("not_found", `There is no published template for “${role}”; publish one first.`);
  }
  const { number, contentHash, text, template } = row;
  return { role, id: template.id, name: template.name, number, contentHash, text };
}

/** All of them, those of a role together: the one in use first, then by name. */
export async function listTemplates(): Promise<TemplateSummary[]> {
  const rows = await database().template.findMany({
    include: withVersions,
    orderBy: [{ role: "asc" }, { isInUse: "desc" }, { name: "asc" }],
  });
  return rows.map(templateSummary);
}

/** Throws `not_found`. */
export async function getTemplate(id: number): Promise<TemplateView> {
  return readTemplate(database(), id);
}

/** A new template with this draft and no version yet. Throws `conflict` if its name is taken in its role. */
export async function createTemplate(wish: {
  role: TemplateRole;
  name: string;
  text: string;
  actor: string;
}): Promise<TemplateView> {
  const { role, name, actor } = wish;
  const draft = toStored(wish.text, "The text") as string;
  return database().$transaction(async (tx) => {
    const { id } = await explainTakenName(name, () => tx.template.create({ data: { role, name, draft } }));
    await addEvent(tx, {
      actor,
      subject: "template",
      subjectId: id,
      message: `Created the template ${name}`,
    });
    return readTemplate(tx, id);
  });
}

/** Makes it the one that new builds take. Throws `conflict` where it has no version yet. */
export async function chooseTemplate(id: number): Promise<TemplateView> {
  return database().$transaction(async (tx) => {
    const { role, name, latestVersion } = await readTemplate(tx, id);
    await lockRole(tx, role);
    if (latestVersion === null)
      throw new AppError("conflict", `“${name}” has no published version; publish one, then use it.`);
    await putTemplateInUse(tx, { id, role });
    return readTemplate(tx, id);
  });
}

export async function putTemplateInUse(
  queries: Queries,
  { id, role }: { id: number; role: TemplateRole },
): Promise<void> {
  await queries.template.updateMany({ where: { role, isInUse: true }, data: { isInUse: false } });
  await queries.template.update({ where: { id }, data: { isInUse: true } });
}

/** Throws `conflict` if its name is taken in its role. Builds keep the name that it had. */
export async function renameTemplate(id: number, name: string): Promise<TemplateView> {
  await getTemplate(id);
  await explainTakenName(name, () => database().template.update({ where: { id }, data: { name } }));
  return getTemplate(id);
}

/** Throws `conflict` where it is in use or a build was made with one of its versions. */
export async function removeTemplate(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const { role, name, isInUse } = await readTemplate(tx, id);
    await lockRole(tx, role);
    if (isInUse) throw new AppError("conflict", `New builds take “${name}”; use another of its kind first.`);
    const { builds } = await listTemplateUses(id);
    if (builds.length > 0) {
      const message = `Builds were made with “${name}”, so it stays: ${builds.length} of them.`;
      throw new AppError("conflict", message);
    }
    await tx.templateVersion.deleteMany({ where: { templateId: id } });
    await tx.template.delete({ where: { id } });
    await addEvent(tx, {
      actor,
      subject: "template",
      subjectId: null,
      message: `Removed the template ${name}`,
    });
  });
}

/** Which template of a role is in use is decided by one at a time. */
export async function lockRole(queries: Queries, role: TemplateRole): Promise<void> {
  await queries.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('template'), hashtext(${role}))`;
}

async function explainTakenName<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = `There is another template of this kind named “${name}”; give this one a name of its own.`;
    throw new AppError("conflict", message, { name });
  }
}
