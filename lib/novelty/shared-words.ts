/** A stretch of a text, and whether its words stand in the other text too, in the same order. */
export type SharedPiece = { text: string; isShared: boolean; start: number };

const WORD = /[a-z0-9]+/gi;

/**
 * Two texts with the words marked that make up their ROUGE-L score: one longest common subsequence of their tokens.
 * The pieces of either joined give that text.
 */
export function sharedWords(a: string, b: string): { a: SharedPiece[]; b: SharedPiece[] } {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const [sharedA, sharedB] = commonPositions(
    wordsA.map(({ token }) => token),
    wordsB.map(({ token }) => token),
  );
  return { a: pieces(a, wordsA, sharedA), b: pieces(b, wordsB, sharedB) };
}

type Word = { token: string; start: number; end: number };

/** The tokens of `tokenize` with where they stand; the two letters that only lower-case to ASCII are left out. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    token: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

function commonPositions(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  // Cell (i, j) is the length for what is left of both from i and j on.
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  const [inA, inB] = [new Set<number>(), new Set<number>()];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      inA.add(i);
      inB.add(j);
      i += 1;
      j += 1;
    } else if (rows[i + 1]![j]! >= rows[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return [inA, inB];
}

/** Neighbouring shared words are one piece, with what stands between them. */
function pieces(text: string, words: readonly Word[], shared: ReadonlySet<number>): SharedPiece[] {
  const runs: { start: number; end: number }[] = [];
  words.forEach(({ start, end }, at) => {
    if (!shared.has(at)) return;
    if (shared.has(at - 1)) runs[runs.length - 1]!.end = end;
    else runs.push({ start, end });
  });
  const found: SharedPiece[] = [];
  let from = 0;
  for (const { start, end } of runs) {
    if (start > from) found.push({ text: text.slice(from, start), isShared: false, start: from });
    found.push({ text: text.slice(start, end), isShared: true, start });
    from = end;
  }
  if (from < text.length) found.push({ text: text.slice(from), isShared: false, start: from });
  return found;
}
