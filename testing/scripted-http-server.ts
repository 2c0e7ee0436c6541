import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ScriptedHttpServer = {
  /** `http://127.0.0.1:PORT`, without a path. */
  origin: string;
  requests: IncomingMessage[];
  close: () => Promise<void>;
};

/** A real HTTP server that does what one test tells it to, for answers the sample server never gives. */
export async function startScriptedHttpServer(
  answer: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<ScriptedHttpServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((req, res) => {
    requests.push(req);
    req.resume();
    answer(req, res);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
