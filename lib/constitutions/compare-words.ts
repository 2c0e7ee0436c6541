import { diffArrays } from "diff";

/** A stretch of text that stands in both texts, only in the one after, or only in the one before. */
export type WordPiece = { text: string; kind: "same" | "added" | "removed" };

/** A word or one other character, with the space before it; at the end also space alone. */
const TOKEN = /\s*(?:[\p{L}\p{N}\p{M}_'’-]+|\S)|\s+$/gu;
const SPACE_OR_NOT = /\s+|\S+/gu;
/** Texts further apart than this have little in common, and comparing them would hold up the page. */
const MAX_EDITS = 1000;

/**
 * What became of a text, word by word. `same` and `removed` joined give `before`, `same` and `added` joined give
 * `after`; where something was replaced, what was removed comes first.
 */
export function compareWords(before: string, after: string): WordPiece[] {
  // Of several shortest ways one is taken; going from the lesser text makes it the same in both directions.
  if (before > after) return compareWords(after, before).map(turnRound).reduce<WordPiece[]>(addPiece, []);
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: MAX_EDITS });
  const pieces: WordPiece[] =
    changes === undefined
      ? [
          { text: before, kind: "removed" },
          { text: after, kind: "added" },
        ]
      : changes.map(({ value, added, removed }) => ({
          text: value.join(""),
          kind: added ? "added" : removed ? "removed" : "same",
        }));
  return splitRuns(pieces.reduce<WordPiece[]>(addPiece, [])).reduce<WordPiece[]>(addPiece, []);
}

const tokens = (text: string): string[] => text.match(TOKEN) ?? [];

const turned = { same: "same", added: "removed", removed: "added" } as const;
const turnRound = ({ text, kind }: WordPiece): WordPiece => ({ text, kind: turned[kind] });

/** Joins what belongs together, what was removed before what was added, and leaves out the empty. */
function addPiece(pieces: readonly WordPiece[], piece: WordPiece): WordPiece[] {
  if (piece.text === "") return [...pieces];
  const last = pieces.at(-1);
  if (last?.kind === piece.kind) {
    return [...pieces.slice(0, -1), { text: last.text + piece.text, kind: piece.kind }];
  }
  if (last?.kind === "added" && piece.kind === "removed") {
    return [...addPiece(pieces.slice(0, -1), piece), last];
  }
  return [...pieces, piece];
}

/** A word that only gained or lost the space before it is the same word: takes it out of what was replaced. */
function splitRuns(pieces: readonly WordPiece[]): WordPiece[] {
  return pieces.flatMap((piece, index): WordPiece[] => {
    const next = pieces[index + 1];
    if (piece.kind === "removed" && next?.kind === "added") return splitReplaced(piece.text, next.text);
    return piece.kind === "added" && pieces[index - 1]?.kind === "removed" ? [] : [piece];
  });
}

function splitReplaced(before: string, after: string): WordPiece[] {
  const [old, now] = [before.match(SPACE_OR_NOT) ?? [], after.match(SPACE_OR_NOT) ?? []];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return [
    { text: old.slice(0, start).join(""), kind: "same" },
    { text: old.slice(start, old.length - end).join(""), kind: "removed" },
    { text: now.slice(start, now.length - end).join(""), kind: "added" },
    { text: old.slice(old.length - end).join(""), kind: "same" },
  ];
}
