import { AppError } from "@/lib/app-error";
import type { Principle } from "@/lib/constitutions/constitution";
import { measureTexts } from "@/lib/datasets/measure-texts";
import {
  changedTexts,
  type EditableText,
  type RecordEdit,
  type RecordTexts,
  recordTextsSchema,
} from "@/lib/datasets/record-edit";
import { database, type Queries } from "./database";
import type { RecordEdit as EditRow, Prisma } from "./generated/client";
import { findRecordOrigin } from "./record-source";
import { refuseSnapshot } from "./refuse-snapshot";
import { storableText } from "./storable-text";
import { parseStored } from "./stored-json";

/** A record's texts now, and how they came to be so. */
export type RecordEdits = {
  /** How many edits there were: what the next one must name. */
  revision: number;
  texts: RecordTexts;
  /** Null while the texts are as they were made. */
  editedAt: string | null;
  /** The newest first. */
  edits: RecordEdit[];
};

type Change = { revision: number; note: string; actor: string };

/** Throws `not_found`. */
export async function listRecordEdits(recordId: number): Promise<RecordEdits> {
  return readEdits(database(), recordId);
}

/**
 * Puts other texts in a record, and measures them, in one transaction; those that `texts` leaves out stay. Throws
 * `not_found`, `conflict` where somebody edited it since `revision` or its dataset is a snapshot, and `bad_request`
 * where nothing would change, or a text would that is not what is exported.
 */
export async function editRecord(
  recordId: number,
  texts: Partial<RecordTexts>,
  change: Change,
): Promise<RecordEdits> {
  return changeTexts(recordId, change, null, (now) => ({ ...now, ...texts }));
}

/**
 * Makes the texts what they were after revision `to`, 0 for the original, as an edit of its own. Throws as
 * `editRecord` does, and `not_found` for a revision that there is not.
 */
export async function revertRecord(recordId: number, to: number, change: Change): Promise<RecordEdits> {
  return changeTexts(recordId, change, to, (_, edits) => textsAfter(edits, to));
}

async function changeTexts(
  recordId: number,
  { revision, note, actor }: Change,
  revertedTo: number | null,
  textsFrom: (now: RecordTexts, edits: readonly EditRow[]) => RecordTexts,
): Promise<RecordEdits> {
  const principles = await principlesOf(recordId);
  return database().$transaction(async (tx) => {
    await refuseSnapshot(tx, recordId);
    const record = await tx.record.findUniqueOrThrow({ where: { id: recordId }, select: columns });
    const edits = await listRows(tx, recordId);
    refuseStale(edits, revision);
    const { facts, editedAt, ...before } = record;
    const after = storableTexts(textsFrom(before, edits));
    refuseUnchanged(changedTexts(before, after), facts, revertedTo);

    const next = revision + 1;
    // Before its first edit a record may have been judged again, so the original is what stood there then.
    const base = editedAt === null ? next : (edits[0]?.base ?? next);
    const original = base === next ? before : originalOf(edits, base);
    const isOriginal = changedTexts(original, after).length === 0;
    await tx.recordEdit.create({
      data: { recordId, revision: next, base, actor, note: storableText(note), revertedTo, before, after },
    });
    await tx.record.update({
      where: { id: recordId },
      data: { ...after, ...measureTexts(after, principles), editedAt: isOriginal ? null : new Date() },
    });
    return readEdits(tx, recordId);
  });
}

const columns = {
  instruction: true,
  input: true,
  thoughts: true,
  output: true,
  facts: true,
  editedAt: true,
} satisfies Prisma.RecordSelect;

/** The newest first. */
const listRows = (queries: Queries, recordId: number) =>
  queries.recordEdit.findMany({ where: { recordId }, orderBy: { revision: "desc" } });

function refuseStale([latest]: readonly EditRow[], revision: number) {
  if ((latest?.revision ?? 0) === revision) return;
  throw new AppError(
    "conflict",
    latest === undefined
      ? "This record was never edited; read it again."
      : `${latest.actor} edited this record since you began. Nothing of yours was stored; look at what changed and write yours again.`,
    { revision: latest?.revision ?? 0 },
  );
}

function refuseUnchanged(changed: readonly EditableText[], facts: unknown, revertedTo: number | null) {
  if (changed.length === 0) {
    const message = revertedTo === null ? "Nothing was changed." : "The texts are already as they were then.";
    throw new AppError("bad_request", message);
  }
  if (hasInstances(facts) && changed.some((name) => name === "input" || name === "output"))
    throw new AppError(
      "bad_request",
      "This record holds instances, each of which is exported with its own input and output; only its instruction and thoughts can be edited.",
    );
}

function hasInstances(facts: unknown): boolean {
  const { instances } = facts as { instances?: unknown };
  return Array.isArray(instances) && instances.length > 0;
}

function textsAfter(edits: readonly EditRow[], to: number): RecordTexts {
  if (to === 0) return originalOf(edits, edits[0]?.base ?? 0);
  const row = edits.find(({ revision }) => revision === to);
  if (row === undefined) throw new AppError("not_found", `This record has no edit ${to}.`);
  return textsOf(row.after, row);
}

function originalOf(edits: readonly EditRow[], base: number): RecordTexts {
  const row = edits.find(({ revision }) => revision === base);
  if (row === undefined) throw new AppError("not_found", "This record was never edited.");
  return textsOf(row.before, row);
}

const textsOf = (stored: unknown, { recordId, revision }: EditRow): RecordTexts =>
  parseStored(recordTextsSchema, stored, `Edit ${revision} of record ${recordId}`);

const storableTexts = ({ instruction, input, thoughts, output }: RecordTexts): RecordTexts => ({
  instruction: storableText(instruction),
  input: storableText(input),
  thoughts: storableText(thoughts),
  output: storableText(output),
});

async function readEdits(queries: Queries, recordId: number): Promise<RecordEdits> {
  const record = await queries.record.findUnique({ where: { id: recordId }, select: columns });
  if (record === null) throw new AppError("not_found", `There is no record with the id ${recordId}.`);
  const rows = await listRows(queries, recordId);
  const { facts: _, editedAt, ...texts } = record;
  return {
    revision: rows[0]?.revision ?? 0,
    texts,
    editedAt: editedAt?.toISOString() ?? null,
    edits: rows.map((row) => ({
      revision: row.revision,
      at: row.at.toISOString(),
      actor: row.actor,
      note: row.note,
      revertedTo: row.revertedTo,
      before: textsOf(row.before, row),
      after: textsOf(row.after, row),
    })),
  };
}

/** Those that its model was shown; null where nobody knows them any more, or there were none. */
async function principlesOf(recordId: number): Promise<readonly Principle[] | null> {
  const origin = await findRecordOrigin(recordId);
  return origin === null || origin.manifest.constitution === null ? null : origin.constitution.principles;
}
