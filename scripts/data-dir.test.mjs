import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDataDir, secretFile } from "./data-dir.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "data-dir-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("A secret is random, stays the same, and only its owner can read it", () => {
  const secret = secretFile(folder, "secret-key");
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(secretFile(folder, "secret-key")).toBe(secret);
  expect(secretFile(folder, "another-key")).not.toBe(secret);
  expect(statSync(path.join(folder, "secret-key")).mode & 0o777).toBe(0o600);
});

test("A data folder that cannot be written is refused with its name and the cure", () => {
  const file = path.join(folder, "a-file");
  writeFileSync(file, "");
  expect(() => openDataDir(path.join(file, "data"))).toThrow(/Cannot write to .*a-file.*STUDIO_DATA_DIR/);
});
