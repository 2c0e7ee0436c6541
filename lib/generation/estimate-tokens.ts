/** English prose is about four characters a token; only a server's own tokenizer knows. */
export const CHARACTERS_PER_TOKEN = 4;

/** About how many tokens a text has. An emoji is one character, part of a token counts as one. */
export function estimateTokens(text: string): number {
  let characters = 0;
  for (const _ of text) characters += 1;
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}
