import { isAppError } from "@/lib/app-error";
import type { Complete } from "@/lib/generation/completion";
import { type CompleteOptions, createComplete } from "@/lib/inference/complete";
import { lookAtServer } from "@/lib/inference/look-at-server";
import { getServerAccess, type ServerAccess } from "@/lib/store/servers";
import { SharedLimit } from "@/lib/store/shared-limit";

/** A server with what is known of it at the moment; a person may change it while it is used. */
export type LiveServer = { limit: SharedLimit; access: ServerAccess };

/** The servers this process works with: one way in for all builds and boards of each. */
export class LiveServers {
  private readonly servers = new Map<number, LiveServer>();

  /** `processId`: under which its shares are known, so that they go when the worker is buried. */
  constructor(private readonly processId?: string) {}

  /** Throws `not_found`. */
  async open(id: number): Promise<LiveServer> {
    const access = await getServerAccess(id);
    return this.servers.get(id) ?? this.add(id, access);
  }

  /** One that is open already and was not removed. */
  find(id: number): LiveServer | undefined {
    return this.servers.get(id);
  }

  /** Gives its shares of all of them back. */
  async close(): Promise<void> {
    const open = [...this.servers.values()];
    this.servers.clear();
    await Promise.all(open.map(({ limit }) => limit.close()));
  }

  /** Reads addresses, keys and limits again. */
  async lookAgain(): Promise<void> {
    for (const id of this.servers.keys()) await this.lookAgainAt(id);
  }

  /** The same of one; of one that is not open it does nothing. */
  async lookAgainAt(id: number): Promise<void> {
    const server = this.servers.get(id);
    if (server === undefined) return;
    try {
      server.access = await getServerAccess(id);
    } catch (error) {
      if (!isAppError(error) || error.kind !== "not_found") throw error;
      this.servers.delete(id); // removed; what is under way ends at the address it began with
    }
  }

  private add(id: number, access: ServerAccess): LiveServer {
    const look = () => lookAtServer(server.access);
    const limit = new SharedLimit(id, { kind: "worker", look, processId: this.processId });
    const server: LiveServer = { access, limit };
    this.servers.set(id, server);
    return server;
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
