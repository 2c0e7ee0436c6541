import { reasonTitle } from "@/components/marks/reason-title";
import { formatCount } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { Iteration, IterationStage } from "@/lib/datasets/iteration";

const MOST_REASONS = 4;

/** Which model made it, in which build, and how that stands. */
export function StageCell({ stage }: { stage: IterationStage | null }) {
  if (stage === null) return <span className="text-ink-3">not begun</span>;
  const { buildId, model, server, status } = stage;
  return (
    <>
      <span className="block truncate" title={`${model} at ${server}`}>
        {model}
      </span>
      <span className="block truncate text-12 text-ink-3">
        <TextLink href={`/builds/${buildId}`}>build {buildId}</TextLink> · {server} · {status}
      </span>
    </>
  );
}

/** What was dropped and why, the most first. */
export function ReasonsCell({ stage }: { stage: IterationStage | null }) {
  if (stage === null) return null;
  const { dropped } = stage;
  const more = dropped.slice(MOST_REASONS).reduce((sum, { count }) => sum + count, 0);
  if (dropped.length === 0) return <span className="text-ink-3">nothing</span>;
  return (
    <ul className="text-12">
      {dropped.slice(0, MOST_REASONS).map(({ reason, count }) => (
        <li key={reason} className="flex gap-2">
          <span className="truncate text-ink-2" title={reasonTitle(reason)}>
            {reasonTitle(reason)}
          </span>
          <span className="ml-auto">{formatCount(count)}</span>
        </li>
      ))}
      {more === 0 ? null : (
        <li className="flex gap-2 text-ink-3">
          other reasons <span className="ml-auto">{formatCount(more)}</span>
        </li>
      )}
    </ul>
  );
}

const BARS = 28;

/** How many answers got each score, from unparsed (0) to 10. */
export function ScoresCell({ of, name }: { of: { bins: number[] } | null; name: string }) {
  if (of === null) return null;
  const most = Math.max(1, ...of.bins);
  const words = of.bins
    .map((count, score) => `${score === 0 ? "unparsed" : score}: ${formatCount(count)}`)
    .join(", ");
  return (
    <svg width={132} height={BARS + 13} role="img" aria-label={`${name}: ${words}`} className="ml-auto block">
      <title>{words}</title>
      {of.bins.map((count, score) => {
        const height = count === 0 ? 0 : Math.max(1, (count / most) * BARS);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a score is its place.
            key={score}
            x={score * 12}
            y={BARS - height}
            width={10}
            height={height}
            className={score === 0 ? "fill-mark-low" : "fill-mark-ink"}
          />
        );
      })}
      <line x1={0} x2={130} y1={BARS + 0.5} y2={BARS + 0.5} className="stroke-line" />
      <g aria-hidden className="fill-ink-3 text-[9px]">
        <text x={5} y={BARS + 11} textAnchor="middle">
          –
        </text>
        {[1, 5, 10].map((score) => (
          <text key={score} x={score * 12 + 5} y={BARS + 11} textAnchor="middle">
            {score}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** What was selected, and above which scores. */
export function SelectedCell({ selected }: { selected: Iteration["selected"] }) {
  if (selected === null) return <span className="text-ink-3">not begun</span>;
  const { datasetId, status, thresholds } = selected;
  const above = [
    thresholds?.quality == null ? null : `quality above ${thresholds.quality}`,
    thresholds?.following == null ? null : `following above ${thresholds.following}`,
  ].filter((part) => part !== null);
  return (
    <>
      {datasetId === null ? (
        <span className="block">{status}</span>
      ) : (
        <TextLink href={`/datasets/${datasetId}`}>dataset {datasetId}</TextLink>
      )}
      <span className="block text-12 text-ink-3">{above.join(", ")}</span>
    </>
  );
}

/** How often kept answers cite each principle. */
export function PrinciplesCell({ principles }: { principles: Iteration["principles"] }) {
  if (principles.length === 0) return <span className="text-ink-3">none cited</span>;
  return (
    <span className="flex flex-wrap justify-end gap-x-2 text-12">
      {principles.map(({ number, count }) => (
        <span key={number}>
          <span className="text-ink-3">{number}:</span> {formatCount(count)}
        </span>
      ))}
    </span>
  );
}
