import { describeSettings, type Settings } from "./settings";

export const SAMPLE_MODEL = "sample-scripted";
export const SAMPLE_OWNER = "self-align-sample";
export const SAMPLE_VERSION = "self-align-sample 1 (scripted, not a model)";
const WINDOW_TOKENS = 16_384;

/** Tokens of prompt and completion together. */
export const windowOf = ({ numbers }: Settings) => numbers.window ?? WINDOW_TOKENS;

/** What a person sees who opens the server's address in a browser. */
export function describeServer(): string {
  return `Self-Align Studio's sample server. It is scripted, not a model: its answers are put together from phrases
and words of the prompt, and they know nothing.

Base URL: /v1 (model ${SAMPLE_MODEL}). To make it misbehave: /with/<settings>/v1, settings separated by commas.

${describeSettings()}

What was sent lately: GET /sample/log
`;
}
