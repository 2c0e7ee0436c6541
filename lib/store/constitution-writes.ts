import { AppError } from "@/lib/app-error";
import type { Constitution } from "@/lib/constitutions/constitution";
import { lintConstitution } from "@/lib/constitutions/lint";
import { contentHash } from "./constitution-views";
import type { Queries } from "./database";
import { isUniqueViolation } from "./database-error";
import { toStored } from "./stored-json";

/** A new constitution with this draft and no version yet. Throws `conflict` if its name is taken. */
export async function insertConstitution(queries: Queries, draft: Constitution): Promise<number> {
  const data = { name: draft.name, draft: toStored(draft, "The draft") };
  return explainTakenName(draft.name, async () => {
    const { id } = await queries.constitution.create({ data, select: { id: true } });
    return id;
  });
}

/** Puts `draft` in the place of the stored one, which the caller has locked. The constitution goes by its name. */
export async function replaceDraft(queries: Queries, id: number, draft: Constitution): Promise<void> {
  const data = {
    name: draft.name,
    draft: toStored(draft, "The draft"),
    draftRevision: { increment: 1 },
    draftUpdatedAt: new Date(),
  };
  await explainTakenName(draft.name, () => queries.constitution.update({ where: { id }, data }));
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
  { note, actor }: { note: string; actor: string },
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
    },
  });
  return number;
}

/** Makes it the one that new previews and builds start from. */
export async function putConstitutionInUse(queries: Queries, id: number): Promise<void> {
  await queries.studio.update({ where: { id: 1 }, data: { constitutionId: id } });
}
