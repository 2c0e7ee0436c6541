import { setMaxListeners } from "node:events";
import { AppError, isAppError } from "@/lib/app-error";
import { isWorked } from "@/lib/builds/build-status";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { thawPreset } from "@/lib/filters/presets";
import type { Limiter } from "@/lib/generation/limiter";
import { log } from "@/lib/log";
import { getStep } from "@/lib/steps/steps";
import { type BuildWork, findBuildStatus } from "@/lib/store/builds";
import { getVersionById } from "@/lib/store/constitutions";
import { completeAt, LiveServers } from "./live-servers";
import type { BuildContext } from "./run-item";

/** A build as this process works on it. */
export type LiveBuild = { context: BuildContext; limiter: Limiter; abort: AbortController };

/** How often a build's status and its server's address and limit are read again while it is worked on. */
const WATCH_MS = 700;

/** The builds this process works on, made at their first shard and forgotten when they are over. */
export class BuildContexts {
  // Promises, because the shards of a build begin at the same moment: all of them get the one that `watch` ends.
  private readonly builds = new Map<number, Promise<LiveBuild>>();
  private readonly timer: NodeJS.Timeout;
  private isWatching = false;

  constructor(private readonly servers = new LiveServers()) {
    this.timer = setInterval(() => void this.watch(), WATCH_MS);
  }

  open(work: BuildWork): Promise<LiveBuild> {
    const known = this.builds.get(work.id);
    if (known !== undefined) return known;
    const opening = this.make(work);
    this.builds.set(work.id, opening);
    opening.catch(() => this.builds.delete(work.id));
    return opening;
  }

  /** Leaves every request; their shards reject. */
  abortAll(reason: Error): void {
    clearInterval(this.timer);
    for (const opening of this.builds.values()) {
      opening.then(
        (build) => build.abort.abort(reason),
        () => {}, // who opened it has been told
      );
    }
  }

  private async make(work: BuildWork): Promise<LiveBuild> {
    const [first] = work.servers;
    if (first === undefined) throw new AppError("not_found", "no server serves it");
    const server = await this.servers.open(first.identity.id).catch((error: unknown) => {
      if (!isAppError(error) || error.kind !== "not_found") throw error;
      throw new AppError("not_found", `its server “${first.identity.name}” was removed`);
    });
    const version = await getVersionById(work.manifest.constitution.versionId);
    const abort = new AbortController();
    // Every item in flight listens.
    setMaxListeners(0, abort.signal);
    return {
      limiter: server.limiter,
      abort,
      context: {
        buildId: work.id,
        datasetId: work.datasetId,
        manifest: work.manifest,
        step: getStep(work.manifest.step),
        constitution: showConstitution(version.body),
        preset: thawPreset(work.preset),
        complete: completeAt(server, work.manifest.server.model),
      },
    };
  }

  private async watch(): Promise<void> {
    if (this.isWatching) return;
    this.isWatching = true;
    try {
      for (const [id, opening] of this.builds) {
        const status = await findBuildStatus(id);
        if (status !== null && isWorked(status)) continue;
        const build = await opening;
        build.abort.abort(new Error(`build ${id} is ${status ?? "gone"}`));
        this.builds.delete(id);
      }
      await this.servers.lookAgain();
    } catch (error) {
      log().warn({ err: error }, "could not look at the builds' status, trying again");
    } finally {
      this.isWatching = false;
    }
  }
}
