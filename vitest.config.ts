import {BaseSequencer, type TestSpecification} from "vitest/node";
import {defineConfig} from "vitest/config";

const isFull = process.env.PLUMBLINE_FULL === "1";

/** In the order in which they start; names of files that take longest in theirs. */
const projects: Record<string, readonly string[]> = {
  site: ["sample", "labels", "refusals", "disclosure"],
  integration: ["cli", "canary", "native", "forget", "worlds", "faults"],
  unit: ["truth-recovery", "odd-companies", "screen/worlds", "damaged", "pull", "transports"]
};

/** One project after another, since files of one share a process, and slow ones first, so that none is left at the end. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({project, moduleId}: TestSpecification): number => {
      const place = projects[project.name]!.findIndex((name) => moduleId.includes(`/${name}.test`));
      return 1000 * Object.keys(projects).indexOf(project.name) + (place < 0 ? 100 : place);
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Files share a process, one after another: no test may depend on what another file left in a module. */
const shared = {pool: "forks", isolate: false} as const;

/**
 * `unit` is fast and pure; `integration` runs whole commands over real files; `site` builds the sites and opens
 * them in Chromium. `npm test` runs all three.
 */
export default defineConfig({
  test: {
    // One more than the cores that a test machine has: whoever waits for Chromium or a build leaves its core to the others.
    maxWorkers: 3,
    sequence: {sequencer: SlowFirst},
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**", "test/integration/**", "test/endure/**"],
          // The full form simulates 1,000 data sets per estimator.
          testTimeout: isFull ? 900_000 : 120_000
        }
      },
      {
        test: {
          ...shared,
          name: "integration",
          // Killed builds take minutes: they belong to the full form and to endurance.
          include: ["test/integration/**/*.test.ts", ...(isFull ? ["test/endure/**/*.test.ts"] : [])],
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
