import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {behind, candidatesBehind} from "../../../loaders/privacy/behind.js";
import {makeFinding} from "../../../loaders/reports/finding.js";
import {type FindingsSince, noHistory} from "../../../loaders/reports/since/findings-since.js";
import {type Site, toDo} from "../../../loaders/reports/to-do/report.js";
import type {Finding, Verdict} from "../../../src/contracts/finding.js";
import {toDo as contract} from "../../../src/contracts/to-do.js";
import {deedOf} from "../../../src/words/deeds.js";
import {deedInWords, toDoLines} from "../../../src/words/to-do.js";

const config = defaultConfig();
const pages = [
  {path: "interviewers", name: "Interviewers", question: "?", kinds: ["interviewer.severity"]},
  {path: "phone-screen", name: "Phone screen", question: "?", kinds: ["screen.bar"]},
  {path: "questions", name: "Questions", question: "?", kinds: ["question.signal"]}
] as const;

interface Given {
  hours?: number;
  chance?: number;
  people?: readonly string[];
  role?: string;
}

function found(kind: Finding["kind"], subject: string, verdict: Verdict, given: Given = {}): Finding {
  const {hours, chance = 0.9, people = Array.from({length: 20}, (_, i) => `C${i}`), role} = given;
  const finding = makeFinding({
    kind,
    subject,
    slice: {role: role ?? null},
    verdict,
    unit: "x",
    n: 100,
    claim: "{subject} differs.",
    evidence: "",
    stake: hours === undefined ? null : {hours, per: "year"},
    sure: {probability: chance, sentence: "So sure."},
    action: "See {subject}."
  });
  return behind(new Set(people), finding);
}

const list = (findings: Finding[], more: Partial<Site> = {}) => {
  const result = toDo(findings, {pages, since: noHistory, elsewhere: [], ...more}, config);
  expect(contract.safeParse(result).success).toBe(true);
  return result;
};

describe("the list of what to do", () => {
  it("puts act before watch, and within these most hours times chance first", () => {
    const {items} = list([
      found("question.signal", "Loops", "watch", {hours: 900}),
      found("screen.bar", "mixed", "act", {hours: 100, chance: 0.5}),
      found("interviewer.severity", "ann@x.com", "act", {hours: 70, chance: 0.99})
    ]);
    expect(items.map(({kind, verdict, hours}) => [kind, verdict, hours])).toEqual([
      ["interviewer.severity", "act", 70],
      ["screen.bar", "act", 100],
      ["question.signal", "watch", 900]
    ]);
  });

  it("asks for one deed where several findings of a kind want the same, with everyone's name and all hours", () => {
    const people = ["ann@x.com", "bob@x.com", "cid@x.com"];
    const {items} = list(
      [
        ...people.map((person) =>
          found("interviewer.severity", person, "act", {hours: 30, people: [`P${person}`, "C1"]})
        ),
        ...["Loops", "Queues"].map((question) => found("question.signal", question, "act"))
      ].map((one) => behind(new Set([...candidatesBehind(one)!, "C2", "C3", "C4", "C5"]), one))
    );
    expect(items.map(({deed, hours}) => [deed, hours])).toEqual([
      ["Hold a calibration session with these three", 90],
      ["Replace these two questions, or write their rubrics anew", null]
    ]);
    expect(items[0]!.findings.map(({interviewer}) => interviewer)).toEqual(people);
    expect(candidatesBehind(items[0]!)!.size).toBe(8);
    expect(deedInWords(items[1]!)).toBe("Replace these two questions, or write their rubrics anew: Loops and Queues.");
  });

  it("asks for two deeds where findings of a kind want different ones", () => {
    const moved = (subject: string, direction: string): Finding => {
      const deed = deedOf({kind: "question.drift", verdict: "act", direction});
      return {...found("question.drift", subject, "act"), direction, deed};
    };
    const {items} = list(
      [moved("Loops", "leaked"), moved("Queues", "leaked"), moved("Trees", "harder"), moved("Maps", "easier")].map(
        (one) => behind(new Set(["C1", "C2", "C3", "C4", "C5"]), one)
      ),
      {also: ["question.drift"]}
    );
    expect(new Map(items.map(({short, deed}) => [short, deed]))).toEqual(
      new Map([
        ["Check what changed", "Check what changed in these two questions or their rubrics"],
        ["Replace the question", "Replace these two questions, or change their tasks"]
      ])
    );
  });

  it("leaves a single deed in its finding's words, where a person is named only as interviewer", () => {
    const {items} = list([found("interviewer.severity", "ann@x.com", "act"), found("question.signal", "Loops", "act")]);
    expect(items.map(({deed, interviewer}) => [deed, interviewer])).toEqual([
      ["See {subject}.", "ann@x.com"],
      ["See Loops.", undefined]
    ]);
  });

  it("holds a site's own kinds alone, nothing of a role, of too few candidates, or said twice", () => {
    const bar = {...found("screen.bar", "mixed", "act"), estimate: -0.1};
    const {items} = list(
      [
        bar,
        {...found("screen.borderline", "mixed", "act"), estimate: -0.1},
        found("question.signal", "Loops", "act", {role: "Engineer"}),
        found("question.signal", "Queues", "act", {people: ["C1", "C2", "C3", "C4"]}),
        found("funnel.mix", "loop>offer", "act")
      ],
      {also: ["screen.borderline"]}
    );
    expect(items.map(({kind}) => kind)).toEqual(["screen.bar"]);
  });

  it("says since when, what is new, and what is closed, as far as it may be told", () => {
    const day = ({subject}: Finding) => ({"ann@x.com": "2026-01-15", "bob@x.com": "2026-03-15"})[subject] ?? null;
    const since: FindingsSince = {
      ...noHistory,
      last: {day: "2026-02-15", candidates: 40, inLoops: 20, sameSettings: true},
      day,
      isNew: (finding) => day(finding) === "2026-03-15",
      before: ({kind, subject}) => (kind === "screen.bar" || subject === "ann@x.com" ? "act" : null)
    };
    const findings = [
      found("interviewer.severity", "ann@x.com", "act"),
      found("interviewer.severity", "bob@x.com", "act"),
      found("screen.bar", "Mixed", "ok")
    ];
    const result = list(findings, {since});
    expect(result.items.map(({since: from, isNew}) => [from, isNew])).toEqual([["2026-01-15", false]]);
    expect(result.closed.map(({sentence}) => sentence)).toEqual(["Mixed differs."]);
    expect(list(findings, {since: {...since, isHeld: () => true}}).closed).toEqual([]);
  });

  it("counts what asks for nothing apart by whether there was enough to tell", () => {
    const quiet = [found("screen.bar", "a", "ok"), found("question.signal", "Loops", "too_little_data")];
    expect(list([...quiet, found("funnel.mix", "a", "ok")]).counts).toEqual({ok: 1, too_little_data: 1});
  });

  it("reads as a checklist in a report", () => {
    const {items} = list([found("question.signal", "Loops", "act", {hours: 90})]);
    const elsewhere = [
      {
        kind: "interviewer.severity",
        verdict: "act",
        what: "Two interviewers need a calibration session",
        count: 2,
        hours: null,
        where: "the interview leads' site says who"
      } as const
    ];
    expect(toDoLines({items, elsewhere, closed: [], counts: {ok: 0, too_little_data: 0}, lastBuild: null})).toEqual([
      "☐ See Loops. (Questions; about 90 hours a year)",
      "Two interviewers need a calibration session: the interview leads' site says who."
    ]);
  });
});
