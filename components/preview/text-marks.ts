import { compareWords } from "@/lib/constitutions/compare-words";
import type { Span } from "@/lib/filters/filter";

/** A stretch that is marked: it differs from another column's text, or a filter rule spoke of it. */
export type TextMark = Span & { kind: "differs" | "rule" };
export type MarkedPiece = Span & { kinds: TextMark["kind"][] };

/** `start` to `end` cut where a mark begins or ends; joined, the pieces give the whole. */
export function cutAtMarks(start: number, end: number, marks: readonly TextMark[]): MarkedPiece[] {
  const cuts = marks.flatMap((mark) => [mark.start, mark.end]).filter((at) => at > start && at < end);
  const edges = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? end;
    const over = marks.filter((mark) => mark.start < to && mark.end > from);
    return { start: from, end: to, kinds: [...new Set(over.map((mark) => mark.kind))] };
  });
}

/** The words of `text` that do not stand in `reference`, and how many words it has and misses. */
export function differingWords(reference: string, text: string) {
  const marks: TextMark[] = [];
  let at = 0;
  let missingCount = 0;
  for (const piece of compareWords(reference, text)) {
    if (piece.kind === "removed") {
      missingCount += countWords(piece.text);
      continue;
    }
    const lead = piece.text.length - piece.text.trimStart().length;
    const body = piece.text.trim();
    if (piece.kind === "added" && body !== "")
      marks.push({ kind: "differs", start: at + lead, end: at + lead + body.length });
    at += piece.text.length;
  }
  const addedCount = marks.reduce((sum, mark) => sum + countWords(text.slice(mark.start, mark.end)), 0);
  return { marks, addedCount, missingCount, wordCount: countWords(text) };
}

const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
