import { AppError } from "@/lib/app-error";
import { drawsFor } from "@/lib/steps/draws-for";
import { topicKey } from "@/lib/steps/topic-key";
import type { Topic, TopicAction } from "./topic-action";

/** How the records of a dataset become what an action asks for; a record that a build made is never removed. */
export type TopicPlan = {
  /** In a sentence, without its full stop. */
  message: string;
  /** Records that get another verdict or other facts, whole. */
  changes: Pick<Topic, "id" | "verdict" | "reason" | "facts">[];
  /** New records; `sourceId`: the one that they were made from. */
  additions: { topic: string; questionType: string; sourceId: number | null }[];
};

/**
 * What an action changes in these topics, all that the dataset holds, in their order. Throws `not_found` for a topic
 * that is not among them and `conflict` for one that its type has already.
 */
export function planTopicAction(action: TopicAction, topics: readonly Topic[]): TopicPlan {
  switch (action.kind) {
    case "add":
      return planAdd(action.questionType, action.topics, topics);
    case "remove":
      return planRemove(pickTopics(action.ids, topics));
    case "restore":
      return planRestore(pickTopics(action.ids, topics));
    case "rename":
      return planRename(action, topics);
    case "merge":
      return planMerge(action, topics);
    case "cap":
      return planCap(action, topics);
    case "balance":
      return planCap({ ...action, questionType: null, count: fewest(topics) }, topics);
    case "remove_type": {
      const own = keptOf(topics).filter(({ questionType }) => questionType === action.questionType);
      if (own.length === 0)
        throw new AppError("not_found", `“${action.questionType}” has no topic to remove.`);
      return {
        ...planRemove(own),
        message: `Removed the type “${action.questionType}” with ${counted(own.length)}`,
      };
    }
  }
}

function planAdd(questionType: string, texts: readonly string[], topics: readonly Topic[]): TopicPlan {
  const own = topics.filter((topic) => topic.questionType === questionType);
  const known = new Map(keptOf(own).map(({ topic }) => [topicKey(topic), topic]));
  const changes: TopicPlan["changes"] = [];
  const additions: TopicPlan["additions"] = [];
  for (const topic of texts) {
    const key = topicKey(topic);
    if (known.has(key)) continue;
    known.set(key, topic);
    // What was removed before comes back as it was, instead of standing there twice.
    const removed = own.find((one) => one.verdict === "dropped" && one.topic === topic);
    if (removed === undefined) additions.push({ topic, questionType, sourceId: null });
    else changes.push(restored(removed));
  }
  const count = changes.length + additions.length;
  if (count === 0) throw alreadyThere(known.get(topicKey(texts[0] ?? "")) ?? "", questionType);
  const what = count === 1 ? `“${additions[0]?.topic ?? texts[0]}”` : counted(count);
  return { message: `Added ${what} to “${questionType}”`, changes, additions };
}

function planRemove(chosen: readonly Topic[]): TopicPlan {
  const changes = keptOf(chosen).map((topic) => dropped(topic, "removed_by_hand"));
  return { message: `Removed ${named(chosen)}`, changes, additions: [] };
}

function planRestore(chosen: readonly Topic[]): TopicPlan {
  const changes = chosen.filter(({ verdict }) => verdict === "dropped").map(restored);
  return { message: `Restored ${named(chosen)}`, changes, additions: [] };
}

function planRename({ id, topic }: { id: number; topic: string }, topics: readonly Topic[]): TopicPlan {
  const [before] = pickTopics([id], topics);
  if (before === undefined || before.topic === topic) return { message: "", changes: [], additions: [] };
  const { questionType } = before;
  const other = keptOf(topics).find(
    (one) => one.id !== id && one.questionType === questionType && topicKey(one.topic) === topicKey(topic),
  );
  if (other !== undefined) throw alreadyThere(other.topic, questionType);
  return {
    message: `Renamed “${before.topic}” to “${topic}”`,
    changes: before.verdict === "kept" ? [dropped(before, "renamed")] : [],
    additions: [{ topic, questionType, sourceId: id }],
  };
}

