import { AppError } from "@/lib/app-error";

/** The number of a token that no indexed text has. It matches nothing, so all such tokens can share it. */
export const UNKNOWN = 0;

/** Postings keep a token's number in 24 bits. */
const MOST_TOKENS = 2 ** 24;

/** Tokens by number, from 1 in the order of their first appearance. */
export class Vocabulary {
  #numbers = new Map<string, number>();

  /** Above every number given out. */
  get size(): number {
    return this.#numbers.size + 1;
  }

  /** The numbers of tokens; new tokens get one. */
  learn(tokens: readonly string[]): Uint32Array {
    return Uint32Array.from(tokens, (token) => this.#numbers.get(token) ?? this.#append(token));
  }

  /** The numbers of tokens, UNKNOWN for new ones: looking something up must not fill the memory. */
  lookUp(tokens: readonly string[]): Uint32Array {
    return Uint32Array.from(tokens, (token) => this.#numbers.get(token) ?? UNKNOWN);
  }

  #append(token: string): number {
    const number = this.size;
    if (number >= MOST_TOKENS) {
      throw new AppError("bad_request", "A novelty index takes at most 16,777,215 different words.");
    }
    this.#numbers.set(token, number);
    return number;
  }
}
