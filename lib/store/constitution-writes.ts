import { AppError } from "@/lib/app-error";
import type { Constitution } from "@/lib/constitutions/constitution";
import { lintConstitution } from "@/lib/constitutions/lint";
import { type ConstitutionView, contentHash, type VersionSource } from "./constitution-views";
import type { Queries } from "./database";
import { isUniqueViolation } from "./database-error";
import { addDraftSave } from "./draft-saves";
import { toStored } from "./stored-json";

/** A new constitution with this draft and no version yet. Throws `conflict` if its name is taken. */
export async function insertConstitution(queries: Queries, draft: Constitution): Promise<number> {
  const data = { name: draft.name, draft: toStored(draft, "The draft") };
  return explainTakenName(draft.name, async () => {
    const { id } = await queries.constitution.create({ data, select: { id: true } });
    return id;
  });
}

/**
 * Puts `draft` in the place of the stored one, which the caller has locked, and remembers that. The constitution
 * goes by its name. `act` says what was done where it was not writing, e.g. "restored version 2".
 */
export async function replaceDraft(
  queries: Queries,
  stored: Pick<ConstitutionView, "id" | "draft" | "draftRevision">,
  draft: Constitution,
  by: { actor: string; act?: string },
): Promise<void> {
  const { id, draft: before, draftRevision } = stored;
  const data = {
    name: draft.name,
    draft: toStored(draft, "The draft"),
    draftRevision: { increment: 1 },
    draftUpdatedAt: new Date(),
  };
  await explainTakenName(draft.name, () => queries.constitution.update({ where: { id }, data }));
  await addDraftSave(queries, id, { revision: draftRevision + 1, before, after: draft, ...by });
}

async function explainTakenName<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = `There is another constitution named “${name}”; give this one a name of its own.`;
    throw new AppError("conflict", message, { name });
  }
}

/**
 * Publishes `body` under the next number, which it returns. Throws `bad_request` naming the first finding that
 * forbids it: what builds start from must be writable as a prompt file and cite only principles that are there.
 */
export async function insertVersion(
  queries: Queries,
  constitutionId: number,
  body: Constitution,
  { note, actor, source }: { note: string; actor: string; source?: VersionSource },
): Promise<number> {
  const finding = lintConstitution(body).find(({ severity }) => severity === "error");
  if (finding !== undefined)
    throw new AppError("bad_request", `This cannot be published yet: ${finding.message}`, { finding });
  const latest = await queries.constitutionVersion.aggregate({
    where: { constitutionId },
    _max: { number: true },
  });
  const number = (latest._max.number ?? 0) + 1;
  await queries.constitutionVersion.create({
    data: {
      constitutionId,
      number,
      contentHash: contentHash(body),
      body: toStored(body, "The constitution"),
      note,
      publishedBy: actor,
      ...(source && { sourceFile: source.file, sourceText: source.text }),
    },
  });
  return number;
}

/** Makes it the one that new previews and builds start from. */
export async function putConstitutionInUse(queries: Queries, id: number): Promise<void> {
  await queries.studio.update({ where: { id: 1 }, data: { constitutionId: id } });
}
