import clsx from "clsx";

export type ProgressSegment = {
  /** Share of the whole, 0–1. */
  share: number;
  tone: "ink" | "mid" | "low" | "bad" | "accent";
  label: string;
};

const tones: Record<ProgressSegment["tone"], string> = {
  ink: "bg-mark-ink",
  mid: "bg-mark-mid",
  low: "bg-mark-low",
  bad: "bg-bad",
  // What is alive is seen, however little of the whole it is.
  accent: "bg-accent min-w-[3px]",
};

/** One bar of several parts, e.g. kept, dropped, failed; the rest is still to come. */
export function ProgressBar({
  segments,
  label,
  className,
}: {
  segments: readonly ProgressSegment[];
  label: string;
  className?: string;
}) {
  const total = segments.reduce((sum, segment) => sum + segment.share, 0);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(total * 100)}
      aria-valuetext={segments.map((s) => `${s.label} ${(s.share * 100).toFixed(1)} %`).join(", ")}
      className={clsx("flex overflow-hidden rounded-mark bg-cell", className ?? "h-1.5 w-full")}
    >
      {segments.map((segment) => (
        <span
          key={segment.label}
          title={segment.label}
          style={{ width: `${Math.min(100, segment.share * 100)}%` }}
          className={clsx("h-full transition-[width] duration-(--slow) ease-quiet", tones[segment.tone])}
        />
      ))}
    </div>
  );
}
