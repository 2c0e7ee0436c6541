import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import type { ParsedCompletion, Step } from "@/lib/steps/step";
import type {
  Complete,
  CompletionDelta,
  CompletionFailure,
  CompletionRequest,
  FinishReason,
  Sampling,
  Timing,
  Usage,
} from "./completion";

/** What is asked of a model: everything that decides the request, nothing that decides who answers it. */
export type GenerationInput = {
  step: Step;
  constitution: ShownConstitution;
  request: PromptRequest;
  sampling: Sampling;
  seed: number;
};

export type Generation =
  | {
      status: "completed";
      prompt: string;
      /** The raw completion, as the server sent it. */
      text: string;
      parsed: ParsedCompletion;
      finishReason: FinishReason;
      usage: Usage;
      timing: Timing;
    }
  | { status: "failed"; prompt: string; failure: CompletionFailure };

/** The request as it is sent, for a page that shows it and for the build that records it. */
export function exactRequest(input: GenerationInput): CompletionRequest {
  const { step, constitution, request, sampling, seed } = input;
  return {
    prompt: step.renderPrompt(constitution, request),
    stop: step.stopStrings(constitution),
    sampling,
    seed,
  };
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
  const { text, finishReason, usage, timing } = outcome;
  const parsed = step.parse(text, constitution, { isFinal: true });
  return { status: "completed", prompt: sent.prompt, text, parsed, finishReason, usage, timing };
}
