import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { DEFAULT_TIMEOUTS } from "./timeouts";

const STATUS_WITHOUT_BODY = new Set([204, 205, 304]);

export type HttpFetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` over node:http. Unlike the global one it has no hidden 300 s limits, is not patched by Next, keeps the
 * system's error codes, and closes the connection after each request: an idle kept-alive connection occupies one
 * of llama.cpp's few HTTP threads. Bodies are strings. Rejects with the system error, or on abort.
 */
export function createHttpFetch(connectMs: number = DEFAULT_TIMEOUTS.connectMs): HttpFetch {
  return (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = Object.fromEntries(new Headers(init.headers));
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const request = send(url, {
        method: init.method ?? "GET",
        headers: { ...headers, "accept-encoding": "identity" },
        agent: false,
        signal: init.signal ?? undefined,
      });
      const connectTimer = setTimeout(() => {
        request.destroy(
          Object.assign(new Error(`no connection within ${connectMs} ms`), { code: "ETIMEDOUT" }),
        );
      }, connectMs);
      const connected = () => clearTimeout(connectTimer);
      request.once("socket", (socket) => {
        socket.once(url.protocol === "https:" ? "secureConnect" : "connect", connected);
      });
      request.once("close", connected);
      // Stays for the life of the request: an error after the response is the body's to report.
      request.on("error", reject);
      request.once("response", (message) => {
        connected();
        const status = message.statusCode ?? 0;
        const received = new Headers();
        for (const [name, values] of Object.entries(message.headersDistinct)) {
          for (const value of values ?? []) received.append(name, value);
        }
        const hasBody = !STATUS_WITHOUT_BODY.has(status);
        if (!hasBody) message.resume();
        const body = hasBody ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null;
        resolve(new Response(body, { status, statusText: message.statusMessage, headers: received }));
      });
      request.end(typeof init.body === "string" ? init.body : undefined);
    });
  };
}
