import { isAppError } from "@/lib/app-error";
import type { Complete } from "@/lib/generation/completion";
import { Limiter } from "@/lib/generation/limiter";
import { type CompleteOptions, createComplete } from "@/lib/inference/complete";
import { getServerAccess, type ServerAccess } from "@/lib/store/servers";

/** A server with what is known of it at the moment; a person may change it while it is used. */
export type LiveServer = { limiter: Limiter; access: ServerAccess };

/** The servers this process works with: one limit for all builds and boards of each. */
export class LiveServers {
  private readonly servers = new Map<number, LiveServer>();

  /** Throws `not_found`. */
  async open(id: number): Promise<LiveServer> {
    const access = await getServerAccess(id);
    return this.servers.get(id) ?? this.add(id, access);
  }

  /** Reads addresses, keys and limits again. */
  async lookAgain(): Promise<void> {
    for (const [id, server] of this.servers) await this.lookAgainAt(id, server);
  }

  private add(id: number, access: ServerAccess): LiveServer {
    const server: LiveServer = { access, limiter: new Limiter(() => server.access.maxInFlight) };
    this.servers.set(id, server);
    return server;
  }

  private async lookAgainAt(id: number, server: LiveServer): Promise<void> {
    try {
      server.access = await getServerAccess(id);
    } catch (error) {
      if (!isAppError(error) || error.kind !== "not_found") throw error;
      this.servers.delete(id); // removed; what is under way ends at the address it began with
    }
  }
}

/** Completions of `model` at the server's address and with its key of the moment. */
export function completeAt(server: LiveServer, model: string, options: CompleteOptions = {}): Complete {
  const connect = ({ baseUrl, apiKey }: ServerAccess) => createComplete({ baseUrl, apiKey, model }, options);
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
