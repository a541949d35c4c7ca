import {describe, expect, it} from "vitest";
import {statusOf} from "../../loaders/propose/answers.js";
import {defaultConfig} from "../../loaders/config/config.js";
import {parseConfig} from "../../loaders/config/read.js";
import {propose} from "../../loaders/propose/propose.js";
import {tableSample, type TableSample} from "../../loaders/propose/table.js";
import {addTo} from "../../loaders/propose/write.js";

const people = ["Nina Okoro", "Paul Schmidt", "Li Na", "Rita Gomez"];
const nobody = Array.from({length: 30}, (_, at) => `Candidate ${String.fromCharCode(65 + at / 5)}${at}`);

type Cell = (candidate: number, visit: number) => string | null;

/** A table of 90 rows: 30 candidates, each met by three people. */
function visits(path: string, columns: Record<string, Cell>): TableSample {
  const rows = Array.from({length: 90}, (_, at) =>
    Object.values(columns).map((cell) => cell(Math.floor(at / 3), at % 3))
  );
  return tableSample(path, Object.keys(columns), rows);
}

function proposed(...samples: TableSample[]) {
  return parseConfig(addTo("", propose(samples, defaultConfig())), "plumbline.yaml");
}

const visit: Record<string, Cell> = {
  Candidate: (candidate) => nobody[candidate]!,
  Role: (candidate) => ["Backend Engineer", "Data Analyst"][candidate % 2]!,
  Interviewer: (candidate, at) => people[(candidate + at) % 4]!,
  Stage: (_, at) => (at === 0 ? "Phone screen" : "Onsite")
};
const marks: Cell = (candidate, at) => ["1", "2", "3", "4"][(candidate + 2 * at) % 4]!;
const words =
  (...labels: string[]): Cell =>
  (candidate, at) =>
    labels[(candidate + 2 * at + (at === 2 ? 1 : 0)) % labels.length]!;

describe("a vote whose heading says nothing", () => {
  it.each([
    ["marks", marks],
    ["words of no known order", words("Pass", "Hmm", "Into it")],
    ["signs", words("😡", "🙁", "🙂", "😍")]
  ])("is the only column in which interviewers of one candidate differ: %s", (_, Gut) => {
    const {tables} = proposed(visits("log.csv", {...visit, Gut}));
    expect(tables["log.csv"]!.feeds).toMatchObject({scorecards: {columns: {vote: "Gut"}}});
  });

  it("is not guessed where two columns could be it, or where all say the same of a candidate", () => {
    const vote = (columns: Record<string, Cell>) =>
      proposed(visits("log.csv", {...visit, ...columns})).tables["log.csv"]!.feeds;
    const none = {scorecards: {columns: {vote: {constant: "no_decision"}}}};
    expect(vote({Gut: words("Pass", "Hmm", "Into it"), Vibe: words("Wow", "Meh", "Cool")})).toMatchObject(none);
    expect(vote({Office: (candidate) => ["Berlin", "Paris"][candidate % 2]!})).toMatchObject(none);
  });
});

describe("what is no rating", () => {
  it("is what all rows of a candidate say alike, and a remark as short as an answer", () => {
    const {tables} = proposed(
      visits("log.csv", {
        ...visit,
        Verdict: words("Strong No", "No", "Yes", "Strong Yes"),
        Veteran: (candidate) => (candidate % 3 === 0 ? "Yes" : "No"),
        Remarks: (candidate, at) => ((candidate + at) % 2 === 0 ? "ok" : "good"),
        Depth: marks,
        Clarity: marks
      })
    );
    expect(tables["log.csv"]!.feeds!.ratings).toMatchObject({for_each: {question: ["Depth", "Clarity"]}});
  });
});

