import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {evennessFinding} from "../../../loaders/reports/load/judge.js";
import {wholeFinding} from "../../support/whole-finding.js";

const quarter = (interviews: number, people: number, busiestFifth: number | null) =>
  ({
    period: "2026-Q2",
    interviews,
    people,
    busiestFifth,
    evenShare: {value: 0.3, interval: busiestFifth === null ? null : [0.28, 0.31]}
  }) as unknown as NonNullable<Parameters<typeof evennessFinding>[0]["quarter"]>;

const found = (interviews: number, people: number, share: number | null, limit: number | null = null) =>
  evennessFinding(
    {quarter: quarter(interviews, people, share), people: [1, 2.5], limit, isFew: false},
    {config: defaultConfig()}
  );

const said = (...of: Parameters<typeof found>) => {
  const {verdict, claim} = found(...of);
  return [verdict, claim];
};

describe("what the load page says first", () => {
  it("calls nothing even or uneven that rests on fewer than three interviews each", () => {
    expect(said(59, 20, 0.9)).toEqual(["too_little_data", "Too few interviews to tell how they are shared."]);
    expect(said(60, 20, 0.9)[0]).toBe("watch");
  });

  it("tells an even share from one somewhat beyond chance, and asks for a talk only ten points beyond", () => {
    expect(said(600, 50, 0.3)).toEqual(["ok", "Interviews are shared evenly."]);
    expect(said(600, 50, 0.37)).toEqual(["ok", "The busiest fifth carry somewhat more than an even share."]);
    expect(said(600, 50, 0.41)[0]).toBe("ok");
    expect(said(600, 50, 0.42)[0]).toBe("watch");
    // Nothing beyond chance is "as expected".
    expect([0.31, 0.37].map((share) => found(600, 50, share).deed)).toEqual(["As expected", "For your information"]);
  });

  it("is what the busiest have beyond even turns, with the interval of chance, and is of all", () => {
    expect(found(600, 50, 0.45)).toMatchObject({
      kind: "load.evenness",
      subject: "all",
      n: 600,
      estimate: 0.15,
      interval: [0.14, 0.17],
      reference: {value: 0}
    });
    expect(found(20, 20, null, 2)).toMatchObject({subject: "all", estimate: null, mark: null});
  });

  it("says how much more would allow an answer", () => {
    expect(found(59, 20, 0.9).needs).toEqual([{unit: "interviews in a quarter", more: 1, weeks: null}]);
    expect(found(60, 9, null).needs).toEqual([{unit: "interviewers in a quarter", more: 1, weeks: null}]);
  });

  it("puts whoever is above the configured limit before how interviews are shared", () => {
    expect(said(20, 20, null, 2)).toEqual(["watch", "One interviewer is above your limit."]);
  });
});

describe("a finding on load, whole", () => {
  const base = {kind: "load.evenness", unit: "excess share of interviews with the busiest fifth", n: 600} as const;
  const turns = {value: 0, label: "even turns"};
  const few = {
    verdict: "too_little_data",
    deed: "Not enough data",
    action: "Keep exporting every interview with its day."
  } as const;
  const evidence = (share: number): string =>
    `In 2026-Q2 the busiest 11 of 51 people had ${share}\u00a0% of 600 interviews. With even turns chance alone would give them about 30\u00a0%.`;
  const sure = {probability: null, sentence: "With even turns it would be 28\u00a0% to 31\u00a0%, nine times in ten."};

  it("asks to spread what the busiest have far beyond chance", () => {
    expect(found(600, 51, 0.45)).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        direction: "uneven",
        deed: "Spread the interviews",
        estimate: 0.15,
        interval: [0.14, 0.17],
        reference: turns,
        claim: "A fifth of your interviewers carry about 5 in 10 interviews.",
        evidence: evidence(45),
        sure,
        action: "Ask those with few interviews to take one more a week, and train more people where nobody else can."
      })
    );
  });

  it("tells of somewhat more than an even share, and of an even one", () => {
    expect(found(600, 51, 0.37)).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        direction: "somewhat",
        deed: "For your information",
        estimate: 0.07,
        interval: [0.06, 0.09],
        reference: turns,
        claim: "The busiest fifth carry somewhat more than an even share.",
        evidence: evidence(37),
        sure,
        action: "Nothing yet; look again next quarter."
      })
    );
    expect(found(600, 51, 0.31)).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "As expected",
        estimate: 0.01,
        interval: [0, 0.03],
        reference: turns,
        claim: "Interviews are shared evenly.",
        evidence: evidence(31),
        sure,
        action: "Nothing to do."
      })
    );
  });

  it.each([
    [1, "Two interviewers are above your limit.", 0.5, "0.5 interviews"],
    [1, "One interviewer is above your limit.", 1, "1 interview"],
    [1, "One interviewer is above your limit.", 2, "2 interviews"]
  ])("counts who is above a limit, not at it (%i, %s)", (_, claim, limit, held) => {
    expect(found(600, 51, 0.45, limit)).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        direction: "above_limit",
        deed: "Spread the interviews",
        claim,
        evidence: `They held more than ${held} a week on average in 2026-Q2.`,
        sure: {probability: null, sentence: "This is counted, not estimated."},
        action: "Hand some of their interviews to others, or train one more."
      })
    );
    expect(found(600, 51, 0.45, 2.5).direction).toBe("uneven");
  });

  it("asks for three interviews each, and for ten people", () => {
    expect(found(59, 20, 0.9)).toEqual(
      wholeFinding({
        ...base,
        ...few,
        n: 59,
        claim: "Too few interviews to tell how they are shared.",
        evidence: "59 interviews by 20 people in 2026-Q2; 3 each are needed.",
        needs: [{unit: "interviews in a quarter", more: 1, weeks: null}]
      })
    );
    expect(found(1, 1, null).evidence).toBe("1 interview by 1 person in 2026-Q2; 3 each are needed.");
    expect(found(60, 9, null)).toEqual(
      wholeFinding({
        ...base,
        ...few,
        n: 60,
        claim: "Too few interviewers to compare their load.",
        evidence: "9 people interviewed in 2026-Q2; 10 are needed.",
        needs: [{unit: "interviewers in a quarter", more: 1, weeks: null}]
      })
    );
  });

  it.each([
    [null, false, 0],
    [quarter(600, 51, 0.45), true, 600]
  ])("tells nothing without a quarter, or of few", (latest, isFew, n) => {
    expect(evennessFinding({quarter: latest, people: [9], limit: 2, isFew}, {config: defaultConfig()})).toEqual(
      wholeFinding({
        ...base,
        n,
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: "Too few interviews to tell how they are shared.",
        evidence: "",
        action: "Export interviews with their times, or scorecards with the day of the interview."
      })
    );
  });

  it("tells nothing where numbers are hidden", () => {
    const hidden = {...quarter(600, 51, null), interviews: null, people: null};
    const {verdict, n} = evennessFinding(
      {quarter: hidden, people: [], limit: null, isFew: false},
      {config: defaultConfig()}
    );
    expect([verdict, n]).toEqual(["too_little_data", 0]);
  });
});
