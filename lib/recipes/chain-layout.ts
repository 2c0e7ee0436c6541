import { type RecipeStage, stageSources } from "./recipe-definition";

/** Where a stage stands in the picture of its chain: columns from the left, lanes from the top, both from 0. */
export type ChainPlace = { key: string; column: number; lane: number };

/**
 * Each stage one column right of the last of those it is made from, in the lane of the first of them where that is
 * free. No two stages stand in one place, and every way leads to the right.
 */
export function placeStages(stages: readonly RecipeStage[]): ChainPlace[] {
  const places = new Map<string, ChainPlace>();
  const taken = new Set<string>();
  for (const stage of stages) {
    const before = stageSources(stage)
      .filter(({ iteration }) => iteration === "same")
      .flatMap(({ key }) => places.get(key) ?? []);
    const column = Math.max(-1, ...before.map((place) => place.column)) + 1;
    let lane = before[0]?.lane ?? 0;
    while (taken.has(`${column} ${lane}`)) lane += 1;
    taken.add(`${column} ${lane}`);
    places.set(stage.key, { key: stage.key, column, lane });
  }
  return [...places.values()];
}