describe("votes below the names of interviewers", () => {
  it("are those of everybody, also of whose name means something else", () => {
    const headings = ["Candidate", "Role", ...people];
    const rows = nobody.map((name, at) => [name, ["Backend Engineer", "Data Analyst"][at % 2]!, "1", "2", "3", "4"]);
    const mixed = rows.map((row, at) => [
      ...row.slice(0, 2),
      ...row.slice(2).map((_, by) => String(1 + ((at + by) % 4)))
    ]);
    const {tables} = proposed(tableSample("panel.csv", headings, mixed));
    expect(tables["panel.csv"]!.feeds).toMatchObject({scorecards: {for_each: {n: people}}});
  });
});

describe("times", () => {
  it.each([
    ["epoch seconds", (day: number) => String(1_736_600_000 + 86_400 * day), "unix"],
    ["epoch milliseconds", (day: number) => `${1_736_600_000 + 86_400 * day}000`, "unix"],
    ["digits in a row", (day: number) => String(20_250_101 + day), undefined],
    ["ordinal days", (day: number) => `January ${day + 4}th, 2025`, undefined],
    ["what browsers write", (day: number) => new Date(Date.UTC(2025, 0, day + 1)).toUTCString(), undefined]
  ])("are read as %s", (_, at, dates) => {
    const entry = proposed(
      visits("log.csv", {...visit, "Interview date": (candidate, by) => at((candidate + by) % 16), Score: marks})
    ).tables["log.csv"]!;
    expect(entry.feeds).toMatchObject({scorecards: {columns: {interviewed_at: "Interview date"}}});
    expect(entry.dates).toBe(dates);
  });

  it("that nobody can read are no names of interviews, and are told", () => {
    const weeks: Cell = (candidate) => `2025-W${10 + (candidate % 9)}`;
    const text = addTo(
      "",
      propose([visits("log.csv", {...visit, "Interview date": weeks, Score: marks})], defaultConfig())
    );
    expect(text).toContain('please look: no day can be read in "Interview date"');
    expect(JSON.stringify(parseConfig(text, "plumbline.yaml").tables)).not.toContain("Interview date");
  });
});

describe("weeks of a calendar", () => {
  it.each<[string, string, (week: number) => string]>([
    ["Week", "ISO weeks", (week) => `2025-W${10 + week}`],
    ["Interview week", "without a hyphen", (week) => `2025W${10 + week}`],
    ["Datum", "as Germans write them", (week) => `KW ${10 + week}/2025`],
    ["Semaine", "as the French do", (week) => `Semaine ${10 + week}`],
    ["Round", "below a heading that says something else", (week) => `wk ${10 + week}`]
  ])("are no days, nor anything else, and told with what to write: %s, %s", (heading, _, week) => {
    const sample = visits("log.csv", {...visit, [heading]: (candidate) => week(candidate % 9), Vote: marks});
    const text = addTo("", propose([sample], defaultConfig()));
    expect(text).toContain(`no day can be read in "${heading}"; write days as 2025-03-04, or the Monday where only`);
    expect(JSON.stringify(parseConfig(text, "plumbline.yaml").tables)).not.toContain(heading);
  });
});

describe("one table in several files", () => {
  const part = (path: string, from: number) =>
    visits(path, {
      ...visit,
      Candidate: (candidate) => `Candidate ${String.fromCharCode(65 + candidate / 5)}${from + candidate}`,
      Vote: words("Strong No", "No", "Yes", "Strong Yes"),
      Outcome: (candidate) => ["Hired", "Rejected", "Withdrew"][candidate % 3]!
    });

  it("feeds applications from each where none tells of another's", () => {
    const {tables} = proposed(part("Engineering.csv", 0), part("Sales.csv", 100));
    for (const name of ["Engineering.csv", "Sales.csv"])
      expect(tables[name]!.feeds!.applications).toMatchObject({columns: {status: "Outcome"}});
  });

  it("feeds them from one where the other contradicts it", () => {
    const other = visits("Sales.csv", {
      ...visit,
      Vote: words("Strong No", "No", "Yes", "Strong Yes"),
      Outcome: (candidate) => ["Rejected", "Withdrew", "Hired"][candidate % 3]!
    });
    const {tables} = proposed(part("Engineering.csv", 0), other);
    expect(Object.values(tables).filter(({feeds}) => feeds!.applications)).toHaveLength(1);
  });
});

