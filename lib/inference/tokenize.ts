import { createHash } from "node:crypto";
import { type AskServer, createAskServer, okFields } from "./ask-server";
import { normalizeBaseUrl, serverRoot } from "./base-url";
import type { ModelServer } from "./exchange";
import { createHttpFetch } from "./http-fetch";

const CONNECT_MS = 3_000;
const ANSWER_MS = 5_000;
/** Few, because counting must not take the connections that a build needs. */
const IN_FLIGHT = 2;
const CACHE_SIZE = 5_000;
/** A server may be started again with another model under the same name. */
const CACHE_MS = 10 * 60_000;

/**
 * Every text is counted behind a full stop, whose own tokens are taken off again: a text alone would also be
 * given the token that begins a prompt, and by some tokenizers a space of its own.
 */
const BEFORE = ".";

const cache = new Map<string, { count: number; at: number }>();

/**
 * How many tokens each text takes inside a prompt, counted by the server's own `/tokenize`; null where it does
 * not count, or does not answer. Texts that were counted lately are not sent again. Throws `bad_request` for an
 * address that is none.
 */
export async function countTokens(server: ModelServer, texts: readonly string[]): Promise<number[] | null> {
  const root = serverRoot(normalizeBaseUrl(server.baseUrl));
  const model = server.model === "" ? null : server.model;
  const ask = createAskServer(createHttpFetch({ connectMs: CONNECT_MS }), server.apiKey, ANSWER_MS);
  const counts = new Map<string, number>();
  const uncounted: string[] = [];
  for (const text of new Set([BEFORE, ...texts.map((text) => BEFORE + text)])) {
    const known = cache.get(cacheKey(root, model, text));
    if (known !== undefined && Date.now() - known.at < CACHE_MS) counts.set(text, known.count);
    else uncounted.push(text);
  }
  let hasFailed = false;
  async function countOnward() {
    for (let text = uncounted.pop(); text !== undefined && !hasFailed; text = uncounted.pop()) {
      const count = await askTokenCount(ask, root, model, text);
      if (count === null) {
        hasFailed = true;
        return;
      }
      counts.set(text, count);
      remember(cacheKey(root, model, text), count);
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, countOnward));
  if (hasFailed) return null;
  const before = counts.get(BEFORE) ?? 0;
  return texts.map((text) => Math.max(0, (counts.get(BEFORE + text) ?? before) - before));
}

/**
 * What `/tokenize` counts in one text that is not empty, or null. Every server's spelling goes in one body, and
 * only a list with tokens in it counts: llama.cpp answers a field it does not know with 200 and an empty one.
 */
export async function askTokenCount(
  ask: AskServer,
  root: string,
  model: string | null,
  text: string,
  /** Whether to count what the server puts before a prompt; absent: as the server does by itself. */
  hasSpecial?: boolean,
): Promise<number | null> {
  const answer = await ask(`${root}/tokenize`, {
    ...(model === null ? {} : { model }),
    ...(hasSpecial === undefined ? {} : { add_special_tokens: hasSpecial, add_special: hasSpecial }),
    prompt: text,
    content: text,
    inputs: text,
  });
  if (!answer.answered || answer.status !== 200) return null;
  // TGI answers with the list itself.
  const tokens = okFields(answer)?.tokens ?? answer.json;
  return Array.isArray(tokens) && tokens.length > 0 ? tokens.length : null;
}

function remember(key: string, count: number) {
  cache.delete(key);
  cache.set(key, { count, at: Date.now() });
  for (const oldest of cache.keys()) {
    if (cache.size <= CACHE_SIZE) break;
    cache.delete(oldest);
  }
}

function cacheKey(root: string, model: string | null, text: string): string {
  return createHash("sha256")
    .update(JSON.stringify([root, model, text]))
    .digest("base64");
}
