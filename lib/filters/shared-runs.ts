import { type TokenPlace, tokenPlaces } from "@/lib/novelty/token-places";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { type ExemplarIndex, runKey } from "./exemplar-index";

/** What a text has in common with the exemplars of a constitution. */
export type SharedRuns = {
  /** The words of the text, where they stand. */
  places: readonly TokenPlace[];
  /** Every run that counts: the place of its first word, and the exemplar, from 0. */
  runs: readonly { at: number; exemplar: number }[];
  /** The exemplar whose reply the text is, word for word; null where it says anything else, or no more than the request. */
  wholeOf: number | null;
};

/**
 * Every run of `words` words in a row that stands in an exemplar and has `rareWords` words that are not common. What the
 * request says too does not count.
 */
export function sharedRuns(
  text: string,
  request: PromptRequest,
  index: ExemplarIndex,
  { words, rareWords }: { words: number; rareWords: number },
): SharedRuns {
  const places = tokenPlaces(text);
  const ids = places.map(({ token }) => index.ids.get(token) ?? -1);
  const least = Math.min(rareWords, words);
  const runs: { at: number; exemplar: number }[] = [];
  let knownBefore = 0;
  let ofRequest: ReadonlySet<string> | null = null;
  for (let end = 0; end < ids.length; end += 1) {
    knownBefore = ids[end] === -1 ? 0 : knownBefore + 1;
    if (knownBefore < words) continue;
    const at = end - words + 1;
    const key = runKey(ids, at, end + 1);
    const exemplar = index.runs.get(key);
    if (exemplar === undefined || countRare(ids, at, end, index) < least) continue;
    // Few replies come to this, so the request is read only now.
    ofRequest ??= requestRuns(request, index, words);
    if (!ofRequest.has(key)) runs.push({ at, exemplar });
  }
  return { places, runs, wholeOf: exemplarOfWhole(ids, request, index) };
}

/** Whether nothing else is said than in an exemplar's reply, however short it is, and not by the user's own words. */
function exemplarOfWhole(
  ids: readonly number[],
  request: PromptRequest,
  index: ExemplarIndex,
): number | null {
  if (ids.length === 0) return null;
  const key = runKey(ids, 0, ids.length);
  const exemplar = index.replies.get(key);
  if (exemplar === undefined) return null;
  return requestRuns(request, index, ids.length).has(key) ? null : exemplar;
}

function requestRuns({ instruction, input }: PromptRequest, index: ExemplarIndex, words: number) {
  const ids = [instruction, input].flatMap((text) => [
    ...tokenPlaces(text).map(({ token }) => index.ids.get(token) ?? -1),
    -1,
  ]);
  const keys = new Set<string>();
  for (let at = 0; at + words <= ids.length; at += 1) keys.add(runKey(ids, at, at + words));
  return keys;
}

function countRare(ids: readonly number[], from: number, to: number, { common }: ExemplarIndex): number {
  let count = 0;
  for (let at = from; at <= to; at += 1) if (!common.has(ids[at] ?? -1)) count += 1;
  return count;
}