describe("what tells applications apart", () => {
  it("is the number of the job beside that of the candidate, where some applied for two", () => {
    const {tables} = proposed(
      visits("log.csv", {
        "Candidate ID": (candidate) => `C-${candidate - (candidate % 4 === 1 ? 1 : 0)}`,
        "Job ID": (candidate) => String(11 + (candidate % 2)),
        Interviewer: visit.Interviewer!,
        Stage: visit.Stage!,
        Score: marks
      })
    );
    expect(tables["log.csv"]!.feeds).toMatchObject({
      scorecards: {columns: {application_id: ["Candidate ID", "Job ID"]}}
    });
  });
});

describe("columns about interviewers", () => {
  it("of first and last name are one person together, and their level is that of no job", () => {
    const names = ["Ann Lee", "Ann Ray", "Bo Lee", "Bo Ray"].map((name) => name.split(" "));
    const part =
      (at: number): Cell =>
      (candidate, by) =>
        names[(candidate + by) % 4]![at]!;
    const {Candidate, Role, Stage} = visit as Record<string, Cell>;
    const {tables} = proposed(
      visits("log.csv", {
        Candidate: Candidate!,
        Role: Role!,
        "Interviewer first name": part(0),
        "Interviewer last name": part(1),
        "Interviewer level": () => "Senior",
        Stage: Stage!,
        Score: marks
      })
    );
    expect(tables["log.csv"]!.feeds).toMatchObject({
      scorecards: {columns: {interviewer_id: ["Interviewer first name", "Interviewer last name"]}}
    });
    expect(tables["log.csv"]!.feeds!.applications).not.toHaveProperty("columns.level");
  });

  it("that are ticked or not are no marks", () => {
    const {tables} = proposed(
      visits("log.csv", {...visit, "In time": words("TRUE", "FALSE"), "On site": words("FALSE", "TRUE"), Score: marks})
    );
    expect(tables["log.csv"]!.feeds).not.toHaveProperty("ratings");
  });
});

describe("a list beside the scorecards", () => {
  const list = (heading: string, cell: Cell): Record<string, Cell> => ({
    "Candidate ID": (candidate, at) => `C-${3 * candidate + at}`,
    [heading]: cell,
    Status: (candidate) => ["Hired", "Rejected"][candidate % 2]!
  });

  it("of candidates has their addresses, which are not those of interviewers", () => {
    const {tables, columns} = proposed(
      visits(
        "people.csv",
        list("Email", (candidate) => `p${candidate % 5}@x.org`)
      )
    );
    expect(JSON.stringify([tables, columns])).not.toContain("interviewer_id");
  });

  it("of interviewers feeds their teams, whatever it is called", () => {
    const rows = people.map((name, at) => [name, ["Platform", "Data"][at % 2]!]);
    const {columns} = proposed(
      visits("log.csv", {...visit, Score: marks}),
      tableSample("Book.xlsx#Interviewers", ["Interviewer", "Department"], rows)
    );
    expect(columns["Book.xlsx#Interviewers"]).toMatchObject({interviewer_id: "Interviewer", team: "Department"});
  });

  it("of offers does not make those wait of which it says no more", () => {
    const offers = tableSample(
      "decisions.csv",
      ["Candidate ID", "Offer decision"],
      Array.from({length: 30}, (_, at) => [`C-${at}`, at % 2 === 0 ? "Offer" : "No offer"])
    );
    const log = visits("log.csv", {...visit, "Candidate ID": (candidate) => `C-${candidate}`, Score: marks});
    expect(JSON.stringify(proposed(log, offers))).not.toContain('"pending"');
  });

  it("named like another table is read as the one that it is", () => {
    const ids = {
      "Application ID": (candidate: number) => `A-${candidate}`,
      "Feedback ID": (c: number, v: number) => `F-${c}-${v}`
    };
    const {Interviewer, Stage} = visit;
    const {tables} = proposed(
      visits("interviews.csv", {...ids, Interviewer: Interviewer!, Stage: Stage!, Score: marks})
    );
    expect(tables["interviews.csv"]!.feeds).toMatchObject({scorecards: {columns: {scorecard_id: "Feedback ID"}}});
  });
});

