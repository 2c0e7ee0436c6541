const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Gridlines above zero: few enough to be read, and the uppermost is the top. */
const STEPS_UP = 3;
const MANTISSAS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * The top of an axis from zero to at least `value`, a round number in three round steps. `before`: the top until now,
 * which stays while it fits and is not far too high, so that the axis does not jump with every figure.
 */
export function niceTop(value: number, before: number | null): number {
  if (before !== null && value <= before && value > before * 0.45) return before;
  if (value <= 0) return before ?? STEPS_UP;
  const step = value / STEPS_UP;
  const power = 10 ** Math.floor(Math.log10(step));
  const mantissa = MANTISSAS.find((m) => m * power >= step * (1 - 1e-9)) ?? 10;
  return Number((mantissa * power * STEPS_UP).toPrecision(12));
}

/** The values of the gridlines, the lowest first, without zero. */
export function ticksUpTo(top: number): number[] {
  return Array.from({ length: STEPS_UP }, (_, i) => Number((((i + 1) * top) / STEPS_UP).toPrecision(12)));
}

const SPANS_MS = [
  ...[2, 5, 10, 15, 20, 30, 45].map((n) => n * MINUTE_MS),
  ...[1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20].map((n) => n * HOUR_MS),
  ...[1, 1.5, 2, 3, 4, 5, 7, 10, 14, 21, 30, 60, 90, 180, 365].map((n) => n * DAY_MS),
];

/** How much time an axis covers that must hold `neededMs`; `before` stays under the same conditions as a top. */
export function niceSpan(neededMs: number, before: number | null): number {
  if (before !== null && neededMs <= before && neededMs > before * 0.5) return before;
  return SPANS_MS.find((span) => span >= neededMs) ?? neededMs;
}

const TICK_STEPS_MS = [
  ...[0.5, 1, 2, 5, 10, 15, 30].map((n) => n * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR_MS),
  ...[1, 2, 5, 10, 30, 60].map((n) => n * DAY_MS),
];

/**
 * Round times of day between two moments, at most `most` of them. `offsetMs`: how far the local clock is ahead of
 * UTC.
 */
export function timeTicks(fromMs: number, toMs: number, most: number, offsetMs: number): number[] {
  const step = TICK_STEPS_MS.find((one) => (toMs - fromMs) / one <= most) ?? toMs - fromMs;
  const ticks: number[] = [];
  const first = Math.ceil((fromMs + offsetMs) / step) * step - offsetMs;
  for (let at = first; at <= toMs && ticks.length < most + 1; at += step) ticks.push(at);
  return ticks;
}

/** From one range of numbers to another, linear. */
export function scale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const span = to - from;
  return (value) => (span === 0 ? start : start + ((value - from) / span) * (end - start));
}
