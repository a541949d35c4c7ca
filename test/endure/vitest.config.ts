import {defineConfig} from "vitest/config";

/** What the mutation tests run of a room: tests that it names, in threads, since Stryker knows no other way. */
export default defineConfig({
  test: {
    include: process.env.PLUMBLINE_MUTATION_TESTS?.split(",") ?? [],
    isolate: false,
    testTimeout: 60_000
  }
});
