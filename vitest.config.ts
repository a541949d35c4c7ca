import {BaseSequencer, type TestSpecification} from "vitest/node";
import {defineConfig} from "vitest/config";

const isFull = process.env.PLUMBLINE_FULL === "1";

/**
 * Files that take longest, by a part of their path: they start first, so that none is left at the end. The first of them
 * builds the pages for all; those beside it need none, or they would wait for these together.
 */
const slowest = [
  "integration/native",
  "truth/truth-recovery",
  "site/disclosure",
  "site/sample",
  "site/refusals",
  "site/labels",
  "integration/cases",
  "reports/odd-companies",
  "integration/canary",
  "integration/cli",
  "site/companies",
  "integration/",
  "site/",
  "pull/pull",
  "adapters/damaged"
];

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({moduleId}: TestSpecification): number => {
      const place = slowest.findIndex((part) => moduleId.includes(`/test/${part}`));
      return place < 0 ? slowest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/**
 * `test/integration` runs whole commands over real files, `test/site` builds the sites and opens them in Chromium; the
 * rest is fast and pure. They are one project, whose few processes load the code once each.
 */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Killed builds take minutes: they belong to the full form and to endurance.
    exclude: isFull ? [] : ["test/endure/**"],
    pool: "forks",
    // Files share a process, one after another: no test may depend on what another file left in a module.
    isolate: false,
    // Rows of tests live longer than a nursery of 16 MB holds them, and copying them takes a tenth of the time.
    execArgv: ["--max-semi-space-size=32"],
    // More than the cores that a test machine has: whoever waits for Chromium or a build leaves its core to the others.
    maxWorkers: 3,
    sequence: {sequencer: SlowFirst},
    // The full form simulates hundreds of companies and data sets.
    testTimeout: isFull ? 900_000 : 240_000,
    hookTimeout: 400_000
  }
});
