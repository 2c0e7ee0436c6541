import clsx from "clsx";
import type { Rate } from "@/lib/previews/rate";

/** A share as a bar with its 95 % interval as a thin line; in a principle's hue inside an element with `data-p`. */
export function RateBar({
  rate,
  isPrinciple = false,
  className,
}: {
  rate: Rate;
  isPrinciple?: boolean;
  className?: string;
}) {
  const { share, low, high } = rate;
  return (
    <span aria-hidden className={clsx("relative block h-2 rounded-mark bg-cell", className)}>
      {share === null ? null : (
        <>
          <i
            className={clsx(
              "block h-full rounded-mark transition-[width] duration-(--slow) ease-quiet",
              isPrinciple ? "bg-p-mark" : "bg-mark-mid",
            )}
            style={{ width: `${share * 100}%` }}
          />
          <u
            className="absolute top-1/2 h-px -translate-y-1/2 bg-ink"
            style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
          />
        </>
      )}
    </span>
  );
}
