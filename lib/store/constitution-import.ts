import { AppError } from "@/lib/app-error";
import type { Constitution } from "@/lib/constitutions/constitution";
import { constitutionView, contentHash, type VersionSource, withVersions } from "./constitution-views";
import { insertConstitution, insertVersion, replaceDraft } from "./constitution-writes";
import type { Queries } from "./database";

export type ImportedConstitution = {
  constitutionId: number;
  version: number;
  /** False when it equals the latest version already. */
  isNew: boolean;
};

/**
 * Makes `body` the latest published version of the constitution of its name: a new one with version 1, or the
 * next version where the content differs. The version keeps the file. The draft follows unless it holds unpublished work, which is a
 * `conflict`. Throws `bad_request` where a finding forbids publishing.
 */
export async function importConstitution(
  queries: Queries,
  body: Constitution,
  by: { note: string; actor: string; source: VersionSource },
): Promise<ImportedConstitution> {
  await queries.$queryRaw`SELECT id FROM constitution WHERE name = ${body.name} FOR UPDATE`;
  const row = await queries.constitution.findUnique({ where: { name: body.name }, include: withVersions });
  if (row === null) {
    const constitutionId = await insertConstitution(queries, body);
    return { constitutionId, version: await insertVersion(queries, constitutionId, body, by), isNew: true };
  }
  const stored = constitutionView(row);
  const { id: constitutionId, draft, hasChanges, versions } = stored;
  const [latest] = versions;
  const hash = contentHash(body);
  if (latest?.contentHash === hash) return { constitutionId, version: latest.number, isNew: false };
  if (contentHash(draft) !== hash) {
    if (hasChanges) throw unpublishedWork(body.name);
    await replaceDraft(queries, stored, body, { actor: by.actor, act: `imported ${by.source.file}` });
  }
  return { constitutionId, version: await insertVersion(queries, constitutionId, body, by), isNew: true };
}

function unpublishedWork(name: string): AppError {
  return new AppError(
    "conflict",
    `The draft of “${name}” has changes that are not published and would be lost; publish it first, then import again.`,
    { name },
  );
}
