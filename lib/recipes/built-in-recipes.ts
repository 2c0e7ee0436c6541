import { dromedaryStages } from "./methods/dromedary";
import { dromedary2Stages } from "./methods/dromedary-2";
import { iSheepStages } from "./methods/i-sheep";
import { selfInstructStages } from "./methods/self-instruct";
import {
  type RecipeDefinition,
  type RecipeMethod,
  type RecipeStageInput,
  recipeDefinitionSchema,
} from "./recipe-definition";

/** Prompts in all, where nobody says how many: an hour's work for a small server, enough to judge a method by. */
export const DEFAULT_SIZE = 2_000;

type BuiltIn = {
  method: Exclude<RecipeMethod, "own">;
  title: string;
  /** What it does, in a sentence. */
  does: string;
  iterations: number | null;
  stages: readonly RecipeStageInput[];
};

export const builtInRecipes: readonly BuiltIn[] = [
  {
    method: "dromedary",
    title: "Dromedary (four stages)",
    does: "Topics and tasks become prompts, are answered by the principles, and again at length by the engraved model.",
    iterations: null,
    stages: dromedaryStages,
  },
  {
    method: "dromedary-2",
    title: "Dromedary-2",
    does: "Published prompts are cleaned and answered by the principles.",
    iterations: null,
    stages: dromedary2Stages,
  },
  {
    method: "i-sheep",
    title: "I-SHEEP",
    does: "The model invents tasks, answers and judges them; what is trained on the best begins anew.",
    iterations: 3,
    stages: iSheepStages,
  },
  {
    method: "self-instruct",
    title: "Self-Instruct",
    does: "The model invents tasks and writes instances of each.",
    iterations: null,
    stages: selfInstructStages,
  },
];

/** What a person chooses when a recipe begins. */
export type RecipeChoices = Pick<RecipeDefinition, "constitution" | "seedSetId" | "serverId"> & {
  size?: number;
};

/** A built-in as a definition of its own, which may be changed at will. */
export function fromBuiltIn(method: BuiltIn["method"], choices: RecipeChoices): RecipeDefinition {
  const builtIn = builtInRecipes.find((one) => one.method === method);
  return recipeDefinitionSchema.parse({
    method,
    isIterated: builtIn?.iterations != null,
    iterations: builtIn?.iterations ?? 1,
    ...choices,
    size: choices.size ?? DEFAULT_SIZE,
    stages: builtIn?.stages,
  });
}

export function recipeTitle(method: RecipeMethod): string {
  return builtInRecipes.find((one) => one.method === method)?.title ?? "One's own";
}
