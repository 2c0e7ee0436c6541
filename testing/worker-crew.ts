import { setTimeout as sleep } from "node:timers/promises";
import type { SeededRandom } from "./seeded-random";
import { startWorker } from "./start-worker";

type Worker = ReturnType<typeof startWorker>;

/** Workers of which now and then one is killed and another comes. */
export class WorkerCrew {
  private readonly workers: Worker[];

  constructor(count: number) {
    this.workers = Array.from({ length: count }, startWorker);
  }

  /** kill -9 for one of them, with what it has in flight; a new one takes its place. */
  async killOne(random: SeededRandom): Promise<void> {
    const place = random.below(this.workers.length);
    await this.workers[place]?.kill();
    this.workers[place] = startWorker();
  }

  /** One of them does nothing for a while, heartbeats included, and then goes on as if nothing had been. */
  async freezeOne(random: SeededRandom, forMs: number): Promise<void> {
    const worker = this.workers[random.below(this.workers.length)];
    worker?.freeze();
    await sleep(forMs);
    worker?.thaw();
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
  }
}
