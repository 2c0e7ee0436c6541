import type { ShareAnswer } from "./server-pool";

/** A request that was not refused for so long was taken: longer than a refusal takes to a process that is held up. */
const TAKEN_AFTER_MS = 500;

/**
 * Requests on their way of which it is not known whether the server takes them. A crowd sent at once to a server that
 * has just become smaller would be refused as a whole, so only part of a grant goes at a time. Times are monotonic ms.
 */
export class CarefulSending {
  /** When they were sent, the oldest first. */
  private unsure: number[] = [];
  private hasSigns = false;

  send(nowMs: number): void {
    this.unsure.push(nowMs);
  }

  /** One of them ended; `isBegun`: it has only begun to be answered. */
  settle({ isBegun = false } = {}): void {
    this.hasSigns ||= isBegun;
    this.unsure.shift();
  }

  /** For how long no other may be sent; 0 where one may. */
  waitMs({ granted, isCautious }: ShareAnswer, nowMs: number): number {
    // Where nobody tells of first tokens, it would be the length of the answers that holds requests back.
    if (!isCautious && !this.hasSigns) return 0;
    const oldest = this.unsure.findIndex((sentMs) => nowMs - sentMs < TAKEN_AFTER_MS);
    const unsure = oldest < 0 ? 0 : this.unsure.length - oldest;
    const most = isCautious ? Math.max(2, Math.floor(granted / 4)) : Math.max(8, Math.floor(granted / 3));
    return unsure < most ? 0 : TAKEN_AFTER_MS - (nowMs - (this.unsure[oldest] ?? nowMs));
  }
}
