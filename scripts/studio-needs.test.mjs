import { expect, test } from "vitest";
import { needsDatabase, needsWorker } from "./studio-needs.mjs";

test.each([
  [[]],
  [["--help"]],
  [["build", "start", "--help"]],
  [["--version"]],
  [["prompt-file", "lint", "a.txt"]],
  [["novelty", "a.jsonl", "--field", "instruction"]],
])("studio %j works without a database", (args) => {
  expect(needsDatabase(args)).toBe(false);
  expect(needsWorker(args)).toBe(false);
});

test.each([
  [["export", "create"], false],
  [["build", "start"], true],
  [["refilter", "3"], true],
  [["record", "reproduce", "7"], true],
  [["constitution", "list"], false],
])("studio %j works on the database; a worker comes along only for what it carries: %s", (args, isBuild) => {
  expect(needsDatabase(args)).toBe(true);
  expect(needsWorker(args)).toBe(isBuild);
});
