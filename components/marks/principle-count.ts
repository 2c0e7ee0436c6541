import type { Principle } from "@/lib/constitutions/constitution";

/** Cells of a fingerprint: up to the highest number of a principle, which need not be how many there are. */
export function principleCount(principles: readonly Principle[], cited: readonly number[] = []): number {
  return Math.max(0, ...principles.map((p) => p.number), ...(principles.length === 0 ? cited : []));
}
