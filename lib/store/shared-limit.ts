import { randomUUID } from "node:crypto";
import { CarefulSending } from "@/lib/builds/careful-sending";
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
import { type Handed, ShareExchange } from "./share-exchange";

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

const ONE_AT_A_TIME: ShareAnswer = {
  limit: 1,
  granted: 1,
  reserved: 0,
  holdMs: 0,
  allowance: { requests: null, tokens: null },
  tokensPerMinute: null,
  isCautious: false,
  closedReason: null,
  isLooker: false,
  warmth: {},
};

/** A preview has begun with its kept place; what it does in the background may wait until that is on its way. */
const AFTER_STANDING_MS = 30;
const IDLE_MS = 10_000;
/** Of what was granted, at a refusal that nobody else can be told of. */
const ALONE_FALL = 0.7;

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
  private readonly sending = new CarefulSending();
  private readonly exchange: ShareExchange;
  /** Who has how many places. */
  private readonly parties = new Map<unknown, number>();
  /** The tokens that one more request of a party may need. */
  private readonly tokensOf = new Map<unknown, number>();
  /** Those booked for who has entered and not yet sat down, in their order. */
  private readonly booked: number[] = [];
  private grant: ShareAnswer | null = null;
  private seen = noObservations();
  private mostWanted = 0;
  private mostInFlight = 0;
  private wantedAtLast = 0;
  private holdUntilMs = 0;
  private brakes = 0;
  private isGone = false;
  private usedMs = 0;
  private wakeTimer: NodeJS.Timeout | undefined;

  constructor(
    serverId: number,
    private readonly options: SharedLimitOptions,
  ) {
    this.limiter = new Limiter({
      limit: () => this.places(),
      mayEnter: (party) => this.mayEnter(party),
      onEnter: (party) => this.onEnter(party),
    });
    this.exchange = new ShareExchange(serverId, options.processId ?? PROCESS_ID, {
      handIn: () => this.handIn(),
      take: (answer) => this.take(answer),
      onGone: () => this.goOnAlone(),
      onFailed: () => this.goOnCutOff(),
      after: () => this.goOn(),
      isIdle: () => this.wanted() === 0 && performance.now() - this.usedMs > IDLE_MS,
      onIdle: () => this.forget(),
    });
    this.door = new ServerDoor(options.look, () => this.exchange.hurry());
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
    if (this.limiter.waitingCount === 0) this.exchange.in(AFTER_STANDING_MS);
    // Where it was known that more is wanted than there is, the next exchange is soon enough.
    else if (this.grant === null || this.wantedAtLast <= this.grant.granted) this.exchange.hurry();
    const leave = await entering;
    return this.seat(party, leave, performance.now());
  }

  /** Whether a request failed because the server went away, so that it is not the request's fault. */
  isAway(outcome: Ended): Promise<boolean> {
    return this.door.isAway(requestEnd(outcome), this.isClosed());
  }

  /** Gives the share back at once, for good. */
  async close(): Promise<void> {
    clearTimeout(this.wakeTimer);
    await this.exchange.end();
    this.forget();
  }

  private seat(party: unknown, leave: () => void, begunMs: number): Seat {
    let isSure = false;
    let isReleased = false;
    const beSure = (isBegun: boolean) => {
      if (isSure) return;
      isSure = true;
      this.sending.settle({ isBegun });
    };
    const estimate = this.booked.shift() ?? 0;
    return {
      noteFirstToken: () => {
        if (isSure) return;
        beSure(true);
        this.warmUps.noteRead(party, performance.now());
        this.limiter.admit();
      },
      release: (outcome) => {
        if (isReleased) return;
        isReleased = true;
        beSure(false);
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
    this.exchange.hurry();
  }

  private places(): number {
    const isPreview = this.options.kind === "preview";
    if (this.grant === null) return isPreview ? 1 : 0;
    if (this.isGone) return this.grant.granted;
    if (isPreview && this.isClosed()) return 1; // one that tries tells the person why
    if (this.brakes > 0 || this.isClosed() || performance.now() < this.holdUntilMs) return 0;
    const { granted, reserved } = this.grant;
    return Math.max(reserved, this.exchange.isCutOff() ? Math.ceil(granted / 2) : granted);
  }

  private isClosed(): boolean {
    return this.door.isDown || this.closedReason !== null;
  }

  private mayEnter(party: unknown): boolean {
    const nowMs = performance.now();
    if (!this.warmUps.mayEnter(party, nowMs)) return false;
    if (!this.spending.mayBegin(this.tokensOf.get(party) ?? 0)) return false;
    const waitMs = this.grant === null ? 0 : this.sending.waitMs(this.grant, nowMs);
    if (waitMs > 0) this.wakeIn(waitMs);
    return waitMs === 0;
  }

  private onEnter(party: unknown): void {
    const nowMs = performance.now();
    this.sending.send(nowMs);
    this.mostInFlight = Math.max(this.mostInFlight, this.limiter.heldCount);
    const tokens = this.tokensOf.get(party) ?? 0;
    this.spending.begin(tokens, nowMs);
    this.booked.push(tokens);
    this.warmUps.enter(party, nowMs);
    this.parties.set(party, (this.parties.get(party) ?? 0) + 1);
  }

  private leaveParty(party: unknown): void {
    const left = (this.parties.get(party) ?? 1) - 1;
    if (left > 0) this.parties.set(party, left);
    else this.parties.delete(party);
    if (this.wanted() <= 1) this.tokensOf.clear(); // the one that leaves was the last
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

  private handIn(): Handed {
    const nowMs = performance.now();
    const { seen, brakes } = this;
    this.seen = noObservations();
    const { spent, putBack: putSpentBack } = this.spending.report(nowMs);
    const found = this.door.report();
    const warmth = this.warmUps.report();
    const wanted = Math.max(this.mostWanted, this.wanted());
    this.mostWanted = this.wanted();
    this.wantedAtLast = wanted;
    const { mostInFlight } = this;
    this.mostInFlight = this.limiter.heldCount;
    const report = {
      kind: this.options.kind,
      wanted,
      inFlight: this.limiter.heldCount,
      parties: byName(this.parties),
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
    const settle = () => {
      this.brakes -= brakes;
      this.door.forget(found);
    };
    return { report, settle, putBack };
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

  /** The server was removed: what is under way, and what finds no other, ends at the address it began with. */
  private goOnAlone(): void {
    this.isGone = true;
    this.grant = { ...ONE_AT_A_TIME, granted: Math.max(1, this.grant?.granted ?? 0) };
    this.spending.take(ONE_AT_A_TIME.allowance);
  }

  private goOnCutOff(): void {
    const granted = this.grant?.granted ?? 0;
    if (this.brakes > 0 && this.grant !== null) {
      this.grant = { ...this.grant, granted: Math.max(1, Math.floor(granted * ALONE_FALL)) };
    }
    this.brakes = 0;
  }

  private goOn(): boolean {
    this.limiter.admit();
    return this.brakes > 0;
  }

  private forget(): void {
    this.grant = null;
    this.wantedAtLast = 0;
    this.mostWanted = 0;
  }
}

/** What parties have, as a person reads it. */
function byName(parties: ReadonlyMap<unknown, number>): Record<string, number> {
  const named: Record<string, number> = {};
  for (const [party, count] of parties) {
    const name = typeof party === "string" ? party : "preview";
    named[name] = (named[name] ?? 0) + count;
  }
  return named;
}

/** What a request used; the estimate where the server does not say. */
function tokensOf(outcome: Ended, estimate: number): number {
  if (outcome.status === "failed") return estimate;
  const { promptTokens = null, completionTokens = null } = outcome.usage ?? {};
  return promptTokens === null || completionTokens === null ? estimate : promptTokens + completionTokens;
}
