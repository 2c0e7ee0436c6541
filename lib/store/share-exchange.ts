import { isAppError } from "@/lib/app-error";
import type { ShareAnswer } from "@/lib/builds/server-pool";
import { log } from "@/lib/log";
import { exchangeServerShare, leaveServerShare, type ShareHandedIn } from "./server-pace";

const EXCHANGE_EVERY_MS = 300;
const SOONEST_MS = 40;
/** Without the database it goes on with what it had, and after this with half. */
const CUT_OFF_MS = 10_000;

/** What is handed in, and what to do when it has arrived or has not. */
export type Handed = { report: Omit<ShareHandedIn, "processId">; settle: () => void; putBack: () => void };

export type ShareExchangeHooks = {
  handIn: () => Handed;
  take: (answer: ShareAnswer) => void;
  /** The server was removed; there are no more exchanges. */
  onGone: () => void;
  /** The database is away. */
  onFailed: () => void;
  /** After each, whatever came of it. Says whether the next is urgent. */
  after: () => boolean;
  isIdle: () => boolean;
  onIdle: () => void;
};

/** When one process exchanges with the others about one server: at its own pace while it is used, sooner on request. */
export class ShareExchange {
  private timer: NodeJS.Timeout | undefined;
  private isExchanging = false;
  private isHurried = false;
  private isOver = false;
  private lastMs = 0;
  private failingSinceMs: number | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly serverId: number,
    private readonly processId: string,
    private readonly hooks: ShareExchangeHooks,
  ) {}

  /** As soon as there may be one. */
  hurry(): void {
    if (this.isExchanging) this.isHurried = true;
    else {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.in(Math.max(0, this.lastMs + SOONEST_MS - performance.now()));
    }
  }

  /** One after `delayMs`, where none is due before. */
  in(delayMs: number): void {
    if (this.isOver || this.isExchanging) return;
    this.timer ??= setTimeout(() => {
      this.running = this.exchange();
    }, delayMs).unref();
  }

  /** Whether the database was away for too long to believe what was granted. */
  isCutOff(): boolean {
    return this.failingSinceMs !== null && performance.now() - this.failingSinceMs > CUT_OFF_MS;
  }

  /** Gives the share back and ends. */
  async end(): Promise<void> {
    this.isOver = true;
    clearTimeout(this.timer);
    await this.running;
    await this.leave();
  }

  private async exchange(): Promise<void> {
    this.timer = undefined;
    if (this.hooks.isIdle()) {
      this.hooks.onIdle();
      return this.leave();
    }
    this.isExchanging = true;
    const { report, settle, putBack } = this.hooks.handIn();
    try {
      this.hooks.take(await exchangeServerShare(this.serverId, { ...report, processId: this.processId }));
      settle();
      this.failingSinceMs = null;
    } catch (error) {
      putBack();
      this.fail(error);
    }
    this.isExchanging = false;
    this.lastMs = performance.now();
    const isUrgent = this.hooks.after() || this.isHurried;
    this.isHurried = false;
    this.in(isUrgent && this.failingSinceMs === null ? SOONEST_MS : EXCHANGE_EVERY_MS);
  }

  private fail(error: unknown): void {
    if (isAppError(error) && error.kind === "not_found") {
      this.isOver = true;
      this.hooks.onGone();
      return;
    }
    this.hooks.onFailed();
    if (this.failingSinceMs !== null) return;
    this.failingSinceMs = performance.now();
    const message = "no exchange about a server's limit, going on with the last one";
    log().warn({ err: error, server: this.serverId }, message);
  }

  private async leave(): Promise<void> {
    try {
      await leaveServerShare(this.serverId, this.processId);
    } catch (error) {
      log().debug(
        { err: error, server: this.serverId },
        "a share could not be given back, it will be forgotten",
      );
    }
  }
}
