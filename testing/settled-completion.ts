import type { FailureKind } from "@/lib/generation/completion";
import type { SettledCompletion } from "@/lib/store/preview-completions";

/** An answer that ended: kept, dropped where a reason is given, failed where a failure is. */
export function settledCompletion(
  id: number,
  {
    reason = null,
    detail = "",
    failure = null,
  }: {
    reason?: string | null;
    detail?: string;
    failure?: { kind: FailureKind; message: string } | null;
  } = {},
): SettledCompletion {
  const hits = reason === null ? [] : [{ rule: reason, effect: "dropped" as const, detail, span: null }];
  const verdict = reason === null ? ("kept" as const) : ("dropped" as const);
  return {
    id,
    status: failure === null ? "completed" : "failed",
    rawText: " So.\n\nMirra: Yes.",
    thoughts: "So.",
    reply: "Yes.",
    cited: [1],
    verdict: failure === null ? { verdict, reason, hits } : null,
    finishReason: failure === null ? "stop" : null,
    figures: {
      promptTokens: 10,
      countedPromptTokens: 10,
      completionTokens: 4,
      cachedTokens: null,
      firstTokenMs: 12.5,
      totalMs: 20.25,
    },
    failure,
    warnings: [],
    tokens: null,
  };
}
