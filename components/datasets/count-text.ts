import { formatCount } from "@/components/ui/number-text";

/** A count, after `≈` where it is an estimate; unknown is `–`. */
export function aboutCount(count: number | null | undefined, isEstimate = false): string {
  return `${isEstimate && count !== null && count !== undefined ? "≈\u2009" : ""}${formatCount(count)}`;
}
