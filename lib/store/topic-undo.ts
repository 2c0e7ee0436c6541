import { AppError } from "@/lib/app-error";
import type { TopicPlan } from "@/lib/datasets/plan-topic-action";
import { database, type Queries } from "./database";
import { undoMessage } from "./seed-undo";
import { lockDataset, noteAndChange, settleChange, type TopicChange } from "./topic-changes";

/**
 * Takes a change back, whole or not at all, as a change of its own that can be taken back in turn. What it added is
 * dropped, not deleted. Throws `not_found`, and `conflict` if it was taken back already or touched something that was
 * changed since.
 */
export async function undoTopicChange(id: number, actor: string): Promise<TopicChange> {
  return database().$transaction(async (tx) => {
    const found = await tx.topicChange.findUnique({ where: { id }, select: { datasetId: true } });
    if (found === null) throw new AppError("not_found", `There is no change with the id ${id}.`);
    await lockDataset(tx, found.datasetId);
    const undone = await tx.topicChange.findUniqueOrThrow({ where: { id } });
    if (undone.undoneById !== null) throw new AppError("conflict", "This change was undone already.");
    await refuseTouchedSince(tx, id);
    const { id: undoId } = await tx.topicChange.create({
      data: { datasetId: undone.datasetId, message: undoMessage(undone.message), actor },
    });
    await noteAndChange(tx, undoId, await listBefore(tx, id));
    await tx.topicChange.update({ where: { id }, data: { undoneById: undoId } });
    return settleChange(tx, undoId);
  });
}

async function refuseTouchedSince(tx: Queries, changeId: number): Promise<void> {
  const touched = await tx.$queryRaw<{ topic: string }[]>`
    SELECT coalesce(r.topic, 'a topic that is gone') AS topic
    FROM topic_change_row n LEFT JOIN record r ON r.id = n.record_id
    WHERE n.change_id = ${changeId}
      AND (r.id IS NULL OR topic_state(r.verdict, r.reason, r.facts) IS DISTINCT FROM n.after)
    ORDER BY n.record_id LIMIT 4`;
  const [first] = touched;
  if (first === undefined) return;
  const others = touched.length === 1 ? " was" : " and others were";
  throw new AppError(
    "conflict",
    `“${first.topic}”${others} changed since; undo that first. Nothing was undone.`,
  );
}

/** What the records of a change were before it; those that it added are dropped instead. */
function listBefore(tx: Queries, changeId: number): Promise<TopicPlan["changes"]> {
  return tx.$queryRaw<TopicPlan["changes"]>`
    SELECT record_id AS id, coalesce(before->>'verdict', 'dropped') AS verdict,
      CASE WHEN before IS NULL THEN 'removed_by_hand' ELSE before->>'reason' END AS reason,
      coalesce(before, after)->'facts' AS facts
    FROM topic_change_row WHERE change_id = ${changeId} ORDER BY record_id`;
}
