/** The middle and the ends of some lengths; null where there are none. */
export function lengthSpread(
  lengths: readonly number[],
): { shortest: number; median: number; longest: number } | null {
  const sorted = [...lengths].sort((a, b) => a - b);
  const [shortest, longest] = [sorted[0], sorted.at(-1)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (shortest === undefined || longest === undefined || low === undefined || high === undefined) return null;
  return { shortest, median: Math.round((low + high) / 2), longest };
}
