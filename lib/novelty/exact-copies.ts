import { mix } from "./signature";
import type { TextStore } from "./text-store";

/** Finds the first text that has the very same tokens, whatever its length. */
export class ExactCopies {
  readonly #texts: TextStore;
  /** Open addressing: number of the text + 1, 0 where a slot is empty. */
  #slots = new Uint32Array(1024);
  #count = 0;

  constructor(texts: TextStore) {
    this.#texts = texts;
  }

  find(tokens: Uint32Array): number | null {
    const text = this.#slots[this.#slotOf(tokens)]!;
    return text === 0 ? null : text - 1;
  }

  /** A later copy of a text changes nothing: the first is the one to name. */
  add(id: number): void {
    if ((this.#count + 1) * 2 > this.#slots.length) this.#rehash();
    const slot = this.#slotOf(this.#texts.tokensOf(id));
    if (this.#slots[slot] !== 0) return;
    this.#slots[slot] = id + 1;
    this.#count += 1;
  }

  /** The slot where these tokens stand, or would. */
  #slotOf(tokens: Uint32Array): number {
    let hash = tokens.length;
    for (const token of tokens) hash = mix(Math.imul(hash, 31) + token);
    const last = this.#slots.length - 1;
    let slot = hash & last;
    while (this.#slots[slot] !== 0 && !this.#isSame(this.#slots[slot]! - 1, tokens)) slot = (slot + 1) & last;
    return slot;
  }

  #isSame(id: number, tokens: Uint32Array): boolean {
    const start = this.#texts.startOf(id);
    if (this.#texts.endOf(id) - start !== tokens.length) return false;
    for (let i = 0; i < tokens.length; i += 1) if (this.#texts.tokens[start + i] !== tokens[i]) return false;
    return true;
  }

  #rehash(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (const text of old) if (text !== 0) this.#slots[this.#slotOf(this.#texts.tokensOf(text - 1))] = text;
  }
}
