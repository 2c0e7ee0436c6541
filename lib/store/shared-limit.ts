import { randomUUID } from "node:crypto";
import { isAppError } from "@/lib/app-error";
import {
  addObservations,
  isRefused,
  noObservations,
  observe,
  type RequestEnd,
  requestEnd,
} from "@/lib/builds/observations";
import { ServerDoor, type ServerLook } from "@/lib/builds/server-door";
import type { ShareAnswer } from "@/lib/builds/server-pool";
import { Spending } from "@/lib/builds/spending";
import { WarmUps } from "@/lib/builds/warm-ups";
import { Limiter } from "@/lib/generation/limiter";
import { log } from "@/lib/log";
import { exchangeServerShare, leaveServerShare, type ShareHandedIn } from "./server-pace";

export type SharedLimitOptions = {
  kind: "worker" | "preview";
  /** Asks the server whether it answers, at its address of the moment. */
  look: () => Promise<ServerLook>;
  /** Stands in for the process, of which each has one share. */
  processId?: string;
};

/** A place at the server. */
export type Seat = {
  /** To be called when the first token came: it shows that the server has taken the request. */
  noteFirstToken: () => void;
  /** Gives the place back with what came of it; null where nothing was sent. */
  release: (outcome: Ended | null) => void;
};

export type SeatWish = {
  /** Tokens in and out that the request may need; asked only where a budget counts them. */
  tokens?: () => number;
  /** Whether the party's prompts share a beginning that the server should read once before all of them. */
  isWarmed?: boolean;
};

type Ended = Parameters<typeof requestEnd>[0] & {
  usage?: { promptTokens: number | null; completionTokens: number | null };
};

const PROCESS_ID = randomUUID();

const EXCHANGE_EVERY_MS = 300;
const SOONEST_EXCHANGE_MS = 40;
/** A preview has begun with its kept place; what it does in the background may wait until that is on its way. */
const AFTER_STANDING_MS = 30;
const IDLE_MS = 10_000;
/** Without the database it goes on with what it had, and after this with half. */
const CUT_OFF_MS = 10_000;
/** A request that was not refused for so long was taken. */
const TAKEN_AFTER_MS = 200;

/**
 * The way of one process to one server: its part of the limit that all processes share (lib/builds/server-pool.ts),
 * divided among its builds, boards and previews in turns. Exchanges with the others through the database several times
 * a second while it is used, and at once where it was refused. A preview begins on its kept place without asking.
 */
export class SharedLimit {
  private readonly limiter: Limiter;
  private readonly door: ServerDoor;
  private readonly warmUps = new WarmUps();
  private readonly spending = new Spending();
  private readonly processId: string;
  private readonly parties = new Map<string, number>();
  private readonly tokensOf = new Map<unknown, number>();
  private grant: ShareAnswer | null = null;
  private seen = noObservations();
  /** When those began that may still be refused. */
  private unsure: number[] = [];
  private mostWanted = 0;
  private mostInFlight = 0;
  private wantedAtLast = 0;
  private holdUntilMs = 0;
  private brakes = 0;
  private exchangedMs = 0;
  private failingSinceMs: number | null = null;
  private usedMs = 0;
  private isExchanging = false;
  private isHurried = false;
  private isGone = false;
  private timer: NodeJS.Timeout | undefined;
  private wakeTimer: NodeJS.Timeout | undefined;

  constructor(
    readonly serverId: number,
    private readonly options: SharedLimitOptions,
  ) {
    this.processId = options.processId ?? PROCESS_ID;
    this.limiter = new Limiter({
      limit: () => this.places(),
      mayEnter: (party) => this.mayEnter(party),
      onEnter: (party) => this.onEnter(party),
    });
    this.door = new ServerDoor(options.look, () => this.hurry());
  }

  /** Whether this process knows at the moment how things stand; while it does not use the server it does not. */
  get isKnown(): boolean {
    return this.grant !== null;
  }

  /** Why nothing is sent at the moment; null while the server answers, as far as is known. */
  get closedReason(): string | null {
    return this.grant?.closedReason ?? null;
  }

  /** Places that a party could take at once. */
  freePlacesFor(party: unknown, { isWarmed = false }: SeatWish = {}): number {
    if (isWarmed && typeof party === "string") this.warmUps.expect(party, performance.now());
    return this.mayEnter(party) ? this.places() - this.limiter.heldCount : 0;
  }

