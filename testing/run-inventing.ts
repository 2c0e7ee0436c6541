import type { FinishReason } from "@/lib/steps/finish-reason";
import type { Accepted, GateAnswer, InventingState, InventingStep, Piece } from "@/lib/steps/inventing-step";
import type { StepRequest } from "@/lib/steps/step";

export type ScriptedAnswer = { text: string; finishReason?: FinishReason };
type Start = Omit<InventingState, "accepted" | "asked" | "readTo">;
/** How far a run had come when it was taken up again. */
export type Prefix = { requests: readonly StepRequest[]; accepted: readonly Accepted[]; readTo: number };
export type InventingRun = {
  requests: StepRequest[];
  accepted: Accepted[];
  /** Pieces with a problem, and those that the gate did not let in. */
  dropped: (Piece & { reason: string; nearest: GateAnswer["nearest"] })[];
  /** What there was each time before an answer was read. */
  prefixes: Prefix[];
};

/**
 * Drives a step that invents over a scripted model as a build would: answers are read in the order of the items, and
 * what comes next is asked for after each. Throws where it comes to more than `most` requests.
 */
export function runInventing(
  step: InventingStep,
  start: Start,
  answer: (request: StepRequest, item: number) => ScriptedAnswer,
  { from, most = 20_000 }: { from?: Prefix; most?: number } = {},
): InventingRun {
  const gate = step.openGate({ setup: start.setup, pool: start.pool, earlier: [] });
  const run: InventingRun = {
    requests: [...(from?.requests ?? [])],
    accepted: [...(from?.accepted ?? [])],
    dropped: [],
    prefixes: [],
  };
  for (const accepted of run.accepted) gate.restore(accepted);
  for (let readTo = from?.readTo ?? 0; ; readTo += 1) {
    const asked = run.requests.length;
    const { requests, isOver } = step.next({ ...start, accepted: run.accepted, asked, readTo });
    run.requests.push(...requests);
    if (run.requests.length > most) throw new Error(`More than ${most} requests.`);
    const request = run.requests[readTo];
    if (request === undefined) {
      if (!isOver) throw new Error(`All ${readTo} answers are read, and the step waits for more.`);
      return run;
    }
    run.prefixes.push({ requests: [...run.requests], accepted: [...run.accepted], readTo });
    const { text, finishReason = "stop" } = answer(request, readTo);
    for (const [part, piece] of step.read(text, start.setup, request, { finishReason }).entries()) {
      const place = { item: readTo, part };
      const said =
        piece.problem === null ? gate.admit(piece, place) : { reason: piece.problem, nearest: null };
      if (said.reason === null) run.accepted.push({ ...piece, ...place });
      else run.dropped.push({ ...piece, reason: said.reason, nearest: said.nearest });
    }
  }
}
