import { stringify } from "yaml";
import type { ContainerName, SplitName, TrainingWish } from "../export-wish";
import type { FormatOptions } from "../format-options";
import type { TrainingPlan } from "./training-plan";

/** What configurations of trainers are written from. */
export type TrainerFacts = {
  /** Of the dataset, as a name that a trainer takes: lower-case letters, digits, `_`. */
  datasetName: string;
  format: FormatOptions;
  container: ContainerName;
  /** Splits with a file, at `data/<split>.<container>`. */
  splits: readonly SplitName[];
  training: TrainingWish;
  plan: TrainingPlan;
};

/** A file to be written beside the data. */
export type TrainerFile = { path: string; text: string };

export const splitFile = (split: SplitName, container: ContainerName) => `data/${split}.${container}`;

/** A name that every trainer takes, of any title. */
export function trainerDatasetName(title: string): string {
  const name = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  return name === "" ? "dataset" : name;
}

/** YAML under comments that say how it came to be and how it is run. */
export function commentedYaml(comments: readonly string[], value: unknown): string {
  const lines = comments.map((comment) => `# ${comment.replace(/\s+/g, " ")}`);
  return `${lines.join("\n")}\n\n${stringify(value, { lineWidth: 0 })}`;
}