  /** Waits for a place; rejects with the signal's reason when it is aborted first. */
  async acquire(signal: AbortSignal, party: unknown, wish: SeatWish = {}): Promise<Seat> {
    this.usedMs = performance.now();
    if (wish.isWarmed && typeof party === "string") this.warmUps.expect(party, this.usedMs);
    if (wish.tokens !== undefined && this.countsTokens()) {
      this.tokensOf.set(
        party,
        Math.min(wish.tokens(), this.grant?.tokensPerMinute ?? Number.POSITIVE_INFINITY),
      );
    }
    const entering = this.limiter.acquire(signal, party);
    this.mostWanted = Math.max(this.mostWanted, this.wanted());
    if (this.limiter.waitingCount === 0) this.exchangeIn(AFTER_STANDING_MS);
    // Where it was known that more is wanted than there is, the next exchange is soon enough.
    else if (this.grant === null || this.wantedAtLast <= this.grant.granted) this.hurry();
    const leave = await entering;
    return this.seat(party, leave, performance.now());
  }

  /** Whether a request failed because the server went away, so that it is not the request's fault. */
  isAway(outcome: Ended): Promise<boolean> {
    return this.door.isAway(requestEnd(outcome), this.isClosed());
  }

  /** Gives the share back at once. */
  async close(): Promise<void> {
    this.isGone = true;
    clearTimeout(this.timer);
    clearTimeout(this.wakeTimer);
    await this.leave();
  }

  private seat(party: unknown, leave: () => void, begunMs: number): Seat {
    let isSure = false;
    let isReleased = false;
    const beSure = () => {
      if (isSure) return;
      isSure = true;
      this.unsure.shift();
    };
    const estimate = this.tokensOf.get(party) ?? 0;
    return {
      noteFirstToken: () => {
        if (isSure) return;
        beSure();
        this.warmUps.noteRead(party, performance.now());
        this.limiter.admit();
      },
      release: (outcome) => {
        if (isReleased) return;
        isReleased = true;
        beSure();
        this.leaveParty(party);
        // Who shows no text may not be told of the first token.
        if (outcome?.status === "completed") this.warmUps.noteRead(party, performance.now());
        else this.warmUps.noteEnd(party, performance.now());
        if (outcome === null) this.spending.undo(begunMs, estimate);
        else {
          this.spending.correct(begunMs, tokensOf(outcome, estimate) - estimate);
          this.noteEnd(requestEnd(outcome), performance.now() - begunMs);
        }
        this.usedMs = performance.now();
        leave();
      },
    };
  }

  private noteEnd(end: RequestEnd, ageMs: number): void {
    if (end.kind === "cancelled") return;
    observe(this.seen, end, { ageMs, inFlight: this.limiter.heldCount - 1 });
    this.door.noteEnd(end, this.isClosed());
    if (!isRefused(end)) return;
    // Nothing more until all know of it.
    this.brakes += 1;
    this.hurry();
  }

  private places(): number {
    const isPreview = this.options.kind === "preview";
    if (this.grant === null) return isPreview ? 1 : 0;
    if (isPreview && this.isClosed()) return 1; // one that tries tells the person why
    if (this.brakes > 0 || this.isClosed() || performance.now() < this.holdUntilMs) return 0;
    const { granted, reserved } = this.grant;
    return Math.max(reserved, this.isCutOff() ? Math.ceil(granted / 2) : granted);
  }

  private isCutOff(): boolean {
    return this.failingSinceMs !== null && performance.now() - this.failingSinceMs > CUT_OFF_MS;
  }

  private isClosed(): boolean {
    return this.door.isDown || this.closedReason !== null;
  }

  private mayEnter(party: unknown): boolean {
    const nowMs = performance.now();
    if (!this.warmUps.mayEnter(party, nowMs)) return false;
    if (!this.spending.mayBegin(this.tokensOf.get(party) ?? 0)) return false;
    if (this.grant === null) return true;
    const oldest = this.unsure.findIndex((begunMs) => nowMs - begunMs < TAKEN_AFTER_MS);
    const unsure = oldest < 0 ? 0 : this.unsure.length - oldest;
    if (unsure < mostUnsure(this.grant)) return true;
    this.wakeIn(TAKEN_AFTER_MS - (nowMs - (this.unsure[oldest] ?? nowMs)));
    return false;
  }

  private onEnter(party: unknown): void {
    const nowMs = performance.now();
    this.unsure.push(nowMs);
    this.mostInFlight = Math.max(this.mostInFlight, this.limiter.heldCount);
    this.spending.begin(this.tokensOf.get(party) ?? 0, nowMs);
    this.warmUps.enter(party, nowMs);
    const name = nameOf(party);
    this.parties.set(name, (this.parties.get(name) ?? 0) + 1);
  }

  private leaveParty(party: unknown): void {
    const name = nameOf(party);
    const left = (this.parties.get(name) ?? 1) - 1;
    if (left > 0) this.parties.set(name, left);
    else this.parties.delete(name);
  }

  private wanted(): number {
    return this.limiter.heldCount + this.limiter.waitingCount;
  }

  private countsTokens(): boolean {
    return (
      this.grant !== null && (this.grant.tokensPerMinute !== null || this.grant.allowance.tokens !== null)
    );
  }

