import { z } from "zod";
import { topicActionSchema } from "@/lib/datasets/topic-action";
import { filterQuery } from "./datasets";
import { contract } from "./endpoint-contract";
import { handChangeSchema, idParams, nothing } from "./pieces";

const topicSchema = z.object({
  id: z.int(),
  topic: z.string(),
  questionType: z.string(),
  verdict: z.enum(["kept", "dropped"]),
  reason: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  isByHand: z.boolean(),
  /** What it was too near to, null where that is not why it was dropped. */
  nearest: z.string().nullable(),
});
export type TopicRow = z.infer<typeof topicSchema>;

/** A dataset's topics: the counts of every type, and the topics of the one that is asked for. */
export const listTopics = contract({
  method: "GET",
  path: "/api/datasets/:id/topics",
  role: "viewer",
  params: idParams,
  query: z.object({
    type: z.string().optional(),
    q: z.string().max(200).default(""),
    shows: z.enum(["kept", "dropped", "all"]).default("kept"),
  }),
  body: nothing,
  response: z.object({
    datasetName: z.string(),
    types: z.array(
      z.object({ questionType: z.string(), kept: z.int(), dropped: z.int(), matching: z.int() }),
    ),
    topics: z.array(topicSchema),
    lastChangeId: z.int(),
  }),
});
export type TopicList = z.infer<typeof listTopics.response>;

/** One change by hand; `change` is null where there was nothing to do. */
export const changeTopics = contract({
  method: "POST",
  path: "/api/datasets/:id/topics",
  role: "author",
  params: idParams,
  query: nothing,
  body: topicActionSchema,
  response: z.object({ change: handChangeSchema.nullable() }),
});

/** What was changed by hand, the latest first. */
export const listTopicChanges = contract({
  method: "GET",
  path: "/api/datasets/:id/topic-changes",
  role: "viewer",
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  body: nothing,
  response: z.object({ changes: z.array(handChangeSchema) }),
});

/** Takes a change back, as a change that can be taken back in turn. */
export const undoTopicChange = contract({
  method: "POST",
  path: "/api/topic-changes/:id/undo",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ change: handChangeSchema }),
});

/** Kept records by question type, and how many of each have the topics that stand most often, more than once. */
export const countTypesAndTopics = contract({
  method: "GET",
  path: "/api/datasets/:id/types-and-topics",
  role: "viewer",
  params: idParams,
  query: filterQuery,
  body: nothing,
  response: z.object({
    isEstimate: z.boolean(),
    types: z.array(z.object({ questionType: z.string(), records: z.int(), topics: z.int() })),
    topics: z.array(z.object({ topic: z.string(), records: z.int() })),
    cells: z.array(z.object({ questionType: z.string(), topic: z.string(), records: z.int() })),
  }),
});
export type TypeTopicCounts = z.infer<typeof countTypesAndTopics.response>;
