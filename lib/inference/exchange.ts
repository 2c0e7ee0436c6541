import OpenAI from "openai";
import { type Complaint, readComplaint } from "./complaint";
import type { HttpFetch } from "./http-fetch";
import { mendAnswer } from "./mend-answer";
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
};

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
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    try {
      const response = await httpFetch(url, init);
      hasAnswered = true;
      onHeaders();
      // The SDK iterates the body and asks for status and headers: that much of a Response there is.
      if (response.ok) return (await mendAnswer(response)) as unknown as Response;
      refusal = await readComplaint(response);
      return Response.json({ error: { message: refusal.message } }, { status: response.status });
    } catch (error) {
      transportError = error;
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
  };
}
