import {defineConfig} from "vitest/config";

const isFull = process.env.PLUMBLINE_FULL === "1";

/** Files share a process, one after another: what a module keeps must not depend on who loaded it first. */
const shared = {pool: "forks", isolate: false} as const;

/**
 * `unit` is fast and pure; `integration` runs whole commands over real files; `site` builds the sites and opens
 * them in Chromium. `npm test` runs all three.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**", "test/integration/**", "test/endure/**"],
          // The full form simulates 1,000 data sets per estimator.
          testTimeout: isFull ? 900_000 : 60_000
        }
      },
      {
        test: {
          ...shared,
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000
        }
      },
      {
        test: {
          ...shared,
          name: "site",
          include: ["test/site/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 400_000
        }
      }
    ]
  }
});
