import type { RecordFilter } from "@/lib/datasets/record-filter";
import { formatsByName } from "@/lib/exports/export-formats";
import {
  type CardWish,
  type ContainerName,
  type ExportWish,
  exportWishSchema,
  type SplitWish,
  type TrainerName,
  type TrainingWish,
} from "@/lib/exports/export-wish";
import type { FormatOptions } from "@/lib/exports/format-options";
import { trainerProblem } from "@/lib/exports/trainers/trainer-fit";

export type Layout = ExportWish["layout"];

/** What a person has chosen so far; what a layout does not use is kept for when it is chosen again. */
export type ExportDraft = {
  layout: Layout;
  format: FormatOptions;
  container: ContainerName;
  isSplit: boolean;
  split: SplitWish;
  card: CardWish;
  trainers: TrainerName[];
  training: TrainingWish;
  identitySetId: number | null;
  identityRepeats: number;
};

export function startDraft(datasetName: string): ExportDraft {
  return {
    layout: "file",
    format: formatsByName.studio.defaults,
    container: "jsonl",
    isSplit: true,
    split: { train: 0.95, validation: 0.025, test: 0.025, seed: 42, stratifyBy: null, isLeakFree: true },
    card: { title: datasetName.slice(0, 120), licence: "cc-by-4.0", languages: ["en"], description: "" },
    trainers: ["llama_factory"],
    training: { recipe: "engraving", baseModel: "", template: "default", gpuCount: 1, microBatch: 4 },
    identitySetId: null,
    identityRepeats: 1,
  };
}

/** The draft as a wish, or what is still wrong with it in a sentence. */
export function wishOf(
  draft: ExportDraft,
  filters: readonly RecordFilter[],
): { wish: ExportWish } | { problem: string } {
  const isFolder = draft.layout !== "file";
  const isTrainer = draft.layout === "trainer";
  const trainers = isTrainer ? draft.trainers : [];
  if (isTrainer && trainers.length === 0) return { problem: "Choose a trainer at least." };
  for (const trainer of trainers) {
    const problem = trainerProblem(trainer, draft.format);
    if (problem !== null) return { problem };
  }
  if (isTrainer && draft.training.baseModel.trim() === "")
    return { problem: "Say which base model is trained." };
  if (draft.layout === "hugging_face" && draft.card.title.trim() === "")
    return { problem: "The card needs a title." };
  const parsed = exportWishSchema.safeParse({
    layout: draft.layout,
    format: draft.format,
    container: draft.container,
    filters,
    split: isFolder && draft.isSplit ? draft.split : null,
    card: draft.layout === "hugging_face" ? draft.card : null,
    trainers,
    training: isTrainer ? draft.training : null,
    identity:
      draft.identitySetId === null ? null : { setId: draft.identitySetId, repeats: draft.identityRepeats },
  });
  if (parsed.success) return { wish: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: `${issue?.path.join(", ") ?? ""}: ${issue?.message ?? "cannot be read"}` };
}
