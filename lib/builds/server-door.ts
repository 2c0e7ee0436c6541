import type { RequestEnd } from "./observations";
import { isServerAway } from "./retry";

/** What a look at a server found (lib/inference/look-at-server.ts). */
export type ServerLook = { state: "answers" } | { state: "busy" } | { state: "down"; reason: string };

/** Connection failures in a row, with no answer between, after which a server is taken for down without a look. */
const FAILURES_TO_CLOSE = 3;
/** A reset may be of a crowd. */
const RESET_COUNTS = 0.5;
/** A closed server that accepts connections but never answers in time is busy with others. */
const BUSY_LOOKS_TO_OPEN = 3;
const FIRST_LOOK_MS = 1_000;
const LONGEST_LOOK_MS = 4_000;

/**
 * Whether one process thinks that a server answers. One failed connection makes it look; several in a row are enough.
 * What it finds is handed in at the next exchange, and closes or opens the server for all. Times are monotonic ms.
 */
export class ServerDoor {
  private failures = 0;
  private busyLooks = 0;
  private looking: Promise<ServerLook> | null = null;
  private lookMs = FIRST_LOOK_MS;
  private nextLookMs = 0;
  private found: { down: string | null; isUp: boolean } = { down: null, isUp: false };

  constructor(
    private readonly look: () => Promise<ServerLook>,
    /** Called when there is something to hand in. */
    private readonly onFound: () => void,
  ) {}

  /** Whether it is taken for down, handed in or not. */
  get isDown(): boolean {
    return this.found.down !== null;
  }

  /** `isClosed`: nothing is sent, but perhaps a preview that tries. */
  noteEnd(end: RequestEnd, isClosed: boolean): void {
    if (end.kind === "cancelled" || isLate(end)) return;
    if (end.kind === "loading") this.find({ down: `server still loading: ${end.message}` });
    else if (isAwayKind(end)) {
      this.failures += end.wasReset ? RESET_COUNTS : 1;
      if (this.failures >= FAILURES_TO_CLOSE) this.find({ down: `server not reachable: ${end.message}` });
      else void this.lookNow(isClosed);
    } else if (end.kind === "overloaded") {
      this.failures += 1; // a gateway whose server is gone answers so
      if (this.failures >= FAILURES_TO_CLOSE) void this.lookNow(isClosed);
    } else if (end.kind !== "cut_stream") {
      this.failures = 0;
      if (isClosed) this.find({ isUp: true });
    }
  }

  /** Whether a request ended because the server went away; looks where only that can tell. */
  async isAway(end: RequestEnd, isClosed: boolean): Promise<boolean> {
    if (isAwayKind(end)) return true;
    if (end.kind !== "cut_stream" && end.kind !== "overloaded" && !isLate(end)) return false;
    if (isClosed || this.isDown) return true;
    const isWorthALook = end.kind === "cut_stream" || this.failures >= FAILURES_TO_CLOSE;
    return isWorthALook && !isLate(end) && (await this.lookNow(isClosed)).state === "down";
  }

  /** To be called now and then while the server is closed and this process is the one that looks. */
  lookAgain(nowMs: number): void {
    if (this.looking !== null || nowMs < this.nextLookMs) return;
    this.nextLookMs = nowMs + this.lookMs;
    this.lookMs = Math.min(LONGEST_LOOK_MS, this.lookMs * 1.5);
    void this.lookNow(true);
  }

  /** What is to be handed in. */
  report(): { down: string | null; isUp: boolean } {
    return this.found;
  }

  /** It was handed in. */
  forget(found: { down: string | null; isUp: boolean }): void {
    if (this.found === found) this.found = { down: null, isUp: false };
  }

  /** The server answers again, for all. */
  noteOpen(): void {
    this.failures = 0;
    this.busyLooks = 0;
    this.lookMs = FIRST_LOOK_MS;
    this.nextLookMs = 0;
  }

  private lookNow(isClosed: boolean): Promise<ServerLook> {
    this.looking ??= this.look()
      .catch((): ServerLook => ({ state: "busy" }))
      .then((look) => {
        this.looking = null;
        this.judge(look, isClosed);
        return look;
      });
    return this.looking;
  }

  private judge(look: ServerLook, isClosed: boolean): void {
    if (look.state === "down") {
      this.find({ down: look.reason });
      return;
    }
    this.busyLooks = look.state === "busy" ? this.busyLooks + 1 : 0;
    const isUp = look.state === "answers" || this.busyLooks >= BUSY_LOOKS_TO_OPEN;
    if (isClosed && isUp) this.find({ isUp: true });
  }

  private find(found: { down: string } | { isUp: true }): void {
    this.found = { down: null, isUp: false, ...found };
    this.onFound();
  }
}

/** It was taken and not answered in time, which says nothing of whether the server is there. */
function isLate({ kind }: RequestEnd): boolean {
  return (
    kind === "timeout" || kind === "first_token_timeout" || kind === "gap_timeout" || kind === "total_timeout"
  );
}

const isAwayKind = ({ kind }: RequestEnd) => kind !== "completed" && isServerAway(kind);
