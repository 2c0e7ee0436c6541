/** What decides who may enter. Asked again at each `admit`. */
export type LimiterRule = {
  /** Holders at a time. */
  limit: () => number;
  /** Whether one more of a party may enter now, as far as the limit allows it. */
  mayEnter?: (party: unknown) => boolean;
  /** Told at once of each that enters, before the next is asked about. */
  onEnter?: (party: unknown) => void;
};

/**
 * At most `limit()` holders at a time. The parties that wait (builds, boards, a person's preview) take turns, so
 * that a small one never stands behind all of a large one; within a party, first come first served. The limit may
 * change while it is used: whoever changes it calls `admit`.
 */
export class Limiter {
  private held = 0;
  private waiters = 0;
  /** Who waits, by party; the party whose turn it is stands first. */
  private readonly waiting = new Map<unknown, (() => void)[]>();
  private readonly rule: LimiterRule;

  constructor(rule: LimiterRule | (() => number)) {
    this.rule = typeof rule === "function" ? { limit: rule } : rule;
  }

  /** Places taken. */
  get heldCount(): number {
    return this.held;
  }

  get waitingCount(): number {
    return this.waiters;
  }

  /** Resolves to a function that gives the place back; rejects with the signal's reason when it is aborted first. */
  async acquire(signal: AbortSignal, party: unknown = null): Promise<() => void> {
    signal.throwIfAborted();
    if (!this.waiting.has(party) && this.hasRoomFor(party)) this.enter(party);
    else await this.wait(signal, party);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.held -= 1;
      this.admit();
    };
  }

  /** Lets in who may enter now. */
  admit(): void {
    // A party that may not enter keeps its turn while others pass it.
    for (let isAdmitting = true; isAdmitting; ) {
      isAdmitting = false;
      for (const [party, queue] of [...this.waiting]) {
        if (this.held >= this.rule.limit()) return;
        if (!this.hasRoomFor(party)) continue;
        const enter = queue.shift();
        this.waiting.delete(party);
        if (queue.length > 0) this.waiting.set(party, queue); // to the end of the round
        this.enter(party);
        enter?.();
        isAdmitting = true;
      }
    }
  }

  private hasRoomFor(party: unknown): boolean {
    return this.held < this.rule.limit() && (this.rule.mayEnter?.(party) ?? true);
  }

  private enter(party: unknown): void {
    this.held += 1;
    this.rule.onEnter?.(party);
  }

  /** Resolves when a place was taken for the one who waits. */
  private wait(signal: AbortSignal, party: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.waiters -= 1;
        signal.removeEventListener("abort", leave);
      };
      const enter = () => {
        settle();
        resolve();
      };
      const leave = () => {
        const queue = this.waiting.get(party)?.filter((one) => one !== enter) ?? [];
        if (queue.length === 0) this.waiting.delete(party);
        else this.waiting.set(party, queue);
        settle();
        reject(signal.reason);
      };
      this.waiters += 1;
      signal.addEventListener("abort", leave, { once: true });
      const queue = this.waiting.get(party);
      if (queue === undefined) this.waiting.set(party, [enter]);
      else queue.push(enter);
    });
  }
}
