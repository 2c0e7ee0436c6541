import { type RecipeDefinition, type RecipeStage, stageSources } from "./recipe-definition";

/** Something that would keep a recipe from running, at a stage or (null) at the whole. */
export type DefinitionProblem = { key: string | null; message: string };

/**
 * Everything that keeps a chain from running to its end. An empty list is a promise: every stage finds what it is
 * made from in a stage before it, so whoever begins the stages in their order never waits for a later one.
 */
export function checkDefinition(definition: RecipeDefinition): DefinitionProblem[] {
  const { stages, isIterated } = definition;
  return stages.flatMap((stage, place) => {
    const before = new Set(stages.slice(0, place).map(({ key }) => key));
    const all = new Set(stages.map(({ key }) => key));
    const say = (message: string): DefinitionProblem => ({ key: stage.key, message });
    const links = stageSources(stage).flatMap(({ key, iteration }) => {
      if (!all.has(key)) return [say(`${stage.title} is made from “${key}”, which is no stage.`)];
      if (iteration !== "same" && !isIterated)
        return [say(`${stage.title} looks back to an iteration before, but the recipe has only one.`)];
      if (iteration === "same" && !before.has(key))
        return [say(`${stage.title} is made from “${key}”, which comes later; move it before.`)];
      return [];
    });
    const twice = before.has(stage.key) ? [say(`There are two stages with the key “${stage.key}”.`)] : [];
    return [...twice, ...links, ...missingParts(stage).map(say)];
  });
}

function missingParts({ kind, step, making, title, inputs }: RecipeStage): string[] {
  const sources = inputs.filter((input) => input.from === "stage" && input.as === "source").length;
  const hasSeeds = inputs.some(({ from }) => from === "seeds");
  if (kind === "making") return making === undefined ? [`${title} says not what is to be made.`] : [];
  if (kind === "person") return sources > 1 ? [`${title} can hand on one stage only, not ${sources}.`] : [];
  if (step === undefined) return [`${title} says not which step it is.`];
  return [
    ...(sources > 1 ? [`${title} can ask about one stage only; merge the ${sources} before it.`] : []),
    ...(sources === 0 && !hasSeeds
      ? [`${title} is made from nothing; give it a stage or the seed set.`]
      : []),
  ];
}
