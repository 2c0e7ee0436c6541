import type { WordPiece } from "./compare-words";

/** What differs, with no more than about `around` characters of the same text on each side of it. */
export function trimPieces(pieces: readonly WordPiece[], around: number): WordPiece[] {
  const last = pieces.length - 1;
  return pieces.map((piece, index) => {
    if (piece.kind !== "same") return piece;
    const head = index === 0 ? "" : piece.text.slice(0, around).replace(/\s*\S*$/, " ");
    const tail = index === last ? "" : piece.text.slice(-around).replace(/^\S*\s*/, " ");
    const trimmed = `${head}…${tail}`;
    return trimmed.length < piece.text.length ? { ...piece, text: trimmed } : piece;
  });
}
