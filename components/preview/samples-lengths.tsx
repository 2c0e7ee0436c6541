import { formatCount } from "@/components/ui/number-text";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { codePointLength } from "@/lib/filters/code-points";
import { lengthSpread } from "./length-spread";

/** Characters of the replies: a stroke for each sample, and a long one for their median. */
export function SampleLengths({
  completions,
  longest,
}: {
  completions: readonly PreviewCompletion[];
  longest: number;
}) {
  const lengths = completions
    .filter((one) => one.status === "completed")
    .map((one) => codePointLength(one.reply));
  const spread = lengthSpread(lengths);
  const at = (length: number) => `${longest === 0 ? 0 : (length / longest) * 100}%`;
  const words =
    spread === null
      ? "not known yet"
      : `median ${formatCount(spread.median)}, from ${formatCount(spread.shortest)} to ${formatCount(spread.longest)}`;
  return (
    <section aria-label="Length of the replies" className="mt-3">
      <h3 className="flex text-11 font-medium text-ink-3">
        Characters of the reply <span className="ml-auto">{words}</span>
      </h3>
      <div aria-hidden className="relative mt-1.5 mr-0.5 h-5 border-b border-line-2">
        {lengths.map((length, index) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes are all alike and only move.
            key={index}
            className="absolute bottom-0 h-2.5 w-0.5 bg-mark-mid opacity-70"
            style={{ left: at(length) }}
          />
        ))}
        {spread === null ? null : (
          <u className="absolute bottom-0 h-5 w-0.5 bg-ink" style={{ left: at(spread.median) }} />
        )}
      </div>
    </section>
  );
}
