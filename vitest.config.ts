import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          environment: "node",
          include: ["{lib,worker,cli,testing,scripts,app,components}/**/*.test.{ts,tsx,mjs}"],
          // A property tried hundreds of times takes seconds where other work shares the machine.
          testTimeout: 60_000,
          exclude: ["lib/store/**", "**/*.store.test.ts", "node_modules/**"],
        },
      },
      {
        // Against a real Postgres: `npm test` sets TEST_DATABASE_URL.
        resolve: { alias },
        test: {
          name: "store",
          environment: "node",
          include: ["lib/store/**/*.test.ts", "{app,worker,cli}/**/*.store.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
