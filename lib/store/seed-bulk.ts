import { AppError } from "@/lib/app-error";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { database, type Queries } from "./database";
import type { Prisma } from "./generated/client";
import { type ChangeNotes, recordChange, type SeedChange } from "./seed-changes";
import { readSeedSet, seedPromptOf, storedKey } from "./seed-prompt-views";
import { toStored } from "./stored-json";

/** What can be done to many seed prompts at once. */
export type BulkAction =
  | { kind: "classification"; is: boolean }
  | { kind: "topic"; topic: string }
  | { kind: "question_type"; questionType: string }
  | { kind: "move"; seedSetId: number }
  | { kind: "remove" };

/**
 * Does one thing to many seed prompts of a set, as one change. Ids that are not in the set, and seed prompts of the
 * other kind or already so, are passed over; null if that leaves none. Throws `not_found`, and `conflict` where it
 * would make two seed prompts of one key.
 */
export async function changeSeedPrompts(
  setId: number,
  ids: readonly number[],
  action: BulkAction,
  actor: string,
): Promise<SeedChange | null> {
  return database().$transaction(async (tx) => {
    const target = action.kind === "move" ? await readSeedSet(tx, action.seedSetId) : null;
    if (target?.id === setId) throw new AppError("bad_request", "The seed prompts are in that set already.");
    const seedSetIds = [setId, ...(target === null ? [] : [target.id])];
    const { change } = await recordChange(tx, { seedSetIds, actor }, async (notes) => ({
      message: await act(tx, setId, ids, action, notes, target?.name ?? ""),
      result: null,
    }));
    return change;
  });
}

async function act(
  tx: Queries,
  setId: number,
  ids: readonly number[],
  action: BulkAction,
  notes: ChangeNotes,
  targetName: string,
): Promise<string> {
  switch (action.kind) {
    case "classification":
      return markTasks(tx, setId, ids, action.is, notes);
    case "topic": {
      const count = await rewriteQuestions(tx, setId, ids, { topic: action.topic }, notes);
      return `Set the topic of ${counted(count, "topic question")} to “${action.topic}”`;
    }
    case "question_type": {
      const count = await rewriteQuestions(tx, setId, ids, { question_type: action.questionType }, notes);
      return `Set the type of ${counted(count, "topic question")} to “${action.questionType}”`;
    }
    case "move": {
      const count = await moveRows(tx, setId, ids, action.seedSetId, notes);
      return `Moved ${counted(count, "seed prompt")} to “${targetName}”`;
    }
    case "remove": {
      const there = await idsIn(tx, setId, ids);
      await notes.touch(there);
      await tx.$executeRaw`DELETE FROM seed_prompt WHERE id = ANY(${there}::int[])`;
      return `Deleted ${counted(there.length, "seed prompt")}`;
    }
  }
}

