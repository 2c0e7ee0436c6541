import type { CompletionOutcome } from "@/lib/generation/completion";
import type { ServerProbe } from "@/lib/generation/server-probe";
import type { AskCompletion } from "./probe-request";
import { type LogprobsShape, readLogprobs } from "./read-logprobs";

type Findings = Pick<Extract<ServerProbe, { reachable: true }>, "logprobs" | "seed">;

/** Long enough that two samples are hardly ever the same by chance. */
const MAX_TOKENS = 16;
const PROMPT = "Once upon a time, on a night when nobody could sleep,";

/**
 * In which shape probabilities come, and whether a seed is kept to: one seed twice at temperature 1, and another
 * one where both texts are the same, for a server that never varies has not shown that it keeps to a seed.
 */
export async function probeSampling(askCompletion: AskCompletion): Promise<Findings> {
  let logprobs: LogprobsShape | null = null;
  let isWithLogprobs = true;
  const sample = (seed: number) =>
    askCompletion(
      {
        prompt: PROMPT,
        maxTokens: MAX_TOKENS,
        temperature: 1,
        seed,
        ...(isWithLogprobs ? { logprobs: 1 } : {}),
      },
      {
        onChunk: (chunk) => {
          logprobs ??= shapeOf(chunk);
        },
      },
    );
  let first = await sample(1);
  if (first.status === "failed" && first.failure.kind === "bad_request") {
    // Some refuse the field instead of ignoring it.
    isWithLogprobs = false;
    first = await sample(1);
  }
  const text = textOf(first);
  if (text === null) return { logprobs, seed: null };
  const again = textOf(await sample(1));
  if (again === null) return { logprobs, seed: null };
  if (again !== text) return { logprobs, seed: "differs" };
  const other = textOf(await sample(2));
  return { logprobs, seed: other === null || other === text ? null : "reproducible" };
}

/** Null for a failure, and for an empty text, which says nothing about a seed. */
function textOf(outcome: CompletionOutcome): string | null {
  return outcome.status === "completed" && outcome.text !== "" ? outcome.text : null;
}

function shapeOf(chunk: unknown): LogprobsShape | null {
  if (typeof chunk !== "object" || chunk === null || !("choices" in chunk)) return null;
  const [choice]: unknown[] = Array.isArray(chunk.choices) ? chunk.choices : [];
  if (typeof choice !== "object" || choice === null || !("logprobs" in choice)) return null;
  const read = readLogprobs(choice.logprobs);
  return read !== null && read.tokens.length > 0 ? read.shape : null;
}
