import { formatCount } from "@/components/ui/number-text";
import type { ProbePieces as Pieces } from "@/lib/builds/probe-pieces";
import { FigureLine } from "./figure-line";
import { percent } from "./probe-verdicts";

/** What the answers of a step that invents held, and how many requests its target takes at that yield. */
export function ProbePieces({ pieces }: { pieces: Pieces }) {
  const { read, keptPerRequest, readPerRequest, unreadable, byRule, notNew, target, requestsForTarget } =
    pieces;
  const one = (figure: number | null) => (figure === null ? "–" : figure.toFixed(1));
  return (
    <>
      <dl className="mt-2 border-t border-line">
        <FigureLine label="A request brought" note={`${one(readPerRequest)} were read`}>
          {one(keptPerRequest)} kept
        </FigureLine>
        <FigureLine label="Could not be read" note={percent(unreadable.share)}>
          {formatCount(unreadable.count)} of {formatCount(read)}
        </FigureLine>
        <FigureLine label="A rule dropped" note={percent(byRule.share)}>
          {formatCount(byRule.count)}
        </FigureLine>
        <FigureLine label="Were not new" note={percent(notNew.share)}>
          {formatCount(notNew.count)}
        </FigureLine>
        {target === null ? null : (
          <FigureLine label={`For ${formatCount(target)} accepted`} note="if as many stay new">
            {requestsForTarget === null ? "not known" : `about ${formatCount(requestsForTarget)} requests`}
          </FigureLine>
        )}
      </dl>
      <p className="mt-1 text-12 text-ink-3">
        New against the seed prompts and the probe’s own; the more there is, the fewer are new. Earlier
        datasets are compared when it is built.
      </p>
    </>
  );
}
