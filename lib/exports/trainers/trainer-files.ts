import type { TrainerName } from "../export-wish";
import { axolotlFiles } from "./axolotl";
import { llamaFactoryFiles } from "./llama-factory";
import type { TrainerFacts, TrainerFile } from "./trainer-file";
import { trlFiles } from "./trl";

export const trainerTitles: Record<TrainerName, string> = {
  llama_factory: "LLaMA-Factory",
  trl: "TRL",
  axolotl: "axolotl",
};

const filesOf: Record<TrainerName, (facts: TrainerFacts) => TrainerFile[]> = {
  llama_factory: llamaFactoryFiles,
  trl: trlFiles,
  axolotl: axolotlFiles,
};

/** The configurations of the trainers that are named, beside the data that they name. */
export function trainerFiles(trainers: readonly TrainerName[], facts: TrainerFacts): TrainerFile[] {
  return trainers.flatMap((trainer) => filesOf[trainer](facts));
}
