import { setMaxListeners } from "node:events";
import { AppError, isAppError } from "@/lib/app-error";
import { isOver } from "@/lib/builds/build-status";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { getPreset } from "@/lib/filters/presets";
import type { Complete } from "@/lib/generation/completion";
import { Limiter } from "@/lib/generation/limiter";
import { createComplete } from "@/lib/inference/complete";
import { log } from "@/lib/log";
import { getStep } from "@/lib/steps/steps";
import { type BuildWork, findBuildStatus } from "@/lib/store/builds";
import { getVersionById } from "@/lib/store/constitutions";
import { getServerAccess, type ServerAccess } from "@/lib/store/servers";
import type { BuildContext } from "./run-item";

/** A build as this process works on it. */
export type LiveBuild = { context: BuildContext; limiter: Limiter; abort: AbortController };

/** A server with what is known of it at the moment; a person may change it while builds use it. */
type LiveServer = { limiter: Limiter; access: ServerAccess };

/** How often a build's status and its server's address and limit are read again while it is worked on. */
const WATCH_MS = 700;

/** The builds this process works on, made at their first shard and forgotten when they are over. */
export class BuildContexts {
  // Promises, because the shards of a build begin at the same moment: all of them get the one that `watch` ends.
  private readonly builds = new Map<number, Promise<LiveBuild>>();
  private readonly servers = new Map<number, LiveServer>();
  private readonly timer: NodeJS.Timeout;
  private isWatching = false;

  constructor() {
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
    if (work.serverId === null) {
      throw new AppError("not_found", `its server “${work.manifest.server.name}” was removed`);
    }
    const access = await getServerAccess(work.serverId);
    const version = await getVersionById(work.manifest.constitution.versionId);
    const server = this.servers.get(work.serverId) ?? this.addServer(work.serverId, access);
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
        preset: getPreset(work.manifest.preset.name, work.manifest.preset.version),
        complete: completeAt(server, work.manifest.server.model),
      },
    };
  }

  private addServer(id: number, access: ServerAccess): LiveServer {
    const server: LiveServer = { access, limiter: new Limiter(() => server.access.maxInFlight) };
    this.servers.set(id, server);
    return server;
  }

  private async lookAgain(id: number, server: LiveServer): Promise<void> {
    try {
      server.access = await getServerAccess(id);
    } catch (error) {
      // Only a server that no open build uses can be removed.
      if (!isAppError(error) || error.kind !== "not_found") throw error;
      this.servers.delete(id);
    }
  }

  private async watch(): Promise<void> {
    if (this.isWatching) return;
    this.isWatching = true;
    try {
      for (const [id, opening] of this.builds) {
        const status = await findBuildStatus(id);
        if (status !== null && !isOver(status) && status !== "cancelling") continue;
        const build = await opening;
        build.abort.abort(new Error(`build ${id} is ${status ?? "gone"}`));
        this.builds.delete(id);
      }
      for (const [id, server] of this.servers) await this.lookAgain(id, server);
    } catch (error) {
      log().warn({ err: error }, "could not look at the builds' status, trying again");
    } finally {
      this.isWatching = false;
    }
  }
}

/** Completions of `model` at the server's address and with its key of the moment. */
function completeAt(server: LiveServer, model: string): Complete {
  const connect = ({ baseUrl, apiKey }: ServerAccess) => createComplete({ baseUrl, apiKey, model });
  let { access } = server;
  let complete = connect(access);
  return (request, signal) => {
    if (server.access.baseUrl !== access.baseUrl || server.access.apiKey !== access.apiKey) {
      access = server.access;
      complete = connect(access);
    }
    return complete(request, signal);
  };
}
