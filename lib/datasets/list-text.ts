/**
 * Texts as one: separated by commas, with a backslash before a comma, a backslash and a leading `!` of a text; the
 * empty text is `\-`. No list is the empty text, which is why it reads as no text at all.
 */
export function formatList(texts: readonly string[]): string {
  return texts
    .map((text) => (text === "" ? "\\-" : text.replace(/[\\,]/g, "\\$&").replace(/^!/, "\\!")))
    .join(",");
}

/** The inverse of `formatList`. Total: what is between two commas and empty is left out. */
export function parseList(list: string): string[] {
  return [...list.matchAll(/(?:[^,\\]|\\[\s\S]?)+/g)].map(([part]) =>
    part === "\\-" ? "" : part.replace(/\\([\s\S]?)/g, "$1"),
  );
}
