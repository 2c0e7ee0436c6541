import type { DraftSave } from "@/lib/api/draft-saves";

/** Saves that are told as one: from the save `since` to the save `revision`. */
export type FoldedSave = DraftSave & {
  since: number;
  /** How many saves it stands for. */
  count: number;
};

const TOGETHER_MS = 60_000;

/**
 * The saves, the newest first; consecutive ones of the same field by the same person within a minute as one. Each
 * is told by its newest, and the minute is counted from save to save.
 */
export function foldSaves(saves: readonly DraftSave[]): FoldedSave[] {
  const folded: (FoldedSave & { earliest: string })[] = [];
  for (const save of saves) {
    const newer = folded.at(-1);
    const isSame =
      newer !== undefined &&
      newer.actor === save.actor &&
      newer.summary === save.summary &&
      Date.parse(newer.earliest) - Date.parse(save.savedAt) <= TOGETHER_MS;
    if (isSame) {
      newer.since = save.revision;
      newer.earliest = save.savedAt;
      newer.count += 1;
    } else folded.push({ ...save, since: save.revision, count: 1, earliest: save.savedAt });
  }
  return folded.map(({ earliest: _, ...save }) => save);
}
