import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { Heartbeat } from "./heartbeat";
import { pause } from "./pause";

const REST_MS = 1_000;
/** Ends of jobs that come within this time are told to the queue together. */
const TOGETHER_MS = 20;

/** Few, since most jobs spend their time at a model server; the queue would rather have one for each. */
const CONNECTIONS = 4;

/** The queue's own words, into the log of this process. */
export const queueLogger = new Logger(() => (level, message, meta) => {
  if (message.includes("maxPoolSize")) return;
  if (level === "error" || level === "warning") log().warn({ meta }, message);
});

/**
 * Takes jobs of these tasks, `concurrency` at a time, for as long as this process lives: a queue that broke off
 * because the database went away is taken up again, and what runs meanwhile runs on.
 */
export class JobTaker {
  private runner: Runner | null = null;
  private readonly ended: Promise<void>;

  constructor(
    private readonly taskList: TaskList,
    private readonly concurrency: number,
    private readonly heartbeat: Heartbeat,
    private readonly stopping: AbortSignal,
  ) {
    this.ended = this.takeOn();
  }

  /** Lets the jobs under way end. `stopping` is aborted before. */
  async stop(): Promise<void> {
    await this.runner?.stop().catch(() => {}); // it may have stopped by itself
    await this.ended;
  }

  private async takeOn(): Promise<void> {
    while (!this.stopping.aborted) {
      const lockIds = new Set<string>();
      try {
        await this.takeOnce(lockIds);
      } catch (error) {
        log().warn({ err: error }, "the queue broke off, taking it up again");
      }
      await this.heartbeat.dropLockIds(lockIds).catch(() => {}); // locks that nobody claims are released anyway
      await pause(REST_MS, this.stopping).catch(() => {});
    }
  }

  private async takeOnce(lockIds: Set<string>): Promise<void> {
    const events = new EventEmitter() as WorkerEvents;
    events.setMaxListeners(0);
    const claim = (id: string) => {
      lockIds.add(id);
      this.heartbeat.addLockId(id);
    };
    // Jobs are locked in the name of the pool, or of one of its workers.
    events.on("pool:create", ({ workerPool }) => claim(workerPool.id));
    events.on("worker:create", ({ worker }) => claim(worker.workerId));
    this.runner = await run({
      connectionString: env().DATABASE_URL,
      concurrency: this.concurrency,
      maxPoolSize: CONNECTIONS,
      pollInterval: 2_000,
      noHandleSignals: true,
      logger: queueLogger,
      events,
      taskList: this.taskList,
      preset: { worker: { completeJobBatchDelay: TOGETHER_MS, failJobBatchDelay: TOGETHER_MS } },
    });
    if (this.stopping.aborted) void this.runner.stop();
    await this.heartbeat.pulse();
    await this.runner.promise;
  }
}
