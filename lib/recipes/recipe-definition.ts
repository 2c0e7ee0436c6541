import { z } from "zod";
import { MAX_SEED } from "@/lib/builds/seeds";
import { samplingSchema } from "@/lib/generation/completion";
import type { StepName } from "@/lib/steps/step";
import { templateRoleSchema } from "@/lib/templates/template";

/** Every step that a stage may be, also such as this release does not have: a recipe outlives a release. */
export const stageSteps = [
  "self-align",
  "self-instruct",
  "topics",
  "topic-questions",
  "classify",
  "instances",
  "answer",
  "verbose",
  "assess",
] as const satisfies readonly StepName[];

export const makingKinds = ["merge", "clean", "select"] as const;

const stageKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "a stage's key is made of small letters, digits and dashes")
  .max(40);

/**
 * What a stage is made from. Of a stage: its kept records as the `source`, as `earlier` ones that what is invented
 * must be new against, or nothing but that it is done (`after`); in this iteration, in the one before, or in all
 * before. Of the seed set: its tasks, its topic questions, or both.
 */
export const stageInputSchema = z.discriminatedUnion("from", [
  z.strictObject({
    from: z.literal("stage"),
    key: stageKeySchema,
    as: z.enum(["source", "earlier", "after"]).default("source"),
    iteration: z.enum(["same", "before", "all-before"]).default("same"),
  }),
  z.strictObject({ from: z.literal("seeds"), kind: z.enum(["tasks", "topic_questions", "all"]) }),
  z.strictObject({ from: z.literal("constitution") }),
  z.strictObject({
    from: z.literal("template"),
    role: templateRoleSchema,
    /** Null: the studio's first of the role. */
    templateId: z.int().min(1).nullable().default(null),
  }),
]);
export type StageInput = z.infer<typeof stageInputSchema>;

/** How many: so many, or so large a share of the recipe's size. */
export const stageTargetSchema = z.union([
  z.strictObject({ count: z.int().min(1).max(10_000_000) }),
  z.strictObject({ share: z.number().positive().max(100) }),
]);
export type StageTarget = z.infer<typeof stageTargetSchema>;

export const recipeStageSchema = z.strictObject({
  key: stageKeySchema,
  title: z.string().trim().min(1).max(60),
  kind: z.enum(["build", "making", "person"]),
  /** Of a build. */
  step: z.enum(stageSteps).optional(),
  /** Of a making. */
  making: z.enum(makingKinds).optional(),
  inputs: z.array(stageInputSchema).default([]),
  /** Of the step or the making; what is left out becomes its default. */
  settings: z.record(z.string(), z.unknown()).default({}),
  /** Null: the step's own. */
  sampling: samplingSchema.nullable().default(null),
  /** A filter preset's name, or `name@version`; null: the step's own. */
  preset: z.string().min(1).nullable().default(null),
  /** How many accepted ones end a step that invents; of others, how many records are asked at most. Null: all. */
  target: stageTargetSchema.nullable().default(null),
  samples: z.int().min(1).max(64).default(1),
  /** Which model: the one that the recipe began with, or the one trained last before this stage. */
  model: z.enum(["first", "latest"]).default("latest"),
  /** A server of its own, which goes before `model`. */
  serverId: z.int().min(1).nullable().default(null),
  /** Of a person: whether a newly trained model is served afterwards. */
  isTrained: z.boolean().default(false),
  /** What is done here, in a sentence; where the settings come from, in a few words. */
  about: z.string().max(400).default(""),
  reference: z.string().max(200).default(""),
});
export type RecipeStage = z.infer<typeof recipeStageSchema>;

export const recipeMethods = ["dromedary", "dromedary-2", "i-sheep", "self-instruct", "own"] as const;
export type RecipeMethod = (typeof recipeMethods)[number];

/** How large a recipe may be: prompts in all. */
export const recipeSizeSchema = z.int().min(1).max(1_000_000);

/** A method as a chain of stages, each after those that it is made from. */
export const recipeDefinitionSchema = z.strictObject({
  method: z.enum(recipeMethods),
  /** Whether the chain begins again when it has ended, with what a person trained meanwhile. */
  isIterated: z.boolean().default(false),
  /** How often it is gone through where nobody is asked; one by one where a person asks. */
  iterations: z.int().min(1).max(100).default(1),
  /** Prompts in all; targets are shares of it. */
  size: recipeSizeSchema,
  seed: z.int().min(0).max(MAX_SEED).default(42),
  /** `version` null: the newest published one at any time. */
  constitution: z.strictObject({ id: z.int().min(1), version: z.int().min(1).nullable() }).nullable(),
  seedSetId: z.int().min(1).nullable(),
  serverId: z.int().min(1).nullable(),
  stages: z.array(recipeStageSchema).min(1).max(40),
});
export type RecipeDefinition = z.infer<typeof recipeDefinitionSchema>;
/** What a built-in says of its stages: what has a default may be left out. */
export type RecipeStageInput = z.input<typeof recipeStageSchema>;

/** The inputs of a stage that are other stages. */
export function stageSources(stage: Pick<RecipeStage, "inputs">) {
  return stage.inputs.filter((input) => input.from === "stage");
}

/** A target as a number; null: all there are. */
export function countTarget(target: StageTarget | null, size: number): number | null {
  if (target === null) return null;
  return "count" in target ? target.count : Math.max(1, Math.round(target.share * size));
}
