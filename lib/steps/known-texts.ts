import type { Nearest } from "./inventing-step";

type From = Nearest["from"];

const KINDS = ["pool", "accepted", "record"] as const;

/** Texts with where each is from, by the number under which an index has it; without an object for each of them. */
export class KnownTexts {
  private readonly texts: string[] = [];
  /** Kind, then two numbers: place or record or item, and part. */
  private from = new Int32Array(3 * 1024);

  get count(): number {
    return this.texts.length;
  }

  add(text: string, from: From): void {
    const at = 3 * this.texts.length;
    if (at === this.from.length) {
      const larger = new Int32Array(2 * at);
      larger.set(this.from);
      this.from = larger;
    }
    this.texts.push(text);
    this.from.set([KINDS.indexOf(from.kind), ...numbersOf(from)], at);
  }

  /** Null for a number that was never given out. */
  find(id: number): { text: string; from: From } | null {
    const text = this.texts[id];
    const [kind = 0, first = 0, second = 0] = this.from.subarray(3 * id, 3 * id + 3);
    return text === undefined ? null : { text, from: fromOf(KINDS[kind] ?? "pool", first, second) };
  }
}

function numbersOf(from: From): [number, number] {
  if (from.kind === "pool") return [from.place, 0];
  return from.kind === "record" ? [from.id, 0] : [from.item, from.part];
}

function fromOf(kind: From["kind"], first: number, second: number): From {
  if (kind === "pool") return { kind, place: first };
  return kind === "record" ? { kind, id: first } : { kind, item: first, part: second };
}