function planMerge(
  { keepId, ids }: { keepId: number; ids: readonly number[] },
  topics: readonly Topic[],
): TopicPlan {
  const [keep] = pickTopics([keepId], topics);
  const others = pickTopics(
    ids.filter((id) => id !== keepId),
    topics,
  );
  if (keep === undefined || others.length === 0)
    throw new AppError("bad_request", "A merge needs a topic to keep and another one.");
  if (others.some(({ questionType }) => questionType !== keep.questionType))
    throw new AppError(
      "bad_request",
      "Topics of two types are two topics; only those of one type can be merged.",
    );
  const mergedFrom = [...mergedNames(keep), ...others.flatMap((one) => [one.topic, ...mergedNames(one)])];
  return {
    message: `Merged ${named(others)} into “${keep.topic}”`,
    changes: [
      { ...restored(keep), facts: { ...keep.facts, mergedFrom } },
      ...others.map((one) => ({
        ...dropped(one, "merged"),
        facts: { ...one.facts, mergedInto: keep.topic },
      })),
    ],
    additions: [],
  };
}

type CapWish = { questionType: string | null; count: number; keep: "first" | "sample"; seed: number };

function planCap({ questionType, count, keep, seed }: CapWish, topics: readonly Topic[]): TopicPlan {
  const changes = [...byType(keptOf(topics))].flatMap(([type, own]) => {
    if (own.length <= count || (questionType !== null && type !== questionType)) return [];
    const chosen = new Set(keep === "first" ? own.slice(0, count) : drawsFor(seed, "cap", type)(own, count));
    return own.filter((topic) => !chosen.has(topic)).map((topic) => dropped(topic, "over_cap"));
  });
  const where = questionType === null ? "every type" : `“${questionType}”`;
  const how = keep === "first" ? "the first ones kept" : "a sample kept";
  return {
    message: `Capped ${where} at ${count}, ${how}: ${counted(changes.length)} left out`,
    changes,
    additions: [],
  };
}

/** How many the type with the fewest kept topics has; 0 without any. */
function fewest(topics: readonly Topic[]): number {
  const counts = [...byType(keptOf(topics)).values()].map(({ length }) => length);
  return counts.length === 0 ? 0 : Math.min(...counts);
}

function byType(topics: readonly Topic[]): Map<string, Topic[]> {
  const types = new Map<string, Topic[]>();
  for (const topic of topics) {
    const own = types.get(topic.questionType);
    if (own === undefined) types.set(topic.questionType, [topic]);
    else own.push(topic);
  }
  return types;
}

function pickTopics(ids: readonly number[], topics: readonly Topic[]): Topic[] {
  const wanted = new Set(ids);
  const found = topics.filter(({ id }) => wanted.has(id));
  if (found.length === wanted.size) return found;
  const missing = ids.find((id) => !found.some((topic) => topic.id === id));
  throw new AppError("not_found", `The record ${missing} is no topic of this dataset; read the page anew.`);
}

const keptOf = (topics: readonly Topic[]) => topics.filter(({ verdict }) => verdict === "kept");
const dropped = ({ id, facts }: Topic, reason: string) => ({
  id,
  verdict: "dropped" as const,
  reason,
  facts,
});
const restored = ({ id, facts }: Topic) => {
  const { mergedInto: _, ...rest } = facts;
  return { id, verdict: "kept" as const, reason: null, facts: rest };
};

/** The names of the topics that were merged into this one. */
export function mergedNames({ facts }: Pick<Topic, "facts">): string[] {
  return Array.isArray(facts.mergedFrom) ? facts.mergedFrom.filter((name) => typeof name === "string") : [];
}

function named(topics: readonly Topic[]): string {
  const [first] = topics;
  return topics.length === 1 && first !== undefined ? `“${first.topic}”` : counted(topics.length);
}

const counted = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "topic" : "topics"}`;

const alreadyThere = (topic: string, questionType: string) =>
  new AppError("conflict", `“${questionType}” has “${topic}” already. Nothing was changed.`);
