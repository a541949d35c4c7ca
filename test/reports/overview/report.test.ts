import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {pagesFor} from "../../../loaders/publish/pages.js";
import {chanceTrue, hoursConcerned} from "../../../loaders/reports/overview/asking.js";
import {overview} from "../../../loaders/reports/overview/report.js";
import {noHistory} from "../../../loaders/reports/since/findings-since.js";
import {toDo} from "../../../loaders/reports/to-do/report.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {overview as contract} from "../../../src/contracts/overview.js";
import {makeFinding} from "../../../loaders/reports/finding.js";

const config = defaultConfig();
const pages = [
  {path: "interviewers", name: "Interviewers", question: "?", kinds: ["interviewer.severity"]},
  {path: "questions", name: "Questions", question: "?", kinds: ["question.signal"]},
  {path: "loop-design", name: "Loop design", question: "?", kinds: ["loop.size"]}
] as const;

function found(kind: Finding["kind"], subject: string, verdict: Finding["verdict"], n = 100): Finding {
  return makeFinding({
    kind,
    subject,
    verdict,
    unit: "x",
    n,
    claim: `{subject} in ${n}`,
    evidence: "Of {subject}.",
    sure: {probability: 0.9, sentence: "The chance that {subject} differs is 90 %."},
    action: "Look at {subject}."
  });
}

