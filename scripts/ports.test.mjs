import net from "node:net";
import { expect, test } from "vitest";
import { findFreePort, isPortFree, parsePort } from "./ports.mjs";

test("A free port is taken as wished", async () => {
  expect(await findFreePort(3000, async () => true)).toBe(3000);
});

test("A taken port moves on to the next free one", async () => {
  expect(await findFreePort(3000, async (port) => port > 3002)).toBe(3003);
});

test("When no port is free the message names the range and the cure", async () => {
  await expect(findFreePort(65_530, async () => false)).rejects.toThrow(
    "No free port from 65530 to 65535; choose another with the variable PORT or SAMPLE_PORT.",
  );
});

test("A port somebody listens on is not free, and port 0 finds one that is", async () => {
  const server = net.createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  expect(await isPortFree(server.address().port)).toBe(false);
  await new Promise((closed) => server.close(closed));
  expect(await isPortFree(await findFreePort(0))).toBe(true);
});

test("An empty variable means the default port; nonsense is refused with the variable's name", () => {
  expect(parsePort("PORT", undefined, 3000)).toBe(3000);
  expect(parsePort("PORT", " ", 3000)).toBe(3000);
  expect(parsePort("PORT", "0", 3000)).toBe(0);
  expect(() => parsePort("PORT", "http", 3000)).toThrow("PORT=http is no port");
  expect(() => parsePort("PORT", "70000", 3000)).toThrow("PORT=70000 is no port");
});
