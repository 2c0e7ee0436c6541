import { z } from "zod";
import { seedTaskSchema, topicQuestionSchema } from "@/lib/seed-prompts/seed-prompt";
import { contract } from "./endpoint-contract";
import { handChangeSchema, idInText, idParams, moment, nothing } from "./pieces";

/** A seed prompt of either kind, as its file has it. */
export const seedPromptSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("task"), body: seedTaskSchema }),
  z.object({ kind: z.literal("topic_question"), body: topicQuestionSchema }),
]);

export const storedSeedPromptSchema = z.intersection(
  z.object({ id: z.int(), position: z.int(), updatedAt: moment }),
  seedPromptSchema,
);

export const seedSetSchema = z.object({
  id: z.int(),
  name: z.string(),
  isInUse: z.boolean(),
  taskCount: z.int(),
  topicQuestionCount: z.int(),
  /** The last change that touched it, 0 before the first: whoever read it at this number is up to date. */
  lastChangeId: z.int(),
});
export type SeedSetSummary = z.infer<typeof seedSetSchema>;
export type StoredSeedPrompt = z.infer<typeof storedSeedPromptSchema>;

/** A saved seed prompt and the change that `undoSeedChange` takes back; null where nothing changed. */
const savedSeedPromptSchema = z.intersection(
  storedSeedPromptSchema,
  z.object({ changeId: z.int().nullable() }),
);

export const listSeedSets = contract({
  method: "GET",
  path: "/api/seed-sets",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ seedSets: z.array(seedSetSchema) }),
});

export const chooseSeedSet = contract({
  method: "POST",
  path: "/api/seed-sets/:id/use",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ seedSets: z.array(seedSetSchema) }),
});

/** The seed prompts of a set in their order: all of them, or page by page. */
export const listSeedPrompts = contract({
  method: "GET",
  path: "/api/seed-sets/:id/seed-prompts",
  role: "viewer",
  params: idParams,
  query: z.object({
    /** The `next` of the page before. */
    after: z
      .string()
      .regex(/^\d+\.\d+$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  body: nothing,
  response: z.object({
    seedSet: seedSetSchema,
    seedPrompts: z.array(storedSeedPromptSchema),
    /** Null at the end. */
    next: z.string().nullable(),
  }),
});

/** What became of a set since one of its changes. `isTooMuch`: read the set anew. */
export const listSeedsSince = contract({
  method: "GET",
  path: "/api/seed-sets/:id/since",
  role: "viewer",
  params: idParams,
  query: z.object({ change: z.coerce.number().int().min(0) }),
  body: nothing,
  response: z.object({
    lastChangeId: z.int(),
    changed: z.array(storedSeedPromptSchema),
    removedIds: z.array(z.int()),
    isTooMuch: z.boolean(),
  }),
});

/** The history of a set, the latest first. */
export const listSeedChanges = contract({
  method: "GET",
  path: "/api/seed-sets/:id/changes",
  role: "viewer",
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
  body: nothing,
  response: z.object({ changes: z.array(handChangeSchema) }),
});

const name = z.string().trim().min(1).max(2_000);

/** One thing done to many seed prompts of a set, as one change; null where none had to be changed. */
export const changeSeedPrompts = contract({
  method: "POST",
  path: "/api/seed-sets/:id/changes",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    ids: z.array(z.int()).min(1).max(1_000_000),
    action: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("classification"), is: z.boolean() }),
      z.object({ kind: z.literal("topic"), topic: name }),
      z.object({ kind: z.literal("question_type"), questionType: name }),
      z.object({ kind: z.literal("move"), seedSetId: z.int() }),
      z.object({ kind: z.literal("remove") }),
    ]),
  }),
  response: z.object({ change: handChangeSchema.nullable() }),
});
export type BulkAction = z.infer<typeof changeSeedPrompts.body>["action"];

/** Takes a change back as a change of its own; refused where a seed prompt was changed since. */
export const undoSeedChange = contract({
  method: "POST",
  path: "/api/seed-prompts/changes/:id/undo",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ change: handChangeSchema }),
});

/** The seed prompt nearest to a text that is being written, by ROUGE-L F1. */
export const findNearestSeedPrompt = contract({
  method: "POST",
  path: "/api/seed-prompts/nearest",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: z.object({
    text: z.string().max(100_000),
    /** Null looks in all sets. */
    setId: z.int().nullable(),
    /** The seed prompt that is being edited: it is not its own neighbour. */
    exceptId: z.int().nullable().default(null),
  }),
  response: z.object({
    nearest: z
      .object({
        id: z.int(),
        seedSetId: z.int(),
        kind: z.enum(["task", "topic_question"]),
        text: z.string(),
        score: z.number(),
      })
      .nullable(),
    compared: z.int(),
    /** False where ROUGE-L sees no word in the text: none in ASCII letters or digits. */
    hasWords: z.boolean(),
  }),
});

/** Added at the end of the set. */
export const addSeedPrompt = contract({
  method: "POST",
  path: "/api/seed-sets/:id/seed-prompts",
  role: "author",
  params: idParams,
  query: nothing,
  body: seedPromptSchema,
  response: savedSeedPromptSchema,
});

export const saveSeedPrompt = contract({
  method: "PUT",
  path: "/api/seed-prompts/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: seedPromptSchema,
  response: savedSeedPromptSchema,
});

export const removeSeedPrompt = contract({
  method: "DELETE",
  path: "/api/seed-prompts/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ removed: z.int(), changeId: z.int() }),
});

/** The published file format: `seed_tasks.jsonl` or the topic questions. */
export const downloadSeedFile = contract({
  method: "GET",
  path: "/api/seed-sets/:id/file",
  role: "viewer",
  params: z.object({ id: idInText }),
  query: z.object({ kind: z.enum(["task", "topic_question"]) }),
  body: nothing,
  response: z.string(),
});
