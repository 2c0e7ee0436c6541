import type { ProbeCheck, ServerProbe } from "@/lib/generation/server-probe";

type Found = Omit<Extract<ServerProbe, { reachable: true }>, "checks">;

/** What completions showed; only the first line where none came. */
export function describeCompleting(found: Found, isSampled: boolean): ProbeCheck[] {
  const { isWorking, problem, firstTokenMs } = found.completions;
  const first: ProbeCheck = {
    name: "Completions",
    ok: isWorking,
    detail: problem ?? `one token${firstTokenMs === null ? "" : ` after ${firstTokenMs} ms`}`,
    meaning: isWorking
      ? "Previews and builds can run."
      : "Nothing can be generated: the studio continues a text, which chat alone cannot do.",
  };
  if (!isWorking) return [first];
  return [
    first,
    describeStreaming(found),
    describeUsage(found),
    describeWindowProbe(found),
    describeProbabilities(found, isSampled),
    describeSeed(found, isSampled),
  ];
}

function describeStreaming({ completions: { isStreaming } }: Found): ProbeCheck {
  return {
    name: "Streaming",
    ok: isStreaming,
    detail: isStreaming ? "token by token" : "the answer comes in one piece",
    meaning: isStreaming
      ? "Text shows while it is written, and the server stops when a preview is stopped."
      : "Nothing shows before a completion is whole, and the server may go on after a preview is stopped.",
  };
}

function describeUsage({ completions: { hasUsage }, usageIn }: Found): ProbeCheck {
  const where = usageIn === "extra_chunk" ? ", in a chunk of their own" : "";
  return {
    name: "Usage",
    ok: hasUsage,
    detail: hasUsage ? `token counts come with the stream${where}` : "no token counts in the stream",
    meaning: hasUsage
      ? "Each answer says how much of its prompt was read."
      : "Builds cannot tell that a prompt was cut, and their tokens are not counted.",
  };
}

function describeWindowProbe({ windowProbe, windowTokens }: Found): ProbeCheck {
  const outcome = windowProbe?.outcome ?? "skipped";
  const meanings = {
    whole: "The window is what the server says it is.",
    cut: `A longer prompt loses its beginning, with the principles, and the answer looks as if nothing happened. Keep prompts and completions below ${windowTokens === null ? "the window" : `${windowTokens.toLocaleString("en-US")} tokens`}, or start the server with a larger window.`,
    refused: "The window is smaller than the server says; long prompts fail, but none is cut without a word.",
    skipped: "Whether long prompts are cut without a word is not known; the preview warns when one was.",
  };
  return {
    name: "Long prompt",
    ok: outcome === "skipped" ? null : outcome === "whole",
    detail:
      windowProbe === null
        ? "not tested"
        : windowProbe.outcome === "skipped"
          ? `not tested: ${windowProbe.detail}`
          : windowProbe.detail,
    meaning: meanings[outcome],
  };
}

function describeProbabilities({ logprobs }: Found, isSampled: boolean): ProbeCheck {
  const details = { legacy: "for each token, in lists", content: "for each token, in the chat API's shape" };
  return {
    name: "Probabilities",
    ok: logprobs !== null ? true : isSampled ? false : null,
    detail: logprobs !== null ? details[logprobs] : isSampled ? "none came when asked for" : "not tested",
    meaning:
      logprobs !== null
        ? "The preview can show how sure the model was of each token."
        : "The preview shows no probabilities; completions are the same without them.",
  };
}

function describeSeed({ seed }: Found, isSampled: boolean): ProbeCheck {
  const isUnclear = isSampled ? "cannot be told: its texts do not vary, or one did not come" : "not tested";
  return {
    name: "Seed",
    ok: seed === null ? null : seed === "reproducible",
    detail:
      seed === null
        ? isUnclear
        : seed === "reproducible"
          ? "one seed gave one text twice"
          : "one seed gave two texts",
    meaning:
      seed === "reproducible"
        ? "A preview can be repeated; under load a token may still flip."
        : "A preview may not come out the same again: keep what is worth keeping.",
  };
}
