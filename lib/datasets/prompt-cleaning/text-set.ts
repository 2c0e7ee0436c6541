const EMPTY = 0;

/**
 * A set of texts of which nothing is kept but 64 bits each, so that a file of any size can be held against itself:
 * two different texts are taken for the same once in some ten million imports of a million.
 */
export class TextSet {
  private high = new Uint32Array(1 << 12);
  private low = new Uint32Array(1 << 12);
  private count = 0;

  /** Whether it was not there yet; now it is. */
  add(text: string): boolean {
    if (this.count * 2 >= this.high.length) this.grow();
    const [high, low] = hash64(text);
    const isNew = this.put(high, low);
    if (isNew) this.count += 1;
    return isNew;
  }

  has(text: string): boolean {
    const [high, low] = hash64(text);
    const mask = this.high.length - 1;
    for (let at = low & mask; this.high[at] !== EMPTY; at = (at + 1) & mask) {
      if (this.high[at] === high && this.low[at] === low) return true;
    }
    return false;
  }

  private put(high: number, low: number): boolean {
    const mask = this.high.length - 1;
    let at = low & mask;
    for (; this.high[at] !== EMPTY; at = (at + 1) & mask) {
      if (this.high[at] === high && this.low[at] === low) return false;
    }
    this.high[at] = high;
    this.low[at] = low;
    return true;
  }

  private grow(): void {
    const { high, low } = this;
    this.high = new Uint32Array(high.length * 2);
    this.low = new Uint32Array(low.length * 2);
    for (let at = 0; at < high.length; at += 1) if (high[at] !== EMPTY) this.put(high[at]!, low[at]!);
  }
}

/** Two halves of 32 bits; the first is never 0, which means an empty place. */
function hash64(text: string): [number, number] {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x9e3779b1);
    two = Math.imul(two ^ code, 0x5f356495);
    one = (one << 13) | (one >>> 19);
    two = (two << 17) | (two >>> 15);
  }
  one = finish(one ^ text.length);
  two = finish(two ^ one);
  one = finish(one ^ two);
  return [one >>> 0 || 1, two >>> 0];
}

/** Every bit of what goes in decides over every bit of what comes out. Source: murmur3's last step. */
function finish(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
