import {describe, expect, it} from "vitest";
import {
  asHeadline,
  isAboutPerson,
  makeFinding,
  mostAtStakeFirst,
  mostUrgentFirst,
  named,
  published,
  publishedShare,
  publishedShareOf,
  rounded,
  saidOnce
} from "../../loaders/reports/finding.js";
import {wilson} from "../../src/statistics/intervals/shares.js";
import {wholeFinding} from "../support/whole-finding.js";

const parts = {
  kind: "screen.bar",
  subject: "all",
  verdict: "too_little_data",
  unit: "probability of an offer, above break-even",
  n: 3,
  action: "Keep the bar where it is."
} as const;

it("findings stand by the hours at stake, those that tell none last and in their order", () => {
  const of = (name: string, hours: number | null) => ({
    name,
    stake: hours === null ? null : {hours, per: "year" as const}
  });
  const sorted = mostAtStakeFirst([of("a", null), of("b", 51), of("c", 95), of("d", null)]);
  expect(sorted.map(({name}) => name)).toEqual(["c", "b", "a", "d"]);
});

describe("a finding", () => {
  it("begins its claim with a capital, and leaves the word for a subject and a quoted name as they are", () => {
    const claims = ["fewer than 5 decided loops.", "{subject} follows the panel.", "“unix basics” tells little."];
    expect(claims.map((claim) => makeFinding({...parts, claim, evidence: ""}).claim)).toEqual([
      "Fewer than 5 decided loops.",
      "{subject} follows the panel.",
      "“unix basics” tells little."
    ]);
  });

  it("is drawn with what it is held against, unless too few data leave nothing to draw", () => {
    const estimate = {value: -0.12, interval: [-0.2, -0.05] as [number, number]};
    const reference = {value: 0, label: "break-even"};
    const all = {...parts, claim: "Some.", evidence: "", estimate, reference};
    const drawn = {estimate: -0.12, interval: estimate.interval, reference, unit: parts.unit};
    expect(makeFinding({...all, verdict: "act", direction: "raise"})).toMatchObject({
      deed: "Raise the bar",
      reference,
      mark: drawn
    });
    expect(makeFinding({...all, verdict: "act", mark: {...drawn, unit: "share"}}).mark?.unit).toBe("share");
    expect(makeFinding({...all, verdict: "act", mark: null}).mark).toBeNull();
    expect(makeFinding(all)).toMatchObject({deed: "Not enough data", reference, mark: null});
  });

  it("says null where nothing was estimated, and rounds to six digits where something was", () => {
    expect(makeFinding({...parts, claim: "None.", evidence: ""})).toMatchObject({
      estimate: null,
      interval: null,
      direction: null
    });
    const estimate = {value: 0.123456789, interval: [0.1, 1 / 3] as [number, number]};
    expect(makeFinding({...parts, claim: "Some.", evidence: "", estimate})).toMatchObject({
      estimate: 0.123457,
      interval: [0.1, 0.333333]
    });
  });
});

describe("a whole finding", () => {
  const said = {claim: "one.", evidence: "two.", action: "Three.", unit: "hours", n: 3} as const;
  const of = (interval: [number, number] | null, value: number | null = 12) => ({value, interval});

  it("has the contract's defaults", () => {
    expect(makeFinding({...said, kind: "loop.hours", subject: "all", verdict: "ok"})).toEqual(
      wholeFinding({
        ...said,
        kind: "loop.hours",
        verdict: "ok",
        deed: "For your information",
        claim: "One.",
        evidence: "Two.",
        sure: {probability: null, sentence: "The figures behind it stand on its page."}
      })
    );
  });

  it("says all that it is given", () => {
    const given = {
      ...said,
      kind: "loop.hours",
      subject: "Engineer",
      verdict: "watch",
      direction: "more",
      deed: "Look",
      sure: {probability: 0.9, sentence: "Sure."},
      stake: {hours: 9, per: "year"},
      needs: [{unit: "loops", more: 3, weeks: null}]
    } as const;
    expect(makeFinding({...given, needs: [...given.needs], slice: {role: "Engineer"}, estimate: of([11, 13])})).toEqual(
      wholeFinding({
        ...given,
        needs: [...given.needs],
        slice: {role: "Engineer", level: null, period: null},
        estimate: 12,
        interval: [11, 13],
        claim: "One.",
        evidence: "Two."
      })
    );
  });

  it.each([
    [[11.4, 13.6], "11 and 14"],
    [[9.999, 10], "10.00 and 10"],
    [[-12, -2], "−12 and −2.00"]
  ] as [[number, number], string][])("is as sure as its interval where it says no more (%o)", (interval, between) => {
    expect(
      makeFinding({...said, kind: "loop.hours", subject: "all", verdict: "ok", estimate: of(interval)}).sure
    ).toEqual({
      probability: null,
      sentence: `The true value (hours) lies between ${between}, nine times in ten.`
    });
  });

  it("draws nothing of which value or interval is missing", () => {
    for (const estimate of [of(null), of([11, 13], null), null])
      expect(makeFinding({...said, kind: "loop.hours", subject: "all", verdict: "ok", estimate}).mark).toBeNull();
  });
});

