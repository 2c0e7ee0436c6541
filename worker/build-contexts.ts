import { setMaxListeners } from "node:events";
import { AppError, isAppError } from "@/lib/app-error";
import { isWorked } from "@/lib/builds/build-status";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { getPreset } from "@/lib/filters/presets";
import type { Limiter } from "@/lib/generation/limiter";
import { log } from "@/lib/log";
import { getStep } from "@/lib/steps/steps";
import { type BuildWork, findBuildStatus } from "@/lib/store/builds";
import { getVersionById } from "@/lib/store/constitutions";
import { completeAt, LiveServers } from "./live-servers";
import type { BuildContext } from "./run-item";

/** A build as this process works on it, until it pauses or is left; who resumes it begins with another. */
export type LiveBuild = {
  context: BuildContext;
  limiter: Limiter;
  /** Aborted when nothing new of it may be begun. */
  begin: AbortController;
  /** Aborted when what is in flight is left too. */
  stay: AbortController;
  /** Shards under way. */
  shards: number;
  /** What was last said of why it waits; undefined: nothing yet. */
  toldReason: string | null | undefined;
};

/** How often a build's status and its server's address and limit are read again while it is worked on. */
const WATCH_MS = 300;

/** The builds this process works on, made at their first shard and forgotten when they are over. */
export class BuildContexts {
  // Promises, because the shards of a build begin at the same moment: all of them get the one that `watch` ends.
  private readonly builds = new Map<number, Promise<LiveBuild>>();
  /** Those that begin nothing new and wait for what is in flight. */
  private readonly pausing = new Set<LiveBuild>();
  private readonly timer: NodeJS.Timeout;
  private isWatching = false;
  /** Why this process leaves; null while it stays. */
  private leaving: Error | null = null;

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
    this.leaving = reason;
    for (const build of this.pausing) leave(build, reason);
    for (const opening of this.builds.values()) {
      opening.then(
        (build) => leave(build, reason),
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
    const begin = new AbortController();
    const stay = new AbortController();
    // Every item listens.
    setMaxListeners(0, begin.signal, stay.signal);
    const build: LiveBuild = {
      limiter: server.limiter,
      begin,
      stay,
      shards: 0,
      toldReason: undefined,
      context: {
        buildId: work.id,
        datasetId: work.datasetId,
        manifest: work.manifest,
        step: getStep(work.manifest.step),
        constitution: showConstitution(version.body),
        preset: getPreset(work.manifest.preset.name, work.manifest.preset.version),
        complete: completeAt(server, work.manifest.server.model),
      },
    };
    if (this.leaving !== null) leave(build, this.leaving);
    return build;
  }

  private async watch(): Promise<void> {
    if (this.isWatching) return;
    this.isWatching = true;
    try {
      for (const [id, opening] of this.builds) {
        const wish = await wishOf(id);
        if (wish === "work") continue;
        const build = await opening;
        this.builds.delete(id);
        this.pausing.add(build);
        build.begin.abort(new Error(`build ${id} is to begin nothing new`));
      }
      for (const build of this.pausing) {
        const id = build.context.buildId;
        if (build.shards > 0 && (await wishOf(id)) !== "leave") continue;
        this.pausing.delete(build);
        leave(build, new Error(`build ${id} is left`));
      }
      await this.servers.lookAgain();
    } catch (error) {
      log().warn({ err: error }, "could not look at the builds' status, trying again");
    } finally {
      this.isWatching = false;
    }
  }
}

/** What the build's row asks of those who work on it. */
async function wishOf(id: number): Promise<"work" | "finish" | "leave"> {
  const build = await findBuildStatus(id);
  if (build !== null && isWorked(build.status)) return "work";
  return build?.status === "pausing" && !build.isDropping ? "finish" : "leave";
}

function leave(build: LiveBuild, reason: Error): void {
  build.begin.abort(reason);
  build.stay.abort(reason);
}
