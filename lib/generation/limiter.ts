/**
 * At most `limit()` holders at a time. The parties that wait (builds, boards, a person's preview) take turns, so
 * that a small one never stands behind all of a large one; within a party, first come first served. The limit may
 * change while it is used.
 */
export class Limiter {
  private held = 0;
  /** Who waits, by party; the party whose turn it is stands first. */
  private readonly waiting = new Map<unknown, (() => void)[]>();

  constructor(private readonly limit: () => number) {}

  /** Resolves to a function that gives the place back; rejects with the signal's reason when it is aborted first. */
  async acquire(signal: AbortSignal, party: unknown = null): Promise<() => void> {
    signal.throwIfAborted();
    if (this.held < this.limit()) this.held += 1;
    else await this.wait(signal, party);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.held -= 1;
      this.admit();
    };
  }

  /** Resolves when a place was taken for the one who waits. */
  private wait(signal: AbortSignal, party: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        const queue = this.waiting.get(party)?.filter((one) => one !== enter) ?? [];
        if (queue.length === 0) this.waiting.delete(party);
        else this.waiting.set(party, queue);
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      const queue = this.waiting.get(party);
      if (queue === undefined) this.waiting.set(party, [enter]);
      else queue.push(enter);
    });
  }

  private admit(): void {
    while (this.held < this.limit()) {
      const [next] = this.waiting;
      if (next === undefined) return;
      const [party, queue] = next;
      const enter = queue.shift();
      this.waiting.delete(party);
      if (queue.length > 0) this.waiting.set(party, queue); // to the end of the round
      this.held += 1;
      enter?.();
    }
  }
}
