import {describe, expect, it} from "vitest";
import {byApplication, comesTo, csv, proposedFor, visits, type Visit} from "./support/world-in-tables.js";
import {isFull} from "../support/endurance.js";

/** What the small world comes to in the plain form (`cases.test.ts`). */
const base = {ac2: 0.59, alpha: 0.41, percent: 0.41, rejected: 0};
const ended = {hired: 64, rejected: 161, withdrawn: 15};
const english = {strong_no: "Strong No", no: "No", yes: "Yes", strong_yes: "Strong Yes"};
const german = {strong_no: "Klares Nein", no: "Nein", yes: "Ja", strong_yes: "Klares Ja"};
const numbers = {strong_no: "1", no: "2", yes: "3", strong_yes: "4"};
const endings = {hired: "Hired", rejected: "Rejected", withdrawn: "Withdrew"};
const germanEndings = {hired: "Eingestellt", rejected: "Abgesagt", withdrawn: "Zurückgezogen"};

/** What `init` proposes for other languages is held by its own tests: in short one table shows that it is read so. */
const others = isFull ? ["other languages"] : [];

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

describe("a vote that is one of the rows of a report with a row for each question", () => {
  /** 143 of the 1884 marks of the world say that there was no data. */
  const marked = {scorecards: 868, ratings: 1741};
  const mark = (rating: string, none: string): string => (rating === "no_data" ? none : rating);

  it("is read beside marks in numbers, where keys are names", async () => {
    const rows = visits().flatMap((visit) => {
      const own = [visit.candidate, visit.role, visit.focus, visit.interviewer, visit.submitted];
      return [
        ...visit.ratings.map(({question, rating}) => [...own, question, mark(rating, "")]),
        [...own, "Overall Recommendation", word(english, visit.vote)]
      ];
    });
    const headings = ["Candidate", "Job", "Interview", "Interviewer", "Submitted", "Attribute", "Rating"];
    const read = await comesTo({"report.csv": csv([headings, ...rows])});
    expect(read).toMatchObject({...base, rows: {...marked, applications: 240}});
  });

  it("is read as a number like the marks, above them, where each scorecard has an id", async () => {
    const rows = visits().flatMap((visit) => {
      const own = [visit.id, `C${visit.number}`, stage(visit), visit.interviewer];
      return [
        [...own, "Overall", word(numbers, visit.vote)],
        ...visit.ratings.map(({question, rating}) => [...own, question, mark(rating, "N/A")])
      ];
    });
    const headings = ["Scorecard ID", "Candidate ID", "Stage", "Interviewer", "Criterion", "Score"];
    expect(await comesTo({"scores.csv": csv([headings, ...rows])})).toMatchObject({...base, rows: marked});
  });

  it.each(others)("is read in %s", async () => {
    const rows = visits().flatMap((visit) => {
      const own = [visit.candidate, visit.role, germanStage(visit), visit.interviewer, day(visit.at)];
      return [
        ...visit.ratings.map(({question, rating}) => [...own, question, mark(rating, "")]),
        [...own, "Gesamtempfehlung", word(german, visit.vote)]
      ];
    });
    const headings = ["Bewerber", "Stelle", "Runde", "Interviewer", "Datum", "Kriterium", "Bewertung"];
    expect(await comesTo({"bewertungen.csv": csv([headings, ...rows])})).toMatchObject({...base, rows: marked});
  });
});

describe("several interviewers in one cell with their votes", () => {
  const loops = (own: Visit[]): Visit[] => own.filter((visit) => visit.stage === "loop");

  it("are read beside a screen with columns of its own", async () => {
    const rows = byApplication().map((own) => {
      const screen = own.find((visit) => visit.stage !== "loop")!;
      const panel = loops(own).map((visit) => `${visit.interviewer}: ${word(english, visit.vote)}`);
      const outcome = word(endings, screen.status);
      return [screen.candidate, screen.role, screen.interviewer, word(english, screen.vote), panel.join("; "), outcome];
    });
    const headings = ["Candidate", "Role", "Phone screen by", "Phone screen score", "Panel", "Outcome"];
    const read = await comesTo({"panels.csv": csv([headings, ...rows])});
    expect(read).toMatchObject({...base, statuses: ended, rows: {scorecards: 868, applications: 240}});
  });

  it("are read in lines with the number behind the name", async () => {
    const rows = byApplication().map((own) => [
      own[0]!.candidate,
      own[0]!.role,
      loops(own)
        .map((visit) => `${visit.interviewer} (${word(numbers, visit.vote)})`)
        .join("\n")
    ]);
    const read = await comesTo({"panels.csv": csv([["Name", "Position", "Interviewers (score)"], ...rows])});
    expect(read).toMatchObject({...base, rows: {scorecards: 628, applications: 240}});
  });

  it.each(others)("are read in %s, screens and loops in a cell each", async () => {
    const said = (own: Visit[]): string =>
      own.map((visit) => `${visit.interviewer} - ${word(german, visit.vote)}`).join(", ");
    const rows = byApplication().map((own) => [
      own[0]!.candidate,
      own[0]!.role,
      said(own.filter((visit) => visit.stage !== "loop")),
      said(loops(own)),
      word(germanEndings, own[0]!.status)
    ]);
    const headings = ["Bewerber", "Stelle", "Telefoninterview", "Vor Ort", "Ergebnis"];
    const read = await comesTo({"Gespräche.csv": csv([headings, ...rows])});
    expect(read).toMatchObject({...base, statuses: ended, rows: {scorecards: 868, applications: 240}});
  });
});

