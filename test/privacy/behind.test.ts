import {describe, expect, it} from "vitest";
import {behind, withoutFew} from "../../loaders/privacy/behind.js";
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
