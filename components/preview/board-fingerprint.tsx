"use client";

import { Fingerprint } from "@/components/marks/fingerprint";
import { usePrincipleHue } from "@/components/marks/principle-hues";

/** Which principles several completions cite: a cell is filled as far as they agree. One is its fingerprint. */
export function BoardFingerprint({
  cited,
  of,
  count,
}: {
  /** How many completions cite each number. */
  cited: ReadonlyMap<number, number>;
  /** Completions in all. */
  of: number;
  /** Cells: up to the highest number. */
  count: number;
}) {
  const hueOf = usePrincipleHue();
  if (of <= 1) return <Fingerprint cited={[...cited.keys()]} count={count} className="shrink-0" />;
  const words = [...cited]
    .sort(([a], [b]) => a - b)
    .map(([number, times]) => `${number} in ${times} of ${of}`);
  const label = words.length === 0 ? "cites no principle" : `cites ${words.join(", ")}`;
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex h-3 shrink-0 items-end gap-px">
      {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
        <i
          key={number}
          data-p={hueOf(number)}
          className={`relative h-3 w-1.25 shrink-0 overflow-hidden rounded-[1px] bg-cell ${number % 4 === 1 && number > 1 ? "ml-0.5" : ""}`}
        >
          <u
            className="absolute inset-x-0 bottom-0 bg-p-mark"
            style={{ height: `${((cited.get(number) ?? 0) / of) * 100}%` }}
          />
        </i>
      ))}
    </span>
  );
}
