// What a line of text cannot hold as it is, and how it is typed.
const typed: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };
const meant = new Map(Object.entries(typed).map(([character, pair]) => [pair, character]));

/** `text` on one line: line breaks and tabs as `\n` and `\t`, a backslash twice. */
export const toTyped = (text: string): string =>
  text.replace(/[\\\n\t\r]/g, (character) => typed[character] ?? character);

/** The text that was meant; the inverse of `toTyped`. A backslash before anything else stays one. */
export const fromTyped = (line: string): string =>
  line.replace(/\\[\\ntr]/g, (pair) => meant.get(pair) ?? pair);
