import { setTimeout as sleep } from "node:timers/promises";
import OpenAI from "openai";
import type { CompletionFailure } from "@/lib/generation/completion";
import { type Complaint, readComplaint } from "./complaint";
import { isReset } from "./diagnose-connection";
import type { HttpFetch } from "./http-fetch";
import { mendAnswer } from "./mend-answer";
import { readRateLimit } from "./rate-limit-headers";
import type { Timeouts } from "./timeouts";

/** Where completions come from. */
export type ModelServer = {
  /** As `normalizeBaseUrl` returns it. */
  baseUrl: string;
  apiKey: string | null;
  model: string;
};

/** What happened on the wire during one request, kept aside because the SDK's errors keep only part of it. */
export type Exchange = {
  client: OpenAI;
  hasAnswered: () => boolean;
  /** Why there was no answer at all. */
  transportError: () => unknown;
  refusal: () => Complaint | null;
  /** What the exchange says of the server's load, as it stands in an outcome. */
  load: () => Pick<CompletionFailure, "rateLimit" | "wasReset">;
};

/** A server with a short backlog resets what comes in a burst; a moment later it takes it. */
const RESET_PAUSE_MS = 50;

/** Asks again, once, where the connection was reset before a single byte of an answer. */
async function onceMore(httpFetch: HttpFetch, ...[url, init]: Parameters<HttpFetch>): ReturnType<HttpFetch> {
  try {
    return await httpFetch(url, init);
  } catch (error) {
    if (!isReset(error) || init?.signal?.aborted) throw error;
    // Not all of a burst at the same moment again.
    await sleep(RESET_PAUSE_MS * (1 + 3 * Math.random()));
    return httpFetch(url, init);
  }
}

/** A client for one request, whose every byte passes through here. `onHeaders` is called when headers arrive. */
export function openExchange(
  server: ModelServer,
  timeouts: Timeouts,
  httpFetch: HttpFetch,
  onHeaders: () => void,
): Exchange {
  let hasAnswered = false;
  let transportError: unknown = null;
  let refusal: Complaint | null = null;
  let load: ReturnType<Exchange["load"]> = {};
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    try {
      const response = await onceMore(httpFetch, url, init);
      hasAnswered = true;
      load = readRateLimit(response.headers, Date.now());
      onHeaders();
      // The SDK iterates the body and asks for status and headers: that much of a Response there is.
      if (response.ok) return (await mendAnswer(response)) as unknown as Response;
      refusal = await readComplaint(response);
      return Response.json({ error: { message: refusal.message } }, { status: response.status });
    } catch (error) {
      transportError = error;
      if (!hasAnswered && isReset(error)) load = { wasReset: true };
      throw error;
    }
  };
  const client = new OpenAI({
    baseURL: server.baseUrl,
    // The SDK insists on a key; the header is left out below where there is none.
    apiKey: server.apiKey ?? "none",
    // Else taken from the environment and sent to a server they are not meant for.
    adminAPIKey: null,
    organization: null,
    project: null,
    defaultHeaders: server.apiKey === null ? { Authorization: null } : {},
    maxRetries: 0,
    // The phase watch is stricter; the SDK's own clock must never be first.
    timeout: timeouts.totalMs + 60_000,
    logLevel: "off",
    fetch,
  });
  return {
    client,
    hasAnswered: () => hasAnswered,
    transportError: () => transportError,
    refusal: () => refusal,
    load: () => load,
  };
}
