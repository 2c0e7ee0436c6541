import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withFileLock } from "./file-lock.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "file-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("Two holders of one lock never work at the same time", async () => {
  const lock = path.join(folder, "lock");
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((done) => setTimeout(done, 20));
    inside -= 1;
  };
  await Promise.all([withFileLock(lock, work), withFileLock(lock, work), withFileLock(lock, work)]);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test("The lock of a dead process is taken over", async () => {
  const lock = path.join(folder, "lock");
  writeFileSync(lock, JSON.stringify({ pid: process.pid, startMark: "an earlier boot" }));
  expect(await withFileLock(lock, () => "mine")).toBe("mine");
});

test("Work that fails gives the lock back", async () => {
  const lock = path.join(folder, "lock");
  await expect(withFileLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await withFileLock(lock, () => "again")).toBe("again");
});
