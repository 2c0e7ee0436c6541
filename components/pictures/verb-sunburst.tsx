import { MarkFigure, MarkLink } from "@/components/ui/mark-figure";
import { formatCount } from "@/components/ui/number-text";
import type { VerbNouns } from "@/lib/datasets/pictures";
import { type Arc, arcPath, sunburstArcs } from "./sunburst-arcs";

const [HOLE, MIDDLE, EDGE] = [58, 126, 210];
const SIZE = 2 * EDGE + 8;
/** A piece narrower than this, in turns, has no room for its word. */
const [INNER_ROOM, OUTER_ROOM] = [0.022, 0.015];

/** Verbs inside, their commonest nouns outside; grey, because colours belong to principles. */
export function VerbSunburst({
  verbs,
  href,
}: {
  verbs: VerbNouns["verbs"];
  /** Records whose request holds these words. */
  href: (words: string) => string;
}) {
  const { inner, outer } = sunburstArcs({ verbs });
  return (
    <MarkFigure
      viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
      className="mx-auto block h-auto w-full max-w-[440px]"
      label="Verbs of the instructions and the nouns that follow them"
      hint="A piece looks for its words in the requests, which finds those that say them in other places too."
    >
      {inner.map((arc, at) => (
        <Piece
          key={arc.key}
          arc={arc}
          href={href}
          radii={[HOLE, MIDDLE]}
          tone={at % 2 === 0 ? "fill-line-2" : "fill-line"}
          hasRoom={arc.to - arc.from > INNER_ROOM}
        />
      ))}
      {outer.map((arc) => (
        <Piece
          key={arc.key}
          arc={arc}
          href={href}
          radii={[MIDDLE, EDGE]}
          tone="fill-cell"
          hasRoom={arc.to - arc.from > OUTER_ROOM}
        />
      ))}
    </MarkFigure>
  );
}

function Piece({
  arc,
  href,
  radii: [inside, outside],
  tone,
  hasRoom,
}: {
  arc: Arc;
  href: (words: string) => string;
  radii: readonly [number, number];
  tone: string;
  hasRoom: boolean;
}) {
  const word = arc.noun ?? arc.verb;
  const middle = (arc.from + arc.to) / 2;
  // Words run outwards and are turned round on the left, so that none stands on its head.
  const isLeft = middle > 0.5;
  const turn = middle * 360 - 90 + (isLeft ? 180 : 0);
  const along = (inside + outside) / 2;
  return (
    <MarkLink
      href={href(arc.noun === null ? `${arc.verb}*` : `${arc.verb}* ${arc.noun}*`)}
      label={`${arc.verb}${arc.noun === null ? "" : ` ${arc.noun}`}: ${formatCount(arc.count)}`}
    >
      <path d={arcPath(arc, inside, outside)} className={`${tone} stroke-bg`} strokeWidth={1} />
      {hasRoom ? (
        <text
          transform={`rotate(${turn}) translate(${isLeft ? -along : along} 0)`}
          textAnchor="middle"
          dominantBaseline="central"
          className={arc.noun === null ? "fill-ink text-12 font-medium" : "fill-ink-2 text-11"}
          aria-hidden
        >
          {word.length > 12 ? `${word.slice(0, 11)}…` : word}
        </text>
      ) : null}
    </MarkLink>
  );
}
