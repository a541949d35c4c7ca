import {describe, expect, it} from "vitest";
import {
  behind,
  candidatesBehind,
  isOfFew,
  sameBehind,
  untold,
  wasUntold,
  withoutFew
} from "../../loaders/privacy/behind.js";
import {privateTexts, leakSearch} from "../../loaders/privacy/leaks.js";
import {published} from "../../loaders/privacy/published-names.js";
import {asHeadline, makeFinding} from "../../loaders/reports/finding.js";
import {type Headline, headline} from "../../src/contracts/finding.js";

const found = makeFinding({
  kind: "interviewer.severity",
  subject: "pat@x.com",
  verdict: "act",
  unit: "vote points",
  reference: {value: 0, label: "colleagues"},
  n: 84,
  estimate: {value: -0.62, interval: [-0.95, -0.3]},
  claim: "{subject} votes 38 of 227 lower.",
  evidence: "38 of 227 of {subject}'s votes.",
  sure: {probability: 0.9731, sentence: "The chance that {subject} differs is 97 %."},
  stake: {hours: 841, per: "year"},
  action: "Pair {subject} with a colleague."
});
const floor = {minimum_candidates: 5, minimum_interviewers: 3};
const ofCandidates = (count: number): Headline =>
  asHeadline(behind(new Set(Array.from({length: count}, (_, i) => `C${i}`)), {...found}), found.subject);

describe("the words of a finding", () => {
  it("on too few candidates are gone from a dataset, its chance and its hours with them", () => {
    const {findings} = withoutFew({findings: [ofCandidates(4)]}, floor) as {findings: Headline[]};
    expect(headline.parse(findings[0])).toMatchObject({
      verdict: "too_little_data",
      deed: "Not enough data",
      stake: null,
      mark: null
    });
    expect(JSON.stringify(findings)).not.toMatch(/38|227|973|841|0\.62|0\.95|subject|pat/);
    expect(withoutFew({findings: [ofCandidates(5)]}, floor)).toEqual({findings: [ofCandidates(5)]});
  });

  it("draw no figure of one person where that person is not named", () => {
    const drawn = {
      estimate: -0.62,
      interval: [-0.95, -0.3],
      reference: {value: 0, label: "colleagues"},
      unit: "vote points"
    };
    expect(asHeadline(found, found.subject).mark).toEqual(drawn);
    expect(asHeadline(found).mark).toBeNull();
    expect(asHeadline({...found, subject: "all"}).mark).toEqual(drawn);
  });

  it("name a person by the pseudonym alone, in each of them", () => {
    const shown = published("d", ofCandidates(5), () => "I-9") as Headline;
    expect(shown.interviewer).toBe("I-9");
    for (const text of [shown.claim, shown.evidence, shown.sentence, shown.action, shown.sure.sentence])
      expect(text).toContain("I-9");
    expect(JSON.stringify(shown)).not.toMatch(/\{subject\}|pat/);
  });

  it("are refused where one of them speaks of a subject whom nothing names", () => {
    for (const part of ["claim", "evidence", "action"])
      expect(() => published("d", {kind: "loop.size", [part]: "{subject} differs"}, () => "I-9")).toThrow(/no field/);
    expect(() => published("d", {sure: {sentence: "{subject} differs"}}, () => "I-9")).toThrow(/no field/);
  });

  it("are searched for ids and names, each of them", () => {
    const search = leakSearch({ids: ["CAND-17"], interviewers: [], candidates: []});
    const leaking = {claim: "CAND-17.", evidence: "CAND-17, too.", sure: {probability: null, sentence: "Of CAND-17."}};
    expect(privateTexts(leaking, search)).toEqual([
      "claim holds an id of a person",
      "evidence holds an id of a person",
      "sure.sentence holds an id of a person"
    ]);
  });
});

const people = (count: number): ReadonlySet<string> => new Set(Array.from({length: count}, (_, i) => `C${i}`));
const few = <Cell extends object>(cell: Cell): Cell => behind(people(4), cell);
const enough = <Cell extends object>(cell: Cell): Cell => behind(people(5), cell);