describe("what became of an application", () => {
  it.each(["No contratado", "Não contratado", "Niet aangenomen", "Non assunto", "Nicht eingestellt", "Reprovado"])(
    "%s is no hire",
    (label) => {
      expect(statusOf(label)).toBe("rejected");
    }
  );
});

describe("numbered rounds", () => {
  it("are stages to look at, of which the first is a call", () => {
    const {tables, stages} = proposed(
      visits("log.csv", {...visit, Stage: () => null, Round: (_, at) => String(at + 1), Vote: words("No", "Yes")})
    );
    expect(tables["log.csv"]!.feeds).toMatchObject({scorecards: {columns: {stage: "Round"}}});
    expect(stages).toMatchObject({1: "phone_screen", 2: "loop", 3: "loop"});
  });
});

describe("a column of marks that are all the same", () => {
  const told = (columns: Record<string, Cell>) => {
    const sample = visits("log.csv", {...visit, Verdict: words("Strong No", "No", "Yes", "Strong Yes"), ...columns});
    return addTo("", propose([sample], defaultConfig()));
  };
  const questions = (text: string) =>
    parseConfig(text, "plumbline.yaml").tables["log.csv"]!.feeds!.ratings as {for_each?: object} | undefined;

  it.each<[string, Record<string, Cell>, string[]]>([
    ["behind others, named whole", {Coding: marks, Clarity: marks, Charm: () => "3"}, ["Coding", "Clarity", "Charm"]],
    ["before others, two of them", {Wit: () => "2", Zest: () => "4", Depth: marks}, ["Wit", "Zest", "Depth"]],
    ["in words", {Depth: words("No", "Yes"), Wit: () => "Yes"}, ["Depth", "Wit"]],
    ["in headings of one pattern", {"Depth: Note": marks, "Witz: Note": () => "4"}, ["Depth", "Witz"]]
  ])("is a question like those beside it, and told: %s", (_, columns, named) => {
    const text = told(columns);
    expect(questions(text)).toMatchObject({for_each: {question: named}});
    expect(text).toMatch(/please look: ".*" holds? one mark on every row/);
  });

  it("is none where it stands alone, or apart", () => {
    expect(questions(told({Openings: () => "1"}))).toBeUndefined();
    const apart = told({
      Openings: () => "1",
      Team: (candidate) => ["Red", "Blue"][candidate % 2]!,
      Depth: marks,
      Wit: marks
    });
    expect(questions(apart)).toMatchObject({for_each: {question: ["Depth", "Wit"]}});
  });
});

describe("a vote that was guessed", () => {
  it.each([
    ["Gut", true],
    ["Bauchgefühl", true],
    ["Recommendation", false],
    ["Gesamturteil", false]
  ])("is marked where its heading does not say so: %s", (heading, isMarked) => {
    const sample = visits("log.csv", {...visit, [heading]: marks});
    const line = addTo("", propose([sample], defaultConfig()))
      .split("\n")
      .find((one) => one.includes("vote: "))!;
    expect(line.includes("please look: no heading calls it the vote")).toBe(isMarked);
  });
});

