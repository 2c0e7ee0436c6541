import { LcsKernel } from "./lcs-kernel";
import { type NoveltyMode, tokenizers } from "./novelty-mode";
import { scoreOf } from "./rouge-l";
import { bitCount, SIGNATURE_WORDS, signatureOf } from "./signature";
import { TextStore } from "./text-store";
import { UNKNOWN, Vocabulary } from "./vocabulary";

export type Nearest = {
  /** As given out by `add`. */
  id: number;
  /** ROUGE-L F1, the very double that `rougeL` computes. */
  score: number;
};

/** Texts among which the nearest to another is found whatever it scores; they come and go. */
export type NearestIndex = {
  /** Texts that are in it now. */
  readonly size: number;
  /** Texts ever taken in; a removed one keeps its room until the index is made anew. */
  readonly taken: number;
  /** Takes a text in. Numbers count from 0 and are never given out twice. */
  add(text: string): number;
  remove(id: number): void;
  /** The highest-scoring text above `floor`, of equal ones the first taken in; `except` is passed over. */
  nearest(text: string, options?: { floor?: number; except?: number | null }): Nearest | null;
};

/** Room for the candidates of one search. */
type Candidates = { ids: Uint32Array; next: Int32Array; heads: Int32Array };

/**
 * Answers for a person who types, where `createNoveltyIndex` answers for a stream: no lists to build, so that taking
 * in tens of thousands of texts can be cut into slices of any size, and texts can be taken out again.
 *
 * Exact: for every text an upper bound of what it can have in common follows from its length and its signature; the
 * texts are then compared from the highest bound down until the best score found is above all bounds that are left.
 */
export function createNearestIndex({ mode = "reference" }: { mode?: NoveltyMode } = {}): NearestIndex {
  const tokensOf = tokenizers[mode];
  const vocabulary = new Vocabulary();
  const texts = new TextStore();
  const kernel = new LcsKernel();
  let isRemoved = new Uint8Array(1024);
  let removed = 0;
  /** What the last search found: where the next one begins. */
  let last = -1;
  let room: Candidates = { ids: new Uint32Array(0), next: new Int32Array(0), heads: new Int32Array(0) };

  function nearest(text: string, floor: number, except: number): Nearest | null {
    const all = vocabulary.lookUp(tokensOf(text));
    // A token that no text has can match nothing: it counts in the score and nowhere else.
    const known = all.filter((token) => token !== UNKNOWN);
    if (known.length === 0) return null;
    kernel.load(known, vocabulary.size);
    let best: Nearest = { id: -1, score: floor };
    function compare(id: number): void {
      const start = texts.startOf(id);
      const end = texts.endOf(id);
      const score = scoreOf(kernel.commonWith(texts.tokens, start, end), all.length, end - start);
      if (score > best.score || (score === best.score && best.id !== -1 && id < best.id))
        best = { id, score };
    }
    // Who types has most likely the same neighbour as a letter ago; with its score most others need no look at all.
    if (last !== -1 && last !== except && isRemoved[last] === 0) compare(last);
    for (const { first, bound } of groupByBound(known, all.length, best.score, except)) {
      // A bound that only equals the best may still hold an earlier text of the same score.
      if (bound < best.score) break;
      for (let at = first; at !== -1; at = room.next[at]!) compare(room.ids[at]!);
    }
    last = best.id;
    return best.id === -1 ? null : best;
  }

  /** All texts that can score `least` or more, in groups of one length and one bound, the highest bound first. */
  function groupByBound(
    known: Uint32Array,
    own: number,
    least: number,
    except: number,
  ): { first: number; bound: number }[] {
    const groups: { first: number; bound: number }[] = [];
    if (room.ids.length < texts.count) {
      const size = Math.ceil(texts.count * 1.5);
      room = { ...room, ids: new Uint32Array(size), next: new Int32Array(size) };
    }
    if (room.heads.length <= known.length) room = { ...room, heads: new Int32Array(known.length * 2 + 1) };
    const { ids, next, heads } = room;
    const { signatures } = texts;
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = signatureOf(known).long;
    let count = 0;
    for (const length of texts.lengths()) {
      const most = Math.min(known.length, length);
      // What two texts must have in common to score enough; whole numbers are quicker to hold against than scores.
      let need = most + 1;
      while (need > 1 && scoreOf(need - 1, own, length) >= least) need -= 1;
      if (need > most) continue;
      heads.fill(-1, need, most + 1);
      for (const id of texts.idsOfLength(length)) {
        const at = id * SIGNATURE_WORDS;
        const [o0, o1, o2, o3] = [
          signatures[at]!,
          signatures[at + 1]!,
          signatures[at + 2]!,
          signatures[at + 3]!,
        ];
        // Bits of one that the other lacks are positions that cannot match, see signature.ts.
        const spare = bitCount(s0 & ~o0) + bitCount(s1 & ~o1) + bitCount(s2 & ~o2) + bitCount(s3 & ~o3);
        if (known.length - spare < need) continue;
        const spareOther = bitCount(o0 & ~s0) + bitCount(o1 & ~s1) + bitCount(o2 & ~s2) + bitCount(o3 & ~s3);
        const common = Math.min(known.length - spare, length - spareOther);
        if (common < need || isRemoved[id] === 1 || id === except) continue;
        ids[count] = id;
        next[count] = heads[common]!;
        heads[common] = count;
        count += 1;
      }
      for (let common = need; common <= most; common += 1) {
        if (heads[common] !== -1) groups.push({ first: heads[common]!, bound: scoreOf(common, own, length) });
      }
    }
    return groups.sort((a, b) => b.bound - a.bound);
  }

  return {
    get size() {
      return texts.count - removed;
    },
    get taken() {
      return texts.count;
    },
    add(text) {
      const tokens = vocabulary.learn(tokensOf(text));
      const id = texts.add(tokens, signatureOf(tokens));
      if (id >= isRemoved.length) {
        const larger = new Uint8Array(isRemoved.length * 2);
        larger.set(isRemoved);
        isRemoved = larger;
      }
      return id;
    },
    remove(id) {
      if (isRemoved[id] === 1 || id >= texts.count) return;
      isRemoved[id] = 1;
      removed += 1;
    },
    nearest: (text, { floor = 0, except = null } = {}) => nearest(text, floor, except ?? -1),
  };
}
