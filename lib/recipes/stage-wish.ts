import type { MakingWishInput } from "@/lib/datasets/dataset-making";
import type { Sampling } from "@/lib/generation/completion";
import { countTarget, type RecipeDefinition, type RecipeStage } from "./recipe-definition";

type Definition = Pick<RecipeDefinition, "size" | "seed">;

/** What a build of a stage asks with, besides what it is made from; what is undefined is the step's own. */
export function buildSettings(
  stage: RecipeStage,
  definition: Definition,
  { iteration, isInventing }: { iteration: number; isInventing: boolean },
): {
  settings: Record<string, unknown>;
  sampling: Sampling | null;
  preset: string | undefined;
  target: number | undefined;
  limit: number | undefined;
  samplesPerItem: number;
  seed: number;
} {
  const count = countTarget(stage.target, definition.size) ?? undefined;
  return {
    settings: stage.settings,
    sampling: stage.sampling,
    preset: stage.preset ?? undefined,
    // So many accepted ones end what invents; of what asks about records, so many are asked.
    target: isInventing ? count : undefined,
    limit: isInventing ? undefined : count,
    samplesPerItem: isInventing ? 1 : stage.samples,
    // Each iteration draws anew, and the same again where the recipe is begun with the same seed.
    seed: (definition.seed + iteration) % 0x7fff_ffff,
  };
}

/**
 * What a making of a stage is wished to be. `sources`: the datasets of the stages that it is made from, in their
 * order; of a selection, the answers and then their scores. What a stage sets goes before what is usual.
 */
export function makingWish(
  stage: RecipeStage,
  definition: Definition,
  sources: readonly number[],
): MakingWishInput {
  const own = stage.settings as Record<string, never>;
  if (stage.making === "select") {
    const [datasetId = 0, scoresDatasetId = 0] = sources;
    return { kind: "select", quality: 8, following: 8, ...own, datasetId, scoresDatasetId };
  }
  if (stage.making === "clean") return { kind: "clean", files: [], ...own };
  const count = countTarget(stage.target, definition.size);
  return {
    kind: "merge",
    ...(count === null ? {} : { sample: { count, seed: definition.seed } }),
    ...own,
    sources: sources.map((datasetId) => ({ kind: "dataset", datasetId })),
  };
}

/** What a stage says of itself, by name, each as JSON: to tell whether it was changed since. */
export function settingTexts(stage: RecipeStage, size: number): Record<string, string> {
  if (stage.kind === "person") return {};
  const { step, making, settings, sampling, preset, target, samples } = stage;
  const all = { step, making, settings, sampling, preset, target: countTarget(target, size), samples };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, JSON.stringify(value)]),
  );
}
