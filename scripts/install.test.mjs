import { expect, test } from "vitest";
import { holdsEverything, lockHash } from "./install.mjs";

const zod = { version: "4.6.7", integrity: "sha512-a" };
const forAnotherMachine = { version: "1.0.0", integrity: "sha512-b", optional: true };

test("An installation holds everything when each locked package is there in its version", () => {
  expect(holdsEverything({ "": {}, "node_modules/zod": zod }, { "node_modules/zod": zod })).toBe(true);
  expect(holdsEverything({ "node_modules/zod": zod }, {})).toBe(false);
  expect(
    holdsEverything({ "node_modules/zod": zod }, { "node_modules/zod": { ...zod, version: "4.0.0" } }),
  ).toBe(false);
});

test("Optional packages for other machines may be absent", () => {
  expect(holdsEverything({ "node_modules/win32": forAnotherMachine }, {})).toBe(true);
});

test("The stamp of an installation changes with the lock file and with the kind of machine", () => {
  const stamp = lockHash("{}", "linux-x64");
  expect(lockHash("{}", "linux-x64")).toBe(stamp);
  expect(lockHash("{ }", "linux-x64")).not.toBe(stamp);
  expect(lockHash("{}", "darwin-arm64")).not.toBe(stamp);
});
