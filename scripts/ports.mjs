import net from "node:net";
import { Failure } from "./failure.mjs";

/** Everything the studio listens on stays on this machine. */
export const loopback = "127.0.0.1";

const triedPorts = 50;

/**
 * A free port of this machine: the preferred one or the next free after it. 0 leaves the choice to the system.
 * `isFree` is given by tests.
 */
export async function findFreePort(preferred, isFree = isPortFree) {
  if (preferred === 0) return await anyFreePort();
  const last = Math.min(preferred + triedPorts, 65_535);
  for (let port = preferred; port <= last; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Failure(
    `No free port from ${preferred} to ${last}; choose another with the variable PORT or SAMPLE_PORT.`,
  );
}

/** Reads a port from an environment variable; empty counts as not set. */
export function parsePort(name, text, fallback) {
  if (text === undefined || text.trim() === "") return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Failure(
    `${name}=${text} is no port: give a whole number from 0 to 65535 (0 lets the system choose).`,
  );
}

/** Whether nothing listens there. Both are asked: a listener on all addresses lets some systems bind loopback too. */
export async function isPortFree(port) {
  return (await canListen(port)) && !(await canConnect(port));
}

async function anyFreePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, loopback, resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function canListen(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: loopback, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function canConnect(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: loopback });
    const answer = (isListening) => {
      socket.destroy();
      resolve(isListening);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
}
