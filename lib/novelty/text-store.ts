import { AppError } from "@/lib/app-error";
import { grown } from "./grown";
import { SIGNATURE_WORDS, type Signature } from "./signature";

/** Postings keep a text's number in 24 bits. */
const MOST_TEXTS = 2 ** 24;

type Bucket = { ids: Uint32Array<ArrayBuffer>; count: number };

/** The token numbers and signatures of all texts, flat, and which texts have how many tokens. */
export class TextStore {
  count = 0;
  tokens = new Uint32Array(4096);
  /** SIGNATURE_WORDS for each text. */
  signatures = new Uint32Array(1024);
  #ends = new Uint32Array(256);
  #byLength = new Map<number, Bucket>();

  /** Where a text's tokens begin in `tokens`. */
  startOf(id: number): number {
    return id === 0 ? 0 : this.#ends[id - 1]!;
  }

  endOf(id: number): number {
    return this.#ends[id]!;
  }

  add(tokens: Uint32Array, signature: Signature): number {
    const id = this.count;
    if (id >= MOST_TEXTS) {
      throw new AppError("bad_request", "A novelty index takes at most 16,777,216 texts.");
    }
    const start = this.startOf(id);
    const end = start + tokens.length;
    this.tokens = grown(this.tokens, end);
    this.tokens.set(tokens, start);
    this.#ends = grown(this.#ends, id + 1);
    this.#ends[id] = end;
    this.signatures = grown(this.signatures, (id + 1) * SIGNATURE_WORDS);
    this.signatures.set(signature.long, id * SIGNATURE_WORDS);
    this.count += 1;
    if (tokens.length > 0) this.#addToBucket(tokens.length, id);
    return id;
  }

  tokensOf(id: number): Uint32Array {
    return this.tokens.subarray(this.startOf(id), this.endOf(id));
  }

  /** Every length that some text has, 0 apart. */
  lengths(): Iterable<number> {
    return this.#byLength.keys();
  }

  /** The texts of that many tokens, ascending. */
  idsOfLength(length: number): Uint32Array {
    const bucket = this.#byLength.get(length);
    return bucket === undefined ? new Uint32Array(0) : bucket.ids.subarray(0, bucket.count);
  }

  #addToBucket(length: number, id: number): void {
    let bucket = this.#byLength.get(length);
    if (bucket === undefined) {
      bucket = { ids: new Uint32Array(4), count: 0 };
      this.#byLength.set(length, bucket);
    }
    bucket.ids = grown(bucket.ids, bucket.count + 1);
    bucket.ids[bucket.count] = id;
    bucket.count += 1;
  }
}
