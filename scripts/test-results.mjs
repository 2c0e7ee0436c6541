/**
 * How many tests passed and failed by vitest's JSON report. A file that could not be loaded, or an error outside
 * every test, counts as one failure: it must not look like success.
 */
export function countVitest(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1 };
  return atLeastOneFailure({ passed: report.numPassedTests, failed: report.numFailedTests }, exitCode);
}

/**
 * The same by Playwright's JSON report. A test that passed at a later try passed: the browser, the studio and its
 * database share one small machine there, and Playwright's own list names every such test as flaky.
 */
export function countPlaywright(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return atLeastOneFailure({ passed: expected + flaky, failed: unexpected }, exitCode);
}

function atLeastOneFailure({ passed, failed }, exitCode) {
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

/** The names of the tests that failed, by vitest's report: file and title. */
export function failuresOfVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === "failed");
    if (failed.length === 0 && status === "failed") return [name];
    return failed.map(({ fullName }) => `${name} › ${fullName}`);
  });
}

/** The same by Playwright's report. */
export function failuresOfPlaywright(report) {
  const inSuite = ({ suites = [], specs = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`),
    ...suites.flatMap(inSuite),
  ];
  return inSuite(report ?? {});
}

/** The sum of several counts. */
export function addCounts(counts) {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

/** A run succeeds when nothing failed and something ran: zero tests prove nothing. */
export function isSuccess({ passed, failed }) {
  return failed === 0 && passed > 0;
}
