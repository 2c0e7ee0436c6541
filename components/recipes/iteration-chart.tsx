import type { Iteration } from "@/lib/datasets/iteration";
import type { IterationMetric } from "./iteration-metrics";

const WIDTH = 168;
const HEIGHT = 56;
const HEAD = 18;
const AXIS = 16;
const SIDE = 18;

/** One figure from iteration to iteration, on an axis that begins at zero; each point says its value. */
export function IterationChart({
  metric: { key, label, value, format },
  iterations,
}: {
  metric: IterationMetric;
  iterations: readonly Iteration[];
}) {
  const points = iterations.flatMap((one, at) => {
    const found = value(one);
    return found === null ? [] : [{ at, name: one.iteration + 1, value: found }];
  });
  const top = Math.max(...points.map((point) => point.value), Number.EPSILON);
  const steps = Math.max(1, iterations.length - 1);
  const x = (at: number) => SIDE + (at / steps) * (WIDTH - 2 * SIDE);
  const y = (figure: number) => HEAD + HEIGHT * (1 - figure / top);
  const path = points.map((point, at) => `${at === 0 ? "M" : "L"}${x(point.at)},${y(point.value)}`).join("");
  const words = points.map((point) => `iteration ${point.name}: ${format(point.value)}`).join(", ");
  return (
    <figure className="m-0 flex flex-col gap-1">
      <figcaption className="text-12 font-medium">{label}</figcaption>
      <svg
        width={WIDTH}
        height={HEAD + HEIGHT + AXIS}
        role="img"
        aria-labelledby={`${key}-words`}
        className="block overflow-visible"
      >
        <title id={`${key}-words`}>{`${label}. ${words === "" ? "Not known yet." : words}`}</title>
        <line x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} className="stroke-line" />
        <path d={path} fill="none" strokeWidth={1.25} className="stroke-mark-ink" />
        {points.map((point) => (
          <g key={point.at} aria-hidden>
            <circle cx={x(point.at)} cy={y(point.value)} r={2.5} className="fill-mark-ink" />
            {isLabelled(point.at, iterations.length) ? (
              <text
                x={x(point.at)}
                y={y(point.value) - 7}
                textAnchor="middle"
                className="fill-ink-2 text-11"
                stroke="var(--bg)"
                strokeWidth={3}
                paintOrder="stroke"
              >
                {format(point.value)}
              </text>
            ) : null}
            {isLabelled(point.at, iterations.length) ? (
              <text x={x(point.at)} y={HEAD + HEIGHT + 14} textAnchor="middle" className="fill-ink-3 text-11">
                {point.name}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** All of a few; of many the first, the last and the middle. */
function isLabelled(at: number, count: number): boolean {
  return count <= 4 || at === 0 || at === count - 1 || at === Math.floor((count - 1) / 2);
}
