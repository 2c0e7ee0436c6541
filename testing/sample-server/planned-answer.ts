import { windowOf } from "./about";
import type { CompletionBody } from "./completion-body";
import type { Settings } from "./settings";
import { type ScriptedProbability, scriptProbabilities } from "./token-probabilities";
import { BOS, tokenize } from "./tokenizer";
import { writeCompletion } from "./write-completion";

/** All that a completion will say, settled before the first byte is sent. */
export type PlannedAnswer = {
  tokens: string[];
  /** How many tokens the stop string took that ended it; 0 where they are not told. */
  stopTokens: number;
  finishReason: "stop" | "length";
  promptTokens: string[];
  /** One for each token; absent where none were asked for, or the settings say so. */
  probabilities?: ScriptedProbability[];
  mistake: string | null;
};

/** Reads the prompt (or what truncation leaves of it), writes the text, and cuts it at stop strings and the limit. */
export function planAnswer(body: CompletionBody, seed: number, settings: Settings): PlannedAnswer {
  const all = tokenize(body.prompt);
  const promptTokens = all.slice(all.length - tokensRead(all.length, settings));
  const { text, mistake } = writeCompletion(promptTokens.join(""), {
    seed,
    temperature: body.temperature,
    topP: body.top_p,
    isFaultless: settings.flags.has("faultless"),
  });
  const cut = settings.flags.has("ignore-stop") ? text : cutAtStop(text, body.stop);
  const tokens = tokenize(cut);
  const isLong = tokens.length > body.max_tokens && !settings.flags.has("ignore-max-tokens");
  const written = isLong ? tokens.slice(0, body.max_tokens) : tokens;
  const count = settings.flags.has("ignore-logprobs") ? null : (body.logprobs ?? null);
  const key = `${seed}\n${body.prompt}`;
  const stop = body.stop.find(
    (one) => !isLong && cut.length < text.length && text.startsWith(one, cut.length),
  );
  return {
    tokens: written,
    stopTokens: settings.flags.has("withhold") ? tokenize(stop ?? "").length : 0,
    finishReason: isLong ? "length" : "stop",
    promptTokens: settings.flags.has("bos") ? [BOS, ...promptTokens] : promptTokens,
    ...(count === null
      ? {}
      : { probabilities: scriptProbabilities(written, { count, key, temperature: body.temperature }) }),
    mistake,
  };
}

/** How many of a prompt's last tokens are read. */
function tokensRead(length: number, settings: Settings): number {
  const { truncate } = settings.numbers;
  if (truncate !== null) return Math.min(truncate, length);
  const window = windowOf(settings);
  if (!settings.flags.has("shift") || length < window) return length;
  // llama.cpp erases whole blocks of half the window, so that less is left than would fit.
  const block = Math.floor(window / 2);
  return length - Math.floor((length - block) / block) * block;
}

/** The text before the first stop string; the stop itself is trimmed. */
export function cutAtStop(text: string, stops: readonly string[]): string {
  const ends = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return ends.length > 0 ? text.slice(0, Math.min(...ends)) : text;
}
