import { z } from "zod";
import { type ServerIdentity, serverIdentitySchema } from "@/lib/builds/manifest";
import { citedNumbers } from "@/lib/constitutions/citations";
import type { FilterPreset, FilterResult } from "@/lib/filters/filter";
import { judgeCompletion } from "@/lib/filters/judge-completion";
import { judgePiece } from "@/lib/filters/judge-piece";
import {
  type Complete,
  type CompletionOutcome,
  type CompletionRequest,
  failureKindSchema,
} from "@/lib/generation/completion";
import type { ServerProbe } from "@/lib/generation/server-probe";
import type { FinishReason } from "@/lib/steps/finish-reason";
import { isInventing } from "@/lib/steps/inventing-step";
import type { Step, StepRequest, StepSetup } from "@/lib/steps/step";
import { type AnswerFacts, answerFactsSchema } from "./answer-facts";
import { comparisonWords, serverChanges } from "./reproduction-words";

/** What was sent for a record, and how its answer was read. */
export type SentRequest = {
  request: StepRequest;
  sent: CompletionRequest;
  step: Step;
  constitution: StepSetup;
  /** Which part of the completion the record is; 0 of one that is all of it. */
  part: number;
  preset: FilterPreset;
  /** Who answered, as it was then. */
  server: ServerIdentity;
  /** The text that came. */
  text: string;
};

/** Who is asked now. */
export type AskedServer = {
  identity: ServerIdentity;
  probe: ServerProbe | null;
  complete: Complete;
  /** What it says of itself at this moment. */
  describe: () => Promise<Pick<ServerIdentity, "kind" | "build" | "model">>;
};

export const secondRunEventSchema = z.discriminatedUnion("kind", [
  /** Who is asked, as the studio knows it. */
  z.object({ kind: z.literal("started"), server: serverIdentitySchema }),
  z.object({ kind: z.literal("delta"), text: z.string() }),
  z.object({
    kind: z.literal("completed"),
    answer: answerFactsSchema,
    /** Who answered, as it describes itself at this moment. */
    server: serverIdentitySchema,
    /** What is known to be otherwise than then, a sentence each. */
    changes: z.array(z.string()),
    /** What the comparison means, in a sentence. */
    words: z.string(),
  }),
  z.object({
    kind: z.literal("failed"),
    failureKind: failureKindSchema,
    message: z.string(),
    /** What had come until then. */
    text: z.string(),
  }),
]);
export type SecondRunEvent = z.infer<typeof secondRunEventSchema>;

/** Sends the very same once more, and reads and compares the answer. The last event ends it; never throws. */
export async function* secondRun(
  first: SentRequest,
  asked: AskedServer,
  signal: AbortSignal,
): AsyncGenerator<SecondRunEvent, void, void> {
  yield { kind: "started", server: asked.identity };
  // Asked meanwhile, and never a reason to fail.
  const describing = asked.describe().catch(() => asked.identity);
  const stream = asked.complete(first.sent, signal);
  let next = await stream.next();
  for (; next.done !== true; next = await stream.next()) yield { kind: "delta", text: next.value.text };
  const outcome = next.value;
  if (outcome.status === "failed") {
    const { kind: failureKind, message, partialText: text } = outcome.failure;
    yield { kind: "failed", failureKind, message, text };
    return;
  }
  const server = { ...asked.identity, ...(await describing) };
  const changes = serverChanges(first.server, server);
  const words = comparisonWords(outcome.text === first.text, {
    changes,
    temperature: first.sent.sampling.temperature,
    probe: asked.probe,
  });
  yield { kind: "completed", answer: readOutcome(first, outcome), server, changes, words };
}

function readOutcome(
  first: SentRequest,
  { text, finishReason, usage, timing }: Extract<CompletionOutcome, { status: "completed" }>,
): AnswerFacts {
  const { citations } = first.step.parse(text, first.constitution, { isFinal: true });
  const { verdict, reason } = judgeAgain(first, text, finishReason);
  return { text, cited: citedNumbers(citations), verdict, reason, finishReason, ...usage, ...timing };
}

/** A part is judged by the rules alone: whether it is new is decided by what was accepted before it. */
function judgeAgain(
  { request, step, constitution, preset, part }: SentRequest,
  text: string,
  finishReason: FinishReason,
): Pick<FilterResult, "verdict" | "reason"> {
  if (isInventing(step)) {
    const piece = step.read(text, constitution, request, { finishReason })[part];
    if (piece === undefined) return { verdict: "dropped", reason: "missing" };
    return judgePiece(preset, piece, constitution);
  }
  const candidate = { request, rawText: text, isTurnEnded: finishReason === "stop" };
  const parsed = step.parse(text, constitution, { isFinal: true });
  return judgeCompletion(preset, candidate, parsed, constitution);
}
