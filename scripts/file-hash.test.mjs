import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isBuildSource } from "./build-web.mjs";
import { hashFiles } from "./file-hash.mjs";

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "file-hash-"));
  mkdirSync(path.join(root, "app/builds"), { recursive: true });
  writeFileSync(path.join(root, "app/builds/page.tsx"), "a page");
  writeFileSync(path.join(root, "package-lock.json"), "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

const hash = () => hashFiles(root, ["app", "package-lock.json", "absent.ts"], (file) => !isBuildSource(file));

test("The same files have the same hash", () => {
  expect(hash()).toBe(hash());
});

test("A changed, a new, a renamed and a removed file each change the hash", () => {
  const seen = new Set([hash()]);
  const expectNew = () => {
    expect(seen.has(hash())).toBe(false);
    seen.add(hash());
  };
  writeFileSync(path.join(root, "app/builds/page.tsx"), "another page");
  expectNew();
  writeFileSync(path.join(root, "app/layout.tsx"), "a layout");
  expectNew();
  renameSync(path.join(root, "app/layout.tsx"), path.join(root, "app/template.tsx"));
  expectNew();
  rmSync(path.join(root, "app/builds/page.tsx"));
  expectNew();
});

test("Tests do not make a build stale", () => {
  const before = hash();
  writeFileSync(path.join(root, "app/builds/page.test.tsx"), "a test");
  expect(hash()).toBe(before);
});
