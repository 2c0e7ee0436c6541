import { expect, test } from "vitest";
import {
  addCounts,
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  isSuccess,
} from "./test-results.mjs";

test("Tests are counted over vitest and Playwright together", () => {
  const counts = [
    countVitest({ numPassedTests: 40, numFailedTests: 1 }, 1),
    countPlaywright({ stats: { expected: 7, unexpected: 1, flaky: 1 } }, 1),
  ];
  expect(addCounts(counts)).toEqual({ passed: 48, failed: 2 });
});

test("A runner that fails without a failed test, or leaves no report, counts as one failure", () => {
  expect(countVitest({ numPassedTests: 40, numFailedTests: 0 }, 1)).toEqual({ passed: 40, failed: 1 });
  expect(countVitest(null, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(null, 1)).toEqual({ passed: 0, failed: 1 });
});

test("A run succeeds when nothing failed and at least one test ran", () => {
  expect(isSuccess({ passed: 1, failed: 0 })).toBe(true);
  expect(isSuccess({ passed: 0, failed: 0 })).toBe(false);
  expect(isSuccess({ passed: 5, failed: 1 })).toBe(false);
});

test("What failed is named with its file, and a file that could not be loaded by its own name", () => {
  const testResults = [
    {
      name: "a.test.ts",
      status: "failed",
      assertionResults: [
        { status: "passed", fullName: "adds" },
        { status: "failed", fullName: "subtracts" },
      ],
    },
    { name: "b.test.ts", status: "failed", assertionResults: [] },
    { name: "c.test.ts", status: "passed", assertionResults: [] },
  ];
  expect(failuresOfVitest({ testResults })).toEqual(["a.test.ts › subtracts", "b.test.ts"]);
  const suites = [
    {
      specs: [{ ok: true, file: "x.spec.ts", title: "opens" }],
      suites: [{ specs: [{ ok: false, file: "x.spec.ts", title: "saves" }] }],
    },
  ];
  expect(failuresOfPlaywright({ suites })).toEqual(["x.spec.ts › saves"]);
  expect([failuresOfVitest(null), failuresOfPlaywright(null)]).toEqual([[], []]);
});