describe("the vote", () => {
  it("is the column that all interviews have, not a question of some of them that is called like one", () => {
    const some: Cell = (candidate, at) => (at === 1 ? marks(candidate, at) : null);
    const {tables} = proposed(visits("log.csv", {...visit, Score: marks, Judgment: some, Depth: some, Clarity: some}));
    expect(tables["log.csv"]!.feeds).toMatchObject({
      scorecards: {columns: {vote: "Score"}},
      ratings: {for_each: {question: ["Judgment", "Depth", "Clarity"]}}
    });
  });

  it("may be words with their numbers behind them, in the order of these", () => {
    const answers = ["Weak (1)", "Below bar (2)", "Solid (3)", "Outstanding (4)"];
    const text = addTo("", propose([visits("log.csv", {...visit, Rating: words(...answers)})], defaultConfig()));
    expect(parseConfig(text, "plumbline.yaml").votes.scale).toEqual(answers);
    expect(text).not.toContain("borderline");
  });

  it("that stands with its reasons in one cell is told as such", () => {
    const reasons: Cell = (candidate, at) =>
      `${["Yes", "No"][(candidate + at) % 2]} because of what they said in answer ${candidate} to question ${at} of mine`;
    const text = addTo("", propose([visits("log.csv", {...visit, Recommendation: reasons})], defaultConfig()));
    expect(text).toContain('please look: "Recommendation" should be the vote, but holds texts');
    expect(addTo("", propose([visits("log.csv", visit)], defaultConfig()))).toContain(
      "no column holds an overall vote"
    );
  });

  it("of people whom no column names is told, where a table of applications is read without it", () => {
    const rows = nobody.map((name, at) => [name, ["Yes", "No"][at % 2]!, ["Hired", "Rejected"][at % 2]!]);
    const sample = tableSample("log.csv", ["Candidate", "Recommendation", "Status"], rows);
    const text = addTo("", propose([sample], defaultConfig()));
    expect(text).toContain('please look: "Recommendation" reads like votes, and no column tells who gave them');
  });
});

describe("whose a name is", () => {
  const who = (columns: Record<string, Cell>) => {
    const {Candidate: _, Interviewer: __, ...rest} = visit;
    const {feeds} = proposed(visits("log.csv", {...rest, ...columns, Score: marks})).tables["log.csv"]!;
    const {columns: read} = feeds!.scorecards as {columns: Record<string, unknown>};
    return [read.application_id, read.interviewer_id].flat();
  };
  const [candidate, interviewer] = [visit.Candidate!, visit.Interviewer!];

  it("is told by the column that says it; the other name is that of who fills the form in", () => {
    expect(who({Name: interviewer, "Candidate's name": candidate})).toEqual(["Candidate's name", "Role", "Name"]);
    expect(who({Name: candidate, Interviewer: interviewer})).toEqual(["Name", "Role", "Interviewer"]);
  });

  it("is told within the names that programs write before a company's own columns", () => {
    const own = {"Custom field (Candidate)": candidate, "Custom field (Interviewer)": interviewer};
    expect(who(own)).toEqual(["Custom field (Candidate)", "Role", "Custom field (Interviewer)"]);
  });

  it("may have the link to its page behind it", () => {
    const linked: Cell = (at, by) =>
      `${candidate(at, by)} (https://www.example.org/a-long-path-to-the-page-of/${at}?p=1)`;
    const title: Cell = (at, by) => `${candidate(at, by)} – visit ${by}`;
    expect(who({Name: title, Candidate: linked, Interviewer: interviewer})).toEqual([
      "Candidate",
      "Role",
      "Interviewer"
    ]);
  });

  it("is that of the sheet, where sheets of one kind are called after people", () => {
    const sheet = (name: string): TableSample => {
      const {Interviewer: _, ...rest} = visit;
      return visits(`Book.xlsx#${name}`, {...rest, Recommendation: words("No", "Yes")});
    };
    const {tables} = proposed(...people.map(sheet));
    for (const name of people)
      expect(tables[`Book.xlsx#${name}`]!.feeds).toMatchObject({
        scorecards: {columns: {interviewer_id: {constant: name}, vote: "Recommendation"}}
      });
    const teams = proposed(...["Engineering", "Sales", "Design"].map(sheet));
    expect(JSON.stringify(teams.tables)).not.toContain("interviewer_id");
  });

  it("is that of no recruiter, manager or owner beside the interviews", () => {
    const staff = {Recruiter: interviewer, "Hiring Manager": () => "Screen Test", Owner: interviewer};
    expect(who({...staff, Candidate: candidate, Met: interviewer})).toEqual(["Candidate", "Role", "Met"]);
    const {Interviewer: _, ...rest} = visit;
    expect(proposed(visits("log.csv", {...rest, Recruiter: interviewer, Score: marks})).tables).toEqual({});
  });

  it("is told by the name of each value in records of JSON, and never repeated as a heading", () => {
    const headings = ["candidate", ...people.map((name) => `votes.${name}`)];
    const rows = nobody.map((name, at) => [name, ...people.map((_, by) => ["No", "Yes"][(at + by + (by >> 1)) % 2]!)]);
    const sample = tableSample("x.json", headings, rows, {flatten: []});
    expect(proposed(sample).tables["x.json"]!.feeds).toMatchObject({
      scorecards: {for_each: {n: people}, columns: {interviewer_id: {constant: "{n}"}, vote: "votes.{n}"}}
    });
    const few = tableSample(
      "x.json",
      ["candidate", "status", "votes.Li Na"],
      nobody.map((name, at) => [name, ["Hired", "Rejected"][at % 2]!, ["Yes", "No"][at % 2]!]),
      {flatten: []}
    );
    const text = addTo("", propose([few], defaultConfig()));
    expect(text).toContain("please look: a column reads like votes");
  });

  it("stands before what its column holds: each is one interviewer", () => {
    const headings = people.flatMap((name) => [`${name} – Score`, `${name} – Notes`]);
    const rows = nobody.map((name, at) => [name, ...people.flatMap((_, by) => [String(1 + ((at + by) % 4)), "ok"])]);
    const {tables} = proposed(tableSample("panel.csv", ["Candidate", ...headings], rows));
    expect(tables["panel.csv"]!.feeds).toMatchObject({
      scorecards: {for_each: {n: people}, columns: {interviewer_id: {constant: "{n}"}, vote: "{n} – Score"}}
    });
  });
});

