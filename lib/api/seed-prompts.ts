import { z } from "zod";
import { seedTaskSchema, topicQuestionSchema } from "@/lib/seed-prompts/seed-prompt";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

const seedPromptSchema = z.discriminatedUnion("kind", [
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
});
export type SeedSetSummary = z.infer<typeof seedSetSchema>;
export type StoredSeedPrompt = z.infer<typeof storedSeedPromptSchema>;

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

/** The seed prompts of a set in their order. */
export const listSeedPrompts = contract({
  method: "GET",
  path: "/api/seed-sets/:id/seed-prompts",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ seedSet: seedSetSchema, seedPrompts: z.array(storedSeedPromptSchema) }),
});

/** Added at the end of the set. */
export const addSeedPrompt = contract({
  method: "POST",
  path: "/api/seed-sets/:id/seed-prompts",
  role: "author",
  params: idParams,
  query: nothing,
  body: seedPromptSchema,
  response: storedSeedPromptSchema,
});

export const saveSeedPrompt = contract({
  method: "PUT",
  path: "/api/seed-prompts/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: seedPromptSchema,
  response: storedSeedPromptSchema,
});

export const removeSeedPrompt = contract({
  method: "DELETE",
  path: "/api/seed-prompts/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ removed: z.int() }),
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
