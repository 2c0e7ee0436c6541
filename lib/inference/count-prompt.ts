import type { ServerProbe } from "@/lib/generation/server-probe";
import type { ModelServer } from "./exchange";
import { countTokens } from "./tokenize";

/** The tokens of a whole prompt by the server's own tokenizer; null where it has none, or does not answer. */
export async function countPrompt(
  server: ModelServer,
  probe: ServerProbe | null,
  prompt: string,
): Promise<number | null> {
  if (probe?.reachable && !probe.canTokenize) return null;
  try {
    const counts = await countTokens(server, [prompt]);
    return counts?.[0] ?? null;
  } catch {
    return null; // a figure that is missing is no failed completion
  }
}
