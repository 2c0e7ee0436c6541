/** Sources of regular expressions (with the flag `u`) that match what Python's `re` does in text. */

/** `\w`: letters and digits of all scripts; JavaScript's knows ASCII only. */
const WORD = "[\\p{L}\\p{N}_]";
/** `\s`: U+001C–U+001F and U+0085 are whitespace to Python, U+FEFF is not. */
export const SPACE = "(?:[^\\S\\ufeff]|[\\u001c-\\u001f\\u0085])";
/** `.`: everything but a newline; JavaScript's leaves out three more. */
export const ANY = "[^\\n]";

/** `\b` before a word character, and after one. */
export const WORD_START = `(?<!${WORD})`;
export const WORD_END = `(?!${WORD})`;

/** A text as it stands. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** A text as it stands, to be found in any case; Python takes the two other Turkish letters for an `i`. */
export function inAnyCase(text: string): string {
  return literal(text).replace(/i/gi, "[iİı]");
}

/** A parameter in which `\n` stands for a line break. */
export const unescaped = (text: string): string => text.replaceAll("\\n", "\n");
