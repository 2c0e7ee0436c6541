import { setMaxListeners } from "node:events";
import { AppError } from "@/lib/app-error";
import { isWorked } from "@/lib/builds/build-status";
import { stepSetup } from "@/lib/builds/step-setup";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { thawPreset } from "@/lib/filters/presets";
import { log } from "@/lib/log";
import { getStep } from "@/lib/steps/steps";
import { listBuildServers } from "@/lib/store/build-servers";
import { type BuildWork, failBuild, findBuildStatus, setWaiting } from "@/lib/store/builds";
import { getVersionById } from "@/lib/store/constitutions";
import { BuildSeats } from "./build-seats";
import { LiveServers } from "./live-servers";
import type { BuildContext } from "./run-item";

/** A build as this process works on it, until it pauses or is left; who resumes it begins with another. */
export type LiveBuild = {
  context: BuildContext;
  seats: BuildSeats;
  /** Aborted when nothing new of it may be begun. */
  begin: AbortController;
  /** Aborted when what is in flight is left too. */
  stay: AbortController;
  /** Shards under way. */
  shards: number;
  /** Why nothing could be asked when it was last looked at. */
  stoodStill?: string | null;
};

/** How often a build's status and its servers' addresses and limits are read again while it is worked on. */
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
    if (known !== undefined) return this.lookedAtAgain(known, work);
    const opening = this.make(work);
    this.builds.set(work.id, opening);
    opening.catch(() => this.builds.delete(work.id));
    return opening;
  }

  /** What a person has just changed of its servers holds from the next shard on, not only once `watch` comes by. */
  private async lookedAtAgain(opening: Promise<LiveBuild>, work: BuildWork): Promise<LiveBuild> {
    const build = await opening;
    await Promise.all(work.servers.map(({ identity }) => this.servers.lookAgainAt(identity.id)));
    return build;
  }

  /** Leaves every request; their shards reject. */
  abortAll(reason: Error): void {
    clearInterval(this.timer);
    this.leaving = reason;
    void this.servers.close();
    for (const build of this.pausing) leave(build, reason);
    for (const opening of this.builds.values()) {
      opening.then(
        (build) => leave(build, reason),
        () => {}, // who opened it has been told
      );
    }
  }

  private async make(work: BuildWork): Promise<LiveBuild> {
    const seats = new BuildSeats(work.id, this.servers);
    if ((await seats.refresh(work.servers)) === 0)
      throw new AppError("not_found", noServerLeft(work.servers));
    const { constitution } = work.manifest;
    const version = constitution === null ? null : await getVersionById(constitution.versionId);
    const begin = new AbortController();
    const stay = new AbortController();
    // Every item listens.
    setMaxListeners(0, begin.signal, stay.signal);
    const build: LiveBuild = {
      seats,
      begin,
      stay,
      shards: 0,
      context: {
        buildId: work.id,
        datasetId: work.datasetId,
        manifest: work.manifest,
        step: getStep(work.manifest.step),
        constitution: stepSetup(work.manifest, version === null ? null : showConstitution(version.body)),
        preset: thawPreset(work.preset),
      },
    };
    if (this.leaving !== null) leave(build, this.leaving);
    return build;
  }

  private async watch(): Promise<void> {
    if (this.isWatching) return;
    this.isWatching = true;
    try {
      await this.servers.lookAgain();
      for (const [id, opening] of this.builds) {
        const wish = await wishOf(id);
        const build = await opening;
        if (wish === "work") {
          await this.lookAtServersOf(id, build);
          continue;
        }
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
    } catch (error) {
      log().warn({ err: error }, "could not look at the builds' status, trying again");
    } finally {
      this.isWatching = false;
    }
  }

  /** Takes up servers that joined, leaves those that drain, and says where the build only waits. */
  private async lookAtServersOf(id: number, build: LiveBuild): Promise<void> {
    const servers = await listBuildServers(id);
    if ((await build.seats.refresh(servers)) === 0) {
      await failBuild(id, noServerLeft(servers));
      return;
    }
    const { stoodStill } = build;
    build.stoodStill = build.seats.standstill();
    // Twice in a row: another worker may have seen a moment before that the server answers again.
    if (build.stoodStill === null || (build.stoodStill && stoodStill)) await setWaiting(id, build.stoodStill);
  }
}

function noServerLeft(servers: BuildWork["servers"]): string {
  const names = servers.map(({ identity }) => `“${identity.name}”`).join(", ");
  if (names === "") return "no server serves it";
  return servers.length === 1 ? `its server ${names} was removed` : `all its servers were removed: ${names}`;
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
