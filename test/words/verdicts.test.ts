import {describe, expect, it} from "vitest";
import {kinds} from "../../src/contracts/finding.js";
import {
  kindWords,
  noAreaStandsOut,
  nobodyToPair,
  noesInWords,
  quietHeadline,
  stepName,
  subjectInWords
} from "../../src/words/verdicts.js";

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

describe("a whole quiet headline", () => {
  const collect = "Open a page to see what it still needs, and how long that takes at the present pace.";
  const few = {
    kind: "data.quality",
    verdict: "too_little_data",
    deed: "Not enough data",
    sure: {probability: null, sentence: "There is too little to tell."},
    stake: null,
    action: collect,
    mark: null
  };
  const calm = {
    kind: "data.quality",
    verdict: "ok",
    deed: "As expected",
    sure: {probability: null, sentence: "Each page says how sure it is of its own."},
    stake: null,
    action: "Nothing on this site asks for anything before the next build.",
    mark: null
  };

  it.each([
    [0, 9, few, "There are too few data to tell anything.", ""],
    [0, 0, few, "There are too few data to tell anything.", ""],
    [
      3,
      4,
      few,
      "Most of what was looked at has too few data.",
      "That is 4 of 7 checks; the other 3 came out as expected."
    ],
    [
      4,
      4,
      few,
      "Half of what was looked at has too few data.",
      "That is 4 of 8 checks; the other 4 came out as expected."
    ],
    [4, 3, calm, "4 checks with enough data came out as expected.", "Of 3 more there are too few data to tell."],
    [1, 0, calm, "1 check with enough data came out as expected.", ""]
  ])("of %i as expected and %i with too few data", (ok, too_little_data, parts, claim, evidence) => {
    const sentence = evidence === "" ? claim : `${claim} ${evidence}`;
    expect(quietHeadline({ok, too_little_data})).toEqual({...parts, claim, evidence, sentence});
  });
});

describe("what stands in place of findings", () => {
  it("speaks of pairs only where somebody could be judged", () => {
    const judged = "Nobody of those with enough votes votes clearly differently from their peers.";
    const few = "There are too few data to tell whether anybody votes differently from their peers.";
    expect([null, 0, 1].map((interviewersJudged) => nobodyToPair({interviewersJudged}))).toEqual([few, few, judged]);
  });

  it("says that no area stands out only where two could be compared", () => {
    const of = (...intervals: ([number, number] | null)[]) =>
      noAreaStandsOut({
        areas: intervals.map((interval) => ({correlation: {value: 0.2, interval}}))
      } as unknown as Parameters<typeof noAreaStandsOut>[0]);
    const few = "There are too few data to tell whether an area stands out.";
    expect(of([0.1, 0.3], [0.1, 0.3])).toBe("No area stands out.");
    expect([of([0.1, 0.3], null), of([0.1, 0.3]), of()]).toEqual([few, few, few]);
  });
});

describe("subjects in words", () => {
  it.each([
    ["all", "all roles"],
    ["ac2", "agreement by Gwet's AC2"],
    ["alpha", "agreement by Krippendorff's alpha"],
    ["icc", "the candidate's share of a vote"],
    ["percent", "votes that agree"],
    ["2_no_of_3", "two noes in the first three"],
    ["1_no_of_1", "a no in the first interview"],
    ["12_no_of_14", "twelve noes in the first 14"],
    ["x2_no_of_3", "x2_no_of_3"],
    ["2_no_of_3x", "2_no_of_3x"],
    ["phone_screen>loop", "phone screen → loop"],
    ["application_review>phone_screen", "application → phone screen"],
    ["Is 3>2?", "Is 3>2?"],
    ["a>b?", "a>b?"],
    ["Engineer", "Engineer"]
  ])("%s: %s", (subject, words) => {
    expect(subjectInWords(subject)).toBe(words);
  });

  it.each([
    [1, 1, "a no in the first interview"],
    [1, 2, "one no in the first two"],
    [2, 2, "two noes in the first two"]
  ])("counts %i of %i", (noes, first, words) => {
    expect(noesInWords({noes, first})).toBe(words);
  });

  it("names every stage of a step", () => {
    expect(stepName("application_review>recruiter_screen>take_home")).toBe(
      "application → recruiter screen → take home"
    );
  });

  it("says of every kind what it is about, each otherwise", () => {
    const words = kinds.map((kind) => kindWords[kind]);
    expect(new Set(words).size).toBe(kinds.length);
    for (const text of words) expect(text).toMatch(/^[A-Z][a-z]+( [A-Za-z]+)+$/);
  });
});
