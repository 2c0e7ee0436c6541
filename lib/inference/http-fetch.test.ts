import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startScriptedHttpServer } from "@/testing/scripted-http-server";
import { createHttpFetch } from "./http-fetch";

const kept = createHttpFetch({ isKeptAlive: true });

test("requests that follow at once share a connection; one that is idle is closed before the server minds", async () => {
  const server = await startScriptedHttpServer((_, res) => res.end("fine"));
  try {
    const ports = () => server.requests.map(({ socket }) => socket);
    for (let i = 0; i < 3; i += 1) expect(await (await kept(server.origin)).text()).toBe("fine");
    expect(new Set(ports()).size).toBe(1);
    await sleep(600);
    expect(ports()[0]?.destroyed).toBe(true);
    await (await kept(server.origin)).text();
    expect(new Set(ports()).size).toBe(2);
  } finally {
    await server.close();
  }
});

test("questions that are not kept alive have a connection each", async () => {
  const server = await startScriptedHttpServer((_, res) => res.end("fine"));
  try {
    const once = createHttpFetch();
    for (let i = 0; i < 2; i += 1) await (await once(server.origin)).text();
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBe(2);
  } finally {
    await server.close();
  }
});

test("a kept connection that the server closes under the next request is no failure: it is asked anew", async () => {
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let asksHere = 0;
    socket.on("data", () => {
      asked += 1;
      asksHere += 1;
      // The second request on a connection finds it closed.
      if (asksHere === 2) socket.destroy();
      else socket.write("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfine");
    });
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect(await (await kept(origin)).text()).toBe("fine");
    expect(await (await kept(origin)).text()).toBe("fine");
    expect(asked).toBe(3);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});