describe("the overview", () => {
  it("says of a site without agreement where that is judged", () => {
    const said = (audience: "leads" | "managers" | "leadership") =>
      overview([], {pages: pagesFor(audience)}, config).limits.some((limit) =>
        /site of the interview leads/.test(limit)
      );
    expect([said("leads"), said("managers"), said("leadership")]).toEqual([false, true, true]);
  });

  it("puts act before watch, and within these more hours before fewer", () => {
    const list = [
      found("loop.size", "all", "watch", 1000),
      found("question.signal", "A", "act", 100),
      found("loop.size", "Engineer", "act", 100)
    ];
    const {findings} = overview(list, {pages}, config);
    expect(findings.map(({headline: {kind, verdict}}) => [kind, verdict])).toEqual([
      ["loop.size", "act"],
      ["question.signal", "act"],
      ["loop.size", "watch"]
    ]);
  });

  it("counts as more of a kind only what has the same verdict", () => {
    const acted = ["A", "B", "C"].map((subject) => found("question.signal", subject, "act", 100));
    const watched = ["D", "E"].map((subject) => found("question.signal", subject, "watch", 100));
    const {findings} = overview([...acted, ...watched], {pages}, config);
    expect(findings.map(({more}) => more)).toEqual([0, 1]);
  });

  it("weighs the hours at stake by the chance that the finding is true, where both are told", () => {
    const told = (subject: string, hours: number, probability: number): Finding => ({
      ...found("question.signal", subject, "act"),
      stake: {hours, per: "year"},
      sure: {probability, sentence: "So sure."}
    });
    const {findings} = overview([told("A", 90, 0.5), told("B", 60, 0.95)], {pages}, config);
    expect(findings.map(({headline, hours}) => [headline.claim, hours])).toEqual([
      ["B in 100", 60],
      ["A in 100", 90]
    ]);
  });

  it("shows the bar or the borderline where one figure judges both, and both where they differ", () => {
    const screens = [
      {path: "phone-screen", name: "Phone screen", question: "?", kinds: ["screen.bar"]},
      {path: "borderline", name: "Borderline", question: "?", kinds: ["screen.borderline"]}
    ] as const;
    const bar = {...found("screen.bar", "all", "act", 227), estimate: -0.12};
    const borderline = {...found("screen.borderline", "all", "act", 227), estimate: -0.12};
    const kinds = (list: Finding[]): string[] =>
      overview(list, {pages: screens}, config).findings.map(({headline}) => headline.kind);
    expect(kinds([bar, borderline])).toEqual(["screen.bar"]);
    expect(kinds([{...bar, estimate: 0.05, n: 300}, borderline])).toEqual(["screen.bar", "screen.borderline"]);
    expect(kinds([borderline])).toEqual(["screen.borderline"]);
  });

  it("shows at most five findings and two of a kind, and says how many more there are", () => {
    const list = [
      ...Array.from({length: 6}, (_, i) => found("interviewer.severity", `I0${i}`, "act")),
      ...Array.from({length: 4}, (_, i) => found("question.signal", `Q${i}`, "watch")),
      ...Array.from({length: 3}, (_, i) => found("loop.size", `R${i}`, "watch"))
    ];
    const {findings} = overview(list, {pages}, config);
    expect(findings.length).toBe(5);
    const severity = findings.filter(({headline}) => headline.kind === "interviewer.severity");
    expect(severity.map(({more}) => more)).toEqual([0, 4]);
    expect(severity[0]!.page?.path).toBe("interviewers");
  });

  it("counts what is asked as the to-do list does, and says how much of it has no row", () => {
    const list = [
      ...Array.from({length: 3}, (_, i) => found("interviewer.severity", `I0${i}`, "act")),
      ...Array.from({length: 3}, (_, i) => found("question.signal", `Q${i}`, "act")),
      ...Array.from({length: 3}, (_, i) => found("loop.size", `R${i}`, "watch"))
    ];
    const {asks, findings} = overview(list, {pages}, config);
    const {items} = toDo(list, {pages, since: noHistory, elsewhere: []}, config);
    expect([asks.act, asks.watch]).toEqual([2, 3]);
    expect(["act", "watch"].map((verdict) => items.filter((item) => item.verdict === verdict).length)).toEqual([2, 3]);
    expect(findings.map(({headline}) => headline.verdict)).toEqual(["act", "act", "act", "act", "watch"]);
    expect(asks.more).toBe(2);
  });

  it("has its rows in the order of the to-do list, what has no hours told last", () => {
    const told = (kind: Finding["kind"], subject: string, hours: number): Finding => ({
      ...found(kind, subject, "act"),
      stake: {hours, per: "year"}
    });
    const list = [
      found("loop.size", "all", "act", 5000),
      told("question.signal", "Q1", 60),
      ...["I1", "I2", "I3"].map((person) => told("interviewer.severity", person, 30))
    ];
    const kinds = ["interviewer.severity", "question.signal", "loop.size"];
    const rows = overview(list, {pages}, config).findings.map(({headline}) => headline.kind);
    expect([...new Set(rows)]).toEqual(kinds);
    expect(toDo(list, {pages, since: noHistory, elsewhere: []}, config).items.map(({kind}) => kind)).toEqual(kinds);
  });

  it("names a person only as interviewer, anything else in its words", () => {
    const {findings} = overview(
      [found("interviewer.severity", "pat@x.com", "act"), found("question.signal", "Ranking ads", "act")],
      {pages},
      config
    );
    const [person, question] = ["interviewer.severity", "question.signal"].map(
      (kind) => findings.find(({headline}) => headline.kind === kind)!.headline
    );
    expect(person).toMatchObject({interviewer: "pat@x.com", claim: "{subject} in 100"});
    expect(question).toMatchObject({
      claim: "Ranking ads in 100",
      evidence: "Of Ranking ads.",
      sentence: "Ranking ads in 100 Of Ranking ads.",
      action: "Look at Ranking ads.",
      sure: {sentence: "The chance that Ranking ads differs is 90 %."}
    });
    expect(question).not.toHaveProperty("interviewer");
  });

  it("is quiet when nothing is unusual, and counts what was looked at", () => {
    const quiet = overview(
      [found("loop.size", "all", "ok"), found("question.signal", "A", "too_little_data", 3)],
      {pages},
      config
    );
    expect(quiet.findings).toEqual([]);
    expect(quiet.counts).toEqual({act: 0, watch: 0, ok: 1, too_little_data: 1});
    expect(contract.omit({tiles: true, elsewhere: true, funnel: true, loopHours: true}).safeParse(quiet).success).toBe(
      true
    );
    expect(quiet.expected.map(({words}) => words)).toEqual(["the size of loops"]);
    expect(quiet.tooLittle).toEqual([
      {
        kind: "question.signal",
        words: "1 question's signal",
        page: {path: "questions", name: "Questions"},
        enough: null
      }
    ]);
  });

  it("has nothing that rests on fewer candidates than may be shown", () => {
    expect(overview([found("loop.size", "all", "act", 4)], {pages}, config).findings).toEqual([]);
  });

  it("tells each audience only what its pages explain", () => {
    const list = [
      found("interviewer.severity", "I07", "act"),
      found("screener.calibration", "I07", "act"),
      found("agreement.overall", "alpha", "act"),
      found("data.quality", "rejected ratings", "act")
    ];
    for (const audience of ["managers", "leadership"] as const) {
      const kinds = overview(list, {pages: pagesFor(audience)}, config).findings.map(({headline}) => headline.kind);
      expect(kinds).toEqual(["data.quality"]);
    }
  });
});

describe("the rank of a finding", () => {
  it("counts the hours of a loop by the cost sheet", () => {
    // five interviews with pre-brief and debrief of 170 min each, two more people there for 60 min, a recruiter 90 min
    expect(hoursConcerned(found("loop.size", "all", "act", 1), config)).toBeCloseTo(850 / 60 + 2 + 1.5, 10);
    expect(hoursConcerned(found("screener.calibration", "I1", "act", 10), config)).toBeCloseTo((10 * 105) / 60, 10);
  });

  it("takes the chance from the interval where it knows what nothing would be", () => {
    const finding = {
      ...found("interviewer.severity", "I1", "act"),
      estimate: -0.6,
      interval: [-0.9, -0.3] as [number, number]
    };
    // 0.6 is two half widths of a 90 % interval: Φ(3.29) = 0.9995
    expect(chanceTrue(finding)).toBeCloseTo(0.9995, 4);
    expect(chanceTrue(found("loop.size", "all", "watch"))).toBe(0.5);
  });
});
