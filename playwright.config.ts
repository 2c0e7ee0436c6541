import { defineConfig, devices } from "@playwright/test";

// Run through `npm test -- e2e`: it builds the pages, finds a Chromium (CHROMIUM_PATH) and counts the results.
export default defineConfig({
  testDir: "./e2e",
  globalSetup: "./e2e/global-setup.ts",
  // One studio and one database serve all specs, and the machine may have two cores: one browser at a time.
  workers: 1,
  // A machine that stands still for a minute fails a test that nothing is wrong with; what fails three times is wrong.
  retries: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: "test-results",
  use: {
    ...devices["Desktop Chrome"],
    // Set by the global setup, which runs before the workers read this file.
    baseURL: process.env.STUDIO_E2E_URL,
    viewport: { width: 1280, height: 800 },
    // A trace costs a quarter of the time; ask for one with `npx playwright test --trace on`.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      // Root and most containers cannot use the sandbox; the only pages opened are our own.
      chromiumSandbox: false,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-gpu",
        "--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication",
        // Nothing but this machine is asked for anything: a test that needs the network fails everywhere.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ],
    },
  },
  projects: [
    // The home page of a first start can only be seen before anything is built.
    { name: "first start", testMatch: "home.spec.ts" },
    { name: "studio", testIgnore: "home.spec.ts" },
  ],
});
