import {defineConfig} from "vitest/config";

/** What the mutation tests run of a room: its own tests, in threads, since Stryker knows no other way. */
export default defineConfig({
  test: {
    include: (process.env.PLUMBLINE_MUTATION_TESTS ?? "test/reader/**/*.test.ts").split(","),
    isolate: false,
    testTimeout: 60_000
  }
});
