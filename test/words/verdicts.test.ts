import {describe, expect, it} from "vitest";
import {noAreaStandsOut, nobodyToPair, quietHeadline} from "../../src/words/verdicts.js";

describe("quietHeadline", () => {
  it("calls all as expected only where most subjects could be judged, and says of how many it cannot tell", () => {
    expect(quietHeadline({ok: 40, too_little_data: 0})).toMatchObject({
      verdict: "ok",
      sentence: "40 checks with enough data came out as expected."
    });
    expect(quietHeadline({ok: 40, too_little_data: 12})).toMatchObject({
      verdict: "ok",
      sentence: expect.stringMatching(/Of 12 more there are too few data to tell/)
    });
  });

  it("is too little data where most could not be judged, however few stood out", () => {
    expect(quietHeadline({ok: 16, too_little_data: 120})).toMatchObject({
      verdict: "too_little_data",
      sentence:
        "Most of what was looked at has too few data. That is 120 of 136 checks; the other 16 came out as expected."
    });
    expect(quietHeadline({ok: 0, too_little_data: 9}).verdict).toBe("too_little_data");
  });
});

describe("a report over too few data", () => {
  it("never takes silence for good news", () => {
    expect(quietHeadline({ok: 0, too_little_data: 12}).sentence).toMatch(/too few data to tell/);
    expect(nobodyToPair({interviewersJudged: 0})).toMatch(/too few data to tell/);
    expect(noAreaStandsOut({areas: []})).toMatch(/too few data to tell/);
  });

  it("says how many came out as expected, and of how many nothing is known", () => {
    expect(quietHeadline({ok: 13, too_little_data: 12}).sentence).toBe(
      "13 checks with enough data came out as expected. Of 12 more there are too few data to tell."
    );
    expect(quietHeadline({ok: 3, too_little_data: 0}).sentence).not.toMatch(/too few/);
    expect(nobodyToPair({interviewersJudged: 4})).toMatch(/^Nobody of those with enough votes/);
  });
});
