import { AppError } from "@/lib/app-error";
import type { BulkSkipped } from "@/lib/datasets/bulk-action";
import type { RecordSelection } from "@/lib/datasets/record-selection";
import { isInventing } from "@/lib/steps/inventing-step";
import type { Step } from "@/lib/steps/step";
import { type NewItem, requestOfItem } from "./build-items";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { selectionSql } from "./selection-sql";

/** Records of a dataset whose requests are asked again: those with an id up to `endId`. */
export type AskedOf = { datasetId: number; selection: RecordSelection; endId: number };

/** Steps that are asked with a request alone can ask what any record says. */
const asksPlainly = (step: Step) => step.asks === "prompts" && step.requestsFor === undefined;

/**
 * Which of the selected records a step can ask again, null, or why not: those of builds of the same step, and those
 * without a build where a request is all that the step asks with. On the unqualified columns of `record`.
 */
const unaskable = (step: Step) => Prisma.sql`CASE
  WHEN build_id IS NULL THEN ${asksPlainly(step) ? Prisma.sql`NULL` : Prisma.sql`'no_build'`}
  WHEN build_id NOT IN (SELECT id FROM build WHERE step = ${step.name}) THEN 'other_step' END`;

/** Records of one item, also of several samples, were asked the same. */
const sameItem = Prisma.sql`coalesce(build_id, 0), CASE WHEN build_id IS NULL THEN id ELSE item END`;

const selected = ({ datasetId, selection, endId }: AskedOf) =>
  Prisma.sql`dataset_id = ${datasetId}::int AND id <= ${endId}::int AND ${selectionSql(selection)}`;

/** How many requests a step could ask again, and which records it passes over. */
export async function countAsked(
  of: AskedOf,
  step: Step,
): Promise<{ matching: number; requests: number; skipped: BulkSkipped }> {
  const rows = await database().$queryRaw<
    { cause: keyof BulkSkipped | null; records: number; requests: number }[]
  >`
    SELECT cause, count(*)::int AS records, count(DISTINCT (of_build, of_item))::int AS requests
    FROM (SELECT ${unaskable(step)} AS cause, coalesce(build_id, 0) AS of_build,
        CASE WHEN build_id IS NULL THEN id ELSE item END AS of_item FROM record WHERE ${selected(of)}) t
    GROUP BY cause`;
  const skipped: BulkSkipped = {};
  for (const { cause, records } of rows) if (cause !== null) skipped[cause] = records;
  return {
    matching: rows.reduce((sum, { records }) => sum + records, 0),
    requests: rows.find(({ cause }) => cause === null)?.requests ?? 0,
    skipped,
  };
}

/**
 * The requests of records as items, in the records' order, each once. An item names the first record that it was asked
 * for as its source, so that the two answers stand side by side; a request that was edited is asked as it reads now.
 */
export async function freezeAsked(of: AskedOf, step: Step): Promise<{ source: string; items: NewItem[] }> {
  const dataset = await database().dataset.findUnique({
    where: { id: of.datasetId },
    select: { name: true },
  });
  if (dataset === null)
    throw new AppError("not_found", `There is no dataset ${of.datasetId}; choose another.`);
  if (isInventing(step))
    throw new AppError(
      "bad_request",
      `${step.title} makes up what it asks; clone the build instead of asking its requests again.`,
    );
  const rows = await database().$queryRaw<
    {
      id: number;
      instruction: string;
      input: string;
      body: unknown;
      seedPromptId: number | null;
      topic: string | null;
      questionType: string | null;
    }[]
  >`
    SELECT r.id, CASE WHEN r.is_own THEN r.instruction ELSE i.instruction END AS instruction,
      CASE WHEN r.is_own THEN r.input ELSE i.input END AS input, i.body, i.seed_prompt_id AS "seedPromptId",
      r.topic, r.question_type AS "questionType"
    FROM (SELECT DISTINCT ON (${sameItem}) id, build_id, item, instruction, input, topic, question_type,
        edited_at IS NOT NULL OR build_id IS NULL AS is_own
      FROM record WHERE ${selected(of)} AND ${unaskable(step)} IS NULL ORDER BY ${sameItem}, id) r
    LEFT JOIN build_item i ON i.build_id = r.build_id AND i.item = r.item
    ORDER BY r.id`;
  return {
    source: `${rows.length.toLocaleString("en")} requests of “${dataset.name}”`,
    items: rows.map(({ id, seedPromptId, topic, questionType, ...asked }) => ({
      origin: `record ${id}`,
      seedPromptId,
      sourceRecordId: id,
      topic,
      questionType,
      request: requestOfItem(asked),
    })),
  };
}
