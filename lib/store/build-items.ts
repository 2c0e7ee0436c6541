import type { FailureKind } from "@/lib/generation/completion";
import type { StepRequest } from "@/lib/steps/step";
import { stepBodySchema } from "@/lib/steps/step-body";
import type { Shard } from "./build-queue";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { storableText } from "./storable-text";

/** One generation of a build: an item answered for the `sample`-th time. */
export type BuildItem = {
  item: number;
  sample: number;
  origin: string;
  /** Attempts that counted and failed. */
  attempts: number;
  request: StepRequest;
} & ItemSource;

/** What an item was made from, where that is a record: its records keep it for ever. */
export type ItemSource = { sourceRecordId: number | null; topic: string | null; questionType: string | null };

/** What a build asks, before it is asked. */
export type NewItem = {
  origin: string;
  seedPromptId: number | null;
  request: StepRequest;
} & Partial<ItemSource>;

/** Freezes what a build will answer: items `first`, `first` + 1 … in the order given. */
export async function insertItems(
  client: Prisma.TransactionClient,
  buildId: number,
  items: readonly NewItem[],
  first = 0,
): Promise<void> {
  for (let start = 0; start < items.length; start += INSERT_AT_ONCE) {
    await insertSome(client, buildId, items.slice(start, start + INSERT_AT_ONCE), first + start);
  }
}

/** One statement's worth: hundreds of thousands of texts in one would be held several times over. */
const INSERT_AT_ONCE = 5_000;

async function insertSome(
  client: Prisma.TransactionClient,
  buildId: number,
  items: readonly NewItem[],
  first: number,
): Promise<void> {
  const texts = (pick: (i: NewItem) => string | null | undefined) => items.map((i) => pick(i) ?? null);
  const bodies = texts(({ request: { body } }) => (body == null ? null : JSON.stringify(body)));
  await client.$executeRaw`
    INSERT INTO build_item (build_id, item, seed_prompt_id, origin, instruction, input, body, source_record_id, topic,
      question_type)
    SELECT ${buildId}, (place - 1 + ${first})::int, seed, origin, instruction, input, body::jsonb, source, topic, type
    FROM unnest(${items.map((i) => i.seedPromptId)}::int[], ${texts((i) => i.origin)}::text[],
      ${texts((i) => i.request.instruction)}::text[], ${texts((i) => i.request.input)}::text[], ${bodies}::text[],
      ${items.map((i) => i.sourceRecordId ?? null)}::int[], ${texts((i) => i.topic)}::text[],
      ${texts((i) => i.questionType)}::text[])
      WITH ORDINALITY AS t(seed, origin, instruction, input, body, source, topic, type, place)`;
}

/** All that a build asks, in order. */
export async function listAllItems(buildId: number): Promise<NewItem[]> {
  const rows = await database().buildItem.findMany({ where: { buildId }, orderBy: { item: "asc" } });
  return rows.map(({ origin, seedPromptId, sourceRecordId, topic, questionType, ...asked }) => ({
    origin,
    seedPromptId,
    sourceRecordId,
    topic,
    questionType,
    request: requestOfItem(asked),
  }));
}

/** Without a body where there is none: most steps ask with instruction and input alone. */
export function requestOfItem(row: { instruction: string; input: string; body: unknown }): StepRequest {
  const { instruction, input, body } = row;
  return body === null ? { instruction, input } : { instruction, input, body: stepBodySchema.parse(body) };
}

/** The generations of a shard that have neither a record nor given up. */
export async function listOpenItems(
  { buildId, sample, from, to }: Shard,
  client: Prisma.TransactionClient = database(),
): Promise<BuildItem[]> {
  const rows = await client.$queryRaw<
    ({
      item: number;
      origin: string;
      attempts: number;
      instruction: string;
      input: string;
      body: unknown;
    } & ItemSource)[]
  >`
    SELECT i.item, i.origin, coalesce(f.attempts, 0) AS attempts, i.instruction, i.input, i.body,
      i.source_record_id AS "sourceRecordId", i.topic, i.question_type AS "questionType"
    FROM build_item i
    LEFT JOIN build_failure f ON f.build_id = i.build_id AND f.item = i.item AND f.sample = ${sample}
    WHERE i.build_id = ${buildId} AND i.item >= ${from} AND i.item < ${to} AND f.gave_up_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM record r
        WHERE r.build_id = i.build_id AND r.item = i.item AND r.sample = ${sample})
      AND NOT EXISTS (SELECT 1 FROM build_answer a
        WHERE a.build_id = i.build_id AND a.item = i.item AND a.sample = ${sample})
    ORDER BY i.item`;
  return rows.map(({ instruction, input, body, ...rest }) => ({
    ...rest,
    sample,
    request: requestOfItem({ instruction, input, body }),
  }));
}