describe("a candidate in a row of their own, above the rows of their interviews", () => {
  const interviews = (own: Visit[]): string[][] =>
    own.map((visit) => [visit.interviewer, stage(visit), day(visit.at), word(english, visit.vote)]);
  const headings = ["Interviewer", "Stage", "Date", "Vote"];

  it("is read below one header", async () => {
    const rows = byApplication().flatMap((own) => [[own[0]!.candidate, "", "", ""], ...interviews(own)]);
    const read = await comesTo({"blocks.csv": csv([headings, ...rows])});
    expect(read).toMatchObject({...base, rows: {scorecards: 868}});
  });

  it("is read above a header of its own and below a blank row, though its line is shorter than others", async () => {
    const rows = byApplication().flatMap((own) => [[own[0]!.candidate], headings, ...interviews(own), [""]]);
    const read = await comesTo({"blocks.csv": csv(rows)});
    expect(read).toMatchObject({...base, rows: {scorecards: 868}});
  });

  it.each(others)("is read behind a word that says what they are, in %s", async () => {
    const rows = byApplication().flatMap((own) => [
      [`Kandidat: ${own[0]!.candidate}`, "", "", ""],
      ["Interviewer", "Phase", "Datum", "Empfehlung"],
      ...own.map((visit) => [visit.interviewer, germanStage(visit), day(visit.at), word(german, visit.vote)])
    ]);
    const read = await comesTo({"blocks.csv": csv(rows)});
    expect(read).toMatchObject({...base, rows: {scorecards: 868}});
    for (const own of byApplication()) expect(read.yaml).not.toContain(own[0]!.candidate);
  });

  it("is told with the remedy where the rows may as well name something else", async () => {
    const rows = byApplication().flatMap((own, at) => [[`Case ${at}`, "", "", ""], ...interviews(own)]);
    const {unread} = await proposedFor({"blocks.csv": csv([headings, ...rows])});
    expect(unread.map(({why}) => why)).toEqual([
      expect.stringMatching(/240 rows hold one text alone: where that names the candidate.*add title_rows: Candidate/)
    ]);
  });
});

describe("a JSON file of a company's own", () => {
  const mark = (rating: string): number | null => (rating === "no_data" ? null : Number(rating));

  it("of candidates with their feedback in a list is read", async () => {
    const records = byApplication().map((own) => ({
      candidate: {id: `c${own[0]!.number}`, name: own[0]!.candidate},
      role: own[0]!.role,
      status: own[0]!.status,
      feedback: own.map((visit) => ({
        interviewer: {name: visit.interviewer},
        stage: stage(visit),
        submitted_at: visit.submitted,
        score: Number(word(numbers, visit.vote))
      }))
    }));
    const read = await comesTo({"feedback.json": JSON.stringify(records)});
    expect(read).toMatchObject({...base, statuses: ended, rows: {scorecards: 868, applications: 240}});
  });

  it("of scorecards with objects around them and their marks in a list is read, line by line", async () => {
    const lines = visits().map((visit) =>
      JSON.stringify({
        id: visit.id,
        application: {id: `a${visit.number}`, job: {title: visit.role}},
        interviewer: {email: `${visit.interviewer.toLowerCase().replace(" ", ".")}@example.com`},
        interview: {stage: stage(visit), held_on: visit.at},
        recommendation: word(english, visit.vote),
        ratings: visit.ratings.map(({question, rating}) => ({question, rating: mark(rating)}))
      })
    );
    const read = await comesTo({"interviews.jsonl": lines.join("\n")});
    expect(read).toMatchObject({...base, rows: {scorecards: 868, ratings: 1741, applications: 240}});
  });

  it("with marks by the names of questions, in an envelope, is read", async () => {
    const data = byApplication().map((own) => ({
      id: 1000 + own[0]!.number,
      person: {full_name: own[0]!.candidate},
      outcome: word(endings, own[0]!.status),
      interviews: own.map((visit) => ({
        by: visit.interviewer,
        on: visit.at,
        round: stage(visit),
        verdict: word(english, visit.vote),
        skills: Object.fromEntries(visit.ratings.map(({question, rating}) => [question, mark(rating)]))
      }))
    }));
    const read = await comesTo({"export.json": JSON.stringify({data})});
    const rows = {scorecards: 868, ratings: 1741, applications: 240};
    expect(read).toMatchObject({...base, statuses: ended, rows});
    for (const {full_name: name} of data.map(({person}) => person)) expect(read.yaml).not.toContain(name);
  });
});

describe("what init says of a JSON file", () => {
  it("repeats no name by which a record calls its values", async () => {
    const records = byApplication().map((own) => ({
      application_id: `A${own[0]!.number}`,
      interviewer: {name: own[0]!.interviewer},
      vote: word(english, own[0]!.vote),
      remarks: {[own[0]!.candidate]: "came late"}
    }));
    const {proposal} = await proposedFor({"own.json": JSON.stringify(records)});
    expect(proposal.tables.flatMap(({unread}) => unread)).toContain("remarks.…");
    for (const own of byApplication()) expect(JSON.stringify(proposal)).not.toContain(own[0]!.candidate);
  });
});
