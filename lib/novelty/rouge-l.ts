/**
 * ROUGE-L F1 of two token lists, 0 to 1; 0 where either is empty. Self-Instruct keeps a text only if no score
 * against an earlier one is above 0.7.
 *
 * The order of operations is part of the method: at exactly 0.7 the doubles fall on either side of it, depending
 * on the lengths, and an integer test would decide otherwise. Source: google-research rouge_score.
 */
export function rougeL(a: readonly string[], b: readonly string[]): number {
  return scoreOf(longestCommonSubsequence(a, b), a.length, b.length);
}

/** ROUGE-L F1 of lists of two lengths whose longest common subsequence is known. Same both ways, to the last bit. */
export function scoreOf(common: number, lengthA: number, lengthB: number): number {
  if (common === 0) return 0;
  const precision = common / lengthA;
  const recall = common / lengthB;
  return (2 * precision * recall) / (precision + recall);
}

/** Length of the longest list of tokens that stand in both in the same order, with or without gaps. */
function longestCommonSubsequence(a: readonly string[], b: readonly string[]): number {
  // Cell j is the length for the part of `a` read so far and the first j tokens of `b`.
  let row = new Uint32Array(b.length + 1);
  let nextRow = new Uint32Array(b.length + 1);
  for (const token of a) {
    for (let j = 1; j <= b.length; j += 1) {
      const diagonal = row[j - 1] ?? 0;
      nextRow[j] = token === b[j - 1] ? diagonal + 1 : Math.max(row[j] ?? 0, nextRow[j - 1] ?? 0);
    }
    [row, nextRow] = [nextRow, row];
  }
  return row[b.length] ?? 0;
}
