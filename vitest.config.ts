import {defineConfig} from "vitest/config";

/**
 * `unit` is fast and pure; `integration` runs whole commands over real files; `site` builds the sites and opens
 * them in Chromium. `npm test` runs all three.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**", "test/integration/**"],
          // The full form simulates 1,000 data sets per estimator.
          testTimeout: process.env.PLUMBLINE_FULL === "1" ? 900_000 : 60_000
        }
      },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000
        }
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 400_000
        }
      }
    ]
  }
});
