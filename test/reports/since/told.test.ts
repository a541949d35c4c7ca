import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {behind} from "../../../loaders/privacy/behind.js";
import {makeFinding} from "../../../loaders/reports/finding.js";
import {type FindingsSince, noHistory} from "../../../loaders/reports/since/findings-since.js";
import {toldSince} from "../../../loaders/reports/since/told.js";
import type {Finding, Verdict} from "../../../src/contracts/finding.js";
import {since as contract} from "../../../src/contracts/overview.js";

const {privacy} = defaultConfig();
const pages = [{path: "interviewers", name: "Interviewers", kinds: ["interviewer.severity"]}] as const;

function found(kind: Finding["kind"], subject: string, verdict: Verdict, candidates = 40): Finding {
  const people = new Set(Array.from({length: candidates}, (_, i) => `C${i}`));
  const words = {claim: `{subject} is ${verdict}.`, evidence: "", action: "Look."};
  return behind(people, makeFinding({kind, subject, verdict, unit: "x", n: candidates, ...words}));
}

/** A last build of 100 candidates, 40 of them with a loop, and the verdicts it told. */
function after(before: Record<string, Verdict>, more: Partial<FindingsSince> = {}): FindingsSince {
  return {
    ...noHistory,
    last: {day: "2026-01-15", candidates: 100, inLoops: 40, sameSettings: true},
    now: {candidates: 112, inLoops: 44},
    before: ({subject}) => before[subject] ?? null,
    ...more
  };
}

const told = (findings: Finding[], since: FindingsSince) => {
  const allowed = new Set(["interviewer.severity", "screen.bar"] as const);
  const result = toldSince(findings, {since, pages, allowed, privacy});
  expect(contract.safeParse(result).success).toBe(true);
  return result;
};

describe("what changed since the last build", () => {
  it("is what came, what turned and what is closed, in this order, with a person named only as interviewer", () => {
    const findings = [
      found("screen.bar", "Mixed", "ok"),
      found("interviewer.severity", "ann@x.com", "act"),
      found("interviewer.severity", "bob@x.com", "act"),
      found("interviewer.severity", "cid@x.com", "act"),
      found("interviewer.severity", "dan@x.com", "ok")
    ];
    const before = {Mixed: "act", "bob@x.com": "watch", "cid@x.com": "act", "dan@x.com": "too_little_data"} as const;
    const {changes, nowJudged, day} = told(findings, after(before));
    expect(changes.map(({what, interviewer, sentence, page}) => [what, interviewer, sentence, page?.path])).toEqual([
      ["new", "ann@x.com", "{subject} is act.", "interviewers"],
      ["changed", "bob@x.com", "{subject} is act.", "interviewers"],
      ["closed", undefined, "Mixed is ok.", undefined]
    ]);
    expect([nowJudged, day]).toEqual([1, "2026-01-15"]);
  });

  it("names what is not looked at any more, of kinds that the site tells of", () => {
    const gone = [
      {kind: "interviewer.severity", subject: "ann@x.com", isPerson: true},
      {kind: "interviewer.severity", subject: null, isPerson: true},
      {kind: "question.signal", subject: "Loops", isPerson: false}
    ] as const;
    const {changes} = told([], after({}, {gone}));
    expect(changes.map(({sentence, interviewer}) => [sentence, interviewer])).toEqual([
      ["Who votes lower or higher than their peers: {subject} is no longer looked at.", "ann@x.com"],
      ["Who votes lower or higher than their peers: somebody who is gone is no longer looked at.", undefined]
    ]);
  });

  it("tells no difference by one to four candidates, and nothing that these changed", () => {
    const here = (candidates: number, inLoops: number) => {
      const {moreCandidates, moreInLoops} = told([], after({}, {now: {candidates, inLoops}}));
      return [moreCandidates, moreInLoops];
    };
    expect([here(112, 44), here(100, 45), here(95, 41)]).toEqual([
      [12, null],
      [0, 5],
      [-5, null]
    ]);
    const one = found("interviewer.severity", "ann@x.com", "act");
    expect(told([one], after({}, {isHeld: () => true})).changes).toEqual([]);
    expect(told([found("interviewer.severity", "ann@x.com", "act", 4)], after({})).changes).toEqual([]);
  });

  it("is nothing where no earlier build is known", () => {
    expect(told([found("screen.bar", "mixed", "act")], noHistory)).toMatchObject({day: null, changes: []});
  });
});
