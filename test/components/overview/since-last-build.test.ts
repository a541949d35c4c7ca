import {describe, expect, it} from "vitest";
import {growth} from "../../../src/components/overview/since-last-build.js";
import type {Since} from "../../../src/contracts/overview.js";

const since: Since = {
  day: "2026-01-15",
  sameSettings: true,
  moreCandidates: 12,
  moreInLoops: 6,
  changes: [],
  more: 0,
  nowJudged: 0
};

describe("what came in since the last build", () => {
  it("is told in candidates, and a few of them are not counted", () => {
    expect(growth(since)).toEqual(["12 more candidates in the data.", "6 more candidates with a loop."]);
    expect(growth({...since, moreCandidates: null, moreInLoops: null})).toEqual([
      "Only a few candidates came or went."
    ]);
    expect(growth({...since, moreCandidates: -7, moreInLoops: 0, nowJudged: 2})).toEqual([
      "7 candidates fewer in the data.",
      "2 subjects can be judged now, and came out as expected."
    ]);
  });
});