  private wakeIn(delayMs: number): void {
    this.wakeTimer ??= setTimeout(
      () => {
        this.wakeTimer = undefined;
        this.limiter.admit();
      },
      Math.max(1, delayMs),
    ).unref();
  }

  /** An exchange as soon as there may be one. */
  private hurry(): void {
    if (this.isExchanging) this.isHurried = true;
    else {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.exchangeIn(Math.max(0, this.exchangedMs + SOONEST_EXCHANGE_MS - performance.now()));
    }
  }

  private exchangeIn(delayMs: number): void {
    if (this.isGone || this.isExchanging) return;
    this.timer ??= setTimeout(() => void this.exchange(), delayMs).unref();
  }

  private async exchange(): Promise<void> {
    this.timer = undefined;
    if (this.isIdle()) return this.leave();
    this.isExchanging = true;
    const { report, settle, putBack } = this.handIn();
    const { brakes } = this;
    try {
      this.take(await exchangeServerShare(this.serverId, report));
      settle();
      this.failingSinceMs = null;
      this.brakes -= brakes;
    } catch (error) {
      putBack();
      this.brakes = 0;
      this.goOnAlone(error, brakes > 0);
    }
    this.isExchanging = false;
    this.exchangedMs = performance.now();
    this.limiter.admit();
    const isSoon = this.isHurried || this.brakes > 0;
    this.isHurried = false;
    this.exchangeIn(isSoon && this.failingSinceMs === null ? SOONEST_EXCHANGE_MS : EXCHANGE_EVERY_MS);
  }

  private handIn(): { report: ShareHandedIn; settle: () => void; putBack: () => void } {
    const nowMs = performance.now();
    const { seen } = this;
    this.seen = noObservations();
    const { spent, putBack: putSpentBack } = this.spending.report(nowMs);
    const found = this.door.report();
    const warmth = this.warmUps.report();
    const wanted = Math.max(this.mostWanted, this.wanted());
    this.mostWanted = this.wanted();
    this.wantedAtLast = wanted;
    const { mostInFlight } = this;
    this.mostInFlight = this.limiter.heldCount;
    const report: ShareHandedIn = {
      processId: this.processId,
      kind: this.options.kind,
      wanted,
      inFlight: this.limiter.heldCount,
      parties: Object.fromEntries(this.parties),
      mostInFlight,
      seen,
      spent,
      tokensEach: Math.max(0, ...this.tokensOf.values()),
      ...warmth,
      ...found,
    };
    const putBack = () => {
      addObservations(this.seen, seen);
      putSpentBack();
      this.warmUps.putBack(warmth.warmParties);
    };
    return { report, settle: () => this.door.forget(found), putBack };
  }

  private take(answer: ShareAnswer): void {
    const nowMs = performance.now();
    const wasClosed = this.closedReason !== null;
    this.grant = answer;
    this.holdUntilMs = nowMs + answer.holdMs;
    if (answer.holdMs > 0) this.wakeIn(answer.holdMs + 1);
    this.spending.take(answer.allowance);
    if (answer.closedReason !== null) {
      if (!wasClosed) this.warmUps.forget(nowMs);
      if (answer.isLooker) this.door.lookAgain(nowMs);
    } else if (wasClosed) this.door.noteOpen();
    this.warmUps.take(answer.warmth, nowMs);
  }

  private goOnAlone(error: unknown, wasRefused: boolean): void {
    if (isAppError(error) && error.kind === "not_found") {
      this.isGone = true; // whoever waits is told by those who look after the servers
      this.grant = null;
      return;
    }
    if (this.failingSinceMs === null) {
      this.failingSinceMs = performance.now();
      log().warn(
        { err: error, server: this.serverId },
        "no exchange about a server's limit, going on with the last one",
      );
    }
    if (wasRefused && this.grant !== null) {
      this.grant = { ...this.grant, granted: Math.max(1, Math.floor(this.grant.granted * 0.7)) };
    }
  }

  private isIdle(): boolean {
    return this.wanted() === 0 && performance.now() - this.usedMs > IDLE_MS;
  }

  private async leave(): Promise<void> {
    this.grant = null;
    this.wantedAtLast = 0;
    this.mostWanted = 0;
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

/**
 * How many requests may be on their way of which it is not known whether the server takes them. A crowd sent at once to
 * a server that has just become smaller would be refused as a whole.
 */
function mostUnsure({ granted, isCautious }: ShareAnswer): number {
  return isCautious ? Math.max(2, Math.floor(granted / 4)) : Math.max(8, Math.floor(granted / 3));
}

function nameOf(party: unknown): string {
  return typeof party === "string" ? party : "preview";
}

/** What a request used; the estimate where the server does not say. */
function tokensOf(outcome: Ended, estimate: number): number {
  if (outcome.status === "failed") return estimate;
  const { promptTokens = null, completionTokens = null } = outcome.usage ?? {};
  return promptTokens === null || completionTokens === null ? estimate : promptTokens + completionTokens;
}
