/** How often a principle is cited, in records and in those that were kept. */
export type PrincipleUse = { number: number; records: number; kept: number };

export type Ribbon = { number: number; records: number; kept: number; path: string };

export type River = {
  /** Closed paths, one a principle, in pixels. */
  ribbons: Ribbon[];
  /** Where each number of the ladder stands. */
  rungs: { number: number; y: number }[];
  /** The branch of what was dropped; null where nothing was. */
  lost: { path: string; y: number } | null;
  /** Whether the widths say something: before the first record they are all alike. */
  hasFlow: boolean;
};

export type RiverInput = {
  width: number;
  height: number;
  /** Where the ribbons begin, right of the ladder. */
  left: number;
  stations: number;
  use: readonly PrincipleUse[];
  /** Shares of the records: dropped of all, and given out of the kept. */
  droppedShare: number;
  exportedShare: number;
};

type Stage = { x: number; tops: number[]; widths: number[] };

const GAP = 1;
const LINE = 1.5;
const WAIST = 0.66; // of the height: what the ribbons take at their widest, so that the dropped branch has room.

/**
 * The picture of the journey: every principle starts as one line of equal width, takes the width of its use where
 * records are made, narrows by what was dropped and by what has not been given out.
 */
export function layRiver(input: RiverInput): River {
  const { width, height, left, stations, use, droppedShare, exportedShare } = input;
  const column = width / stations;
  const pitch = Math.min(9.4, height / Math.max(1, use.length));
  const inset = (height - pitch * use.length) / 2;
  const starts = use.map((_, index) => inset + pitch * index + (pitch - LINE) / 2);
  const rungs = use.map(({ number }, index) => ({ number, y: (starts[index] ?? 0) + LINE / 2 }));
  const even = use.map(() => LINE);
  const source: Stage[] = [
    { x: left, tops: starts, widths: even },
    { x: column * 1.12, tops: starts, widths: even },
  ];
  const cited = sum(use.map((u) => u.records));
  if (cited === 0) {
    // Nothing is known yet: the lines go calmly on together.
    const calm = stack(
      use.map(() => 0.75),
      GAP + 1.4,
      height * 0.46,
    );
    const stages = [...source, { x: column * 2, ...calm }, { x: width, ...calm }];
    return {
      ribbons: use.map((u, i) => ({ ...u, path: ribbonPath(stages, i) })),
      rungs,
      lost: null,
      hasFlow: false,
    };
  }
  const scale = (height * WAIST) / cited;
  const made = stack(
    use.map((u) => u.records * scale),
    GAP,
    height * 0.4,
  );
  const kept = stack(
    use.map((u) => u.kept * scale),
    GAP,
    height * 0.48,
  );
  const given = stack(
    use.map((u) => u.kept * scale * exportedShare),
    GAP,
    height * 0.52,
  );
  const stages: Stage[] = [
    ...source,
    { x: column * 2, ...made },
    { x: column * 2.08, ...made },
    { x: column * 3, ...kept },
    { x: column * 4, ...kept },
    ...(exportedShare > 0
      ? [
          { x: column * 4.5, ...given },
          { x: width, ...given },
        ]
      : []),
  ];
  return {
    ribbons: use.map((u, index) => ({ ...u, path: ribbonPath(stages, index) })),
    rungs,
    lost: droppedShare > 0 ? layLost(made, column, height, droppedShare) : null,
    hasFlow: true,
  };
}

/** Ribbons one below the other with a gap, the whole centred on `middle`. */
function stack(widths: number[], gap: number, middle: number): Omit<Stage, "x"> {
  const total = sum(widths) + gap * Math.max(0, widths.length - 1);
  let y = Math.max(2, middle - total / 2);
  const tops = widths.map((width) => {
    const top = y;
    y += width + gap;
    return top;
  });
  return { tops, widths };
}

function layLost(made: Omit<Stage, "x">, column: number, height: number, share: number) {
  const last = made.tops.length - 1;
  const top = (made.tops[last] ?? 0) + (made.widths[last] ?? 0) + 4;
  const thickness = Math.max(2, Math.min(height - top - 2, sum(made.widths) * share));
  const [x0, x1, x2] = [column * 2, column * 2.08, column * 2.42];
  const end = Math.max(top + 4, height - thickness / 2 - 12);
  const middle = (x1 + x2) / 2;
  return {
    y: end + thickness / 4,
    path:
      `M${n(x0)},${n(top)} L${n(x1)},${n(top)} C${n(middle)},${n(top)} ${n(middle)},${n(end)} ${n(x2)},${n(end)} ` +
      `L${n(x2)},${n(end + thickness / 2)} C${n(middle)},${n(end + thickness / 2)} ${n(middle)},${n(top + thickness)} ` +
      `${n(x1)},${n(top + thickness)} L${n(x0)},${n(top + thickness)} Z`,
  };
}

function ribbonPath(stages: readonly Stage[], index: number): string {
  const upper = stages.map((s) => ({ x: s.x, y: s.tops[index] ?? 0 }));
  const lower = stages.map((s) => ({ x: s.x, y: (s.tops[index] ?? 0) + (s.widths[index] ?? 0) })).reverse();
  return `M${edge(upper)} L${edge(lower)} Z`;
}

/** A line through the points that leaves and reaches each of them level. */
function edge(points: readonly { x: number; y: number }[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (before === undefined) return `${n(point.x)},${n(point.y)}`;
      const middle = n((before.x + point.x) / 2);
      return `C${middle},${n(before.y)} ${middle},${n(point.y)} ${n(point.x)},${n(point.y)}`;
    })
    .join(" ");
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const n = (value: number) => String(Math.round(value * 10) / 10);
