import type { Topic } from "@/lib/datasets/topic-action";
import type { Queries } from "./database";

/** Every topic of a dataset, those that are dropped among them, in their order. */
export async function listTopicRows(queries: Queries, datasetId: number): Promise<Topic[]> {
  const rows = await queries.record.findMany({
    where: { datasetId, topic: { not: null }, questionType: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, topic: true, questionType: true, verdict: true, reason: true, facts: true },
  });
  return rows.map(({ id, topic, questionType, verdict, reason, facts }) => ({
    id,
    topic: topic ?? "",
    questionType: questionType ?? "",
    verdict: verdict === "kept" ? "kept" : "dropped",
    reason,
    facts: facts as Topic["facts"],
  }));
}
