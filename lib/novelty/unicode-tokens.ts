import { tokenize } from "./tokenize";

/** A run that ROUGE-L sees, or a run of other letters, marks and digits. */
export const runs = /[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{M}\p{N}])+/gu;

/**
 * The tokens of ROUGE-L for all scripts: ASCII runs as in `tokenize`, and for runs of anything else their overlapping
 * pairs of characters, since many scripts put no spaces between words. Text in plain ASCII has the same tokens as in
 * `tokenize`; "今日は" has two, "今日" and "日は". Not part of the reference, which sees nothing there.
 */
export function tokenizeUnicode(text: string): string[] {
  // Lower-case first: composing turns the Kelvin sign into a capital K.
  const all = text.toLowerCase().normalize("NFC").match(runs) ?? [];
  return all.flatMap((run) => (/^[a-z0-9]/.test(run) ? [run] : characterPairs(run)));
}

/**
 * The tokens of ROUGE-L where a text has any, and pairs of characters where it has none: decisions about everything
 * that the reference sees stay its own, and copies in other scripts are found.
 */
export function tokenizeMended(text: string): string[] {
  const tokens = tokenize(text);
  return tokens.length > 0 ? tokens : tokenizeUnicode(text);
}

function characterPairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => (characters[i] ?? "") + character);
}
