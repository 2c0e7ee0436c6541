/**
 * Names of assistants and of companies that make them. An answer that names one may have been trained on another's
 * identity; it may also be an answer about it, so rows that name one are counted and shown, never dropped.
 */
const names = [
  "ChatGPT",
  "GPT-3",
  "GPT-3.5",
  "GPT-4",
  "GPT-4o",
  "OpenAI",
  "Claude",
  "Anthropic",
  "Bard",
  "Gemini",
  "DeepMind",
  "Google AI",
  "Bing Chat",
  "Copilot",
  "Cortana",
  "Siri",
  "Alexa",
  "LLaMA",
  "Llama",
  "Meta AI",
  "Vicuna",
  "LMSYS",
  "Alpaca",
  "Dolly",
  "Open Assistant",
  "OpenAssistant",
  "Dromedary",
  "Mistral",
  "Mixtral",
  "Qwen",
  "Tongyi",
  "DeepSeek",
  "Baichuan",
  "ChatGLM",
  "ERNIE Bot",
  "Kimi",
  "Grok",
  "Cohere",
  "Falcon",
  "Phi-3",
  "Pi AI",
];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** The longer of two that begin alike first; whole words only, beside which letters of other scripts may stand. */
const pattern = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}])(?:${[...names]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|")})(?![\\p{Script=Latin}\\p{N}])`,
  "u",
);

/** The first other assistant or maker that a text names, but for the studio's own names; null: none. */
export function findOtherAssistant(text: string, ownNames: readonly string[]): string | null {
  const found = pattern.exec(text)?.[0] ?? null;
  if (found === null || !ownNames.includes(found)) return found;
  return findOtherAssistant(text.replaceAll(found, " "), ownNames);
}
