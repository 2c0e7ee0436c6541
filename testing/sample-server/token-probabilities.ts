import { seededRandom } from "./seeded-random";
import { tokenId } from "./tokenizer";

type Likely = { text: string; logprob: number };

/** One token with the likeliest at its place, best first; its own is among them where it is likely enough. */
export type ScriptedProbability = Likely & { top: Likely[] };

const OTHERS = [" the", " a", " and", " of", " to", " it", ",", " is", " that", ".", " in", " as"];
/** How often the written token is not the likeliest one; at temperature 0 it always is. */
const SURPRISES = 0.15;

/**
 * Made-up probabilities that could be a model's: at each place they add up to less than 1, and the same request
 * gives the same. `count` alternatives, 0 to 5.
 */
export function scriptProbabilities(
  tokens: readonly string[],
  { count, key, temperature }: { count: number; key: string; temperature: number },
): ScriptedProbability[] {
  return tokens.map((text, at) => {
    const random = seededRandom("probabilities", key, at);
    const rank = temperature > 0 && random.chance(SURPRISES) ? random.between(1, 6) : 0;
    const others = random.shuffle(OTHERS.filter((other) => other !== text));
    const ranked = [...others.slice(0, rank), text, ...others.slice(rank)].slice(
      0,
      Math.max(count, rank + 1),
    );
    let left = 1;
    const likely = ranked.map((token): Likely => {
      // Each takes more than half of what the better ones left, so that the order holds.
      const share = left * (0.5 + 0.45 * random.next());
      left -= share;
      return { text: token, logprob: Math.floor(Math.log(share) * 10_000) / 10_000 };
    });
    const own = likely.find((token) => token.text === text) ?? { text, logprob: 0 };
    return { ...own, top: likely.slice(0, count) };
  });
}

/** As OpenAI's completions and vLLM write it; the token itself stands among the alternatives, as there. */
export function legacyLogprobs(tokens: readonly ScriptedProbability[], firstOffset: number) {
  let offset = firstOffset;
  return {
    tokens: tokens.map(({ text }) => text),
    token_logprobs: tokens.map(({ logprob }) => logprob),
    top_logprobs: tokens.map(({ text, logprob, top }) =>
      Object.fromEntries([...top, { text, logprob }].map((token) => [token.text, token.logprob])),
    ),
    text_offset: tokens.map(({ text }) => {
      offset += text.length;
      return offset - text.length;
    }),
  };
}

/** As the chat API writes it, and llama.cpp for completions too. */
export function contentLogprobs(tokens: readonly ScriptedProbability[]) {
  const entry = ({ text, logprob }: Likely) => ({
    id: tokenId(text),
    token: text,
    bytes: [...Buffer.from(text)],
    logprob,
  });
  return {
    content: tokens.map((token) => ({ ...entry(token), top_logprobs: token.top.map(entry) })),
  };
}
