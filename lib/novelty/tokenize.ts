/**
 * The tokens that ROUGE-L compares: lower-cased runs of ASCII letters and digits. Text in other scripts has none.
 * Source: google-research rouge_score, without stemmer, as Self-Instruct uses it.
 */
export function tokenize(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