describe("a finding as pages show it", () => {
  const found = (kind: "interviewer.severity" | "screener.calibration" | "loop.hours", subject: string) =>
    makeFinding({
      kind,
      subject,
      verdict: "ok",
      claim: "{subject} one.",
      evidence: "{subject} and {subject}.",
      action: "Ask {subject}.",
      sure: {probability: null, sentence: "{subject} sure."},
      unit: "hours",
      n: 3,
      estimate: {value: 12, interval: [11, 13]}
    });

  it.each([
    ["interviewer.severity", "I01", true],
    ["screener.calibration", "S1", true],
    ["interviewer.independence", "all", false],
    ["question.signal", "I01", false],
    ["loop.hours", "I01", false]
  ] as const)("%s of %s speaks of one person: %s", (kind, subject, is) => {
    expect(isAboutPerson(kind, subject)).toBe(is);
  });

  it("shows no figure of a person who is not named", () => {
    expect(asHeadline(found("interviewer.severity", "I01")).mark).toBeNull();
    expect(asHeadline(found("interviewer.severity", "I01"), "Q-7").mark).toMatchObject({estimate: 12});
    expect(asHeadline(found("interviewer.severity", "I01"), "Q-7").interviewer).toBe("Q-7");
    expect(asHeadline(found("screener.calibration", "S1")).mark).toBeNull();
    expect(asHeadline(found("loop.hours", "all")).mark).toMatchObject({estimate: 12});
  });

  it("puts a name wherever its words have a subject", () => {
    expect(named(found("interviewer.severity", "I01"), "Q-7")).toMatchObject({
      claim: "Q-7 one.",
      evidence: "Q-7 and Q-7.",
      sentence: "Q-7 one. Q-7 and Q-7.",
      action: "Ask Q-7.",
      sure: {probability: null, sentence: "Q-7 sure."}
    });
  });

  it("says each sentence once, the first time", () => {
    const [a, b] = [found("loop.hours", "all"), found("loop.hours", "Engineer")].map((one) => asHeadline(one));
    const other = {...a!, sentence: "Other."};
    expect(saidOnce([a!, b!, other])).toEqual([a, other]);
  });

  it("puts what asks for most first, equals in their order", () => {
    const verdicts = ["too_little_data", "ok", "watch", "act", "ok"] as const;
    const sorted = mostUrgentFirst(verdicts.map((verdict, place) => ({verdict, place})));
    expect(sorted.map(({place}) => place)).toEqual([3, 2, 1, 4, 0]);
  });
});

describe("estimates as datasets hold them", () => {
  it("have six digits, and null where there is none", () => {
    expect([0.123456789, 1234567.8, null, NaN, Infinity].map(rounded)).toEqual([0.123457, 1234570, null, null, null]);
    expect(published(null)).toEqual({value: null, interval: null});
    expect(published({value: 1, interval: [0.5, Infinity]})).toEqual({value: 1, interval: null});
    expect(published({value: null, interval: [0.123456789, 1]})).toEqual({value: null, interval: [0.123457, 1]});
  });

  it("are only bounds of none and of all of a few", () => {
    const of = (value: number | null, n: number, people: number) =>
      publishedShareOf({value, standardError: null, interval: [0, 0.3], n}, people);
    expect(of(0, 10, 4)).toEqual({value: null, interval: [0, 0.1]});
    expect(of(1, 10, 4)).toEqual({value: null, interval: [0.9, 1]});
    expect(of(0.2, 10, 4)).toEqual({value: 0.2, interval: [0, 0.3]});
    expect(of(null, 10, 4)).toEqual({value: null, interval: [0, 0.3]});
  });

  it("are shares of counts with Wilson's interval, and none of none", () => {
    const [low, high] = wilson(3, 12);
    expect(publishedShare(3, 12)).toEqual({value: 0.25, interval: [rounded(low), rounded(high)]});
    expect(publishedShare(0, 0)).toEqual({value: null, interval: null});
  });
});