describe("when a form was filled in", () => {
  const times = (columns: Record<string, Cell>) => {
    const {feeds} = proposed(visits("log.csv", {...visit, ...columns, Score: marks})).tables["log.csv"]!;
    const {columns: read} = feeds!.scorecards as {columns: Record<string, unknown>};
    return [read.interviewed_at, read.submitted_at];
  };
  const on =
    (hour: number): Cell =>
    (candidate, by) =>
      `2025-03-${10 + (candidate % 9)} ${hour + by}:00`;

  it.each([
    ["Start time", "Completion time"],
    ["StartDate", "EndDate"],
    ["Start Date (UTC)", "Submit Date (UTC)"]
  ] as const)("is no time of the interview: %s and %s", (opened, sent) => {
    expect(times({[opened]: on(10), [sent]: on(11)})).toEqual([undefined, sent]);
  });

  it.each([
    ["Interview start", "Submitted"],
    ["Start time", "Feedback date"]
  ])("is told from when the interview began: %s and %s", (began, sent) => {
    expect(times({[began]: on(10), [sent]: on(11)})).toEqual([began, sent]);
  });

  it("is told by the column that says so rather than by when a record was made", () => {
    expect(times({"Created at": on(10), "Submitted at": on(11)})).toEqual([undefined, "Submitted at"]);
    expect(times({"Created at": on(10)})).toEqual([undefined, "Created at"]);
  });

  it("is not when the whole table was made, which stands on each row", () => {
    const made: Cell = () => "2025-11-25";
    expect(times({exported: made, Submitted: on(10)})).toEqual([undefined, "Submitted"]);
    expect(times({"Interview date": made, Submitted: on(10)})).toEqual(["Interview date", "Submitted"]);
  });
});

