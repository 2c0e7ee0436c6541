import { SERVER_TITLES, type ServerProbe } from "@/lib/generation/server-probe";
import { probeServer } from "@/lib/inference/probe";
import { findIdentityChange } from "@/lib/inference/server-identity";
import { log } from "@/lib/log";
import {
  getServerAccess,
  isServerInUse,
  keepProbe,
  listServers,
  replaceProbe,
  type ServerView,
} from "@/lib/store/servers";

let isProbing = false;
let isWatching = false;

/**
 * Finds out what a server is that nobody has tested since it was added or changed, so that its window and kind are
 * known when a build is planned. The sample server may still be starting, so it is asked until it answers.
 */
export async function probeNewServers(): Promise<void> {
  if (isProbing) return;
  isProbing = true;
  try {
    for (const { id, name, probe, isSample } of await listServers()) {
      if (probe !== null && !(isSample && !probe.reachable)) continue;
      const found = await probeServer(await getServerAccess(id), { isInUse: await isServerInUse(id) });
      await keepProbe(id, found);
      log().info({ server: name, reachable: found.reachable }, "server probed");
    }
  } catch (error) {
    log().warn({ err: error }, "could not probe a new server, trying again");
  } finally {
    isProbing = false;
  }
}

/**
 * Tests again what is no longer what it was: another build, other models, or an address that answers at last. A
 * server that is the same gets two or three small questions and no completion, whatever it is busy with.
 */
export async function watchServers(): Promise<void> {
  if (isWatching) return;
  isWatching = true;
  try {
    for (const server of await listServers()) {
      if (server.probe !== null) await lookAgain(server, server.probe);
    }
  } catch (error) {
    log().warn({ err: error }, "could not look at the servers again, trying later");
  } finally {
    isWatching = false;
  }
}

async function lookAgain(server: ServerView, before: ServerProbe): Promise<void> {
  try {
    const access = await getServerAccess(server.id);
    if ((await findIdentityChange(access, before)) === null) return;
    const found = await probeServer(access, { isInUse: await isServerInUse(server.id) });
    // Gone again between two questions: what is known of it is worth more.
    if (!found.reachable && before.reachable) return;
    const message = found.reachable ? describeChange(server.name, before, found) : null;
    if (await replaceProbe(server, found, message)) {
      log().info({ server: server.name, message }, "server probed again");
    }
  } catch (error) {
    // One server's broken key or address must not keep the others from being looked at.
    log().warn({ err: error, server: server.name }, "could not look at a server again, trying later");
  }
}

type Reachable = Extract<ServerProbe, { reachable: true }>;

function describeChange(name: string, before: ServerProbe, now: Reachable): string {
  const title = `${SERVER_TITLES[now.kind]}${now.build === null ? "" : ` ${now.build}`}`;
  if (!before.reachable) return `${name} answers again and is ${title}; probed again`;
  if (before.kind !== now.kind || before.build !== now.build) return `${name} is now ${title}; probed again`;
  return `${name} now serves ${now.models.slice(0, 3).join(", ")}${now.models.length > 3 ? ` and ${now.models.length - 3} more` : ""}; probed again`;
}
