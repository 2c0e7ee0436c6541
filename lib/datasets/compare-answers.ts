import { compareWords, type WordPiece } from "@/lib/constitutions/compare-words";

/** How two texts for one request differ. */
export type TextComparison = {
  isSame: boolean;
  /** The first place that differs, in UTF-16 offsets of both; null where nothing does. Never inside a character. */
  partsAt: number | null;
  /** Word by word, what was removed before what was added. */
  pieces: WordPiece[];
};

export function compareAnswers(then: string, now: string): TextComparison {
  const partsAt = findParting(then, now);
  return { isSame: partsAt === null, partsAt, pieces: compareWords(then, now) };
}

function findParting(then: string, now: string): number | null {
  if (then === now) return null;
  let at = 0;
  while (at < then.length && then.charCodeAt(at) === now.charCodeAt(at)) at += 1;
  // Two emojis may share their first half.
  const before = then.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}
