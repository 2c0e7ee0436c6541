import { formatCount } from "@/components/ui/number-text";
import type { LengthShift } from "@/lib/api/record-pairs";

const WIDTH = 640;
const HEIGHT = 84;

/** Two distributions over the same lengths: before as a flat area, after as a line. The table holds the figures. */
export function LengthShiftPlot({
  bins,
  beforeName,
  afterName,
}: {
  bins: LengthShift["bins"];
  beforeName: string;
  afterName: string;
}) {
  const most = Math.max(1, ...bins.map((bin) => Math.max(bin.before, bin.after)));
  const step = bins.length === 0 ? 0 : WIDTH / bins.length;
  const heightOf = (count: number) => (count / most) * (HEIGHT - 4);
  const outline = (side: "before" | "after") =>
    bins
      .map((bin, at) => {
        const y = HEIGHT - heightOf(bin[side]);
        return `${at === 0 ? "M" : "L"}${at * step},${y}H${(at + 1) * step}`;
      })
      .join("");
  const ticks = bins.filter((_, at) => at % Math.max(1, Math.ceil(bins.length / 6)) === 0);
  return (
    <figure className="flex min-w-0 flex-col">
      <figcaption className="flex gap-4 pb-1 text-11 text-ink-3">
        <span className="flex min-w-0 items-center gap-1.5">
          <i aria-hidden className="size-2.5 shrink-0 rounded-[1px] bg-mark-low" />
          <span className="truncate">before: {beforeName}</span>
        </span>
        <span className="flex min-w-0 items-center gap-1.5">
          <i aria-hidden className="h-[1.5px] w-3 shrink-0 bg-ink" />
          <span className="truncate">after: {afterName}</span>
        </span>
        <span className="ml-auto shrink-0">
          characters of the reply, at most {formatCount(most)} in a bin
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-[84px] w-full border-b border-line-2"
        role="img"
        aria-label="How many replies have which length, before and after"
      >
        {bins.length === 0 ? null : (
          <>
            <path d={`${outline("before")}V${HEIGHT}H0Z`} className="fill-mark-low" />
            <path
              d={outline("after")}
              fill="none"
              className="stroke-ink"
              strokeWidth={1.25}
              vectorEffect="non-scaling-stroke"
            />
          </>
        )}
      </svg>
      <div aria-hidden className="relative h-4 text-11 text-ink-3">
        {ticks.map((bin) => (
          <span
            key={bin.from}
            className="absolute top-0.5"
            style={{ left: `${((bin.from / (bins.at(-1)?.to ?? 1)) * 100).toFixed(2)}%` }}
          >
            {formatCount(bin.from)}
          </span>
        ))}
      </div>
    </figure>
  );
}
