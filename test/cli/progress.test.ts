import {describe, expect, it} from "vitest";
import {Progress} from "../../loaders/cli/progress.js";

function reported(): Progress {
  const progress = new Progress();
  const steps: [string, number][] = [
    ["reading applications.csv, 1 of 2 files", 0],
    ["reading scorecards.csv, 2 of 2 files", 600],
    ["building marts", 900],
    ["computing agreement, 1 of 12 reports", 2400],
    ["computing funnel, 7 of 12 reports", 15_000]
  ];
  for (const [message, at] of steps) progress.step(message, at);
  return progress;
}

describe("progress", () => {
  it("says what is done, how long it took, what is under way and what is left", () => {
    expect(reported().line(16_000, 200)).toBe(
      "reading 2 files 0.9 s · building marts 1.5 s · computing funnel, 7 of 12 reports …"
    );
  });

  it("fits the terminal: what was done first is left out, and one step is cut off", () => {
    expect(reported().line(16_000, 70)).toBe("building marts 1.5 s · computing funnel, 7 of 12 reports …");
    expect(reported().line(16_000, 20)).toBe("computing funnel, 7…");
  });

  it("is silent about work of less than two seconds", () => {
    const progress = new Progress();
    expect([progress.line(5_000, 80), progress.summary(5_000)]).toEqual([null, null]);
    progress.step("building marts", 5_000);
    expect([progress.line(6_999, 80), progress.summary(6_999)]).toEqual([null, null]);
    expect([progress.line(7_000, 80), progress.summary(7_000)]).toEqual(["building marts …", "building marts 2.0 s"]);
  });

  it("leaves the times of all parts and of the whole once all is done", () => {
    expect(reported().summary(130_400)).toBe(
      "reading 2 files 0.9 s · building marts 1.5 s · computing 12 reports 2 min 8 s · 2 min 10 s in all"
    );
  });

  it("takes what is told of one list of a pull for one step", () => {
    const progress = new Progress();
    for (const [at, records] of [500, 1000, 1500].entries())
      progress.step(`applications: ${records} records`, at * 2_000);
    expect(progress.line(5_000, 80)).toBe("applications: 1500 records …");
    expect(progress.summary(5_000)).toBe("applications 5.0 s");
  });
});
