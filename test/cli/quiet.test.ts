import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it, vi} from "vitest";
import {main} from "../../loaders/cli/main.js";

it("--quiet keeps progress and notes off the error stream", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-quiet-"));
  const built = mkdtempSync(join(tmpdir(), "plumbline-built-"));
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    writeFileSync(
      join(folder, "scorecards.csv"),
      "scorecard_id,application_id,interviewer_id,stage,vote\nS1,A1,I1,loop,yes\n"
    );
    const ingest = (...rest: string[]): Promise<number> =>
      main(["ingest", "--exports", folder, "--warehouse", join(built, "w.duckdb"), ...rest]);
    expect(await ingest("--quiet")).toBe(0);
    expect(written).not.toHaveBeenCalled();
    rmSync(built, {recursive: true});
    expect(await ingest()).toBe(0);
    expect(written).toHaveBeenCalled();
  } finally {
    written.mockRestore();
    for (const left of [folder, built]) rmSync(left, {recursive: true, force: true});
  }
});
