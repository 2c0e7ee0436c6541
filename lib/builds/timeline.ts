/** The most points that a line over time is drawn from. */
export const MAX_POINTS = 400;

/** Steps of time that read well, in seconds; from the fine grain of moments to whole days. */
const STEPS_S = [
  1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800,
];

/** The shortest step, at least `finest` seconds, that covers `spanSeconds` with at most `MAX_POINTS` points. */
export function stepFor(spanSeconds: number, finest: number): number {
  const steps = STEPS_S.filter((step) => step >= finest);
  // One step more than the span holds: it seldom begins where a step does.
  return (
    steps.find((step) => spanSeconds / step + 1 <= MAX_POINTS) ?? Math.ceil(spanSeconds / (MAX_POINTS - 1))
  );
}

/** What happened within some seconds of a build. */
export type Span = { at: Date; records: number; kept: number; tokensOut: number; failedAttempts: number };
/** `seconds`: how much of it lies within what was asked for; of the one that runs, what has passed. */
export type FilledSpan = Span & { seconds: number };

/** The same with nothing left out: a step in which nothing landed is one of zeros. Milliseconds since 1970. */
export function fillSpans(
  spans: readonly Span[],
  { fromMs, toMs, stepS }: { fromMs: number; toMs: number; stepS: number },
): FilledSpan[] {
  const stepMs = stepS * 1000;
  const known = new Map(spans.map((span) => [span.at.getTime(), span]));
  const filled: FilledSpan[] = [];
  for (let at = Math.floor(fromMs / stepMs) * stepMs; at < toMs; at += stepMs) {
    const seconds = (Math.min(at + stepMs, toMs) - Math.max(at, fromMs)) / 1000;
    const empty = { at: new Date(at), records: 0, kept: 0, tokensOut: 0, failedAttempts: 0 };
    filled.push({ ...(known.get(at) ?? empty), seconds });
  }
  return filled;
}

export type DoorMove = { serverId: number; at: Date; cause: string; message: string };
export type Wait = { from: Date /** Null while it lasts. */; to: Date | null; reason: string };

/**
 * When no server of a build took anything: all of them `closed` at once, until the first is `opened`. Moves by
 * rising time; other causes are passed over.
 */
export function findWaits(moves: readonly DoorMove[], serverIds: readonly number[]): Wait[] {
  const closed = new Set<number>();
  const waits: Wait[] = [];
  let open: Wait | null = null;
  for (const { serverId, at, cause, message } of moves) {
    if (cause === "closed") closed.add(serverId);
    else if (cause === "opened") closed.delete(serverId);
    else continue;
    const isWaiting = serverIds.length > 0 && serverIds.every((id) => closed.has(id));
    if (isWaiting && open === null) open = { from: at, to: null, reason: message };
    else if (!isWaiting && open !== null) {
      waits.push({ ...open, to: at });
      open = null;
    }
  }
  return open === null ? waits : [...waits, open];
}
