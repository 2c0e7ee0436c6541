import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { endProgram, firstMessage, startProgram } from "./child-processes";
import { readLogFile } from "./sample-server/log-file";

/** A sample server in a process of its own that can die, hang and misbehave, and tells of all it sent. */
export class SampleProcess {
  private child: ChildProcess | null = null;
  private port = 0;

  constructor(private readonly logFile: string) {}

  /** Listens where it listened before; `http://127.0.0.1:PORT`. */
  async start(): Promise<string> {
    const args = ["--port", String(this.port), "--log-file", this.logFile];
    this.child = startProgram("testing/sample-server/main.ts", args);
    const { port } = await firstMessage<{ port: number }>(this.child);
    this.port = port;
    return `http://127.0.0.1:${port}`;
  }

  /** Dies without a word and comes back after a while. */
  async die(forMs: number): Promise<void> {
    await this.stop("SIGKILL");
    await sleep(forMs);
    await this.start();
  }

  /** Accepts connections and does nothing at all for a while. */
  async hang(forMs: number): Promise<void> {
    this.child?.kill("SIGSTOP");
    await sleep(forMs);
    this.child?.kill("SIGCONT");
  }

  async misbehave(settings: string, forMs: number): Promise<void> {
    this.child?.send({ settings });
    await sleep(forMs);
    this.child?.send({ settings: "" });
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.child !== null) await endProgram(this.child, signal);
    this.child = null;
  }

  /** SHA-256, hexadecimal, of the whole texts it says it sent, by the seed they were asked for with. */
  sentTexts(): Map<number, Set<string>> {
    const sent = new Map<number, Set<string>>();
    for (const { seed, outcome, textHash } of readLogFile(this.logFile)) {
      if (outcome !== "completed") continue;
      sent.set(seed, (sent.get(seed) ?? new Set()).add(textHash));
    }
    return sent;
  }

  /** The seeds of the whole texts it sent, in order. */
  sentSeeds(): number[] {
    return readLogFile(this.logFile).flatMap(({ seed, outcome }) => (outcome === "completed" ? [seed] : []));
  }
}
