import { LcsKernel } from "./lcs-kernel";
import { tokenizers } from "./novelty-index";
import { scoreOf } from "./rouge-l";
import type { SignatureTable } from "./signature-table";
import { UNKNOWN, Vocabulary } from "./vocabulary";

export type NearTexts = {
  /** The highest score first, of equal ones the lowest number; none that shares nothing. */
  nearest: { id: number; score: number }[];
  /** How many texts were read and compared; of all others their bound was enough. */
  compared: number;
  /** No text that was not compared can score above it. At or below the last of `nearest`: those are the nearest of all. */
  ceiling: number;
};

type Wanted = {
  /** How many of the nearest. */
  limit: number;
  /** The most texts to read. */
  most: number;
  /** The number of a text that is passed over. */
  except: number;
  /** Asked now and then: whether to leave it at what was found. */
  isOver: () => boolean;
};

/** Texts read at once. */
const CHUNK = 250;

/**
 * The nearest to a text by ROUGE-L F1, every score exact. Texts are read by falling bound until none that is left can be
 * among the nearest, or enough were read. `read` gives the texts that are still there, by number.
 */
export async function nearestAmong(
  text: string,
  table: SignatureTable,
  { limit, most, except, isOver }: Wanted,
  read: (ids: readonly number[]) => Promise<ReadonlyMap<number, string>>,
): Promise<NearTexts> {
  const { found, rest } = table.candidates(text, most);
  const scoreWith = scorer(text);
  // A text whose words were changed stands in the table more than once.
  const scores = new Map<number, number>();
  let nearest: NearTexts["nearest"] = [];
  let next = 0;
  const ceiling = () => found[next]?.bound ?? rest;
  const isSettled = () => nearest.length === limit && (nearest.at(-1)?.score ?? 0) >= ceiling();
  while (next < found.length && !isSettled() && !(next > 0 && isOver())) {
    const ids = found
      .slice(next, next + CHUNK)
      .map(({ id }) => id)
      .filter((id) => id !== except && !scores.has(id));
    for (const [id, other] of await read(ids)) scores.set(id, scoreWith(other));
    next += CHUNK;
    nearest = [...scores]
      .map(([id, score]) => ({ id, score }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, limit);
  }
  return { nearest, compared: scores.size, ceiling: ceiling() };
}

/** Scores texts against `text`, the very doubles of `rougeL`. */
function scorer(text: string): (other: string) => number {
  const tokensOf = tokenizers.mended;
  const vocabulary = new Vocabulary();
  const own = vocabulary.learn(tokensOf(text));
  const kernel = new LcsKernel();
  kernel.load(own, vocabulary.size);
  return (other) => {
    const all = vocabulary.lookUp(tokensOf(other));
    // A token that this text has not can match nothing: it counts in the score and nowhere else.
    const known = all.filter((token) => token !== UNKNOWN);
    return scoreOf(kernel.commonWith(known, 0, known.length), own.length, all.length);
  };
}
