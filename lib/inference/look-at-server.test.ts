import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { lookAtServer } from "./look-at-server";

let server: SampleServer;
beforeAll(async () => {
  server = await startSampleServer();
});
afterAll(() => server.close());

const look = (baseUrl: string) => lookAtServer({ baseUrl, apiKey: null }, { timeoutMs: 300 });

it("a server that answers is told from one that loads its model and one where nothing listens", async () => {
  expect(await look(server.url)).toEqual({ state: "answers" });
  expect(await look(server.urlWith("loading"))).toMatchObject({
    state: "down",
    reason: expect.stringMatching(/loading/),
  });
  expect(await look("http://127.0.0.1:9/v1")).toMatchObject({
    state: "down",
    reason: expect.stringMatching(/nothing listens/),
  });
});

it("one that wants a key answers all the same", async () => {
  expect(await look(server.urlWith("unauthorized"))).toEqual({ state: "answers" });
});

it("one that takes the question and says nothing is busy; a gateway without a server is down", async () => {
  const other = createServer((req, res) => {
    if (req.url?.startsWith("/gateway")) res.writeHead(502).end("no upstream");
  });
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  expect(await look(`${origin}/v1`)).toEqual({ state: "busy" });
  expect(await look(`${origin}/gateway/v1`)).toMatchObject({
    state: "down",
    reason: expect.stringMatching(/502/),
  });
  other.closeAllConnections();
  other.close();
});
