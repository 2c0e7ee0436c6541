// A character that is no whitespace to Python: U+001C–U+001F and U+0085 are, U+FEFF is not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant.
const RUNS = /(?:[^\s\u001c-\u001f\u0085]|\ufeff)+/gu;

/** The words of a text as Python's `str.split()` takes them. */
export function pythonWords(text: string): string[] {
  return text.match(RUNS) ?? [];
}
