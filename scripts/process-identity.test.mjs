import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { commandOf, describeProcess, isAlive, isStillAlive } from "./process-identity.mjs";

test("A process that runs is alive, one that ended is not", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const described = describeProcess(child.pid);
  expect(isStillAlive(described)).toBe(true);
  expect(commandOf(child.pid)).toContain("setInterval");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isAlive(child.pid)).toBe(false);
  expect(isStillAlive(described)).toBe(false);
});

test("A stranger that got the id of a dead process is not mistaken for it", () => {
  expect(isStillAlive({ pid: process.pid, startMark: "another boot/1" })).toBe(false);
});

test("A file that names no process describes nobody", () => {
  expect(isStillAlive(null)).toBe(false);
  expect(isStillAlive({ pid: Number.NaN, startMark: "" })).toBe(false);
});
