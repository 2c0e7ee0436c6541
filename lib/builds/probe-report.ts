import { z } from "zod";
import { failureKindSchema } from "@/lib/generation/completion";
import { rate } from "@/lib/previews/rate";
import {
  comparedShareSchema,
  compareWithLast,
  type LastBuild,
  lastBuildSchema,
  rateSchema,
} from "./last-build";
import { type ProbePieces, probePiecesSchema, type ReadFigures, reportPieces } from "./probe-pieces";

/**
 * What Postgres takes for a record besides its texts: indexes, row heads, free space in its pages. Measured on 8,222
 * records of the sample server: table and indexes together took 1.25 times the bytes of the texts and the row.
 */
export const DISK_FACTOR = 1.25;
/** Numbers, dates and short words of a record. */
const ROW_BYTES = 180;

/** One answer of a probe, without its texts. Bytes in UTF-8 of all texts that a record would hold. */
export type ProbeAnswerFigures = {
  status: "waiting" | "completed" | "failed" | "stopped";
  verdict: "kept" | "dropped" | null;
  reason: string | null;
  failureKind: z.infer<typeof failureKindSchema> | null;
  failureMessage: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  cachedTokens: number | null;
  totalMs: number | null;
  textBytes: number;
  /** Of a step that invents: what was read in it; absent of another, and before it is answered. */
  pieces?: readonly ReadFigures[];
};

const mean = z.number().nullable();

/** What a probe came to so far, and what that means for the whole build. */
export const probeReportSchema = z.object({
  total: z.int(),
  waiting: z.int(),
  answered: z.int(),
  /** Of answers; of a step that invents, of the pieces that were read in them. */
  kept: z.int(),
  dropped: z.int(),
  failed: z.int(),
  /** Null of a step whose answers each become one record. */
  pieces: probePiecesSchema.nullable(),
  /** Kept, of kept and dropped. */
  keepRate: rateSchema,
  /** Most first. */
  drops: z.array(z.object({ reason: z.string(), rate: rateSchema })),
  /** Given up, most first, with the message of one. */
  failures: z.array(z.object({ kind: failureKindSchema, count: z.int(), message: z.string() })),
  /** Why some still wait after an attempt that failed; null where none did. */
  waitingFor: z.string().nullable(),
  /** Means of what was answered; null where nothing was, or the server gave no counts. */
  perItem: z.object({
    promptTokens: mean,
    completionTokens: mean,
    cachedTokens: mean,
    totalMs: mean,
    /** On disk, estimated. */
    bytes: mean,
  }),
  elapsedMs: z.number(),
  /** Answers a second while the probe ran, its start and its tail included; null before the first. */
  ratePerSecond: mean,
  /** The whole build, if it goes as the probe went; null before the first answer. */
  projection: z
    .object({
      /** Requests; of a step that invents, as many as its target will take. */
      generations: z.int(),
      /** Requests at once that the time is for. */
      inFlight: z.int(),
      ratePerSecond: z.number(),
      seconds: z.number(),
      promptTokens: mean,
      completionTokens: mean,
      kept: z.number(),
      bytes: z.number(),
    })
    .nullable(),
  /** Null where no earlier build of the step has enough records. */
  lastBuild: lastBuildSchema.nullable(),
  compared: z.array(comparedShareSchema),
});
export type ProbeReport = z.infer<typeof probeReportSchema>;

export type ProbeContext = {
  /** Of a step that invents: how many accepted ones end the build, null where all that it asks does; absent of another. */
  target?: number | null;
  elapsedMs: number;
  /** Of the build that is planned. */
  generations: number;
  /** Requests that its servers may be asked at once. */
  slots: number;
  lastBuild: LastBuild | null;
};

