import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {commandLine} from "../integration/support/command-line.js";

it("simulate writes over its own worlds, and over nothing else", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-simulated-"));
  try {
    const simulate = (seed: string) => commandLine("simulate", "--screens", "9", "--seed", seed, "--out", folder);
    expect([(await simulate("1")).code, (await simulate("2")).code]).toEqual([0, 0]);
    rmSync(join(folder, "truth.json"));
    writeFileSync(join(folder, "scorecards.csv"), "exported");
    const {code, text} = await simulate("3");
    expect({code, text}).toEqual({code: 3, text: expect.stringMatching(/files in it that simulate did not write/)});
    expect(readFileSync(join(folder, "scorecards.csv"), "utf8")).toBe("exported");
  } finally {
    rmSync(folder, {recursive: true});
  }
});