async function markTasks(
  tx: Queries,
  setId: number,
  ids: readonly number[],
  is: boolean,
  notes: ChangeNotes,
): Promise<string> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM seed_prompt WHERE id = ANY(${[...ids]}::int[]) AND seed_set_id = ${setId} AND kind = 'task'
      AND (body->'is_classification')::boolean IS DISTINCT FROM ${is}::boolean`;
  const touched = rows.map(({ id }) => id);
  await notes.touch(touched);
  await tx.$executeRaw`
    UPDATE seed_prompt SET body = jsonb_set(body, '{is_classification}', to_jsonb(${is}::boolean)), updated_at = now()
    WHERE id = ANY(${touched}::int[])`;
  return `${is ? "Marked" : "Unmarked"} ${counted(touched.length, "task")} as classification`;
}

async function rewriteQuestions(
  tx: Queries,
  setId: number,
  ids: readonly number[],
  change: { topic?: string; question_type?: string },
  notes: ChangeNotes,
): Promise<number> {
  const rows = await tx.$queryRaw<{ id: number; kind: string; key: string; body: Prisma.JsonValue }[]>`
    SELECT id, kind, key, body FROM seed_prompt
    WHERE id = ANY(${[...ids]}::int[]) AND seed_set_id = ${setId} AND kind = 'topic_question' ORDER BY id`;
  const seeds = rows.flatMap((row) => {
    const seed = seedPromptOf(row);
    if (seed.kind !== "topic_question") return [];
    const after: SeedPrompt = { kind: seed.kind, body: { ...seed.body, ...change } };
    return [{ id: row.id, key: storedKey(after), body: after.body }];
  });
  const changed = seeds.map(({ id }) => id);
  refuseTwice(seeds);
  await notes.touch(changed);
  await refuseTaken(tx, setId, changed, seeds);
  const bodies = seeds.map(({ body }) => JSON.stringify(toStored(body, "The topic question")));
  await tx.$executeRaw`
    UPDATE seed_prompt p SET key = t.key, body = t.body::jsonb, updated_at = now()
    FROM unnest(${changed}::int[], ${seeds.map(({ key }) => key)}::text[], ${bodies}::text[]) AS t(id, key, body)
    WHERE p.id = t.id AND p.body IS DISTINCT FROM t.body::jsonb`;
  const isChanged = (row: (typeof rows)[number], at: number) => row.key !== seeds[at]?.key;
  return rows.filter(isChanged).length;
}

function refuseTwice(seeds: readonly { key: string; body: { question: string } }[]): void {
  const known = new Set<string>();
  for (const { key, body } of seeds) {
    if (known.has(key)) throw twins(body.question);
    known.add(key);
  }
}

async function refuseTaken(
  tx: Queries,
  setId: number,
  own: readonly number[],
  seeds: readonly { key: string }[],
): Promise<void> {
  const [taken] = await tx.$queryRaw<{ question: string }[]>`
    SELECT body->>'question' AS question FROM seed_prompt
    WHERE seed_set_id = ${setId} AND kind = 'topic_question' AND key = ANY(${seeds.map(({ key }) => key)}::text[])
      AND id <> ALL(${[...own]}::int[]) LIMIT 1`;
  if (taken !== undefined) throw twins(taken.question);
}

const twins = (question: string) =>
  new AppError(
    "conflict",
    `That would make the question “${question}” stand twice in the set; change or delete one of the two first.`,
  );

async function moveRows(
  tx: Queries,
  setId: number,
  ids: readonly number[],
  targetId: number,
  notes: ChangeNotes,
): Promise<number> {
  const moved = await idsIn(tx, setId, ids);
  const taken = await tx.$queryRaw<{ name: string; count: bigint }[]>`
    SELECT COALESCE(p.body->>'id', p.body->>'question') AS name, count(*) OVER () AS count
    FROM seed_prompt p JOIN seed_prompt q ON q.seed_set_id = ${targetId} AND q.kind = p.kind AND q.key = p.key
    WHERE p.id = ANY(${moved}::int[]) ORDER BY p.position, p.id LIMIT 1`;
  const [first] = taken;
  if (first !== undefined) {
    const others = Number(first.count) - 1;
    const also = others === 0 ? "" : ` and ${others} more of the chosen`;
    throw new AppError(
      "conflict",
      `The other set already has “${first.name}”${also}; rename or leave them out. Nothing was moved.`,
    );
  }
  await notes.touch(moved);
  await tx.$executeRaw`
    UPDATE seed_prompt p SET seed_set_id = ${targetId}, updated_at = now(), position = t.position
    FROM (
      SELECT id, row_number() OVER (ORDER BY position, id)::int
        + COALESCE((SELECT max(position) FROM seed_prompt WHERE seed_set_id = ${targetId}), -1) AS position
      FROM seed_prompt WHERE id = ANY(${moved}::int[])
    ) t WHERE p.id = t.id`;
  return moved.length;
}

/** Those of the ids that are in the set. */
async function idsIn(tx: Queries, setId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM seed_prompt WHERE id = ANY(${[...ids]}::int[]) AND seed_set_id = ${setId}`;
  return rows.map(({ id }) => id);
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
