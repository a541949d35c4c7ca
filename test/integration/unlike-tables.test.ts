import {describe, expect, it} from "vitest";
import {byApplication, comesTo, csv, visits, type Visit} from "./support/world-in-tables.js";

/** What the small world comes to in the plain form (`cases.test.ts`). */
const base = {ac2: 0.59, alpha: 0.41, percent: 0.41, rejected: 0};
const ended = {hired: 64, rejected: 161, withdrawn: 15};
const english = {strong_no: "Strong No", no: "No", yes: "Yes", strong_yes: "Strong Yes"};
const german = {strong_no: "Klares Nein", no: "Nein", yes: "Ja", strong_yes: "Klares Ja"};
const numbers = {strong_no: "1", no: "2", yes: "3", strong_yes: "4"};
const endings = {hired: "Hired", rejected: "Rejected", withdrawn: "Withdrew"};
const germanEndings = {hired: "Eingestellt", rejected: "Abgesagt", withdrawn: "Zurückgezogen"};

const word = (words: Record<string, string>, key: string): string => words[key]!;
const day = (time: string): string => time.slice(0, 10);
const stage = (visit: Visit): string => (visit.stage === "loop" ? "Onsite" : "Phone screen");
const germanStage = (visit: Visit): string => (visit.stage === "loop" ? "Vor Ort" : "Telefoninterview");

describe("what became of an application, where it stands on some of its rows only,", () => {
  const last = new Set(byApplication().map((own) => own.at(-1)!.id));

  it("is read from the last interview of each", async () => {
    const rows = visits().map((visit) => [
      visit.candidate,
      visit.role,
      stage(visit),
      visit.interviewer,
      day(visit.at),
      word(english, visit.vote),
      last.has(visit.id) ? word(endings, visit.status) : ""
    ]);
    const headings = ["Candidate", "Role", "Stage", "Interviewer", "Date", "Vote", "Outcome"];
    const read = await comesTo({"log.csv": csv([headings, ...rows])});
    expect(read).toMatchObject({...base, statuses: ended, rows: {scorecards: 868, applications: 240}});
  });

  it("is read from a row of nobody behind the interviews", async () => {
    const rows = byApplication().flatMap((own) => {
      const [first, end] = [own[0]!, own.at(-1)!];
      const source = ["LinkedIn", "Website", "Empfehlung von Kollegen"][first.number % 3]!;
      return [
        ...own.map((visit, at) => [
          visit.candidate,
          visit.role,
          germanStage(visit),
          visit.interviewer,
          day(visit.at),
          word(german, visit.vote),
          "",
          at === 0 ? source : ""
        ]),
        [first.candidate, first.role, "Debrief", "", day(end.closedAt), "", word(germanEndings, first.status), ""]
      ];
    });
    const headings = ["Kandidat", "Stelle", "Phase", "Interviewer", "Datum", "Empfehlung", "Entscheidung", "Quelle"];
    const read = await comesTo({"Gespräche.csv": csv([headings, ...rows])});
    expect(read).toMatchObject({...base, statuses: ended, rows: {scorecards: 868, applications: 240}});
    expect(read.yaml).toContain("source: Quelle");
  });

  it("is read beside role, level, offer and day of decision, each on rows of its own", async () => {
    const rows = visits().map((visit, at) => {
      const isLast = last.has(visit.id);
      const offer = visit.decision === "" ? "" : visit.decision === "offer" ? "Yes" : "No";
      return [
        `A${visit.number}`,
        at % 7 === 3 ? "" : visit.role,
        isLast ? ["Senior", "Junior"][visit.number % 2]! : "",
        stage(visit),
        visit.interviewer,
        day(visit.at),
        word(numbers, visit.vote),
        isLast ? offer : "",
        isLast && offer !== "" ? day(visit.decidedAt) : "",
        at % 3 === 0 && !isLast ? "" : word(endings, visit.status)
      ];
    });
    const headings = ["Application ID", "Position", "Seniority", "Interview round", "Interviewer", "Interviewed on"];
    const more = ["Score (1-4)", "Offer made?", "Decision date", "Status"];
    const read = await comesTo({"Interviews.csv": csv([[...headings, ...more], ...rows])});
    expect(read).toMatchObject({...base, statuses: ended, rows: {scorecards: 868, applications: 240, decisions: 157}});
  });
});
