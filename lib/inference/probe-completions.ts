import type { FailureKind } from "@/lib/generation/completion";
import type { ServerProbe } from "@/lib/generation/server-probe";
import type { ModelServer } from "./exchange";
import type { HttpFetch } from "./http-fetch";
import { createAskCompletion } from "./probe-request";

type Reachable = Extract<ServerProbe, { reachable: true }>;
type Findings = Pick<Reachable, "completions" | "usageIn"> & { failureKind: FailureKind | null };

/** One token by the road every completion takes. `failureKind` tells a bad key from a missing endpoint. */
export async function probeCompletions(
  server: ModelServer,
  httpFetch: HttpFetch,
  stepMs: number,
): Promise<Findings> {
  let isStreaming = false;
  let usageIn: Reachable["usageIn"] = null;
  const listening: HttpFetch = async (url, init) => {
    const response = await httpFetch(url, init);
    isStreaming = response.ok && /event-stream/i.test(response.headers.get("content-type") ?? "");
    return response;
  };
  const outcome = await createAskCompletion(
    server,
    listening,
    stepMs,
  )(
    { prompt: "The first word of this sentence is", maxTokens: 1, temperature: 0, seed: 1 },
    {
      onChunk: (chunk) => {
        usageIn = placeOfUsage(chunk) ?? usageIn;
      },
    },
  );
  if (outcome.status === "failed") {
    const { kind, message, timing } = outcome.failure;
    const { firstTokenMs } = timing;
    return {
      completions: { isWorking: false, isStreaming, hasUsage: false, firstTokenMs, problem: message },
      usageIn: null,
      failureKind: kind,
    };
  }
  const hasUsage = outcome.usage.promptTokens !== null;
  const { firstTokenMs } = outcome.timing;
  return {
    completions: { isWorking: true, isStreaming, hasUsage, firstTokenMs, problem: null },
    usageIn: hasUsage ? usageIn : "never",
    failureKind: null,
  };
}

/** Where a chunk has the counts, if it has them: with the text's end, or with no choices at all. */
function placeOfUsage(chunk: unknown): "last_chunk" | "extra_chunk" | null {
  if (typeof chunk !== "object" || chunk === null || !("usage" in chunk) || chunk.usage == null) return null;
  const hasChoice = "choices" in chunk && Array.isArray(chunk.choices) && chunk.choices.length > 0;
  return hasChoice ? "last_chunk" : "extra_chunk";
}
