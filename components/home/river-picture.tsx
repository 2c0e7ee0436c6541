"use client";
import clsx from "clsx";
import { useRef } from "react";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { useWidth } from "@/components/ui/use-width";
import type { HomeView } from "@/lib/api/home";
import { layRiver } from "./river-geometry";

const HEIGHT = 152;
const LADDER_WIDTH = 46;
export const STATIONS = 5;

/** The principles as ribbons through the journey. The same figures stand in the table of coverage. */
export function RiverPicture({ home }: { home: HomeView }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const hueOf = usePrincipleHue();
  const names = new Map(home.constitution?.principles.map((p) => [p.number, p.name]));
  const { records, kept } = home.datasets;
  const river = layRiver({
    width,
    height: HEIGHT,
    left: LADDER_WIDTH,
    stations: STATIONS,
    use: useOfPrinciples(home),
    droppedShare: records === 0 ? 0 : (records - kept) / records,
    exportedShare: kept === 0 ? 0 : Math.min(1, home.exports.records / kept),
  });
  return (
    <div ref={box} className="relative" style={{ height: HEIGHT + 8 }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT + 8} className="group/river absolute inset-0" aria-hidden>
          {river.ribbons.map((ribbon) => (
            <path
              key={ribbon.number}
              data-p={hueOf(ribbon.number)}
              d={ribbon.path}
              className={clsx(
                "fill-p-mark transition-opacity duration-(--base) group-hover/river:opacity-30 hover:opacity-100!",
                !river.hasFlow && "opacity-70",
              )}
            >
              <title>
                {ribbon.number} ({names.get(ribbon.number)}): cited in {formatCount(ribbon.records)} records,{" "}
                {formatCount(ribbon.kept)} of them kept
              </title>
            </path>
          ))}
          {river.lost === null ? null : (
            <path d={river.lost.path} className="fill-mark-low">
              <title>
                Dropped: {formatCount(records - kept)} of {formatCount(records)}
              </title>
            </path>
          )}
          <SeedTicks
            count={home.seedPrompts.tasks + home.seedPrompts.topicQuestions}
            column={width / STATIONS}
          />
        </svg>
      )}
      <ol aria-hidden className="pointer-events-none absolute inset-0 text-11 leading-none font-semibold">
        {river.rungs.map((rung, index) => (
          <li
            key={rung.number}
            data-p={hueOf(rung.number)}
            style={{ top: rung.y - 5, left: index % 2 === 0 ? 2 : 19 }}
            className="absolute w-4 text-right text-p-ink text-[10px]"
          >
            {rung.number}
          </li>
        ))}
      </ol>
      {river.lost === null ? null : (
        <p
          className="absolute text-11 leading-3.5 text-ink-3"
          style={{
            left: `calc(${(2.42 / STATIONS) * 100}% + 8px)`,
            top: Math.min(river.lost.y - 14, HEIGHT - 22),
          }}
        >
          <b className="font-semibold text-ink-2">{formatCount(records - kept)}</b> dropped
          <br />
          {formatPercent((records - kept) / records)} of answered
        </p>
      )}
    </div>
  );
}

/** Every principle of the constitution in use, with its use so far. */
function useOfPrinciples(home: HomeView) {
  const use = new Map(home.principleUse.map((u) => [u.number, u]));
  return (home.constitution?.principles ?? []).map(({ number }) => ({
    number,
    records: use.get(number)?.records ?? 0,
    kept: use.get(number)?.kept ?? 0,
  }));
}

const TICK_PITCH = 4;

/** The seed prompts as small strokes, each for as many as make them fit. */
function SeedTicks({ count, column }: { count: number; column: number }) {
  const room = Math.floor((column - 24) / TICK_PITCH);
  const each = Math.max(1, Math.ceil(count / Math.max(1, room)));
  const ticks = Array.from(
    { length: Math.ceil(count / each) },
    (_, i) => `M${column + 12 + i * TICK_PITCH},${HEIGHT + 6}v-5`,
  );
  return (
    <path d={ticks.join("")} className="fill-none stroke-mark-mid">
      <title>
        {each === 1 ? "One stroke for each seed prompt" : `One stroke for every ${each} seed prompts`}
      </title>
    </path>
  );
}
