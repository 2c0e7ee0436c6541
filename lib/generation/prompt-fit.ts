/**
 * By how much a count may be off although nothing was cut: a token that begins the prompt is in the usage but in
 * no count, one that ends it likewise, and the first of the text may merge with what stood before it.
 */
export const COUNT_TOLERANCE_TOKENS = 2;

/** Tokens of a prompt as they were counted before it was sent, and as the server says it read them. */
export type PromptCounts = { sentTokens: number | null; readTokens: number | null };

/** Whether the server read less than it was sent; false where either side is not known. */
export function isPromptCut({ sentTokens, readTokens }: PromptCounts): boolean {
  // A few servers report 0 for a prompt that they still knew.
  if (sentTokens === null || readTokens === null || readTokens === 0) return false;
  return readTokens < sentTokens - COUNT_TOLERANCE_TOKENS;
}

export function promptCutSentence(sentTokens: number, readTokens: number): string {
  return `The server read ${tokens(readTokens)} of the prompt's ${grouped(sentTokens)} and cut the rest without saying so, most often its beginning with the principles. Start it with a larger window for each request, or shorten the prompt.`;
}

/** Why a prompt and room for its completion do not go into a window; all three in tokens. */
export function windowSentence(prompt: number, room: number, window: number): string {
  return `The prompt and its completion may take ${tokens(prompt + room)} (${grouped(prompt)} and ${grouped(room)}), but the server's window holds ${grouped(window)}. Ask for fewer max tokens, shorten the prompt, or start the server with a larger window.`;
}

const numbers = new Intl.NumberFormat("en-US");
const grouped = (count: number) => numbers.format(count);
const tokens = (count: number) => `${grouped(count)} ${count === 1 ? "token" : "tokens"}`;
