import { z } from "zod";
import {
  recipeDefinitionSchema,
  recipeMethods,
  recipeSizeSchema,
  recipeStageSchema,
} from "@/lib/recipes/recipe-definition";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

const stateSchema = z.enum(["waiting", "ready", "running", "needs_person", "done", "failed", "stale"]);
const recipeStateSchema = z.enum(["new", "running", "needs_person", "failed", "ready", "done"]);
const nextSchema = z
  .object({ key: z.string(), act: z.enum(["begin", "confirm", "mend", "renew"]) })
  .nullable();

const recipeSummarySchema = z.object({
  id: z.int(),
  name: z.string(),
  method: z.enum(recipeMethods),
  size: z.int(),
  state: recipeStateSchema,
  isUnattended: z.boolean(),
  stopReason: z.string().nullable(),
  isIterated: z.boolean(),
  atHand: z.int(),
  serverName: z.string().nullable(),
  createdAt: moment,
  stages: z.array(
    z.object({ key: z.string(), title: z.string(), state: stateSchema, why: z.array(z.string()) }),
  ),
  next: nextSchema,
});
export type RecipeSummary = z.infer<typeof recipeSummarySchema>;

const runSchema = z.object({
  id: z.int(),
  buildId: z.int().nullable(),
  makingId: z.int().nullable(),
  datasetId: z.int().nullable(),
  startedAt: moment,
  startedBy: z.string(),
  status: z.enum(["running", "paused", "done", "failed"]),
  kept: z.int(),
  serverName: z.string().nullable(),
});

const stageViewSchema = z.object({
  key: z.string(),
  state: stateSchema,
  /** A sentence each: what it waits for, what went wrong, what changed since. */
  why: z.array(z.string()),
  counts: z.object({
    asked: z.int().nullable(),
    kept: z.int(),
    dropped: z.int(),
    failed: z.int(),
    reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
    /** From 0 to 1. */
    share: z.number().nullable(),
  }),
  taken: z.int().nullable(),
  run: runSchema.nullable(),
  datasetName: z.string().nullable(),
  history: z.array(runSchema),
  serverId: z.int().nullable(),
  mayBegin: z.boolean(),
  mayConfirm: z.boolean(),
});
export type StageView = z.infer<typeof stageViewSchema>;

const arrowSchema = z.object({
  from: z.union([
    z.object({ kind: z.literal("stage"), key: z.string() }),
    z.object({ kind: z.enum(["seeds", "constitution", "template"]), name: z.string() }),
  ]),
  to: z.string(),
  as: z.enum(["source", "earlier", "after"]),
  count: z.int().nullable(),
  hasGone: z.boolean(),
});

const recipeViewSchema = z.object({
  id: z.int(),
  name: z.string(),
  isUnattended: z.boolean(),
  stopReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  definition: recipeDefinitionSchema,
  state: recipeStateSchema,
  /** The iteration that is shown, and the one at hand; from 0. */
  iteration: z.int(),
  atHand: z.int(),
  stages: z.array(stageViewSchema),
  arrows: z.array(arrowSchema),
  next: nextSchema,
  given: z.object({
    constitution: z.object({ id: z.int(), name: z.string(), number: z.int() }).nullable(),
    seeds: z.object({ id: z.int(), name: z.string(), tasks: z.int(), topicQuestions: z.int() }).nullable(),
    templates: z.array(z.object({ role: z.string(), name: z.string(), number: z.int() })),
  }),
});
export type RecipeView = z.infer<typeof recipeViewSchema>;

export const listRecipes = contract({
  method: "GET",
  path: "/api/recipes",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ recipes: z.array(recipeSummarySchema) }),
});

const choices = z.object({
  name: z.string().trim().min(1).max(80),
  isUnattended: z.boolean().default(false),
});

/** A built-in with what a person chose, or a chain of one's own. */
export const createRecipe = contract({
  method: "POST",
  path: "/api/recipes",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.union([
    choices.extend({ definition: recipeDefinitionSchema }),
    choices.extend({
      method: z.enum(recipeMethods).exclude(["own"]),
      size: recipeSizeSchema.optional(),
      constitutionId: idInText.nullable(),
      seedSetId: idInText.nullable(),
      serverId: idInText.nullable(),
    }),
  ]),
  response: z.object({ id: z.int() }),
});

export const getRecipe = contract({
  method: "GET",
  path: "/api/recipes/:id",
  role: "viewer",
  params: idParams,
  /** From 0; absent: the one at hand. */
  query: z.object({ iteration: z.coerce.number().int().min(0).optional() }),
  body: nothing,
  response: recipeViewSchema,
});

export const changeRecipe = contract({
  method: "PATCH",
  path: "/api/recipes/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    name: z.string().trim().min(1).max(80).optional(),
    isUnattended: z.boolean().optional(),
    definition: recipeDefinitionSchema.optional(),
  }),
  response: recipeViewSchema,
});

/** What its stages made stays. */
export const removeRecipe = contract({
  method: "DELETE",
  path: "/api/recipes/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: nothing,
});

const stageParams = idParams.extend({ key: z.string().min(1) });

/** Begins a stage, with what it shall be from now on; or takes a dataset for what it would make. */
export const startStage = contract({
  method: "POST",
  path: "/api/recipes/:id/stages/:key/start",
  role: "author",
  params: stageParams,
  query: nothing,
  body: z.object({
    /** Absent: as the recipe says already. */
    stage: recipeStageSchema.optional(),
    datasetId: idInText.optional(),
  }),
  response: recipeViewSchema,
});

/** Says that a person did their part; `serverId` serves the model that was trained. */
export const confirmStage = contract({
  method: "POST",
  path: "/api/recipes/:id/stages/:key/confirm",
  role: "author",
  params: stageParams,
  query: nothing,
  body: z.object({ serverId: idInText.optional(), datasetId: idInText.optional() }),
  response: recipeViewSchema,
});
