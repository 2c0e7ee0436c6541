import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describeServer } from "./about";
import { readAddress } from "./address";
import { type CompletionDesk, createCompletionDesk } from "./answer-completion";
import { type Arrivals, createArrivals } from "./arrivals";
import { turnAway } from "./gate";
import { readJson, sendError, sendJson, sendText } from "./http";
import { answerInformation, answerTokenize } from "./information";
import { createLogFile } from "./log-file";
import { createRequestLog, type RequestLog } from "./request-log";
import { createTurnstile, type Turnstile } from "./turnstile";

export type SampleServer = {
  /** The base URL for clients, e.g. `http://127.0.0.1:4010/v1`. */
  url: string;
  port: number;
  /** The base URL that misbehaves as the settings say, e.g. `urlWith("cut=0.1")`. */
  urlWith: (settings: string) => string;
  log: RequestLog;
  /** Behaves everywhere as these settings say besides those of the address, until it is told "" or others. */
  behave: (settings: string) => void;
  /** Ends every connection, also those in mid-stream. */
  close: () => Promise<void>;
};

/**
 * A scripted stand-in for an OpenAI-compatible model server, over real HTTP. Port 0 takes any free one. Rejects
 * where the port is taken.
 */
export async function startSampleServer({
  port = 0,
  host = "127.0.0.1",
  logFile = null as string | null,
} = {}): Promise<SampleServer> {
  const log = createRequestLog(500, logFile === null ? undefined : createLogFile(logFile));
  const inner: Inner = {
    log,
    desk: createCompletionDesk(log),
    arrivals: createArrivals(),
    threads: createTurnstile(),
    mood: { settings: "" },
  };
  const server = createServer((req, res) => {
    route(req, res, inner).catch((error: unknown) => {
      if (res.destroyed) return;
      console.error("sample server:", error);
      if (res.headersSent) res.destroy();
      else
        sendError(res, 500, "The sample server has a fault of its own; see its output.", {
          type: "server_error",
        });
    });
  });
  server.listen(port, host);
  await once(server, "listening");
  const bound = (server.address() as AddressInfo).port;
  const origin = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
  return {
    url: `${origin}/v1`,
    port: bound,
    urlWith: (settings) => `${origin}/with/${encodeURIComponent(settings)}/v1`,
    log,
    behave: (settings) => {
      inner.mood.settings = settings;
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

type Inner = {
  log: RequestLog;
  desk: CompletionDesk;
  arrivals: Arrivals;
  threads: Turnstile;
  /** How it behaves at an address without settings of its own. */
  mood: { settings: string };
};

async function route(
  req: IncomingMessage,
  res: ServerResponse,
  { log, desk, arrivals, threads, mood }: Inner,
): Promise<void> {
  const address = readAddress(req.url ?? "/", mood.settings);
  if ("mistake" in address) return sendText(res, 400, `${address.mistake}\n`);
  const { list, path, settings } = address;
  if (settings.numbers.threads !== null) {
    const left = new AbortController();
    res.once("close", () => left.abort());
    res.once("close", await threads.enter(list, settings.numbers.threads, left.signal));
  }
  if (turnAway(address, arrivals, req, res)) return;
  const gauges = {
    inFlight: desk.inFlightAt(list),
    waiting: desk.waitingAt(list),
    slots: desk.slotsAt(address),
    refused: desk.refusedAt(list),
    answered: log.total(),
  };
  if (req.method === "GET" && path === "/") return sendText(res, 200, describeServer());
  if (req.method === "GET" && path === "/sample/log")
    return sendJson(res, 200, { total: log.total(), requests: log.list() });
  if (req.method === "GET" && answerInformation(path, settings, gauges, res)) return;
  if (req.method === "POST" && path === "/tokenize" && !settings.flags.has("no-tokenize"))
    return answerTokenize(await readJson(req), settings, res);
  if (req.method === "POST" && path === "/v1/completions")
    return desk.answer(address, await readJson(req), res);
  sendError(res, 404, `Nothing is served at ${req.method} ${path}.`, { type: "NotFoundError" });
}
