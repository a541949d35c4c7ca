import {describe, expect, it} from "vitest";
import {quietHeadline} from "../../src/components/quiet-words.js";

describe("quietHeadline", () => {
  it("calls nothing unusual only where most subjects could be judged, and says of how many it cannot tell", () => {
    expect(quietHeadline({ok: 40, too_little_data: 0})).toMatchObject({
      verdict: "ok",
      sentence: "Nothing unusual in 40 subjects that had enough data."
    });
    expect(quietHeadline({ok: 40, too_little_data: 12})).toMatchObject({
      verdict: "ok",
      sentence: expect.stringMatching(/Of 12 more there are too few data to tell/)
    });
  });

  it("is too little data where most could not be judged, however few stood out", () => {
    expect(quietHeadline({ok: 16, too_little_data: 120})).toMatchObject({
      verdict: "too_little_data",
      sentence: "There are too few data to judge 120 of 136 subjects; nothing is unusual in the other 16."
    });
    expect(quietHeadline({ok: 0, too_little_data: 9}).verdict).toBe("too_little_data");
  });
});
