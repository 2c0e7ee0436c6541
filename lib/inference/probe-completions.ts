import type { FailureKind } from "@/lib/generation/completion";
import type { ServerProbe } from "@/lib/generation/server-probe";
import { createComplete } from "./complete";
import type { ModelServer } from "./exchange";
import type { HttpFetch } from "./http-fetch";

type CompletionsProbe = Extract<ServerProbe, { reachable: true }>["completions"];

/** One token by the road every completion takes. `failureKind` tells a bad key from a missing endpoint. */
export async function probeCompletions(
  server: ModelServer,
  httpFetch: HttpFetch,
  stepMs: number,
): Promise<CompletionsProbe & { failureKind: FailureKind | null }> {
  let isStreaming = false;
  const listening: HttpFetch = async (url, init) => {
    const response = await httpFetch(url, init);
    isStreaming = response.ok && /event-stream/i.test(response.headers.get("content-type") ?? "");
    return response;
  };
  const timeouts = { firstDataMs: stepMs, gapMs: stepMs, totalMs: stepMs };
  const complete = createComplete(server, { timeouts, fetch: listening });
  const sampling = { temperature: 0, topP: 1, maxTokens: 1 };
  const request = { prompt: "The first word of this sentence is", stop: [], sampling, seed: 1 };
  const stream = complete(request, new AbortController().signal);
  let next = await stream.next();
  while (!next.done) next = await stream.next();
  const outcome = next.value;
  if (outcome.status === "failed") {
    const { kind, message, timing } = outcome.failure;
    return {
      isWorking: false,
      isStreaming,
      hasUsage: false,
      firstTokenMs: timing.firstTokenMs,
      problem: message,
      failureKind: kind,
    };
  }
  return {
    isWorking: true,
    isStreaming,
    hasUsage: outcome.usage.promptTokens !== null,
    firstTokenMs: outcome.timing.firstTokenMs,
    problem: null,
    failureKind: null,
  };
}
