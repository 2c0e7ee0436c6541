import { AppError } from "@/lib/app-error";
import type { Topic } from "@/lib/datasets/topic-action";
import { database } from "./database";
import { Prisma } from "./generated/client";

export type TopicTypeCount = {
  questionType: string;
  kept: number;
  dropped: number;
  /** Of the kept and the dropped ones, as far as they are shown: those with the search in them. */
  matching: number;
};

export type TopicView = {
  datasetName: string;
  /** In the order in which the dataset first has them. */
  types: TopicTypeCount[];
  /** Of the chosen type, in their order, `MOST_TOPICS` at most; none where no type is chosen. */
  topics: (Topic & { isByHand: boolean; nearest: string | null })[];
  /** The last change by hand, 0 before the first. */
  lastChangeId: number;
};

export type TopicWish = {
  questionType: string | null;
  /** Only topics with these letters in them, in any case; "": all. */
  search: string;
  shows: "kept" | "dropped" | "all";
};

/** More of one type are not shown at once; a search finds the others. */
export const MOST_TOPICS = 20_000;

/** A dataset's topics by type. Throws `not_found`. */
export async function viewTopics(datasetId: number, wish: TopicWish): Promise<TopicView> {
  const client = database();
  const isTopic = Prisma.sql`dataset_id = ${datasetId} AND topic IS NOT NULL AND question_type IS NOT NULL`;
  const isShown = wish.shows === "all" ? Prisma.sql`true` : Prisma.sql`verdict = ${wish.shows}`;
  const isFound =
    wish.search === "" ? Prisma.sql`true` : Prisma.sql`position(lower(${wish.search}) IN lower(topic)) > 0`;
  const [dataset, types, topics, last] = await Promise.all([
    client.dataset.findUnique({ where: { id: datasetId }, select: { name: true } }),
    client.$queryRaw<TopicTypeCount[]>`
      SELECT question_type AS "questionType", (count(*) FILTER (WHERE verdict = 'kept'))::int AS kept,
        (count(*) FILTER (WHERE verdict <> 'kept'))::int AS dropped,
        (count(*) FILTER (WHERE ${isShown} AND ${isFound}))::int AS matching
      FROM record WHERE ${isTopic} GROUP BY question_type ORDER BY min(id)`,
    wish.questionType === null
      ? []
      : client.$queryRaw<TopicView["topics"]>`
          SELECT id, topic, question_type AS "questionType", verdict, reason, facts, build_id IS NULL AS "isByHand",
            facts->'nearest'->>'text' AS nearest
          FROM record WHERE ${isTopic} AND question_type = ${wish.questionType} AND ${isShown} AND ${isFound}
          ORDER BY id LIMIT ${MOST_TOPICS}`,
    client.topicChange.findFirst({ where: { datasetId }, orderBy: { id: "desc" }, select: { id: true } }),
  ]);
  if (dataset === null) throw new AppError("not_found", `There is no dataset with the id ${datasetId}.`);
  return { datasetName: dataset.name, types, topics, lastChangeId: last?.id ?? 0 };
}
