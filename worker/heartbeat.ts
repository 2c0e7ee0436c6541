import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { log } from "@/lib/log";
import { releaseLocks } from "@/lib/store/build-queue";
import { database } from "@/lib/store/database";
import {
  beat,
  buryDeadWorkers,
  removeWorker,
  WORKER_SILENCE_MS,
  type WorkerIdentity,
} from "@/lib/store/workers";

const BEAT_MS = 2_000;
/** A beat that comes later than this after the one before was kept from the database. */
const LATE_MS = 3 * BEAT_MS;

/** Keeps this process known as alive, and takes over from those that are not. */
export class Heartbeat {
  readonly identity: WorkerIdentity = { id: randomUUID(), host: hostname(), pid: process.pid };
  private readonly lockIds = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private isBeating = false;
  private lastBeatAt = Number.NEGATIVE_INFINITY;
  /** Since when every beat arrived in time. */
  private steadySince = Number.POSITIVE_INFINITY;

  constructor(private readonly onBeat: () => Promise<void>) {}

  /** Says hello and buries the dead before any work is taken. */
  async start(): Promise<void> {
    await this.pulse();
    this.timer = setInterval(() => void this.pulse(), BEAT_MS);
  }

  /** A beat out of turn, to make new lock names known at once. */
  async pulse(): Promise<void> {
    try {
      await beat(this.identity, [...this.lockIds]);
      this.noteBeat(performance.now());
    } catch (error) {
      log().warn({ err: error }, "no heartbeat, trying again");
      return;
    }
    if (this.isBeating) return;
    this.isBeating = true;
    try {
      const canJudgeSilence = performance.now() - this.steadySince > WORKER_SILENCE_MS;
      const buried = await buryDeadWorkers(this.identity.host, isProcessAlive, { canJudgeSilence });
      if (buried.length > 0) log().warn({ workers: buried }, "took over from workers that died");
      await this.onBeat();
    } catch (error) {
      log().warn({ err: error }, "could not look after the other workers and the builds, trying again");
    } finally {
      this.isBeating = false;
    }
  }

  addLockId(id: string): void {
    this.lockIds.add(id);
  }

  /** Nothing runs under these names any more: what they still hold is for others, or for this process again. */
  async dropLockIds(ids: ReadonlySet<string>): Promise<void> {
    for (const id of ids) this.lockIds.delete(id);
    await releaseLocks(database(), [...ids]);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await removeWorker(this.identity.id);
  }

  /**
   * After an outage everybody seems silent to who is back first. So whoever missed beats waits until the others had
   * as long to be heard as a dead one has.
   */
  private noteBeat(now: number): void {
    if (now - this.lastBeatAt > LATE_MS) this.steadySince = now;
    this.lastBeatAt = now;
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
