import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { isReset } from "./diagnose-connection";
import { readBody } from "./read-body";
import { DEFAULT_TIMEOUTS } from "./timeouts";

/**
 * What a server sent back: as much of a `Response` as anybody here reads. A real one would bring the body as a web
 * stream, which costs more than all else that is done with a token.
 */
export type HttpAnswer = {
  url: string;
  status: number;
  statusText: string;
  /** A status of 200 to 299. */
  ok: boolean;
  headers: Headers;
  body: AsyncIterable<Uint8Array>;
  text: () => Promise<string>;
};

export type HttpFetch = (url: string | URL | Request, init?: RequestInit) => Promise<HttpAnswer>;

/** How long a connection may be idle before it is closed: shorter than any server keeps one, so it never sends into
 * a connection that is being closed, and short enough not to occupy one of llama.cpp's few HTTP threads. */
const IDLE_MS = 250;
const keepingAgents = {
  "http:": new HttpAgent({ keepAlive: true, timeout: IDLE_MS }),
  "https:": new HttpsAgent({ keepAlive: true, timeout: IDLE_MS }),
};

export type HttpFetchOptions = {
  connectMs?: number;
  /** Uses a connection for one request after the other, as long as they follow at once. */
  isKeptAlive?: boolean;
};

/**
 * `fetch` over node:http. Unlike the global one it has no hidden 300 s limits, is not patched by Next, keeps the
 * system's error codes, and never leaves an idle connection behind. Bodies are strings. Rejects with the system
 * error, or on abort.
 */
export function createHttpFetch({
  connectMs = DEFAULT_TIMEOUTS.connectMs,
  isKeptAlive = false,
}: HttpFetchOptions = {}): HttpFetch {
  return (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const isSecure = url.protocol === "https:";
    const send = isSecure ? httpsRequest : httpRequest;
    const headers = { ...Object.fromEntries(new Headers(init.headers)), "accept-encoding": "identity" };
    const method = init.method ?? "GET";
    const signal = init.signal ?? undefined;

    const exchange = (agent: HttpAgent | false) =>
      new Promise<HttpAnswer>((resolve, reject) => {
        const request = send(url, { method, headers, agent, signal });
        const connectTimer = setTimeout(() => {
          request.destroy(
            Object.assign(new Error(`no connection within ${connectMs} ms`), { code: "ETIMEDOUT" }),
          );
        }, connectMs);
        const connected = () => clearTimeout(connectTimer);
        request.once("socket", (socket) => {
          if (request.reusedSocket) connected();
          else socket.once(isSecure ? "secureConnect" : "connect", connected);
        });
        request.once("close", connected);
        // Stays for the life of the request: an error after the response is the body's to report.
        request.on("error", (error) => {
          // The server closed it while it was idle and has not seen the request.
          if (request.reusedSocket && isReset(error) && !signal?.aborted)
            exchange(false).then(resolve, reject);
          else reject(error);
        });
        request.once("response", (message) => {
          connected();
          resolve(answerOf(message, url.href));
        });
        request.end(typeof init.body === "string" ? init.body : undefined);
      });
    return exchange(isKeptAlive && keepingAgents[isSecure ? "https:" : "http:"]);
  };
}

function answerOf(message: IncomingMessage, url: string): HttpAnswer {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const body = readBody(message);
  const text = async () => {
    const decoder = new TextDecoder();
    let whole = "";
    for await (const bytes of body) whole += decoder.decode(bytes, { stream: true });
    return whole + decoder.decode();
  };
  const statusText = message.statusMessage ?? "";
  return { url, status, statusText, ok: status >= 200 && status < 300, headers, body, text };
}
