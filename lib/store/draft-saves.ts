import { AppError } from "@/lib/app-error";
import { type Constitution, constitutionSchema } from "@/lib/constitutions/constitution";
import { describeChanges } from "@/lib/constitutions/describe-changes";
import { database, type Queries } from "./database";
import { parseStored, toStored } from "./stored-json";

/** How many saves of one draft can be looked at and undone. */
export const SAVES_KEPT = 300;
const PAGE = 50;

export type DraftSave = {
  /** The revision that the draft had after it. */
  revision: number;
  actor: string;
  /** ISO 8601 in UTC. */
  savedAt: string;
  /** What it did, in words, e.g. "principle 7 text". */
  summary: string;
};

export type DraftSaveView = DraftSave & { before: Constitution; after: Constitution };

/**
 * Remembers what `after` was put in the place of, and forgets the oldest beyond those kept. `act` says what was
 * done where it was not writing, e.g. "restored version 2". A save that changed nothing is not worth a place.
 */
export async function addDraftSave(
  queries: Queries,
  constitutionId: number,
  save: { revision: number; before: Constitution; after: Constitution; actor: string; act?: string },
): Promise<void> {
  const { revision, before, after, actor, act } = save;
  const changes = describeChanges(before, after);
  if (changes === "") return;
  const summary = act === undefined ? changes : `${act}: ${changes}`;
  await queries.draftSave.create({
    data: { constitutionId, revision, before: toStored(before, "The draft"), actor, summary },
  });
  const [oldestKept] = await queries.draftSave.findMany({
    where: { constitutionId },
    select: { revision: true },
    orderBy: { revision: "desc" },
    skip: SAVES_KEPT - 1,
    take: 1,
  });
  if (oldestKept === undefined) return;
  await queries.draftSave.deleteMany({
    where: { constitutionId, revision: { lt: oldestKept.revision } },
  });
}

/** The newest first, those older than the revision `olderThan`; `next` is what that is for the next page. */
export async function listDraftSaves(
  constitutionId: number,
  { olderThan, limit = PAGE }: { olderThan?: number; limit?: number },
): Promise<{ saves: DraftSave[]; next: number | null }> {
  const rows = await database().draftSave.findMany({
    where: { constitutionId, revision: { lt: olderThan } },
    omit: { before: true },
    orderBy: { revision: "desc" },
    take: limit + 1,
  });
  const saves = rows.slice(0, limit).map(({ savedAt, revision, actor, summary }) => ({
    revision,
    actor,
    savedAt: savedAt.toISOString(),
    summary,
  }));
  return { saves, next: rows.length > limit ? (saves.at(-1)?.revision ?? null) : null };
}

/** The save that led to `revision`, with the draft before the save that led to `since` and after it. Throws `not_found`. */
export async function getDraftSave(
  constitutionId: number,
  revision: number,
  since = revision,
): Promise<DraftSaveView> {
  // The draft is read first: what was saved after that is found as the next save.
  const current = await database().constitution.findUnique({
    where: { id: constitutionId },
    select: { draft: true },
  });
  const bySave = (wanted: number) =>
    database().draftSave.findUnique({
      where: { constitutionId_revision: { constitutionId, revision: wanted } },
    });
  const [row, first, next] = await Promise.all([
    bySave(revision),
    bySave(since),
    database().draftSave.findFirst({
      where: { constitutionId, revision: { gt: revision } },
      orderBy: { revision: "asc" },
    }),
  ]);
  if (current === null || row === null || first === null || since > revision) {
    const message = `The constitution with the id ${constitutionId} has no save ${since === revision ? "" : `${since} to `}${revision}; the last ${SAVES_KEPT} are kept.`;
    throw new AppError("not_found", message);
  }
  const read = (body: unknown) => parseStored(constitutionSchema, body, `Save ${revision} of a draft`);
  const { actor, savedAt, summary } = row;
  return {
    revision,
    actor,
    savedAt: savedAt.toISOString(),
    summary,
    before: read(first.before),
    after: read(next?.before ?? current.draft),
  };
}
