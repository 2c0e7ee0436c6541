import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogWriter, endOfLog, openLog } from "./log-file.mjs";

let file;
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), "log-file-")), "web.log");
});
afterEach(() => rmSync(path.dirname(file), { recursive: true }));

test("Each line of a log begins with its time", () => {
  createLogWriter(file)("ready");
  expect(readFileSync(file, "utf8")).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z ready\n$/);
});

test("A log that grows long while it is written keeps one older part", () => {
  const writeLine = createLogWriter(file, { maxBytes: 50 });
  for (const line of ["first", "second", "third"]) writeLine(line);
  expect(readFileSync(`${file}.1`, "utf8")).toContain("first");
  expect(readFileSync(file, "utf8")).toContain("third");
});

test("A log of more than 5 MB begins anew at the next start", () => {
  writeFileSync(file, "");
  truncateSync(file, 6 * 1024 * 1024);
  openLog(file);
  expect(readFileSync(file, "utf8")).toBe("");
});

test("The end of a log is its last lines, and nothing where there is none", () => {
  expect(endOfLog(file)).toBe("");
  writeFileSync(file, Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n"));
  expect(endOfLog(file).split("\n").at(-1)).toBe("line 99");
  expect(endOfLog(file).split("\n")).toHaveLength(30);
});
