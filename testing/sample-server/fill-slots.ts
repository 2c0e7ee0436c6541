import type { RequestDescription } from "./describe-request";
import type { Random } from "./seeded-random";

/** Puts words of the request into `{k}`, `{j}` (another than `{k}`) and `{q}`; capitalised where a line starts with one. */
export function fillSlots(phrase: string, request: RequestDescription, random: Random): string {
  const [first, second, ...others] = request.keyWords;
  // The subject is usually named first, so `{k}` is, more often than not, the first word.
  const k = random.chance(0.6) ? first : random.pick([first, second, ...others]);
  const rest = request.keyWords.filter((word) => word !== k);
  const j = rest.length > 0 ? random.pick(rest) : second;
  const filled = phrase.replaceAll("{k}", k).replaceAll("{j}", j).replaceAll("{q}", request.quote);
  return filled.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
