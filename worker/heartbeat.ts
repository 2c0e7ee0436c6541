import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { log } from "@/lib/log";
import { beat, buryDeadWorkers, removeWorker, type WorkerIdentity } from "@/lib/store/workers";

const BEAT_MS = 2_000;

/** Keeps this process known as alive, and takes over from those that are not. */
export class Heartbeat {
  readonly identity: WorkerIdentity = { id: randomUUID(), host: hostname(), pid: process.pid };
  private readonly lockIds = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

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
      const buried = await buryDeadWorkers(this.identity.host, isProcessAlive);
      if (buried.length > 0) log().warn({ workers: buried }, "took over from workers that died");
      await this.onBeat();
    } catch (error) {
      log().warn({ err: error }, "no heartbeat, trying again");
    }
  }

  addLockId(id: string): void {
    this.lockIds.add(id);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await removeWorker(this.identity.id);
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
