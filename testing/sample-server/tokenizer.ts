// Scheme: a token is a run of letters, marks, digits and underscores, or one other character, together with the
// white space before it; white space at the very end is a token of its own.
const TOKEN = /\s*(?:[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_\s])|\s+$/gu;

/** What begins a prompt where the settings say that something does. */
export const BOS = "<s>";

/** Words and punctuation; joined, the tokens are the text again. */
export function tokenize(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** A stable number for a token, so that `/tokenize` answers with ids as real servers do. */
export function tokenId(token: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i += 1) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % 65_536;
}
