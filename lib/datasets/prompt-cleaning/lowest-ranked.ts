/**
 * Keeps the `limit` entries with the lowest ranks of any number that pass by: with ranks drawn at random, that is a
 * shuffle of which the first `limit` are taken, without holding the others.
 */
export class LowestRanked<Entry extends { rank: number }> {
  /** A heap: no entry ranks above the one at the half of its place, the highest stands first. */
  private readonly heap: Entry[] = [];

  constructor(private readonly limit: number) {}

  /** What has no place: another one, this one, or null while there is room. */
  put(entry: Entry): Entry | null {
    if (this.heap.length < this.limit) {
      this.heap.push(entry);
      this.rise(this.heap.length - 1);
      return null;
    }
    const highest = this.heap[0];
    if (highest === undefined || entry.rank >= highest.rank) return entry;
    this.heap[0] = entry;
    this.sink();
    return highest;
  }

  entries(): readonly Entry[] {
    return this.heap;
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (this.heap[above]!.rank >= this.heap[at]!.rank) return;
      this.swap(at, above);
      at = above;
    }
  }

  private sink(): void {
    for (let at = 0; ; ) {
      let highest = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < this.heap.length && this.heap[below]!.rank > this.heap[highest]!.rank) highest = below;
      }
      if (highest === at) return;
      this.swap(at, highest);
      at = highest;
    }
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }
}
