import type { ProbeCheck, ServerProbe } from "@/lib/generation/server-probe";

type Found = Omit<Extract<ServerProbe, { reachable: true }>, "checks">;

/** The findings as the table a person reads, in the order in which they matter. */
export function describeFindings(found: Found, wantedModel: string | null): ProbeCheck[] {
  const { models, completions } = found;
  const shown = models.slice(0, 5).join(", ") + (models.length > 5 ? ` and ${models.length - 5} more` : "");
  const isListed = wantedModel === null || models.includes(wantedModel);
  return [
    check(
      "Models",
      models.length > 0 && isListed,
      isListed ? shown || "none listed" : `"${wantedModel}" is not listed; listed: ${shown || "none"}`,
    ),
    check(
      "Server",
      found.kind !== "openai-compatible",
      `${found.kind}${found.build ? `, ${found.build}` : ""}`,
    ),
    check(
      "Completions",
      completions.isWorking,
      completions.problem ??
        `one token${completions.firstTokenMs === null ? "" : ` after ${completions.firstTokenMs} ms`}`,
    ),
    ...(completions.isWorking
      ? [
          check(
            "Streaming",
            completions.isStreaming,
            completions.isStreaming ? "token by token" : "the answer comes in one piece",
          ),
          check(
            "Usage",
            completions.hasUsage,
            completions.hasUsage ? "token counts come with the stream" : "no token counts in the stream",
          ),
        ]
      : []),
    check(
      "Window",
      found.windowTokens !== null,
      found.windowTokens === null
        ? "the server does not say; check that prompts fit"
        : `${found.windowTokens} tokens a request`,
    ),
    check(
      "Slots",
      found.slots !== null,
      found.slots === null
        ? "the server does not say how many requests it computes at once"
        : `${found.slots} requests at once`,
    ),
    check(
      "Tokenize",
      found.canTokenize,
      found.canTokenize ? "counts tokens" : "no token counts before sending",
    ),
  ];
}

function check(name: string, ok: boolean, detail: string): ProbeCheck {
  return { name, ok, detail };
}
