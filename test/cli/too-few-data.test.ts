import {describe, expect, it} from "vitest";
import {noAreaStandsOut, nobodyToPair} from "../../src/components/calibration-words.js";
import {quietHeadline} from "../../src/components/quiet-words.js";

describe("a report over too few data", () => {
  it("never takes silence for good news", () => {
    expect(quietHeadline({ok: 0, too_little_data: 12}).sentence).toMatch(/too few data to tell/);
    expect(nobodyToPair({interviewersJudged: 0})).toMatch(/too few data to tell/);
    expect(noAreaStandsOut({areas: []})).toMatch(/too few data to tell/);
  });

  it("says of how many there is nothing unusual, and of how many nothing is known", () => {
    expect(quietHeadline({ok: 13, too_little_data: 12}).sentence).toBe(
      "Nothing unusual in 13 subjects that had enough data. Of 12 more there are too few data to tell."
    );
    expect(quietHeadline({ok: 3, too_little_data: 0}).sentence).not.toMatch(/too few/);
    expect(nobodyToPair({interviewersJudged: 4})).toMatch(/^Nobody of those with enough votes/);
  });
});
