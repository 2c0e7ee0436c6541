import type { HttpFetch } from "./http-fetch";

/** What came of one question to a server. `trouble` is what was thrown where there was no answer. */
export type Answer =
  | {
      answered: true;
      status: number;
      contentType: string;
      /** Where a redirect points, null where it is none. */
      location: string | null;
      text: string;
      /** Undefined where the text is no JSON. */
      json: unknown;
    }
  | { answered: false; trouble: unknown; hasTimedOut: boolean };

export type AskServer = (url: string, jsonBody?: unknown) => Promise<Answer>;

/** Small questions with a limit each: GET, or POST where there is a body. Never throws. */
export function createAskServer(httpFetch: HttpFetch, apiKey: string | null, timeoutMs: number): AskServer {
  const headers: Record<string, string> = { accept: "application/json", "content-type": "application/json" };
  if (apiKey !== null) headers.authorization = `Bearer ${apiKey}`;
  return async (url, jsonBody) => {
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await httpFetch(url, {
        ...(jsonBody === undefined ? {} : { method: "POST", body: JSON.stringify(jsonBody) }),
        headers,
        signal: limit,
      });
      const text = await response.text();
      const contentType = response.headers.get("content-type") ?? "";
      const location = response.headers.get("location");
      return { answered: true, status: response.status, contentType, location, text, json: parseJson(text) };
    } catch (trouble) {
      return { answered: false, trouble, hasTimedOut: limit.aborted };
    }
  };
}

/** The fields of a 200 with a JSON object, null for anything else. */
export function okFields(answer: Answer): Record<string, unknown> | null {
  if (!answer.answered || answer.status !== 200) return null;
  const { json } = answer;
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as Record<string, unknown>)
    : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
