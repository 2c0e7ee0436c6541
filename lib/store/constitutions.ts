import { AppError } from "@/lib/app-error";
import type { Constitution } from "@/lib/constitutions/constitution";
import {
  type ConstitutionSummary,
  type ConstitutionVersion,
  type ConstitutionView,
  constitutionSummary,
  constitutionView,
  contentHash,
  readConstitution,
  readVersion,
  versionView,
  withBuildCount,
  withVersions,
} from "./constitution-views";
import { insertConstitution, insertVersion, putConstitutionInUse, replaceDraft } from "./constitution-writes";
import { database, type Queries } from "./database";
import { addEvent, listEvents } from "./events";

/** All of them by name. */
export async function listConstitutions(): Promise<ConstitutionSummary[]> {
  const rows = await database().constitution.findMany({ include: withVersions, orderBy: { name: "asc" } });
  return rows.map((row) => constitutionSummary(row));
}

/** Throws `not_found`. */
export async function getConstitution(id: number): Promise<ConstitutionView> {
  return readConstitution(database(), id);
}

/** Which revision the draft has. Throws `not_found`. */
export async function getDraftRevision(id: number): Promise<{ revision: number }> {
  const row = await database().constitution.findUnique({ where: { id }, select: { draftRevision: true } });
  if (row === null) throw new AppError("not_found", `There is no constitution with the id ${id}.`);
  return { revision: row.draftRevision };
}

export async function findConstitutionByName(name: string): Promise<ConstitutionView | null> {
  const row = await database().constitution.findUnique({ where: { name }, include: withVersions });
  return row === null ? null : constitutionView(row);
}

/** A published version by its number, from 1. Throws `not_found`. */
export async function getVersion(constitutionId: number, number: number): Promise<ConstitutionVersion> {
  return readVersion(database(), constitutionId, number);
}

/** A published version by its own id. Throws `not_found`. */
export async function getVersionById(id: number): Promise<ConstitutionVersion> {
  const row = await database().constitutionVersion.findUnique({ where: { id }, include: withBuildCount });
  if (row === null) throw new AppError("not_found", `There is no constitution version with the id ${id}.`);
  return versionView(row);
}

/** A new constitution with this draft and no version yet. Throws `conflict` if its name is taken. */
export async function createConstitution(draft: Constitution, actor: string): Promise<ConstitutionView> {
  return database().$transaction(async (tx) => {
    const id = await insertConstitution(tx, draft);
    await addEvent(tx, { actor, subject: "constitution", subjectId: id, message: `Created ${draft.name}` });
    return readConstitution(tx, id);
  });
}

/**
 * Saves the draft that was made from `revision`; the constitution goes by the draft's name. Throws `conflict`
 * with `{ revision, draft }` of the stored one if somebody saved since.
 */
export async function saveDraft(
  id: number,
  revision: number,
  draft: Constitution,
  actor: string,
): Promise<ConstitutionView> {
  return database().$transaction(async (tx) => {
    await replaceDraft(tx, await lockAt(tx, id, revision), draft, { actor });
    await tellOfChange(tx, id, { actor, message: `Changed the draft of ${draft.name}` });
    return readConstitution(tx, id);
  });
}

/**
 * Publishes the draft as the next version. Throws `conflict` if somebody saved since `revision` (as `saveDraft`)
 * or nothing has changed since the latest version, `bad_request` if a finding forbids it.
 */
export async function publishDraft(
  id: number,
  revision: number,
  note: string,
  actor: string,
): Promise<ConstitutionView> {
  return database().$transaction(async (tx) => {
    const { draft, hasChanges, latestVersion } = await lockAt(tx, id, revision);
    if (!hasChanges) {
      const message = `Nothing has changed since version ${latestVersion}; there is nothing to publish.`;
      throw new AppError("conflict", message, { version: latestVersion });
    }
    const number = await insertVersion(tx, id, draft, { note, actor });
    const message = `Published version ${number} of ${draft.name}`;
    await addEvent(tx, { actor, subject: "constitution", subjectId: id, message });
    return readConstitution(tx, id);
  });
}

/**
 * Puts the body of a published version into the draft that has `revision`. Throws `conflict` if somebody saved
 * since (as `saveDraft`) or the draft equals the version already, `not_found` if there is no such version.
 */
export async function restoreVersion(
  id: number,
  revision: number,
  version: number,
  actor: string,
): Promise<ConstitutionView> {
  return database().$transaction(async (tx) => {
    const stored = await lockAt(tx, id, revision);
    const { body, contentHash: hash } = await readVersion(tx, id, version);
    if (hash === contentHash(stored.draft)) {
      const message = `The draft equals version ${version} already; there is nothing to restore.`;
      throw new AppError("conflict", message, { version });
    }
    await replaceDraft(tx, stored, body, { actor, act: `restored version ${version}` });
    const message = `Restored version ${version} of ${body.name} into the draft`;
    await addEvent(tx, { actor, subject: "constitution", subjectId: id, message });
    return readConstitution(tx, id);
  });
}

/** Makes it the one that new previews and builds start from. Throws `not_found`. */
export async function chooseConstitution(id: number): Promise<void> {
  await getConstitution(id);
  await putConstitutionInUse(database(), id);
}

async function lockAt(queries: Queries, id: number, revision: number): Promise<ConstitutionView> {
  await queries.$queryRaw`SELECT id FROM constitution WHERE id = ${id} FOR UPDATE`;
  const stored = await readConstitution(queries, id);
  if (stored.draftRevision === revision) return stored;
  throw new AppError(
    "conflict",
    "Somebody else saved this draft meanwhile; look at what they changed, then do this again.",
    {
      revision: stored.draftRevision,
      draft: stored.draft,
    },
  );
}

/** An editor saves at every pause, so one event tells of a whole stretch of saves, at the time of the last. */
async function tellOfChange(queries: Queries, id: number, event: { actor: string; message: string }) {
  const [last] = await listEvents(queries, { subject: "constitution", subjectId: id, limit: 1 });
  if (last?.actor === event.actor && last.message === event.message) {
    await queries.event.delete({ where: { id: last.id } });
  }
  await addEvent(queries, { ...event, subject: "constitution", subjectId: id });
}
