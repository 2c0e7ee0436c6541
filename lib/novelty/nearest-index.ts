import { LcsKernel } from "./lcs-kernel";
import { scoreOf } from "./rouge-l";
import { missingBits, SIGNATURE_WORDS, signatureOf } from "./signature";
import { TextStore } from "./text-store";
import { tokenize } from "./tokenize";
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
export function createNearestIndex(): NearestIndex {
  const vocabulary = new Vocabulary();
  const texts = new TextStore();
  const kernel = new LcsKernel();
  let isRemoved = new Uint8Array(1024);
  let removed = 0;
  let room: Candidates = { ids: new Uint32Array(0), next: new Int32Array(0), heads: new Int32Array(0) };

  function nearest(text: string, floor: number, except: number): Nearest | null {
    const all = vocabulary.lookUp(tokenize(text));
    // A token that no text has can match nothing: it counts in the score and nowhere else.
    const known = all.filter((token) => token !== UNKNOWN);
    if (known.length === 0) return null;
    const signature = signatureOf(known).long;
    if (room.ids.length < texts.count) {
      const size = Math.ceil(texts.count * 1.5);
      room = { ids: new Uint32Array(size), next: new Int32Array(size), heads: room.heads };
    }
    const groups = groupByBound(known.length, signature, all.length, floor, except);
    let isLoaded = false;
    let [id, score] = [-1, floor];
    for (const { first, length, bound } of groups) {
      // A bound that only equals the best may still hold an earlier text of the same score.
      if (bound < score) break;
      for (let at = first; at !== -1; at = room.next[at]!) {
        if (!isLoaded) {
          kernel.load(known, vocabulary.size);
          isLoaded = true;
        }
        const other = room.ids[at]!;
        const start = texts.startOf(other);
        const common = kernel.commonWith(texts.tokens, start, start + length);
        const found = scoreOf(common, all.length, length);
        if (found > score || (found === score && id !== -1 && other < id)) [id, score] = [other, found];
      }
    }
    return id === -1 ? null : { id, score };
  }

  /** All texts that can score above `floor`, in groups of one length and one bound, the highest bound first. */
  function groupByBound(
    known: number,
    signature: Uint32Array,
    own: number,
    floor: number,
    except: number,
  ): { first: number; length: number; bound: number }[] {
    const groups: { first: number; length: number; bound: number }[] = [];
    if (room.heads.length <= known) room.heads = new Int32Array(known * 2 + 1);
    const { ids, next, heads } = room;
    let count = 0;
    for (const length of texts.lengths()) {
      const most = Math.min(known, length);
      if (scoreOf(most, own, length) <= floor) continue;
      heads.fill(-1, 0, most + 1);
      for (const id of texts.idsOfLength(length)) {
        if (isRemoved[id] === 1 || id === except) continue;
        const from = id * SIGNATURE_WORDS;
        const common = Math.min(
          known - missingBits(signature, 0, texts.signatures, from),
          length - missingBits(texts.signatures, from, signature, 0),
        );
        if (common <= 0) continue;
        ids[count] = id;
        next[count] = heads[common]!;
        heads[common] = count;
        count += 1;
      }
      for (let common = 1; common <= most; common += 1) {
        const bound = scoreOf(common, own, length);
        if (heads[common] !== -1 && bound > floor) groups.push({ first: heads[common]!, length, bound });
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
      const tokens = vocabulary.learn(tokenize(text));
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
