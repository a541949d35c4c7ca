import {describe, expect, it} from "vitest";
import {nothingToSay} from "../../loaders/cli/travelling-report.js";
import {noAreaStandsOut, nobodyToPair} from "../../src/components/calibration-words.js";

describe("a report over too few data", () => {
  it("never takes silence for good news", () => {
    expect(nothingToSay({ok: 0, too_little_data: 12})).toMatch(/too few data to tell/);
    expect(nobodyToPair({interviewersJudged: 0})).toMatch(/too few data to tell/);
    expect(noAreaStandsOut({areas: []})).toMatch(/too few data to tell/);
  });

  it("says of how many there is nothing unusual, and of how many nothing is known", () => {
    expect(nothingToSay({ok: 1, too_little_data: 12})).toBe(
      "Nothing unusual in 1 subject that had enough data. Of 12 more there are too few data to tell."
    );
    expect(nothingToSay({ok: 3, too_little_data: 0})).not.toMatch(/too few/);
    expect(nobodyToPair({interviewersJudged: 4})).toMatch(/^Nobody of those with enough votes/);
  });
});
