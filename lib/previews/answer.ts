import { citedNumbers } from "@/lib/constitutions/citations";
import type { FilterPreset, FilterResult } from "@/lib/filters/filter";
import { judgeCompletion } from "@/lib/filters/judge-completion";
import { judgePiece } from "@/lib/filters/judge-piece";
import { answerWarnings } from "@/lib/generation/answer-warnings";
import type { FailureKind, TokenProbability } from "@/lib/generation/completion";
import { exactRequest, type Generation, type GenerationInput } from "@/lib/generation/generate";
import type { ServerProbe } from "@/lib/generation/server-probe";
import type { FinishReason } from "@/lib/steps/finish-reason";
import { isInventing } from "@/lib/steps/inventing-step";
import type { ParsedCompletion } from "@/lib/steps/step";

/** What an answer took, in tokens and milliseconds; null: the server did not say. */
export type Figures = {
  promptTokens: number | null;
  /** Counted by the server's own tokenizer; null where it has none. */
  countedPromptTokens: number | null;
  completionTokens: number | null;
  cachedTokens: number | null;
  firstTokenMs: number | null;
  totalMs: number;
};

/** How a column's answer ended. Of one that failed or was stopped, the text is what had come until then. */
export type Answer = {
  status: "completed" | "failed" | "stopped";
  rawText: string;
  thoughts: string;
  reply: string;
  cited: number[];
  /** What the filter preset says; null for what did not complete. */
  verdict: Pick<FilterResult, "verdict" | "reason" | "hits"> | null;
  finishReason: FinishReason | null;
  figures: Figures;
  failure: { kind: FailureKind; message: string } | null;
  warnings: { code: string; message: string }[];
  tokens: TokenProbability[] | null;
};

/** Reads and judges what came of a generation, with all that a person has to know of it. */
export function readAnswer(
  input: GenerationInput,
  generation: Generation,
  context: { preset: FilterPreset; probe: ServerProbe | null; countedPromptTokens: number | null },
): Answer {
  const { step, constitution } = input;
  const { countedPromptTokens, probe, preset } = context;
  const warnings = answerWarnings({
    request: exactRequest(input),
    outcome: generation,
    countedPromptTokens,
    probe,
  });
  if (generation.status === "failed") {
    const { kind, message, partialText, timing } = generation.failure;
    const { thoughts, reply, citations } = step.parse(partialText, constitution, { isFinal: true });
    return {
      status: kind === "cancelled" ? "stopped" : "failed",
      rawText: partialText,
      thoughts,
      reply,
      cited: citedNumbers(citations),
      verdict: null,
      finishReason: null,
      figures: {
        promptTokens: null,
        countedPromptTokens,
        completionTokens: null,
        cachedTokens: null,
        ...timing,
      },
      failure: { kind, message },
      warnings,
      tokens: null,
    };
  }
  const { text, parsed, finishReason, usage, timing, tokens } = generation;
  const { verdict, reason, hits } = judge(input, preset, { text, parsed, finishReason });
  return {
    status: "completed",
    rawText: text,
    thoughts: parsed.thoughts,
    reply: parsed.reply,
    cited: citedNumbers(parsed.citations),
    verdict: { verdict, reason, hits },
    finishReason,
    figures: { ...usage, countedPromptTokens, ...timing },
    failure: null,
    warnings,
    tokens,
  };
}

/** Of what holds several things: kept where a rule keeps one of them. Whether that is new is for a gate to say. */
function judge(
  { step, constitution, request }: GenerationInput,
  preset: FilterPreset,
  { text, parsed, finishReason }: { text: string; parsed: ParsedCompletion; finishReason: FinishReason },
): Pick<FilterResult, "verdict" | "reason" | "hits"> {
  if (!isInventing(step)) {
    const candidate = { request, rawText: text, isTurnEnded: finishReason === "stop" };
    return judgeCompletion(preset, candidate, parsed, constitution);
  }
  const judged = step
    .read(text, constitution, request, { finishReason })
    .map((piece) => judgePiece(preset, piece, constitution));
  return (
    judged.find(({ verdict }) => verdict === "kept") ??
    judged[0] ?? { verdict: "dropped", reason: "empty", hits: [] }
  );
}