/** The shards of `size` items in which something is still open. */
export async function listOpenShards(
  client: Prisma.TransactionClient,
  buildId: number,
  size: number,
): Promise<Shard[]> {
  const rows = await client.$queryRaw<{ sample: number; start: number }[]>`
    SELECT s.sample, (i.item / ${size}::int) * ${size}::int AS start
    FROM build b
    JOIN build_item i ON i.build_id = b.id
    CROSS JOIN generate_series(0, b.samples_per_item - 1) AS s(sample)
    WHERE b.id = ${buildId} AND i.item >= b.read_to
      AND NOT EXISTS (SELECT 1 FROM record r
        WHERE r.build_id = i.build_id AND r.item = i.item AND r.sample = s.sample)
      AND NOT EXISTS (SELECT 1 FROM build_answer a
        WHERE a.build_id = i.build_id AND a.item = i.item AND a.sample = s.sample)
      AND NOT EXISTS (SELECT 1 FROM build_failure f
        WHERE f.build_id = i.build_id AND f.item = i.item AND f.sample = s.sample AND f.gave_up_at IS NOT NULL)
    GROUP BY 1, 2 ORDER BY 1, 2`;
  return rows.map(({ sample, start }) => ({ buildId, sample, from: start, to: start + size }));
}

export type FailedAttempt = {
  buildId: number;
  item: number;
  sample: number;
  kind: FailureKind;
  message: string;
  partialText: string;
  isCounted: boolean;
  /** Those that counted so far, with this one: makes noting it twice harmless. Absent: one more than is known. */
  attempts?: number;
  /** Ends the generation: it will not be tried again by itself. */
  hasGivenUp: boolean;
};

/** Notes a failed attempt; of a generation that gave up or has a record it changes nothing. */
export async function noteFailedAttempt(failure: FailedAttempt): Promise<void> {
  const { buildId, item, sample, kind, message, partialText, isCounted, hasGivenUp } = failure;
  const attempts = failure.attempts ?? null;
  await database().$executeRaw`
    INSERT INTO build_failure AS f (build_id, item, sample, attempts, kind, message, partial_text, gave_up_at)
    SELECT ${buildId}, ${item}, ${sample}, coalesce(${attempts}::int, ${isCounted ? 1 : 0}::int), ${kind}, ${storableText(message.slice(0, 2000))},
      ${storableText(partialText)}, CASE WHEN ${hasGivenUp} THEN now() END
    WHERE NOT EXISTS (SELECT 1 FROM record r
      WHERE r.build_id = ${buildId} AND r.item = ${item} AND r.sample = ${sample})
      AND NOT EXISTS (SELECT 1 FROM build_answer a
        WHERE a.build_id = ${buildId} AND a.item = ${item} AND a.sample = ${sample})
    ON CONFLICT (build_id, item, sample) DO UPDATE SET
      attempts = CASE WHEN ${attempts}::int IS NULL THEN f.attempts + excluded.attempts
        ELSE greatest(f.attempts, excluded.attempts) END,
      kind = excluded.kind, message = excluded.message, partial_text = excluded.partial_text, at = now(),
      gave_up_at = excluded.gave_up_at
    WHERE f.gave_up_at IS NULL`;
}

export type ItemFailure = {
  item: number;
  sample: number;
  origin: string;
  instruction: string;
  attempts: number;
  kind: string;
  message: string;
  partialText: string;
  gaveUpAt: string;
};

const FAILURE_PAGE = 100;

/** Where a page of failures ends; the next one begins after it. */
export type FailurePlace = { item: number; sample: number };

/** Generations that gave up, of one kind or all, by rising item and sample; `next` is null on the last page. */
export async function listFailures(
  buildId: number,
  { after, kind }: { after: FailurePlace | null; kind: string | null },
): Promise<{ failures: ItemFailure[]; next: FailurePlace | null }> {
  const { item, sample } = after ?? { item: -1, sample: -1 };
  // Said only where it is asked for, and the page is taken before anything is joined to it: so the database reads it
  // from an index, however many there are.
  const ofKind = kind === null ? Prisma.empty : Prisma.sql`AND kind = ${kind}`;
  const rows = await database().$queryRaw<
    (Omit<ItemFailure, "gaveUpAt"> & { gaveUpAt: Date; hasRecord: boolean })[]
  >`
    SELECT f.item, f.sample, i.origin, left(i.instruction, 240) AS instruction, f.attempts, f.kind, f.message,
      f.partial_text AS "partialText", f.gave_up_at AS "gaveUpAt",
      EXISTS (SELECT 1 FROM record r
        WHERE r.build_id = i.build_id AND r.item = f.item AND r.sample = f.sample) AS "hasRecord"
    FROM (SELECT * FROM build_failure
      WHERE build_id = ${buildId} AND gave_up_at IS NOT NULL
        AND (item, sample) > (${item}::int, ${sample}::int) ${ofKind}
      ORDER BY item, sample LIMIT ${FAILURE_PAGE}) f
    JOIN build_item i ON i.build_id = ${buildId} AND i.item = f.item
    ORDER BY f.item, f.sample`;
  const last = rows.at(-1);
  return {
    failures: rows.flatMap(({ hasRecord, ...row }) =>
      hasRecord ? [] : [{ ...row, gaveUpAt: row.gaveUpAt.toISOString() }],
    ),
    next: rows.length < FAILURE_PAGE || last === undefined ? null : { item: last.item, sample: last.sample },
  };
}
