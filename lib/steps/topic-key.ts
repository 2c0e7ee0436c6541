/**
 * What is the same for two topics that only differ in case, spaces, hyphens, other marks or the plural of a word:
 * "Coral Reef", "coral-reefs"; "City", "Cities". Empty where a topic has neither letters nor digits.
 */
export function topicKey(topic: string): string {
  const words = topic
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return (words ?? []).map(withoutPlural).join("");
}

/**
 * A spelling that a word and its plural share. It need not be a word: "houses" and "house" meet in "hous", since
 * their "es" may be a plural's (buses) or the word's own (horse).
 */
function withoutPlural(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ie")) return `${word.slice(0, -2)}y`;
  if (/(?:s|x|z|ch|sh|o)es$/.test(word)) return word.slice(0, -2);
  if (/(?:s|x|z|ch|sh|o)e$/.test(word)) return word.slice(0, -1);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
