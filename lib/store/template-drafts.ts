import { AppError } from "@/lib/app-error";
import { lintTemplate } from "@/lib/templates/lint-template";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { toStored } from "./stored-json";
import { getTemplateVersion, hashText, readTemplate, type TemplateView } from "./template-views";

/** Saves the draft that was made from `revision`. Throws `conflict` with `{ revision, draft }` if somebody saved since. */
export async function saveTemplateDraft(id: number, revision: number, text: string): Promise<TemplateView> {
  return database().$transaction(async (tx) => {
    await lockAt(tx, id, revision);
    await replaceDraft(tx, id, text);
    return readTemplate(tx, id);
  });
}

/**
 * Publishes the draft as the next version. Throws `conflict` as `saveTemplateDraft` or where nothing has changed,
 * `bad_request` where a finding forbids it.
 */
export async function publishTemplate(
  id: number,
  revision: number,
  { note, actor }: { note: string; actor: string },
): Promise<TemplateView> {
  return database().$transaction(async (tx) => {
    const stored = await lockAt(tx, id, revision);
    if (!stored.hasChanges) {
      const message = `Nothing has changed since version ${stored.latestVersion}; there is nothing to publish.`;
      throw new AppError("conflict", message, { version: stored.latestVersion });
    }
    const finding = lintTemplate(stored.role, stored.draft).find(({ severity }) => severity === "error");
    if (finding !== undefined) {
      const message = `This cannot be published yet. ${finding.message} ${finding.cure}`;
      throw new AppError("bad_request", message, { finding });
    }
    const number = (stored.latestVersion ?? 0) + 1;
    await insertTemplateVersion(tx, { templateId: id, number, text: stored.draft, note, actor });
    const message = `Published version ${number} of ${stored.name}`;
    await addEvent(tx, { actor, subject: "template", subjectId: id, message });
    return readTemplate(tx, id);
  });
}

/** Puts a version's text into the draft. Throws `conflict` as `saveTemplateDraft`, or where the draft equals it. */
export async function restoreTemplateVersion(
  id: number,
  revision: number,
  { version, actor }: { version: number; actor: string },
): Promise<TemplateView> {
  const { text } = await getTemplateVersion(id, version);
  return database().$transaction(async (tx) => {
    const stored = await lockAt(tx, id, revision);
    if (stored.draft === text) {
      const message = `The draft equals version ${version} already; there is nothing to restore.`;
      throw new AppError("conflict", message, { version });
    }
    await replaceDraft(tx, id, text);
    const message = `Restored version ${version} of ${stored.name} into the draft`;
    await addEvent(tx, { actor, subject: "template", subjectId: id, message });
    return readTemplate(tx, id);
  });
}

export async function insertTemplateVersion(
  queries: Queries,
  version: { templateId: number; number: number; text: string; note: string; actor: string },
): Promise<void> {
  const { actor, ...data } = version;
  await queries.templateVersion.create({
    data: { ...data, contentHash: hashText(data.text), publishedBy: actor },
  });
}

async function replaceDraft(queries: Queries, id: number, text: string): Promise<void> {
  const draft = toStored(text, "The text") as string;
  const data = { draft, draftRevision: { increment: 1 }, draftUpdatedAt: new Date() };
  await queries.template.update({ where: { id }, data });
}

async function lockAt(queries: Queries, id: number, revision: number): Promise<TemplateView> {
  await queries.$queryRaw`SELECT id FROM template WHERE id = ${id} FOR UPDATE`;
  const stored = await readTemplate(queries, id);
  if (stored.draftRevision === revision) return stored;
  throw new AppError(
    "conflict",
    "Somebody else saved this template meanwhile; look at what they changed, then do this again.",
    { revision: stored.draftRevision, draft: stored.draft },
  );
}
