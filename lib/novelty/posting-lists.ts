import { grown } from "./grown";
import { mix } from "./signature";

/** Words of 32 bits in a posting. */
export const POSTING_WORDS = 2;

/**
 * Lists of postings by key, in a few flat arrays: 100,000s of lists, most of them short, would cost more as objects
 * than what they hold. A list's region holds a power of two of postings and moves to a larger one when full.
 */
export class PostingLists {
  /** All regions; a list's postings lie in a row from startAt(slot). */
  pool = new Uint32Array(4096);
  #poolEnd = 0;
  /** Regions given up by lists that moved, by log2 of the postings they hold. */
  #free: number[][] = [];
  /** Open addressing: the key of each slot (0: empty), the start of its list and its postings. */
  #keys = new Uint32Array(1024);
  #starts = new Uint32Array(1024);
  #counts = new Uint32Array(1024);
  #lists = 0;

  /** The slot of a key (above 0), or -1 if it has no list. */
  find(key: number): number {
    const keys = this.#keys;
    const last = keys.length - 1;
    let slot = mix(key) & last;
    while (keys[slot] !== key) {
      if (keys[slot] === 0) return -1;
      slot = (slot + 1) & last;
    }
    return slot;
  }

  startAt(slot: number): number {
    return this.#starts[slot]!;
  }

  countAt(slot: number): number {
    return this.#counts[slot]!;
  }

  append(key: number, first: number, second: number): void {
    let slot = this.find(key);
    if (slot === -1) slot = this.#addList(key);
    const count = this.#counts[slot]!;
    // Only a full region holds a power of two of postings.
    if ((count & (count - 1)) === 0) this.#moveToLarger(slot, count);
    const at = this.#starts[slot]! + count * POSTING_WORDS;
    this.pool[at] = first;
    this.pool[at + 1] = second;
    this.#counts[slot] = count + 1;
  }

  clear(): void {
    this.#poolEnd = 0;
    this.#free = [];
    this.#keys.fill(0);
    this.#lists = 0;
  }

  #addList(key: number): number {
    this.#lists += 1;
    if (this.#lists * 3 > this.#keys.length * 2) this.#rehash();
    const slot = this.#emptySlot(key);
    this.#keys[slot] = key;
    this.#counts[slot] = 0;
    return slot;
  }

  #emptySlot(key: number): number {
    const last = this.#keys.length - 1;
    let slot = mix(key) & last;
    while (this.#keys[slot] !== 0) slot = (slot + 1) & last;
    return slot;
  }

  #rehash(): void {
    const [keys, starts, counts] = [this.#keys, this.#starts, this.#counts];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#starts = new Uint32Array(keys.length * 2);
    this.#counts = new Uint32Array(keys.length * 2);
    for (let old = 0; old < keys.length; old += 1) {
      if (keys[old] === 0) continue;
      const slot = this.#emptySlot(keys[old]!);
      this.#keys[slot] = keys[old]!;
      this.#starts[slot] = starts[old]!;
      this.#counts[slot] = counts[old]!;
    }
  }

  #moveToLarger(slot: number, count: number): void {
    const wanted = count === 0 ? 1 : count * 2;
    const size = 31 - Math.clz32(wanted);
    const start = this.#free[size]?.pop() ?? this.#newRegion(wanted);
    if (count > 0) {
      const old = this.#starts[slot]!;
      this.pool.copyWithin(start, old, old + count * POSTING_WORDS);
      const freed = this.#free[size - 1] ?? [];
      this.#free[size - 1] = freed;
      freed.push(old);
    }
    this.#starts[slot] = start;
  }

  #newRegion(postings: number): number {
    const start = this.#poolEnd;
    this.#poolEnd += postings * POSTING_WORDS;
    this.pool = grown(this.pool, this.#poolEnd);
    return start;
  }
}