describe("questions with their marks in one cell", () => {
  const skills = ["Problem Solving", "Depth", "Written Communication", "Clarity"];
  const said =
    (by: string): Cell =>
    (candidate, at) =>
      skills
        .slice(at)
        .map((skill, mark) => `${skill}: ${1 + ((candidate + mark) % 4)}`)
        .join(by);

  it.each(["\n", "; "])("are ratings where a column names the interviewer, parted by %j", (by) => {
    const sample = visits("log.csv", {...visit, Recommendation: words("No", "Yes"), Ratings: said(by)});
    const feeds = proposed(sample).tables["log.csv"]!.feeds!;
    expect(feeds).toMatchObject({
      scorecards: {columns: {interviewer_id: "Interviewer", vote: "Recommendation"}},
      ratings: {
        split: {columns: ["Ratings"], by: by.trim() || by},
        columns: {
          scorecard_id: "auto",
          question: {column: "Ratings", part: "person"},
          rating: {column: "Ratings", part: "answer"}
        }
      }
    });
    expect(feeds.scorecards).not.toHaveProperty("split");
  });

  it("are none in a remark", () => {
    const remark: Cell = (candidate, at) => `They said: we talked of ${candidate}; then left at ${at}`;
    const sample = visits("log.csv", {...visit, Recommendation: words("No", "Yes"), Remarks: remark});
    expect(proposed(sample).tables["log.csv"]!.feeds).not.toHaveProperty("ratings");
  });
});

describe("rows of questions with a column for each interviewer", () => {
  it("have their votes in the rows that say so, and marks in the others", () => {
    const skills = ["Depth", "Clarity", "Overall"];
    const rows = nobody.flatMap((name, at) =>
      skills.map((skill, row) => [name, skill, ...people.map((_, by) => String(1 + ((at + by + row) % 4)))])
    );
    const {tables, votes} = proposed(tableSample("panel.csv", ["Candidate", "Skill", ...people], rows));
    expect(tables["panel.csv"]!.feeds).toMatchObject({
      scorecards: {for_each: {n: people}, columns: {vote: {column: "{n}", where: {Skill: ["Overall"]}}}},
      ratings: {for_each: {n: people}, columns: {rating: {column: "{n}", unless: {Skill: ["Overall"]}}}}
    });
    expect(votes.numbers).toEqual([1, 4]);
  });
});

describe("columns of interviews that programs and people name apart", () => {
  const beside = (headings: string[], more: Record<string, string[]> = {}) => {
    const rows = nobody.map((name, at) => [
      name,
      ...headings.map((_, column) => (column % 2 === 0 ? people[(at + column) % 4]! : String(1 + ((at + column) % 4)))),
      ...Object.values(more).map((values) => values[at % values.length]!)
    ]);
    return proposed(tableSample("panel.csv", ["Candidate", ...headings, ...Object.keys(more)], rows));
  };
  const votesOf = (headings: string[]): string[] => {
    const {scorecards} = beside(headings).tables["panel.csv"]!.feeds as {scorecards: object | object[]};
    return [scorecards].flat().map((feed) => JSON.stringify(feed).replace(/.*"vote":"([^"]*)".*/, "$1"));
  };

  it.each([
    [
      ["Interviewer", "Score", "Interviewer.1", "Score.1", "Interviewer.2", "Score.2"],
      ["Score", "Score.1", "Score.2"]
    ],
    [
      ["Interviewer", "Score", "Interviewer2", "Score2", "Interviewer3", "Score3"],
      ["Score", "Score2", "Score3"]
    ],
    [["Interviewer1", "Score1", "Interviewer2", "Score2"], ["Score{n}"]],
    [
      ["Hiring manager", "HM score", "Peer 1", "Peer 1 score", "Peer 2", "Peer 2 score"],
      ["HM score", "Peer 1 score", "Peer 2 score"]
    ]
  ])("%j are all read", (headings, votes) => {
    expect(votesOf(headings).toSorted()).toEqual(votes.toSorted());
  });

  it("are none of the interviews where one alone has another name", () => {
    expect(votesOf(["Panelist", "Verdict", "Peer 1", "Peer 1 score", "Peer 2", "Peer 2 score"])).toEqual([
      "Peer {n} score"
    ]);
  });

  it("say what was decided where the heading does, offers that nobody answered yet too", () => {
    const {tables, decisions} = beside(["Interviewer 1", "Score 1", "Interviewer 2", "Score 2"], {
      Decision: ["Offer", "Reject", "Withdrew"]
    });
    expect(tables["panel.csv"]!.feeds).toMatchObject({decisions: {columns: {decision: "Decision"}}});
    expect(decisions.labels).toMatchObject({Withdrew: "no_decision"});
  });
});

