import type { ServerProbe } from "@/lib/generation/server-probe";
import type { ModelServer } from "./exchange";
import { countTokens } from "./tokenize";

/** Longest wait for a count: a figure is worth no more. */
const PATIENCE_MS = 1_000;

/** The tokens of a whole prompt by the server's own tokenizer; null where it has none, or does not answer soon. */
export async function countPrompt(
  server: ModelServer,
  probe: ServerProbe | null,
  prompt: string,
): Promise<number | null> {
  if (probe?.reachable && !probe.canTokenize) return null;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    const counts = await Promise.race([countTokens(server, [prompt]), late]);
    return counts?.[0] ?? null;
  } catch {
    return null; // a figure that is missing is no failed completion
  } finally {
    clearTimeout(timer);
  }
}
