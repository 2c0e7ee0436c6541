import { setMaxListeners } from "node:events";
import { isAppError } from "@/lib/app-error";
import type { Complete } from "@/lib/generation/completion";
import type { BuildWork } from "@/lib/store/builds";
import type { SeatWish, SharedLimit } from "@/lib/store/shared-limit";
import { guardedCompleteAt } from "./guarded-complete";
import type { LiveServer, LiveServers } from "./live-servers";
import type { ItemSeat } from "./run-item";

/** A server of the build as this process asks it. */
type Entrance = { id: number; name: string; server: LiveServer; complete: Complete; isDraining: boolean };

/**
 * The places of one build at all its servers. An item goes to whichever has room first; one that drains finishes what
 * it has and gets nothing new. Who waits notices when servers join or leave.
 */
export class BuildSeats {
  private entrances: Entrance[] = [];
  private change = newChange();

  constructor(
    private readonly buildId: number,
    private readonly servers: Pick<LiveServers, "open" | "find">,
  ) {}

  /** Takes over which servers serve the build. Returns how many of them there still are. */
  async refresh(rows: BuildWork["servers"]): Promise<number> {
    const found = await Promise.all(
      rows.map(async ({ identity, isDraining }): Promise<Entrance | null> => {
        const server = this.servers.find(identity.id) ?? (await this.openOrNull(identity.id));
        if (server === null) return null;
        const known = this.entrances.find((one) => one.server === server);
        const complete = known?.complete ?? guardedCompleteAt(server, identity.id, identity.model);
        return { id: identity.id, name: server.access.name, server, complete, isDraining };
      }),
    );
    const before = this.entrances;
    this.entrances = found.filter((one) => one !== null);
    if (this.entrances.map(markOf).join() !== before.map(markOf).join()) {
      this.change.abort(new Error("the servers of the build are others now"));
      this.change = newChange();
    }
    return this.entrances.length;
  }

  /** Why nothing can be asked at the moment; null where something can, undefined where that is not known here. */
  standstill(): string | null | undefined {
    const open = this.entrances.filter((one) => !one.isDraining);
    if (open.length === 0) return "every server of it is being drained";
    if (!open.some(({ server }) => server.limit.isKnown)) return undefined;
    const reasons = open.map(({ name, server }) => {
      const reason = server.limit.closedReason;
      return reason !== null && open.length > 1 ? `${name}: ${reason}` : reason;
    });
    return reasons.includes(null) ? null : reasons.join("; ");
  }

  /** Waits for a place at any of them; rejects with the signal's reason when it is aborted first. */
  async acquire(signal: AbortSignal, tokens: () => number): Promise<ItemSeat> {
    const wish: SeatWish = { tokens, isWarmed: true };
    for (;;) {
      signal.throwIfAborted();
      const { change } = this;
      const seat = await this.acquireOnce(signal, change.signal, wish).catch((error: unknown) => {
        if (signal.aborted || !change.signal.aborted) throw error;
        return null; // look again who serves the build
      });
      if (seat !== null) return seat;
    }
  }

  private async acquireOnce(signal: AbortSignal, changed: AbortSignal, wish: SeatWish): Promise<ItemSeat> {
    const leaving = new AbortController();
    const leave = () => leaving.abort(signal.aborted ? signal.reason : changed.reason);
    signal.addEventListener("abort", leave, { once: true });
    changed.addEventListener("abort", leave, { once: true });
    try {
      return await this.acquireAtOne(leaving, wish);
    } finally {
      signal.removeEventListener("abort", leave);
      changed.removeEventListener("abort", leave);
    }
  }

  private async acquireAtOne(leaving: AbortController, wish: SeatWish): Promise<ItemSeat> {
    const party = `build ${this.buildId}`;
    const open = this.entrances.filter((one) => !one.isDraining);
    if (open.length === 0) return new Promise((_, reject) => rejectOnAbort(leaving.signal, reject));
    const roomiest = open
      .map((entrance) => ({ entrance, free: entrance.server.limit.freePlacesFor(party, wish) }))
      .filter(({ free }) => free > 0)
      .sort((a, b) => b.free - a.free)[0];
    const tried = roomiest === undefined ? open : [roomiest.entrance];
    const attempts = tried.map(async (entrance) =>
      seatAt(entrance, await entrance.server.limit.acquire(leaving.signal, party, wish)),
    );
    const first = await Promise.any(attempts).catch((error: unknown) => {
      throw error instanceof AggregateError ? error.errors[0] : error;
    });
    leaving.abort(new Error("another server had room first"));
    for (const attempt of attempts) {
      attempt.then(
        (seat) => seat !== first && seat.release(null),
        () => {}, // it has left its line
      );
    }
    return first;
  }

  private async openOrNull(id: number): Promise<LiveServer | null> {
    try {
      return await this.servers.open(id);
    } catch (error) {
      if (isAppError(error) && error.kind === "not_found") return null;
      throw error;
    }
  }
}

function seatAt(
  { id, complete, server }: Entrance,
  seat: Awaited<ReturnType<SharedLimit["acquire"]>>,
): ItemSeat {
  return {
    serverId: id,
    complete,
    noteFirstToken: seat.noteFirstToken,
    release: seat.release,
    isAway: (generation) => server.limit.isAway(generation),
  };
}

const markOf = ({ id, isDraining }: Entrance) => `${id}${isDraining ? " drains" : ""}`;

function newChange(): AbortController {
  const change = new AbortController();
  // Every item that waits listens.
  setMaxListeners(0, change.signal);
  return change;
}

function rejectOnAbort(signal: AbortSignal, reject: (reason: unknown) => void): void {
  if (signal.aborted) reject(signal.reason);
  else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
}
