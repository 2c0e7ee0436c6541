import type { ParsedCompletion, Step, StepRequest, StepSetup } from "@/lib/steps/step";
import type {
  Complete,
  CompletionDelta,
  CompletionFailure,
  CompletionOutcome,
  CompletionRequest,
  Sampling,
} from "./completion";
import { estimateTokens } from "./estimate-tokens";

/** What is asked of a model: everything that decides the request, nothing that decides who answers it. */
export type GenerationInput = {
  step: Step;
  /** The constitution as it is shown, and what else the step works with. */
  constitution: StepSetup;
  request: StepRequest;
  sampling: Sampling;
  seed: number;
  /** Alternatives wanted beside each token; absent: no probabilities. */
  logprobs?: number;
};

export type Generation =
  | (Extract<CompletionOutcome, { status: "completed" }> & { prompt: string; parsed: ParsedCompletion })
  | { status: "failed"; prompt: string; failure: CompletionFailure };

/** The request as it is sent, for a page that shows it and for the build that records it. */
export function exactRequest(input: GenerationInput): CompletionRequest {
  const { step, constitution, request, sampling, seed, logprobs } = input;
  return {
    prompt: step.renderPrompt(constitution, request),
    stop: step.stopStrings(constitution),
    sampling,
    seed,
    ...(logprobs === undefined ? {} : { logprobs }),
  };
}

/** About how many tokens, in and out, the request may take; for budgets, which count before they know. */
export function tokensNeeded(input: GenerationInput): number {
  const { prompt, sampling } = exactRequest(input);
  return estimateTokens(prompt) + sampling.maxTokens;
}

/**
 * The one road from a request to a completion: the live preview and the build both walk it, so what an author
 * watches is what a build will store.
 *
 * Yields the deltas as they arrive and returns the generation. Deltas are not parsed here: who shows them adds
 * them up and calls `step.parse(text, constitution, { isFinal: false })`; a build, which shows none, pays for
 * one parse. Leaving early closes the request. Never throws: whatever happens is a value.
 */
export async function* generate(
  input: GenerationInput & { complete: Complete; signal: AbortSignal },
): AsyncGenerator<CompletionDelta, Generation, void> {
  const { step, constitution, complete, signal } = input;
  const sent = exactRequest(input);
  const outcome = yield* complete(sent, signal);
  if (outcome.status === "failed") return { status: "failed", prompt: sent.prompt, failure: outcome.failure };
  const isCut = outcome.finishReason === "length";
  const parsed = step.parse(outcome.text, constitution, { isFinal: true, isCut });
  return { ...outcome, prompt: sent.prompt, parsed };
}
