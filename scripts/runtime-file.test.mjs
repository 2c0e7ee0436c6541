import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimStudio, findRunningStudio } from "./runtime-file.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "runtime-file-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("A second studio in the same folder learns where the first one is", () => {
  const first = claimStudio(folder);
  first.update({ url: "http://127.0.0.1:3000" });
  expect(claimStudio(folder).other).toMatchObject({ pid: process.pid, url: "http://127.0.0.1:3000" });
  first.release();
  expect(findRunningStudio(folder)).toBeNull();
});

test("The file a killed studio left behind is ignored and replaced", () => {
  const left = { pid: process.pid, startMark: "an earlier boot", url: "http://127.0.0.1:3000" };
  writeFileSync(path.join(folder, "studio.json"), JSON.stringify(left));
  expect(findRunningStudio(folder)).toBeNull();
  expect(claimStudio(folder).other).toBeUndefined();
  expect(findRunningStudio(folder)?.url).toBeNull();
});

test("Only the owner can read the address of the database", () => {
  claimStudio(folder).update({ databaseUrl: "postgresql://secret" });
  expect(statSync(path.join(folder, "studio.json")).mode & 0o777).toBe(0o600);
});
