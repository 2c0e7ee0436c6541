import {
  type MakingWish,
  type MergeSource,
  type MergeWish,
  makingWishSchema,
} from "@/lib/datasets/dataset-making";

/** What the dialog of a merge holds while it is filled in. */
export type MergeDraft = {
  name: string;
  sources: MergeSource[];
  by: "none" | "exact" | "novelty";
  threshold: number | null;
  compares: "instruction" | "prompt";
  isShuffled: boolean;
  shuffleSeed: number | null;
  isSampled: boolean;
  sampleCount: number | null;
  keepDropped: boolean;
};

export const emptyMerge: MergeDraft = {
  name: "",
  sources: [],
  by: "exact",
  threshold: 0.7,
  compares: "prompt",
  isShuffled: false,
  shuffleSeed: 42,
  isSampled: false,
  sampleCount: 2_000,
  keepDropped: false,
};

/** The wish, or why it is none yet, in a sentence. */
export function mergeWishOf(draft: MergeDraft): MergeWish | string {
  const { sources, by, threshold, compares, keepDropped } = draft;
  if (sources.length === 0) return "Choose what is merged first.";
  if (by === "novelty" && threshold === null) return "The threshold is a number from 0 to 1.";
  if (draft.isSampled && (draft.sampleCount ?? 0) < 1) return "Say how many are drawn.";
  const seed = draft.shuffleSeed ?? -1;
  const parsed = makingWishSchema.safeParse({
    kind: "merge",
    sources,
    dedup: by === "novelty" ? { by, threshold, compares } : { by },
    shuffleSeed: draft.isShuffled ? seed : null,
    sample: draft.isSampled ? { count: draft.sampleCount, seed } : null,
    keepDropped,
  } satisfies Partial<Record<keyof MergeWish, unknown>> & Pick<MakingWish, "kind">);
  if (parsed.success && parsed.data.kind === "merge") return parsed.data;
  return (draft.isShuffled || draft.isSampled) && seed < 0
    ? "The seed is a whole number from 0."
    : "The threshold is a number from 0 to 1.";
}

export const sourceKey = (source: MergeSource) =>
  source.kind === "dataset" ? `dataset ${source.datasetId}` : `seed_set ${source.seedSetId}`;

/** The source that a key stands for; null where it is none. */
export function sourceOf(key: string): MergeSource | null {
  const [kind, id] = key.split(" ");
  if (kind === "dataset") return { kind, datasetId: Number(id) };
  return kind === "seed_set" ? { kind, seedSetId: Number(id) } : null;
}

/** The same sources with the one at `at` moved by `by` places, as far as there are places. */
export function movedSource(sources: readonly MergeSource[], at: number, by: -1 | 1): MergeSource[] {
  const to = at + by;
  const [one, other] = [sources[at], sources[to]];
  if (one === undefined || other === undefined) return [...sources];
  return sources.map((source, place) => (place === at ? other : place === to ? one : source));
}
