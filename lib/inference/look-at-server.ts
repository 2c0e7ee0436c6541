import { createAskServer } from "./ask-server";
import { normalizeBaseUrl, serverRoot } from "./base-url";
import { diagnoseConnection } from "./diagnose-connection";
import { createHttpFetch } from "./http-fetch";

/** Whether a server takes requests. Busy: a connection stands, but no answer came in time. */
type Look = { state: "answers" } | { state: "busy" } | { state: "down"; reason: string };

/**
 * One or two questions that cost the server nothing: `/health`, and `/v1/models` of one that has no such thing.
 * A full llama.cpp answers late, so a timeout is no sign that it is down. Throws `bad_request` for an address that
 * is none.
 */
export async function lookAtServer(
  server: { baseUrl: string; apiKey: string | null },
  { timeoutMs = 4_000 } = {},
): Promise<Look> {
  const baseUrl = normalizeBaseUrl(server.baseUrl);
  const ask = createAskServer(createHttpFetch({ connectMs: timeoutMs }), server.apiKey, timeoutMs);
  for (const url of [`${serverRoot(baseUrl)}/health`, `${baseUrl}/models`]) {
    const answer = await ask(url);
    if (!answer.answered) {
      if (answer.hasTimedOut) return { state: "busy" };
      return { state: "down", reason: `server not reachable: ${diagnoseConnection(answer.trouble, url)}` };
    }
    if (answer.status < 400) return { state: "answers" };
    if (answer.status === 503 && /\bloading\b/i.test(answer.text)) {
      return { state: "down", reason: "server still loading its model (503)" };
    }
    const isLast = url.endsWith("/models");
    // A gateway whose server is away answers itself.
    if (isLast && answer.status >= 500) {
      return { state: "down", reason: `server not ready: it answers ${answer.status} at ${url}` };
    }
  }
  return { state: "answers" };
}
