import { exactRequest, type GenerationInput } from "@/lib/generation/generate";
import { countTokens } from "@/lib/inference/tokenize";
import type { PreparedColumn } from "@/lib/store/preview-columns";

/** Longest wait of a finished completion for the count of its prompt. */
const PATIENCE_MS = 1_000;

/** The tokens of the whole prompt, counted by the server's own tokenizer; null where it does not, or not in time. */
export async function countPromptTokens(
  { server, probe }: Pick<PreparedColumn, "server" | "probe">,
  input: GenerationInput,
): Promise<number | null> {
  if (probe?.reachable && !probe.canTokenize) return null;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    const counts = await Promise.race([countTokens(server, [exactRequest(input).prompt]), late]);
    return counts?.[0] ?? null;
  } catch {
    return null; // a figure that is missing, not a preview that failed
  } finally {
    clearTimeout(timer);
  }
}
