import {expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {behind} from "../../../loaders/privacy/behind.js";
import {pages} from "../../../loaders/publish/pages.js";
import {makeFinding} from "../../../loaders/reports/finding.js";
import {actionsElsewhere} from "../../../loaders/reports/overview/elsewhere.js";
import {type Finding, kinds} from "../../../src/contracts/finding.js";
import {type ActionElsewhere, actionElsewhere} from "../../../src/contracts/overview.js";
import {audiences, type Audience} from "../../../src/contracts/site.js";

function found(
  kind: Finding["kind"],
  subject: string,
  {
    verdict = "act",
    hours = 40,
    candidates = 50
  }: {verdict?: Finding["verdict"]; hours?: number; candidates?: number} = {}
): Finding {
  const finding = makeFinding({
    kind,
    subject,
    verdict,
    estimate: {value: -0.6217, interval: [-0.9518, -0.3019]},
    unit: "x",
    n: 100,
    claim: "{subject} is 0.6217 off.",
    evidence: "Of {subject}.",
    stake: {hours, per: "year"},
    action: "Look at {subject}."
  });
  return behind(new Set(Array.from({length: candidates}, (_, i) => `C${i}`)), finding);
}

function rows(audience: Audience, ...findings: Finding[]): ActionElsewhere[] {
  return actionsElsewhere(findings, {audience, pages}, defaultConfig());
}

const severity = (...subjects: string[]): Finding[] => subjects.map((one) => found("interviewer.severity", one));
const fine = (subject: string): Finding => found("interviewer.severity", subject, {verdict: "ok"});

it("names what another site acts on by kind, count and hours, and where it is told", () => {
  const all = [...severity("I1", "I2", "I3"), found("question.signal", "Ranking ads", {hours: 60})];
  expect(rows("leadership", ...all)).toEqual([
    {
      kind: "interviewer.severity",
      verdict: "act",
      what: "Three interviewers need a calibration session",
      count: 3,
      hours: 120,
      where: "the interview leads' site says who"
    },
    {
      kind: "question.signal",
      verdict: "act",
      what: "One question tells too little",
      count: 1,
      hours: 60,
      where: "the interview leads' site says which"
    }
  ]);
  expect(rows("leads", ...all)).toEqual([]);
});

it("says of a leaked question that it looks leaked, as its own site does, apart from those that changed otherwise", () => {
  const leaked: Finding = {...found("question.drift", "Loops"), direction: "leaked"};
  const easier: Finding = {...found("question.drift", "Queues"), direction: "easier"};
  expect(rows("leadership", leaked, easier).map(({what}) => what)).toEqual([
    "One question looks leaked",
    "One question has changed"
  ]);
});

it("gives no hours of fewer people than may be pooled, and no number where so few were judged", () => {
  const two = severity("I1", "I2");
  expect(rows("managers", ...two, fine("I3"))).toMatchObject([
    {
      what: "Two interviewers need a calibration session",
      count: 2,
      hours: null,
      where: "the interview leads' site says who, and the hours"
    }
  ]);
  expect(rows("managers", ...two)).toMatchObject([
    {what: "Interviewers need a calibration session", count: null, hours: null}
  ]);
});

it("keeps what rests on too few candidates to itself", () => {
  expect(rows("managers", found("interviewer.severity", "I1", {candidates: 4}), fine("I2"), fine("I3"))).toEqual([]);
});

it("does not repeat what one figure shows here under another kind", () => {
  const [bar, borderline] = [found("screen.bar", "all"), found("screen.borderline", "all")];
  const leadership = (...findings: Finding[]): ActionElsewhere[] =>
    actionsElsewhere(findings, {audience: "leadership", pages, also: ["screen.borderline"]}, defaultConfig());
  expect(leadership(bar, borderline)).toEqual([]);
  expect(leadership({...bar, n: 300}, borderline).map(({kind}) => kind)).toEqual(["screen.bar"]);
});

it("tells what never asks to act from watch on, and of everyone apart from single people", () => {
  const watched = found("agreement.repeatability", "all", {verdict: "watch"});
  const votes = [found("interviewer.independence", "all"), found("interviewer.independence", "I1"), fine("I2")];
  const fair = ["I3", "I4"].map((one) => found("interviewer.independence", one, {verdict: "ok"}));
  expect(rows("leadership", watched, ...votes, ...fair).map(({what}) => what)).toEqual([
    "Votes need hiding until one's own is in",
    "One interviewer needs to vote before reading others",
    "Fewer offers would be made again than you aim for"
  ]);
});

it("leaves nothing that one site acts on untold at another, and names nobody and no figure there", () => {
  const act = kinds.flatMap((kind, place) =>
    (["act", "watch"] as const).map((verdict) => ({...found(kind, "pat@x.com", {verdict}), n: 100 + place}))
  );
  for (const audience of audiences) {
    const told = rows(audience, ...act);
    const shown = pages.filter((page) => page.audiences.includes(audience)).flatMap((page) => page.kinds);
    const neverJudged = ["agreement.overall", "screen.validity", "loop.hours"];
    const silent = kinds.filter((kind) => !shown.includes(kind) && !neverJudged.includes(kind));
    expect(told.map(({kind}) => kind).toSorted()).toEqual(silent.toSorted());
    expect(JSON.stringify(told)).not.toMatch(/pat@x|0\.62|0\.95|0\.3/);
    expect(told.map((row) => actionElsewhere.safeParse(row).success)).not.toContain(false);
  }
});
