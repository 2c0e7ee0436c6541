import { probeServer } from "@/lib/inference/probe";
import { log } from "@/lib/log";
import { getServerAccess, keepProbe, listServers } from "@/lib/store/servers";

let isProbing = false;

/**
 * Finds out what a server is that nobody has tested since it was added or changed, so that its window and kind are
 * known when a build is planned. A server that was tested is left alone: a probe costs it a token. The sample
 * server may still be starting, so it is asked until it answers.
 */
export async function probeNewServers(): Promise<void> {
  if (isProbing) return;
  isProbing = true;
  try {
    for (const { id, name, probe, isSample } of await listServers()) {
      if (probe !== null && !(isSample && !probe.reachable)) continue;
      const found = await probeServer(await getServerAccess(id));
      await keepProbe(id, found);
      log().info({ server: name, reachable: found.reachable }, "server probed");
    }
  } catch (error) {
    log().warn({ err: error }, "could not probe a new server, trying again");
  } finally {
    isProbing = false;
  }
}
