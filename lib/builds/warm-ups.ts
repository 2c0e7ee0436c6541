import { type ShareAnswer, WARM_UP_MS } from "./server-pool";

type Warmth = { state: "cold" | "mine" | "reading" | "warm"; sinceMs: number };

/**
 * The builds of one process at one server, and whether the server has read the beginning that all their prompts
 * share. The first request of a build goes alone; the others follow its first token. A party that was never expected
 * needs no warming. Times are of one monotonic clock.
 */
export class WarmUps {
  private readonly parties = new Map<unknown, Warmth>();
  private readonly read = new Set<string>();

  /** From now on the party's first request goes alone. Says whether it is new here. */
  expect(party: string, nowMs: number): boolean {
    if (this.parties.has(party)) return false;
    this.parties.set(party, { state: "cold", sinceMs: nowMs });
    return true;
  }

  mayEnter(party: unknown, nowMs: number): boolean {
    const warmth = this.parties.get(party);
    if (warmth === undefined || warmth.state === "warm" || warmth.state === "mine") return true;
    return warmth.state === "reading" && nowMs - warmth.sinceMs >= WARM_UP_MS;
  }

  enter(party: unknown, nowMs: number): void {
    const warmth = this.parties.get(party);
    if (warmth?.state === "mine") this.parties.set(party, { state: "reading", sinceMs: nowMs });
    else if (warmth?.state === "reading" && nowMs - warmth.sinceMs >= WARM_UP_MS) this.noteRead(party, nowMs);
  }

  /** A first token came. */
  noteRead(party: unknown, nowMs: number): void {
    const warmth = this.parties.get(party);
    if (warmth === undefined || warmth.state === "warm" || typeof party !== "string") return;
    this.parties.set(party, { state: "warm", sinceMs: nowMs });
    this.read.add(party);
  }

  /** A request ended; where the first did without a token, the next is the first. */
  noteEnd(party: unknown, nowMs: number): void {
    if (this.parties.get(party)?.state === "reading")
      this.parties.set(party, { state: "mine", sinceMs: nowMs });
  }

  report(): { coldParties: string[]; warmParties: string[] } {
    const warmParties = [...this.read];
    this.read.clear();
    const coldParties = [...this.parties].flatMap(([party, { state }]) =>
      state === "cold" && typeof party === "string" ? [party] : [],
    );
    return { coldParties, warmParties };
  }

  /** What could not be handed in is told again. */
  putBack(warmParties: readonly string[]): void {
    for (const party of warmParties) this.read.add(party);
  }

  take(warmth: ShareAnswer["warmth"], nowMs: number): void {
    for (const [party, word] of Object.entries(warmth)) {
      if (this.parties.get(party)?.state !== "cold" || word === "others") continue;
      this.parties.set(party, { state: word === "warm" ? "warm" : "mine", sinceMs: nowMs });
    }
  }

  /** The server was away: what it had read is gone. */
  forget(nowMs: number): void {
    for (const party of this.parties.keys()) this.parties.set(party, { state: "cold", sinceMs: nowMs });
    this.read.clear();
  }
}
