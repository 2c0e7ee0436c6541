import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
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
        resolve(answerOf(message, url.href));
      });
      request.end(typeof init.body === "string" ? init.body : undefined);
    });
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
