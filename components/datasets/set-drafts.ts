import { type MakingWish, makingWishSchema } from "@/lib/datasets/dataset-making";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { Strata } from "@/lib/datasets/set-wishes";

export type SetKind = "split" | "sample" | "snapshot";

/** What the dialog that makes a dataset of a dataset holds while it is filled in. Shares in percent. */
export type SetDraft = {
  kind: SetKind;
  name: string;
  parts: { name: string; percent: number | null }[];
  count: number | null;
  seed: number | null;
  stratifyBy: Strata;
  spread: "proportional" | "equal";
  by: "none" | "exact" | "novelty";
  threshold: number | null;
};

export function emptySet(kind: SetKind, source: string, now: Date): SetDraft {
  const names = {
    split: source,
    sample: `${source}, sample`,
    snapshot: `${source}, ${now.toISOString().slice(0, 16).replace("T", " ")}`,
  };
  return {
    kind,
    name: names[kind].slice(0, 120),
    parts: [
      { name: "train", percent: 90 },
      { name: "validation", percent: 5 },
      { name: "test", percent: 5 },
    ],
    count: 1_000,
    seed: 42,
    stratifyBy: "none",
    spread: "proportional",
    by: "novelty",
    threshold: 0.7,
  };
}

/** The wish, or why it is none yet, in a sentence. */
export function setWishOf(
  draft: SetDraft,
  datasetId: number,
  filters: readonly RecordFilter[],
): MakingWish | string {
  const { kind, parts, count, seed, stratifyBy, spread, by, threshold } = draft;
  const of = { kind, datasetId, filters };
  if (kind === "snapshot") return parsed(of);
  if (seed === null || seed < 0) return "The seed is a whole number from 0.";
  if (kind === "sample") {
    if (count === null || count < 1) return "Say how many are drawn.";
    return parsed({ ...of, count, seed, stratifyBy, spread });
  }
  const sum = parts.reduce((total, { percent }) => total + (percent ?? 0), 0);
  if (parts.some(({ name }) => name.trim() === "")) return "Every part has a name.";
  if (new Set(parts.map(({ name }) => name.trim())).size < parts.length)
    return "Two parts have the same name.";
  if (Math.abs(sum - 100) > 1e-6) return `The shares add up to ${sum} %, not 100 %.`;
  if (by === "novelty" && threshold === null) return "The threshold is a number from 0 to 1.";
  return parsed({
    ...of,
    parts: parts.map(({ name, percent }) => ({ name, share: (percent ?? 0) / 100 })),
    seed,
    stratifyBy,
    together: by === "novelty" ? { by, threshold } : { by },
  });
}

function parsed(wish: unknown): MakingWish | string {
  const read = makingWishSchema.safeParse(wish);
  return read.success ? read.data : (read.error.issues[0]?.message ?? "It cannot be made like this.");
}
