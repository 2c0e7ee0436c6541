import type { TrainingWish } from "../export-wish";

export type TrainingRecipe = TrainingWish["recipe"];

type Lora = {
  rank: number;
  alpha: number;
  dropout: number;
  /** `all`: every linear layer. */
  targets: "all" | readonly string[];
  /** Whether the base model is held in 4 bits (nf4, quantised twice). */
  isQuantised: boolean;
};

/** What a paper trained with. Batches in examples an update, cut-off in tokens. */
export type PublishedSettings = {
  title: string;
  source: string;
  learningRate: number;
  batch: number;
  epochs: number;
  cutOff: number;
  scheduler: "linear" | "cosine";
  /** Of the updates of an epoch of the paper's own size. */
  warmupShare: number;
  optimiser: "adamw_torch" | "paged_adamw_32bit";
  /** Null: not clipped. */
  maxGradientNorm: number | null;
  precision: "fp16" | "bf16";
  lora: Lora;
};

const attention = ["q_proj", "k_proj", "v_proj", "o_proj"] as const;
const engravingLora: Lora = { rank: 16, alpha: 16, dropout: 0.05, targets: attention, isQuantised: false };

/** 100 of the 335 updates that 257,788 rows make. */
const ENGRAVING_WARMUP = 100 / 335;

export const publishedSettings: Record<TrainingRecipe, PublishedSettings> = {
  engraving: {
    title: "Principle engraving",
    source: "SELF-ALIGN (arXiv 2305.03047), stage 3; IBM/Dromedary, branch dromedary_v1",
    learningRate: 4e-4,
    batch: 768,
    epochs: 1,
    cutOff: 512,
    scheduler: "linear",
    warmupShare: ENGRAVING_WARMUP,
    optimiser: "adamw_torch",
    maxGradientNorm: null,
    precision: "fp16",
    lora: engravingLora,
  },
  verbose: {
    title: "Verbose cloning",
    source: "SELF-ALIGN (arXiv 2305.03047), stage 4; IBM/Dromedary, branch dromedary_v1",
    learningRate: 4e-4,
    batch: 768,
    epochs: 1,
    cutOff: 768,
    scheduler: "linear",
    warmupShare: ENGRAVING_WARMUP,
    optimiser: "adamw_torch",
    maxGradientNorm: null,
    precision: "fp16",
    lora: engravingLora,
  },
  dromedary_2: {
    title: "Dromedary-2",
    source: "IBM/Dromedary, branch main",
    learningRate: 1e-4,
    batch: 128,
    epochs: 1,
    cutOff: 1024,
    scheduler: "cosine",
    warmupShare: 0.03,
    optimiser: "paged_adamw_32bit",
    maxGradientNorm: 0.3,
    precision: "bf16",
    lora: { rank: 64, alpha: 16, dropout: 0, targets: "all", isQuantised: true },
  },
  preference: {
    title: "Direct preference optimisation",
    source: "the studio's own choice: the papers train on no preferences",
    learningRate: 5e-6,
    batch: 64,
    epochs: 1,
    cutOff: 1024,
    scheduler: "cosine",
    warmupShare: 0.1,
    optimiser: "adamw_torch",
    maxGradientNorm: 1,
    precision: "bf16",
    lora: { ...engravingLora, targets: "all" },
  },
};

/** Fewer updates than this teach little; a smaller batch makes more of them. */
const LEAST_UPDATES = 100;

export type TrainingPlan = {
  settings: PublishedSettings;
  /** Rows that are trained on, without what is held out. */
  rows: number;
  microBatch: number;
  /** Batches of every GPU that make one update. */
  accumulation: number;
  gpuCount: number;
  /** micro batch × accumulation × GPUs. */
  batch: number;
  learningRate: number;
  /** The last one may be of fewer rows. */
  updatesAnEpoch: number;
  updates: number;
  warmupUpdates: number;
  /** Every so many updates. */
  saveEvery: number;
  /** How it was computed, and where it leaves what was published, a sentence each. */
  notes: string[];
};

/**
 * What was published, for a dataset of this size on these machines. The published batch is kept where an epoch then
 * has 100 updates; else it shrinks, and the learning rate with its square root.
 */
export function trainingPlan(
  { recipe, gpuCount, microBatch }: Pick<TrainingWish, "recipe" | "gpuCount" | "microBatch">,
  rows: number,
): TrainingPlan {
  const settings = publishedSettings[recipe];
  const wanted = Math.max(1, Math.min(settings.batch, Math.floor(rows / LEAST_UPDATES)));
  const micro = Math.max(1, Math.min(microBatch, Math.floor(wanted / gpuCount)));
  const accumulation = Math.max(1, Math.round(wanted / (micro * gpuCount)));
  const batch = micro * accumulation * gpuCount;
  const learningRate = roundTo3(settings.learningRate * Math.sqrt(batch / settings.batch));
  const updatesAnEpoch = Math.max(1, Math.ceil(rows / batch));
  const updates = updatesAnEpoch * settings.epochs;
  const warmupUpdates = Math.min(updates, Math.round(updates * settings.warmupShare));
  const notes = [
    `${settings.title}: ${settings.source}.`,
    `${rows} rows in batches of ${batch} (${micro} a GPU × ${accumulation} accumulated × ${gpuCount} GPUs) are ${updatesAnEpoch} updates an epoch.`,
    ...(batch === settings.batch
      ? []
      : [
          `Published is a batch of ${settings.batch} with a learning rate of ${settings.learningRate}; this batch is for at least ${LEAST_UPDATES} updates or for whole GPUs, and the rate goes with its square root.`,
        ]),
    ...(micro === microBatch ? [] : [`A GPU takes ${micro} rows at once instead of ${microBatch}.`]),
    ...(settings.precision === "fp16"
      ? ["Published is fp16; bf16 is used, which needs no loss scaling."]
      : []),
  ];
  return {
    settings,
    rows,
    microBatch: micro,
    accumulation,
    gpuCount,
    batch,
    learningRate,
    updatesAnEpoch,
    updates,
    warmupUpdates,
    saveEvery: Math.max(1, Math.min(50, Math.ceil(updates / 4))),
    notes,
  };
}

const roundTo3 = (value: number) => Number(value.toPrecision(3));
