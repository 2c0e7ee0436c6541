/** A move as one word, e.g. for what is chosen in a list; null is kept. */
export const moveKey = (move: { before: string | null; after: string | null }): string =>
  JSON.stringify([move.before, move.after]);
