import { decideRetry } from "@/lib/builds/retry";
import type { CompletionFailure } from "@/lib/generation/completion";
import {
  exactRequest,
  type Generation,
  type GenerationInput,
  generate,
  tokensNeeded,
} from "@/lib/generation/generate";
import { runToEnd } from "@/lib/generation/run-to-end";
import { countPrompt } from "@/lib/inference/count-prompt";
import { readAnswer } from "@/lib/previews/answer";
import {
  noteFailedTry,
  type SettledCompletion,
  type WaitingCompletion,
} from "@/lib/store/preview-completions";
import type { BatchWriter } from "./batch-writer";
import type { BoardColumn } from "./board-columns";
import { pause } from "./pause";

/**
 * Takes one completion of a board to its end: completed, or failed after as many attempts as a build makes. Rejects
 * only when `signal` is aborted (or the database stays away); then it waits for another worker.
 */
export async function answerProbe(
  waiting: WaitingCompletion,
  column: BoardColumn | undefined,
  writer: BatchWriter<SettledCompletion>,
  signal: AbortSignal,
): Promise<void> {
  if (column === undefined) return;
  const { frozen, step } = column;
  const input: GenerationInput = {
    step,
    constitution: frozen.setup,
    request: waiting.request,
    sampling: frozen.sampling,
    seed: waiting.seed,
  };
  for (let attemptsUsed = waiting.attempts; ; ) {
    const { generation, countedPromptTokens } = await attempt(input, column, signal);
    signal.throwIfAborted();
    const decision =
      generation.status === "completed" || column.door === null
        ? null
        : decideRetry(generation.failure, attemptsUsed, Math.random());
    if (decision === null || decision.action === "give_up") {
      const context = { preset: column.preset, probe: column.door?.probe ?? null, countedPromptTokens };
      await writer.write({ ...readAnswer(input, generation, context), id: waiting.id });
      return;
    }
    if (generation.status === "failed") {
      const { kind, message } = generation.failure;
      await noteFailedTry(waiting.id, { kind, message, isCounted: decision.isCounted });
    }
    if (decision.isCounted) attemptsUsed += 1;
    await pause(decision.delayMs, signal);
  }
}

async function attempt(input: GenerationInput, { runId, door, frozen }: BoardColumn, signal: AbortSignal) {
  if (door === null)
    return { generation: removedServer(input, frozen.serverName), countedPromptTokens: null };
  const { server, probe, complete } = door;
  const tokens = () => tokensNeeded(input);
  const seat = await server.limit.acquire(signal, `board ${runId}`, { tokens });
  let counting: Promise<number | null> | null = null;
  let generation: Generation | null = null;
  try {
    generation = await runToEnd(generate({ ...input, complete, signal }), () => {
      seat.noteFirstToken();
      counting ??= countPrompt({ ...server.access, model: frozen.model }, probe, exactRequest(input).prompt);
    });
  } finally {
    seat.release(generation);
  }
  return { generation, countedPromptTokens: await counting };
}

function removedServer(input: GenerationInput, name: string): Generation {
  const failure: CompletionFailure = {
    kind: "unreachable",
    message: `Its server “${name}” was removed.`,
    retryAfterMs: null,
    partialText: "",
    timing: { firstTokenMs: null, totalMs: 0 },
  };
  return { status: "failed", prompt: exactRequest(input).prompt, failure };
}
