import { AppError } from "@/lib/app-error";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { countTokens } from "@/lib/inference/tokenize";
import { getServerAccess } from "@/lib/store/servers";

/** No tokenizer puts so many characters into one token on average over a whole prompt. */
const MOST_CHARACTERS_A_TOKEN = 32;

/**
 * Counts tokens by a server's own tokenizer, or estimates them where there is none. Texts that are within or beyond
 * `limit` by their length alone are not sent. Throws `bad_request` where the server does not count.
 */
export function tokenCounter(serverId: number | null, limit: number) {
  if (serverId === null) return async (texts: readonly string[]) => texts.map(estimateTokens);
  return async (texts: readonly string[]): Promise<number[]> => {
    const server = await getServerAccess(serverId);
    const isClear = (text: string) => text.length > limit * MOST_CHARACTERS_A_TOKEN;
    const counts = await countTokens(
      server,
      texts.filter((text) => !isClear(text)),
    );
    if (counts === null) {
      throw new AppError(
        "bad_request",
        `${server.name} does not count tokens; choose another server, or the estimate.`,
      );
    }
    let next = 0;
    return texts.map((text) => (isClear(text) ? estimateTokens(text) : (counts[next++] ?? 0)));
  };
}
