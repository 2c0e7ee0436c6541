import type { Complete } from "@/lib/generation/completion";
import { guardPrompt } from "@/lib/generation/guard-prompt";
import type { ServerProbe } from "@/lib/generation/server-probe";
import { countPrompt } from "@/lib/inference/count-prompt";
import { log } from "@/lib/log";
import { getServer } from "@/lib/store/servers";
import { completeAt, type LiveServer } from "./live-servers";

/** How long a probe is believed: a server that was started again is tested again within a minute. */
const PROBE_MS = 10_000;

/** Completions of `model` for a build: none to a prompt that does not fit the window or was cut by the server. */
export function guardedCompleteAt(server: LiveServer, serverId: number, model: string): Complete {
  const readProbe = createProbeReader(serverId);
  return guardPrompt(completeAt(server, model, { hasDeltas: false }), {
    windowTokens: async () => {
      const probe = await readProbe();
      return probe?.reachable ? probe.windowTokens : null;
    },
    count: async (text) => countPrompt({ ...server.access, model }, await readProbe(), text),
  });
}

/** The server's latest probe, read at most every few seconds; what was known last where it cannot be read. */
function createProbeReader(serverId: number): () => Promise<ServerProbe | null> {
  let reading: Promise<ServerProbe | null> = Promise.resolve(null);
  let readAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - readAt < PROBE_MS) return reading;
    readAt = performance.now();
    const before = reading;
    reading = getServer(serverId).then(
      ({ probe }) => probe,
      (error: unknown) => {
        log().warn({ err: error, server: serverId }, "could not read what is known of a server");
        return before;
      },
    );
    return reading;
  };
}
