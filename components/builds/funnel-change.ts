import type { BuildSummary, BuildView } from "@/lib/api/builds";

type Drops = Pick<BuildView, "counts" | "dropsByReason">;

/** As many answers as make a share worth comparing. */
const ENOUGH = 50;
/** A difference of fewer points is the luck of the draw. */
const LEAST_POINTS = 0.03;

/** The build before of the same step that has answers enough; the list is latest first. */
export function buildBefore(
  builds: readonly BuildSummary[],
  { id, step }: Pick<BuildSummary, "id" | "step">,
): BuildSummary | null {
  return (
    builds.find(
      (one) => one.id < id && one.step === step && one.counts.kept + one.counts.dropped >= ENOUGH,
    ) ?? null
  );
}

export type FunnelChange = { reason: string; before: number; now: number };

/** The reason whose share of the answers changed most since another build; null where none changed much. */
export function greatestChange(now: Drops, before: Drops): FunnelChange | null {
  const answered = ({ counts }: Drops) => counts.kept + counts.dropped;
  if (answered(now) < ENOUGH || answered(before) < ENOUGH) return null;
  const share = (drops: Drops, reason: string) =>
    (drops.dropsByReason.find((one) => one.reason === reason)?.count ?? 0) / answered(drops);
  const reasons = new Set([...now.dropsByReason, ...before.dropsByReason].map(({ reason }) => reason));
  const [most] = [...reasons]
    .map((reason) => ({ reason, before: share(before, reason), now: share(now, reason) }))
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
  return most !== undefined && Math.abs(most.now - most.before) >= LEAST_POINTS ? most : null;
}
