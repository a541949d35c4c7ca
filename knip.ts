import type {KnipConfig} from "knip";

/** The scripts of a page: its fenced `js` blocks, whose imports Framework resolves. */
function scriptsOf(page: string): string {
  return [...page.matchAll(/^```js\b[^\n]*\n([^]*?)^```/gm)].map(([, script]) => script).join("\n");
}

/** What nothing imports is a defect; types that an exported signature names may stand alone. */
const config: KnipConfig = {
  entry: [
    "loaders/cli/main.ts",
    "observablehq.config.ts",
    "src/data.tar.ts",
    "src/**/*.md",
    // The statistics that others may use: contract of the numerical core.
    "src/statistics/index.ts",
    "bench/{run,shots,truth}.ts",
    "bench/truth/worker.ts",
    "bench/{reading,report}/one.ts",
    "test/**/*.test.ts",
    "test/endure/{vitest.config,pull-once}.ts",
    "test/endure/stryker-plugin.js"
  ],
  project: ["src/**/*.{ts,md}", "loaders/**/*.{ts,js}", "test/**/*.{ts,js}", "bench/**/*.ts"],
  compilers: {md: scriptsOf},
  // Run by their path, from code that finds it: the site builder, the browser, the accessibility check, the mutation tests.
  ignoreDependencies: [
    "@observablehq/framework",
    "@sparticuz/chromium",
    "axe-core",
    "@stryker-mutator/core",
    "@stryker-mutator/vitest-runner"
  ],
  ignoreBinaries: ["Rscript", "mkfifo"],
  exclude: ["types"],
  ignoreExportsUsedInFile: true
};

export default config;