describe("whether too few people stand behind an object", () => {
  const votes = (candidates: number, interviewers: number) =>
    Array.from({length: 12}, (_, i) => ({
      candidate_id: `C${i % candidates}`,
      ...(interviewers > 0 ? {interviewer_id: `I${i % interviewers}`} : {})
    }));

  it("counts candidates, and interviewers where these are pooled", () => {
    const isFew = (candidates: number, interviewers: number) =>
      isOfFew(behind(votes(candidates, interviewers), {}), floor);
    expect([isFew(4, 3), isFew(5, 3), isFew(5, 2), isFew(5, 1), isFew(5, 0)]).toEqual([true, false, true, true, false]);
    expect(isOfFew(behind([{candidate_id: "C1", interviewer_id: undefined!}], {}), floor)).toBe(true);
  });

  it("is not known where nobody said, or nobody is", () => {
    expect(isOfFew({}, floor)).toBeUndefined();
    expect(isOfFew(behind(people(0), {}), floor)).toBeUndefined();
  });

  it("goes over to what is made of it, and being withheld too", () => {
    expect(candidatesBehind(sameBehind(few({n: 1}), {n: 2}))).toEqual(people(4));
    expect(candidatesBehind(sameBehind({n: 1}, {n: 2}))).toBeUndefined();
    expect([wasUntold(untold({})), wasUntold(few({})), wasUntold({})]).toEqual([true, false, false]);
    expect(isOfFew(untold({}), floor)).toBe(true);
  });
});

describe("a dataset without what it says of few", () => {
  const shown = (content: unknown): unknown => withoutFew(content, floor);

  it("keeps everything about enough, about nobody, and about whom nobody said", () => {
    const content = {n: 1, at: "2026-01", whole: enough({n: 5, list: [1, 2]}), nobody: behind(people(0), {n: 0})};
    expect(shown(content)).toEqual(content);
  });

  it("has no numbers, dates and lists of numbers of few, and names, labels and settings as they are", () => {
    const about = {
      role: "Engineer",
      n: 3,
      asOf: "2026-01-31",
      quarter: "2026 in all",
      isOpen: true,
      none: null,
      trend: [1, 2],
      inside: {k: 1, name: "x"}
    };
    expect(shown(few({...about, leastVotes: 12, threshold: 0.5, month: "2026-01"}))).toEqual({
      role: "Engineer",
      n: null,
      asOf: null,
      quarter: "2026 in all",
      isOpen: true,
      none: null,
      trend: null,
      inside: {k: null, name: "x"},
      leastVotes: 12,
      threshold: 0.5,
      month: "2026-01"
    });
  });

  it("has of its lists what is about enough on its own, and no other member", () => {
    const rows = [enough({role: "A", n: 9}), few({role: "B", n: 4}), {role: "C", n: 1}, "2026-01", null];
    expect(shown(few({rows}))).toEqual({
      rows: [
        {role: "A", n: 9},
        {role: "B", n: null}
      ]
    });
    expect(shown({rows: rows.slice(0, 3)})).toEqual({
      rows: [
        {role: "A", n: 9},
        {role: "B", n: null},
        {role: "C", n: 1}
      ]
    });
  });

  it("has one finding in place of all that speak of few, and no sentence", () => {
    const {findings, note, read} = shown(
      few({findings: [found, found], note: {sentence: "3 of 4 did."}, read: {sentence: 3}})
    ) as Record<string, unknown>;
    expect(findings).toMatchObject([{verdict: "too_little_data"}]);
    expect([note, read]).toEqual([null, {sentence: null}]);
  });

  it("has a part that is whole or not at all, not at all; one with a value or a refusal keeps its form", () => {
    expect(shown(few({drift: {n: 3}, acceptance: {value: 0.5, n: 3}, validity: {refusal: "few", n: 3}}))).toEqual({
      drift: null,
      acceptance: {value: null, n: null},
      validity: {refusal: "few", n: null}
    });
    expect(shown(few({drift: null, kinds: "x"}))).toEqual({drift: null, kinds: "x"});
    expect(shown({drift: few({n: 3}), completion: enough({n: 9})})).toEqual({drift: null, completion: {n: 9}});
    expect(shown(few({drift: enough({n: 9})}))).toEqual({drift: {n: 9}});
  });

  it("knows afterwards who is behind what it shows", () => {
    const {rows} = shown({rows: [enough({n: 9})]}) as {rows: object[]};
    expect(candidatesBehind(rows[0]!)).toEqual(people(5));
  });
});
