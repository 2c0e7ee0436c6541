/** How many requests a server takes at once, changing over time: each count holds for `everySeconds`, the last for ever. */
export type SlotPlan = { counts: readonly number[]; everySeconds: number };

/** Reads `8` or `64/8/32@20`; null where it is neither. */
export function parseSlotPlan(text: string): SlotPlan | null {
  const [, counts, seconds] = /^(\d+(?:\/\d+)*)(?:@(\d+(?:\.\d+)?))?$/.exec(text) ?? [];
  if (counts === undefined) return null;
  const list = counts.split("/").map(Number);
  if (list.length > 1 && seconds === undefined) return null;
  return { counts: list, everySeconds: Number(seconds ?? 1) };
}

export function slotsAt({ counts, everySeconds }: SlotPlan, elapsedSeconds: number): number {
  const at = Math.min(counts.length - 1, Math.floor(elapsedSeconds / everySeconds));
  return counts[at] ?? 0;
}
