/** Tells who waits for something of a build in this process that it may be there; what other processes do it never says. */
export class Wakes {
  private readonly waiting = new Map<number, Set<() => void>>();

  /** Resolves when the build is woken, at the latest after `ms`, and at once when the signal is aborted. */
  wait(buildId: number, ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const own = this.waiting.get(buildId) ?? new Set();
      this.waiting.set(buildId, own);
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        own.delete(end);
        if (own.size === 0 && this.waiting.get(buildId) === own) this.waiting.delete(buildId);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener("abort", end, { once: true });
      own.add(end);
    });
  }

  wake(buildId: number): void {
    for (const end of [...(this.waiting.get(buildId) ?? [])]) end();
  }
}
