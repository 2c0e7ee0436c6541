import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { type IdentitySet, identitySetSchema, identitySetText } from "@/lib/exports/identity-set";
import { database, type Queries } from "./database";
import { isUniqueViolation } from "./database-error";
import { addEvent } from "./events";
import type { IdentitySet as IdentitySetRow } from "./generated/client";
import { parseStored, toStored } from "./stored-json";

export type StoredIdentitySet = {
  id: number;
  name: string;
  body: IdentitySet;
  revision: number;
  /** SHA-256 of the content, hexadecimal: an export's manifest names it. */
  contentHash: string;
  updatedBy: string;
  /** ISO 8601 in UTC. */
  updatedAt: string;
};

type Content = { name: string; body: IdentitySet; actor: string };

/** All of them by name. */
export async function listIdentitySets(): Promise<StoredIdentitySet[]> {
  const rows = await database().identitySet.findMany({ orderBy: { name: "asc" } });
  return rows.map(storedSet);
}

/** Throws `not_found`. */
export async function getIdentitySet(id: number, queries: Queries = database()): Promise<StoredIdentitySet> {
  const row = await queries.identitySet.findUnique({ where: { id } });
  if (row === null) throw new AppError("not_found", `There is no identity set with the id ${id}.`);
  return storedSet(row);
}

/** Throws `conflict` if the name is taken. */
export async function addIdentitySet(content: Content): Promise<StoredIdentitySet> {
  return database().$transaction(async (tx) => {
    const row = await explainTakenName(content.name, () =>
      tx.identitySet.create({ data: columnsOf(content) }),
    );
    const message = `Created the identity set ${content.name}`;
    await addEvent(tx, { actor: content.actor, subject: "export", subjectId: null, message });
    return storedSet(row);
  });
}

/**
 * Puts this name and content in the place of what was there. Throws `conflict` with their set as `details.theirs`
 * where somebody saved since `revision`, or where the name is taken, and `not_found`.
 */
export async function saveIdentitySet(
  id: number,
  { revision, ...content }: Content & { revision: number },
): Promise<StoredIdentitySet> {
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM identity_set WHERE id = ${id}::int FOR UPDATE`;
    const theirs = await getIdentitySet(id, tx);
    if (theirs.revision !== revision) {
      throw new AppError(
        "conflict",
        "Somebody else saved this identity set meanwhile; look at what they changed, then save again.",
        { theirs },
      );
    }
    const data = { ...columnsOf(content), revision: revision + 1, updatedAt: new Date() };
    return storedSet(
      await explainTakenName(content.name, () => tx.identitySet.update({ where: { id }, data })),
    );
  });
}

/** Exports that were made keep the rows that they wrote. Throws `not_found`. */
export async function removeIdentitySet(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const { name } = await getIdentitySet(id, tx);
    await tx.identitySet.delete({ where: { id } });
    const message = `Removed the identity set ${name}`;
    await addEvent(tx, { actor, subject: "export", subjectId: null, message });
  });
}

/** Gives a studio without any identity set its own one. `text`: that set as JSON. Says whether it did. */
export async function loadDefaultIdentitySet(text: string, actor: string): Promise<boolean> {
  const body = identitySetSchema.parse(JSON.parse(text));
  return database().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('identity_set'))`;
    if ((await tx.identitySet.count()) > 0) return false;
    await tx.identitySet.create({ data: columnsOf({ name: "The studio's own", body, actor }) });
    return true;
  });
}

const columnsOf = ({ name, body, actor }: Content) => ({
  name: toStored(name, "The name") as string,
  body: toStored(body, "A question or an answer"),
  updatedBy: actor,
});

function storedSet(row: IdentitySetRow): StoredIdentitySet {
  const { id, name, revision, updatedBy, updatedAt } = row;
  const body = parseStored(identitySetSchema, row.body, `The identity set ${name}`);
  const contentHash = createHash("sha256").update(identitySetText(body)).digest("hex");
  return { id, name, body, revision, contentHash, updatedBy, updatedAt: updatedAt.toISOString() };
}

async function explainTakenName<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `There is another identity set named “${name}”; choose another name.`);
  }
}
