import { diffArrays } from "diff";
import { compareWords, type WordPiece } from "./compare-words";

/** One line of two texts side by side, counted from 1; null where the text has no such line. */
export type LinePair = {
  before: number | null;
  after: number | null;
  /** What became of the line word by word: one piece that is the same where nothing did. */
  pieces: WordPiece[];
};

/** Texts further apart than this have little in common, and comparing them would hold up the page. */
const MAX_EDITS = 2000;

/**
 * Two texts line by line: lines that are equal, and between those the k-th with the k-th. Nothing is passed over:
 * an empty line at the end is a line.
 */
export function compareLines(before: string, after: string): LinePair[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const pairs: LinePair[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  let [from, to] = [1, 1];
  const pairGap = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      const [was, is] = [removed[at], added[at]];
      pairs.push({
        before: was === undefined ? null : from + at,
        after: is === undefined ? null : to + at,
        pieces: compareWords(was ?? "", is ?? ""),
      });
    }
    [from, to] = [from + removed.length, to + added.length];
    [removed, added] = [[], []];
  };
  const changes = diffArrays(old, now, { maxEditLength: MAX_EDITS }) ?? [
    { value: old, removed: true, added: false },
    { value: now, removed: false, added: true },
  ];
  for (const change of changes) {
    if (change.removed) removed = [...removed, ...change.value];
    else if (change.added) added = [...added, ...change.value];
    else {
      pairGap();
      for (const text of change.value) {
        pairs.push({ before: from, after: to, pieces: [{ text, kind: "same" }] });
        [from, to] = [from + 1, to + 1];
      }
    }
  }
  pairGap();
  return pairs;
}

/** Whether the line stands in both texts letter by letter. */
export const isSameLine = ({ before, after, pieces }: LinePair): boolean =>
  before !== null && after !== null && pieces.every(({ kind }) => kind === "same");

/** Lines that are shown, or how many of the same ones are passed over. */
export type LineStretch =
  | { kind: "lines"; lines: LinePair[] }
  | { kind: "same"; count: number; first: LinePair };

/** The changed lines with `context` lines around them; what is the same further away is passed over. */
export function foldLines(pairs: readonly LinePair[], context = 2): LineStretch[] {
  const shown = new Set<number>();
  pairs.forEach((pair, at) => {
    if (isSameLine(pair)) return;
    for (let near = at - context; near <= at + context; near += 1) shown.add(near);
  });
  const stretches: LineStretch[] = [];
  pairs.forEach((pair, at) => {
    const last = stretches.at(-1);
    if (shown.has(at)) {
      if (last?.kind === "lines") last.lines.push(pair);
      else stretches.push({ kind: "lines", lines: [pair] });
    } else if (last?.kind === "same") last.count += 1;
    else stretches.push({ kind: "same", count: 1, first: pair });
  });
  return stretches;
}
