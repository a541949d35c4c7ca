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

it("simulate gives a world more people and questions than its own, and no fewer than facts are planted in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-simulated-"));
  try {
    const larger = ["--screens", "40", "--interviewers", "130", "--screeners", "20", "--questions", "150"];
    expect((await commandLine("simulate", ...larger, "--out", folder)).code).toBe(0);
    const people = readFileSync(join(folder, "interviewers.csv"), "utf8");
    expect(people.match(/^I\d+,/gm)).toHaveLength(130);
    expect(people.match(/^M\d+,/gm)).toHaveLength(20);
    expect(readFileSync(join(folder, "ratings.csv"), "utf8")).toMatch(/question 1[0-4]\d,/);
    const {code, text} = await commandLine("simulate", "--interviewers", "20", "--out", folder);
    expect({code, text}).toEqual({
      code: 2,
      text: expect.stringMatching(/--interviewers 20: the world "sample" has 45/)
    });
  } finally {
    rmSync(folder, {recursive: true});
  }
});
