import { AppError } from "@/lib/app-error";
import { buildStatusSchema, isOver } from "@/lib/builds/build-status";
import { planTopicAction, type TopicPlan } from "@/lib/datasets/plan-topic-action";
import type { Topic, TopicAction } from "@/lib/datasets/topic-action";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import type { Prisma } from "./generated/client";
import { listTopicRows } from "./topic-rows";

/** One change by hand, as the history tells it. */
export type TopicChange = {
  id: number;
  /** In a sentence, without its full stop. */
  message: string;
  actor: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** How many topics it touched. */
  rowCount: number;
  isUndone: boolean;
};

/** Hundreds of thousands of topics are planned in one transaction. */
const TRANSACTION_MS = 60_000;

/**
 * Does what a person wants with a dataset's topics, as one change that can be taken back; null where nothing is to
 * be done. Throws `not_found`, and `conflict` while a build writes into the dataset: what it accepts depends on what
 * it accepted before.
 */
export async function changeTopics(
  datasetId: number,
  action: TopicAction,
  actor: string,
): Promise<TopicChange | null> {
  return database().$transaction(
    async (tx) => {
      await lockDataset(tx, datasetId);
      const plan = planTopicAction(action, await listTopicRows(tx, datasetId));
      if (plan.changes.length + plan.additions.length === 0) return null;
      const { id } = await tx.topicChange.create({ data: { datasetId, message: plan.message, actor } });
      await noteAndChange(tx, id, plan.changes);
      await addTopics(tx, { datasetId, changeId: id }, plan.additions);
      return settleChange(tx, id);
    },
    { timeout: TRANSACTION_MS },
  );
}

/** One change at a time, and none while a build is under way. */
export async function lockDataset(tx: Queries, datasetId: number): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM dataset WHERE id = ${datasetId} FOR NO KEY UPDATE`;
  if (found.length === 0) throw new AppError("not_found", `There is no dataset with the id ${datasetId}.`);
  const builds = await tx.build.findMany({
    where: { datasetId },
    select: { id: true, name: true, status: true },
  });
  const open = builds.find(({ status }) => {
    const known = buildStatusSchema.safeParse(status);
    return known.success && !isOver(known.data);
  });
  if (open !== undefined) {
    throw new AppError(
      "conflict",
      `Build ${open.id}, “${open.name}”, still writes topics here; change them once it is done or cancelled.`,
      { buildId: open.id },
    );
  }
}

/** Keeps records as they are and gives them their new verdict and facts; both become rows of the change. */
export async function noteAndChange(
  tx: Queries,
  changeId: number,
  changes: TopicPlan["changes"],
): Promise<void> {
  if (changes.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO topic_change_row (change_id, record_id, before, after)
    SELECT ${changeId}::int, r.id, topic_state(r.verdict, r.reason, r.facts), topic_state(c.verdict, c.reason, c.facts)
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c(id int, verdict text, reason text, facts jsonb)
    JOIN record r ON r.id = c.id`;
  await tx.$executeRaw`
    UPDATE record r SET verdict = n.after->>'verdict', reason = n.after->>'reason', facts = n.after->'facts'
    FROM topic_change_row n WHERE n.change_id = ${changeId} AND n.record_id = r.id`;
}

async function addTopics(
  tx: Queries,
  { datasetId, changeId }: { datasetId: number; changeId: number },
  additions: TopicPlan["additions"],
): Promise<void> {
  if (additions.length === 0) return;
  const records = await tx.record.createManyAndReturn({
    data: additions.map(({ topic, questionType, sourceId }) => ({
      ...BY_HAND,
      datasetId,
      instruction: topic,
      instructionLength: [...topic].length,
      topic,
      questionType,
      sourceRecordId: sourceId,
    })),
    select: { id: true },
  });
  await tx.topicChangeRow.createMany({
    data: records.map(({ id }) => ({ changeId, recordId: id, after: KEPT })),
  });
}

const KEPT = { verdict: "kept", reason: null, facts: {} } satisfies Pick<
  Topic,
  "verdict" | "reason" | "facts"
>;
/** A record that no build made. */
const BY_HAND = {
  ...KEPT,
  origin: "by hand",
  finishReason: "none",
  seed: 0,
  totalMs: 0,
  replyLength: 0,
  input: "",
  rawText: "",
  thoughts: "",
  reply: "",
  output: "",
  hits: [],
} satisfies Partial<Prisma.RecordCreateManyInput>;

/** Counts what a change touched and tells of it. */
export async function settleChange(tx: Queries, id: number): Promise<TopicChange> {
  const rowCount = await tx.topicChangeRow.count({ where: { changeId: id } });
  const row = await tx.topicChange.update({ where: { id }, data: { rowCount } });
  const { actor, datasetId, message } = row;
  await addEvent(tx, { actor, subject: "dataset", subjectId: datasetId, message });
  return topicChangeOf(row);
}

/** The latest changes of a dataset first. Throws `not_found`. */
export async function listTopicChanges(datasetId: number, limit: number): Promise<TopicChange[]> {
  const dataset = await database().dataset.findUnique({ where: { id: datasetId }, select: { id: true } });
  if (dataset === null) throw new AppError("not_found", `There is no dataset with the id ${datasetId}.`);
  const rows = await database().topicChange.findMany({
    where: { datasetId },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(topicChangeOf);
}

function topicChangeOf(row: Prisma.TopicChangeGetPayload<true>): TopicChange {
  const { id, message, actor, at, rowCount, undoneById } = row;
  return { id, message, actor, at: at.toISOString(), rowCount, isUndone: undoneById !== null };
}