export function reportProbe(answers: readonly ProbeAnswerFigures[], context: ProbeContext): ProbeReport {
  const { elapsedMs, lastBuild, target } = context;
  const answered = answers.filter(({ verdict }) => verdict !== null);
  const pieces =
    target === undefined
      ? null
      : reportPieces(
          answered.map((one) => one.pieces ?? []),
          target,
        );
  const { kept, dropped, byReason } = pieces?.counts ?? countAnswers(answered);
  const perItem = {
    promptTokens: meanOf(answered.map((one) => one.promptTokens)),
    completionTokens: meanOf(answered.map((one) => one.completionTokens)),
    cachedTokens: meanOf(answered.map((one) => one.cachedTokens)),
    totalMs: meanOf(answered.map((one) => one.totalMs)),
    // The answer of a step that invents is a row of its own, beside those of its pieces.
    bytes: meanOf(
      answered.map((one) => (one.textBytes + ROW_BYTES * (1 + (one.pieces?.length ?? 0))) * DISK_FACTOR),
    ),
  };
  const trying = answers.find((one) => one.status === "waiting" && one.failureMessage !== null);
  const keptPerAnswer = answered.length === 0 ? 0 : kept / answered.length;
  return {
    total: answers.length,
    waiting: answers.filter(({ status }) => status === "waiting").length,
    answered: answered.length,
    kept,
    dropped,
    failed: answers.filter(({ status }) => status === "failed").length,
    pieces: pieces?.report ?? null,
    keepRate: rate(kept, kept + dropped),
    drops: Object.entries(byReason)
      .map(([reason, count]) => ({ reason, rate: rate(count, kept + dropped) }))
      .sort((a, b) => b.rate.count - a.rate.count || a.reason.localeCompare(b.reason)),
    failures: failuresOf(answers),
    waitingFor: trying?.failureMessage ?? null,
    perItem,
    elapsedMs,
    ratePerSecond: answered.length > 0 && elapsedMs > 0 ? (answered.length * 1000) / elapsedMs : null,
    projection: project(
      perItem,
      { keptPerAnswer, asked: answers.length },
      { ...context, generations: generationsOf(context, pieces?.report ?? null) },
    ),
    lastBuild,
    compared: lastBuild === null ? [] : compareWithLast({ kept, dropped, byReason }, lastBuild),
  };
}

function countAnswers(answered: readonly ProbeAnswerFigures[]) {
  const byReason: Record<string, number> = {};
  for (const { reason } of answered) if (reason !== null) byReason[reason] = (byReason[reason] ?? 0) + 1;
  const kept = answered.filter(({ verdict }) => verdict === "kept").length;
  return { kept, dropped: answered.length - kept, byReason };
}

/** Null: nothing is known, since nothing that counts came. */
function generationsOf({ generations, target }: ProbeContext, pieces: ProbePieces | null): number | null {
  return pieces === null || target == null ? generations : pieces.requestsForTarget;
}

/**
 * A server that computes `inFlight` requests at once and takes so long for each ends that many in that time. The
 * probe's own rate would be too low: at its start and its end it has fewer in flight.
 */
function project(
  { promptTokens, completionTokens, totalMs, bytes }: ProbeReport["perItem"],
  probe: { keptPerAnswer: number; asked: number },
  { generations, slots }: { generations: number | null; slots: number },
): ProbeReport["projection"] {
  // Without an answer there are no means either.
  if (totalMs === null || bytes === null || generations === null) return null;
  const inFlight = Math.max(1, Math.min(slots, probe.asked));
  // A scripted server may answer within the same millisecond.
  const ratePerSecond = (inFlight * 1000) / Math.max(1, totalMs);
  return {
    generations,
    inFlight,
    ratePerSecond,
    seconds: generations / ratePerSecond,
    promptTokens: promptTokens === null ? null : promptTokens * generations,
    completionTokens: completionTokens === null ? null : completionTokens * generations,
    kept: generations * probe.keptPerAnswer,
    bytes: bytes * generations,
  };
}

function failuresOf(answers: readonly ProbeAnswerFigures[]): ProbeReport["failures"] {
  const failures = new Map<string, ProbeReport["failures"][number]>();
  for (const { status, failureKind: kind, failureMessage } of answers) {
    if (status !== "failed" || kind === null) continue;
    const known = failures.get(kind);
    failures.set(kind, {
      kind,
      count: (known?.count ?? 0) + 1,
      message: known?.message ?? failureMessage ?? "",
    });
  }
  return [...failures.values()].sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
}

/** Of the figures that are there. */
function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0) / known.length;
}