describe("a table beside the scorecards", () => {
  it("of people of whom none was interviewed tells of no application", () => {
    const {Candidate: _, ...rest} = visit;
    const ids = nobody.map((name) => name.slice(10));
    const names: Cell = (candidate) => `${["Ada", "Bo", "Cy"][candidate % 3]} ${ids[candidate]}`;
    const log = visits("log.csv", {Candidate: names, ...rest, Score: marks});
    const list = (who: string[]): TableSample =>
      tableSample(
        "list.csv",
        ["Name", "Team"],
        who.map((name, at) => [name, ["Red", "Blue"][at % 2]!])
      );
    const why = (who: string[]) => propose([log, list(who)], defaultConfig()).unread.map((one) => one.why);
    expect(why(people)).toEqual(["none of the people whom it names stands among the candidates of the scorecards"]);
    expect(why(nobody.map((_, at) => names(at, 0)!))).toEqual([]);
  });

  it("has no status that is the same for all where another column tells how they ended", () => {
    const rows = nobody.map((name, at) => [name, "Closed", ["Hired", "Rejected"][at % 2]!]);
    const log = visits("log.csv", {Name: visit.Candidate!, Interviewer: visit.Interviewer!, Score: marks});
    const {columns, tables} = proposed(log, tableSample("list.csv", ["Name", "Where", "Outcome"], rows));
    expect(JSON.stringify([columns, tables])).toContain('"status":"Outcome"');
  });
});

describe("an id that stands on several rows", () => {
  it("is doubtful, since older versions of a form would be votes of their own", () => {
    const twice: Cell = (candidate, at) => `F-${candidate}-${Math.min(at, 1)}`;
    const text = addTo("", propose([visits("log.csv", {"Form ID": twice, ...visit, Score: marks})], defaultConfig()));
    expect(text).toMatch(
      /scorecard_id: auto # please look: are some rows older versions of a form\?.*"Form ID" is not different/
    );
    expect(text).toContain("application_id: [Candidate, Role]");
  });
});

describe("marks of 0 and 1", () => {
  it("are a no and a yes, not the lower part of a longer scale", () => {
    expect(proposed(visits("log.csv", {...visit, "Recommend (1 = yes)": words("0", "1")})).votes.numbers).toEqual([
      0, 1
    ]);
  });
});

describe("a table that is none", () => {
  const why = (sample: TableSample): string => propose([sample], defaultConfig()).unread[0]!.why;

  it("is told to be turned where its headings stand one below the other, and names nobody", () => {
    const rows = ["Interviewer", "Stage", "Recommendation"].map((heading) => [heading, ...nobody.map(() => "Yes")]);
    expect(why(tableSample("log.csv", ["Candidate", ...nobody], rows))).toMatch(/^headings stand one below the other/);
    expect(why(tableSample("log.csv", ["Fruit", ...nobody], [["Pear", ...nobody.map(() => "Yes")]]))).not.toMatch(
      /headings stand/
    );
  });

  it("is two side by side, of which a heading stands twice", () => {
    const rows = nobody.map((name, at) => [name, people[at % 4]!, String(1 + (at % 4)), "", name, "Offer"]);
    const headings = ["Candidate", "Interviewer", "Score", "", "Candidate", "Decision"];
    expect(why(tableSample("log.csv", headings, rows))).toMatch(/^"Candidate" stands twice in its header/);
  });

  it("is one record that holds all others under names of their own", () => {
    const headings = nobody.flatMap((_, at) => [`sc-${at}.candidate`, `sc-${at}.interviewer`, `sc-${at}.score`]);
    const row = nobody.flatMap((name, at) => [name, people[at % 4]!, String(1 + (at % 4))]);
    expect(why(tableSample("log.json", headings, [row], {flatten: []}))).toMatch(/^it holds one record/);
  });
});
