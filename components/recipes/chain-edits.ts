import {
  makingKinds,
  type RecipeDefinition,
  type RecipeStage,
  recipeStageSchema,
  stageSteps,
} from "@/lib/recipes/recipe-definition";
import { steps } from "@/lib/steps/steps";

const makingTitles = { merge: "Merge", clean: "Clean files", select: "Select by scores" };

/** What a stage may be: a step, a making, or what a person does. */
export const stageKinds = [
  ...stageSteps.map((step) => ({ value: step as string, label: steps[step]?.title ?? step })),
  ...makingKinds.map((making) => ({ value: making as string, label: makingTitles[making] })),
  { value: "person", label: "A person" },
];

/** The stage as something else. What belonged to the step it was goes; what it is made from stays. */
export function withKind(stage: RecipeStage, kind: string): RecipeStage {
  const { key, title, inputs } = stage;
  const step = stageSteps.find((one) => one === kind);
  const making = makingKinds.find((one) => one === kind);
  const linked = inputs.filter(({ from }) => from !== "template" && from !== "constitution");
  const needed = step === undefined ? undefined : steps[step];
  return recipeStageSchema.parse({
    key,
    title,
    kind: step !== undefined ? "build" : making !== undefined ? "making" : "person",
    step,
    making,
    inputs: [
      ...linked,
      ...(needed?.needsConstitution ? [{ from: "constitution" }] : []),
      ...(needed?.templates ?? []).map((role) => ({ from: "template", role })),
    ],
  });
}

export function replaceStage(
  definition: RecipeDefinition,
  key: string,
  stage: RecipeStage,
): RecipeDefinition {
  return { ...definition, stages: definition.stages.map((one) => (one.key === key ? stage : one)) };
}

/** One more at the end, made from the last one. */
export function addStage(definition: RecipeDefinition): RecipeDefinition {
  const taken = new Set(definition.stages.map(({ key }) => key));
  let nth = definition.stages.length + 1;
  while (taken.has(`stage-${nth}`)) nth += 1;
  const last = definition.stages.at(-1);
  const stage = recipeStageSchema.parse({
    key: `stage-${nth}`,
    title: `Stage ${nth}`,
    kind: "person",
    inputs: last === undefined ? [] : [{ from: "stage", key: last.key }],
  });
  return { ...definition, stages: [...definition.stages, stage] };
}

/** Without it, and without what was made from it being told so. */
export function removeStage(definition: RecipeDefinition, key: string): RecipeDefinition {
  const stages = definition.stages
    .filter((stage) => stage.key !== key)
    .map((stage) => ({
      ...stage,
      inputs: stage.inputs.filter((input) => input.from !== "stage" || input.key !== key),
    }));
  return { ...definition, stages };
}

export function moveStage(definition: RecipeDefinition, place: number, by: 1 | -1): RecipeDefinition {
  const stages = [...definition.stages];
  const [moved] = stages.splice(place, 1);
  if (moved !== undefined) stages.splice(place + by, 0, moved);
  return { ...definition, stages };
}
