import {defineConfig} from "vitest/config";

/** What the mutation tests run of a room: tests that it names, in threads, since Stryker knows no other way. */
export default defineConfig({
  test: {
    include: process.env.PLUMBLINE_MUTATION_TESTS?.split(",") ?? [],
    isolate: false,
    // Stryker knows better when a change makes a test hang: no busy machine may fail the tests of unchanged code.
    testTimeout: 900_000,
    hookTimeout: 900_000
  }
});
