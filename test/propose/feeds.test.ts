import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {parseConfig} from "../../loaders/config/read.js";
import {propose} from "../../loaders/propose/propose.js";
import {tableSample} from "../../loaders/propose/table.js";

type Cells = readonly (string | null)[];
const people = ["Nina Okoro", "Paul Schmidt", "Rita Gomez", "Sam Patel"];
const each = (values: Cells, times: number): Cells =>
  values.flatMap((value) => Array<string | null>(times).fill(value));
const ids = Array.from({length: 12}, (_, at) => `A-${at + 1}`);
const names = Array.from(
  {length: 12},
  (_, at) => `${["Ada", "Bert", "Cleo", "Dina"][at % 4]} ${["Abel", "Brandt", "Conti"][at % 3]}`
);
const verdicts = ["Strong No", "No", "Yes", "Strong Yes", "Yes"];

function table(
  path: string,
  columns: Record<string, Cells>,
  records = 36,
  options: Parameters<typeof tableSample>[3] = {}
) {
  const rows = Array.from({length: records}, (_, at) =>
    Object.values(columns).map((values) => values[at % values.length]!)
  );
  return tableSample(path, Object.keys(columns), rows, options);
}

/** Each line that is proposed as `table column: source`, and what is said of it. */
function told(...samples: ReturnType<typeof table>[]) {
  const {tables, entries, unread} = propose(samples, defaultConfig());
  const lines = tables.flatMap(({feeds}) =>
    feeds.flatMap(({table: name, columns}) =>
      [...columns].map(([column, {from, saw, look}]) => ({
        key: `${name} ${column}`,
        from: typeof from === "string" ? from : JSON.stringify(from),
        saw,
        look: look ?? ""
      }))
    )
  );
  return {
    lines: lines.map(({key, from}) => `${key}: ${from}`),
    of: (key: string) => lines.find((line) => line.key === key),
    saw: tables.map(({saw}) => saw),
    keys: tables.flatMap(({keys}) => keys),
    notRead: tables.flatMap(({unread: headings}) => headings),
    entries: entries.map(({path, value}) => `${path.join(".")}: ${JSON.stringify(value)}`),
    unread: unread.map(({why}) => why)
  };
}

const cards: Record<string, Cells> = {
  "Application ID": each(ids, 3),
  Interviewer: people,
  Stage: ["Phone Screen", "Onsite", "Onsite"],
  Recommendation: verdicts
};

describe("tables that are no scorecards", () => {
  it("of what became of hires feed outcomes", () => {
    const {lines} = told(
      table(
        "perf.csv",
        {
          "Opportunity ID": ids,
          "Measured at": ["2026-01-01", "2026-02-01"],
          "Performance rating": ["3", "4"],
          "Last day": ["2026-03-01", null]
        },
        12
      )
    );
    expect(lines).toEqual([
      "outcomes application_id: Opportunity ID",
      "outcomes measured_at: Measured at",
      "outcomes performance: Performance rating",
      "outcomes left_at: Last day"
    ]);
  });

  it("of visits feed stages, with the day they were entered", () => {
    const visits = {"Opportunity ID": each(ids, 3), Stage: cards.Stage!};
    expect(
      told(table("log.csv", {...visits, "Entered at": ["2026-01-01", "2026-02-01"], "Exited at": ["2026-03-01"]})).lines
    ).toEqual([
      "stages application_id: Opportunity ID",
      "stages stage: Stage",
      "stages entered_at: Entered at",
      "stages exited_at: Exited at"
    ]);
    expect(told(table("log.csv", {...visits, Date: ["2026-01-01", "2026-02-01"]})).lines).toContain(
      "stages entered_at: Date"
    );
    expect(
      told(
        table("log.csv", {...visits, Date: ["2026-01-01"], "Applied at": each(["2026-01-01", "2026-01-02"], 3)})
      ).lines.join()
    ).not.toContain("stages");
  });

  it("of interviewers feed their teams, where each stands there once", () => {
    const team = {Interviewer: people, Team: ["Search", "Ads"]};
    expect(told(table("staff.csv", team, 4)).lines).toEqual([
      "interviewers interviewer_id: Interviewer",
      "interviewers team: Team"
    ]);
    expect(told(table("staff.csv", team, 8)).lines).toEqual([]);
  });

  it("of applications feed them, with all that is known of each", () => {
    const {lines, of} = told(
      table(
        "apps.csv",
        {
          "Opportunity ID": ids,
          "Candidate ID": ids.map((id) => `C${id}`),
          Position: ["Engineer", "Analyst"],
          Level: ["Senior", "Junior"],
          Department: ["Search", "Ads"],
          Source: ["Referral", "Agency"],
          "Applied on": ["2026-01-01", "2026-01-02"],
          Status: ["Hired", "Rejected", "In review"],
          "Closed on": ["2026-02-01", null]
        },
        12
      )
    );
    expect(lines).toEqual([
      "applications application_id: Opportunity ID",
      "applications candidate_id: Candidate ID",
      "applications role: Position",
      "applications level: Level",
      "applications team: Department",
      "applications source: Source",
      "applications applied_at: Applied on",
      "applications status: Status",
      "applications closed_at: Closed on"
    ]);
    expect(of("applications candidate_id")!.saw).toBe("12 ids");
    expect(of("applications status")!.saw).toBe("Hired, Rejected, In review");
  });

  it("of decisions feed these, and what became of an offer", () => {
    expect(
      told(
        table(
          "d.csv",
          {
            "Opportunity ID": ids,
            Decision: ["Offer", "No offer"],
            "Decided on": ["2026-01-01"],
            "Offer status": ["Accepted", "Declined", "Accepted"]
          },
          12
        )
      ).lines
    ).toEqual([
      "decisions application_id: Opportunity ID",
      "decisions decision: Decision",
      "decisions decided_at: Decided on",
      "decisions offer_status: Offer status"
    ]);
    const ended = told(
      table(
        "d.csv",
        {"Opportunity ID": ids, Outcome: ["Hired", "Rejected", "Offer declined"], "Decided on": ["2026-01-01"]},
        12
      )
    );
    expect(ended.lines).toEqual([
      "applications application_id: Opportunity ID",
      "applications status: Outcome",
      "applications closed_at: Decided on",
      "decisions application_id: Opportunity ID",
      "decisions decision: Outcome",
      "decisions decided_at: Decided on",
      "decisions offer_status: Outcome"
    ]);
    expect(ended.of("decisions offer_status")!.saw).toBe("some of them tell what became of an offer");
    expect(told(table("d.csv", {"Opportunity ID": ids, "Hired?": ["Yes", "No"]}, 12)).lines).toContain(
      "applications status: Hired?"
    );
  });

  it("say why nothing is proposed", () => {
    const why = (columns: Record<string, Cells>, records = 12, options = {}) =>
      told(table("x.csv", columns, records, options)).unread;
    expect(why({Colour: ["Blue"]})).toEqual(["its columns are those of no table that is read"]);
    expect(why({Colour: ["Blue"]}, 0)).toEqual(["it holds no records"]);
    expect(why({Interviewer: people, Recommendation: verdicts})).toEqual([
      "it has interviewers, and no column that tells whom they met"
    ]);
    expect(why({Interviewer: people, Recommendation: verdicts}, 12, {titleRows: {rows: 3, column: null}})[0]).toMatch(
      /whom they met; 3 rows hold one text alone: .*add title_rows: Candidate/
    );
    expect(why({"Opportunity ID": ids, Recommendation: verdicts})[0]).toMatch(/no column that tells who gave them/);
    expect(why({"Opportunity ID": ids, Blue: ["ann: 4; bo: 2"]})[0]).toMatch(/holds people together with their scores/);
  });
});

describe("a table of scorecards", () => {
  const line = (key: string, columns: Record<string, Cells>, path = "x.csv") =>
    told(table(path, columns)).of(`scorecards ${key}`);

  it("has the id of its rows, where each has its own", () => {
    const rows = Array.from({length: 36}, (_, at) => `S-${at}`);
    expect(line("scorecard_id", {"Scorecard ID": rows, ...cards})).toMatchObject({
      from: "Scorecard ID",
      saw: "36 values, each once"
    });
    expect(line("scorecard_id", {Ref: rows, ...cards})).toMatchObject({from: "Ref"});
    expect(line("scorecard_id", {"Scorecard ID": each(rows.slice(0, 18), 2), ...cards})).toMatchObject({
      from: "auto",
      saw: '"Scorecard ID" is not different on each row'
    });
    expect(line("scorecard_id", cards)).toMatchObject({
      from: "auto",
      saw: "no column holds an id of each scorecard, so it is made from application, interviewer, stage and times"
    });
  });

  it.each<[Record<string, Cells>, string, string, RegExp]>([
    [{}, "x.csv", "Stage", /^Onsite, Phone Screen$/],
    [{Stage: [null, null, null, "Onsite"]}, "x.csv", '{"constant":"loop"}', /^$/],
    [
      {Stage: [null], Interview: ["Phone screen", "Coding"]},
      "x.csv",
      "Interview",
      /^no column of stages; these name interviews: /
    ],
    [{Stage: [null], Interview: ["Design", "Coding"]}, "x.csv", '{"constant":"loop"}', /^$/],
    [{Stage: [null]}, "phone screens.csv", '{"constant":"phone_screen"}', /by the name of the file or sheet/],
    [{Stage: [null]}, "Book.xlsx#On-site", '{"constant":"loop"}', /by the name of the file or sheet/],
    [{Stage: [null]}, "final interviews.csv", '{"constant":"loop"}', /by the name/],
    [{Stage: [null]}, "final interview.csv", '{"constant":"loop"}', /by the name/],
    [{Stage: [null]}, "final round.csv", '{"constant":"loop"}', /by the name/],
    [{Stage: [null]}, "panel.csv", '{"constant":"loop"}', /by the name/],
    [{Stage: [null]}, "interviews.csv", '{"constant":"loop"}', /^$/],
    [{Stage: [null]}, "offers.csv", '{"constant":"loop"}', /^$/]
  ])("with %j in %s is of the stage %s", (changes, path, from, saw) => {
    const found = line("stage", {...cards, ...changes}, path)!;
    expect([found.from, found.saw]).toEqual([from, expect.stringMatching(saw)]);
    expect(found.look === "").toBe(!(from === '{"constant":"loop"}' && found.saw === ""));
  });

  it("has first and last name of its interviewers together", () => {
    const {Interviewer: _, ...others} = cards;
    const apart = {
      ...others,
      "Interviewer first name": ["Nina", "Paul"],
      "Interviewer last name": ["Okoro", "Schmidt"]
    };
    expect(line("interviewer_id", apart)).toMatchObject({
      from: '["Interviewer first name","Interviewer last name"]',
      saw: "first and last name together"
    });
  });

  it("with a row for each question has the id of its scorecards on all of their rows", () => {
    const found = line("scorecard_id", {
      "Scorecard ID": each(
        Array.from({length: 18}, (_, at) => `S-${at}`),
        2
      ),
      "Opportunity ID": each(ids, 6),
      Interviewer: each(people, 2),
      Stage: ["Onsite"],
      Skill: ["Depth", "Tests"],
      Score: ["1", "3", "2", "4"]
    });
    expect(found).toMatchObject({from: "Scorecard ID", saw: "18 ids, each on as many rows as it has questions"});
  });

  it("of one person is theirs by the name of its file, where the others of its kind are called after people too", () => {
    const {Interviewer: _, ...own} = cards;
    const of = (...paths: string[]) => told(...paths.map((path) => table(path, own))).of("scorecards interviewer_id");
    expect(of("Nina Okoro.csv", "Paul Schmidt.csv", "Rita Gomez.csv")).toMatchObject({
      from: '{"constant":"Nina Okoro"}',
      look: "by the name of the sheet or file: did this person give these answers?"
    });
    expect(of("Nina Okoro.csv", "Paul Schmidt.csv")).toBeUndefined();
    expect(of("Nina Okoro.csv", "Paul Schmidt.csv", "Rita Gomez.csv", "onsite.csv")).toBeUndefined();
  });

  it("has no vote where texts stand below the heading of one, which is told", () => {
    const texts = Array.from({length: 36}, (_, at) => `We talked about project ${at} at length, and I liked it`);
    const {from, look} = line("vote", {...cards, Recommendation: texts})!;
    expect([from, look]).toEqual([
      '{"constant":"no_decision"}',
      expect.stringMatching(/^"Recommendation" should be the vote, but holds texts that are no answers of a form: /)
    ]);
    // Filled on few rows, it was asked of few.
    const few = texts.map((text, at) => (at % 3 === 0 ? text : null));
    expect(line("vote", {...cards, Recommendation: few})!.look).toMatch(/^no column holds an overall vote/);
  });

  it("has as its vote what is called so, doubted where it is not, and none where there are marks alone", () => {
    expect(line("vote", cards)).toMatchObject({from: "Recommendation", look: ""});
    const {Recommendation: _, ...others} = cards;
    expect(line("vote", {...others, Depth: verdicts})).toMatchObject({
      from: "Depth",
      look: "no heading calls it the vote; it is the column of answers in which interviewers differ"
    });
    const marks = {Depth: ["1", "2", "3", "4", "3"], Tests: ["2", "4", "3", "1", "1"]};
    expect(line("vote", {...others, ...marks})).toMatchObject({
      from: '{"constant":"no_decision"}',
      look: expect.stringMatching(/only marks for single questions: agreement cannot be told/)
    });
    expect(line("vote", {...others, ...marks, "Average score": ["1.5", "3", "2.5", "2", "3"]})).toMatchObject({
      from: "Average score",
      look: expect.stringMatching(/this one stands in for it/)
    });
  });

  it("takes along what else it holds of interviews", () => {
    const {lines} = told(
      table("x.csv", {
        ...cards,
        Focus: ["Coding", "Design"],
        "Interview ID": ["I1", "I2"],
        "Initial vote": verdicts.toReversed(),
        "Probability of offer": ["0.2", "0.7"],
        Shadow: ["true", "false"]
      })
    );
    for (const key of [
      "focus: Focus",
      "interview_id: Interview ID",
      "initial_vote: Initial vote",
      "forecast: Probability of offer",
      "shadow: Shadow"
    ])
      expect(lines).toContain(`scorecards ${key}`);
  });

  it("says in words what it is", () => {
    const saw = (columns: Record<string, Cells>, options = {}) => told(table("x.csv", columns, 36, options)).saw[0];
    expect(saw(cards)).toBe("36 rows, each a scorecard");
    expect(saw(cards, {isWhole: false})).toBe("the first 36 rows, each a scorecard");
    expect(saw({...cards, Depth: ["1", "2", "3", "4", "3"], Tests: ["2", "4", "3", "1", "1"]})).toBe(
      "36 rows, each a scorecard with 2 questions as columns"
    );
    expect(saw({...cards, "Interview date": ["2025-W11", "2025-W12"]})).toBe(
      '36 rows, each a scorecard; please look: no day can be read in "Interview date"; write days as 2025-03-04, or the Monday where only the week is known'
    );
    expect(saw({...cards, "Interview date": ["15:00", "16:00"]})).toBe(
      '36 rows, each a scorecard; please look: no day can be read in "Interview date"; write days as 2025-03-04'
    );
  });

  it("tells marks that are the same on every row", () => {
    const marks = {Depth: ["1", "2", "3", "4", "3"], Tests: ["3"], Pace: ["4", "2", "2", "1", "1"]};
    expect(told(table("x.csv", {...cards, ...marks})).of("ratings rating")!.look).toMatch(
      /"Tests" holds one mark on every row, of which nothing can be learnt/
    );
  });

  it("tells what is not read, and the encoding, the lists and the title rows it was read by", () => {
    const {notRead, keys} = told(
      table("x.csv", {...cards, Notes: ["fine work"], Colour: ["Blue"]}, 36, {
        encoding: "windows-1252",
        flatten: [],
        titleRows: {rows: 3, column: "Candidate"}
      })
    );
    expect(notRead).toEqual(expect.arrayContaining(["Notes", "Colour"]));
    expect(keys.map(({name, value, saw, look}) => [name, value, saw || look])).toEqual(
      expect.arrayContaining([
        ["encoding", "windows-1252", "the file is no UTF-8; are names with accents right?"],
        ["flatten", [], "records hold objects, read by their paths"],
        ["title_rows", "Candidate", "3 rows of one name alone, above the rows of a candidate each"]
      ])
    );
    const lists = told(table("x.csv", cards, 36, {flatten: ["feedback"]})).keys;
    expect(lists).toContainEqual({name: "flatten", value: ["feedback"], saw: "each entry of these lists is a row"});
  });

  it("names of people that JSON calls its values by are not repeated", () => {
    const columns = {...cards, "scores.Ann Lee": ["x"], "scores.Bo Ray": ["x"], "scores.depth": ["x"]};
    expect(told(table("x.json", columns, 36, {flatten: []})).notRead).toEqual(["scores.…", "scores.depth"]);
    expect(told(table("x.csv", columns)).notRead).toContain("scores.Ann Lee");
  });
});

describe("ratings beside scorecards", () => {
  const rated = (columns: Record<string, Cells>, records = 36) => {
    const {lines, of} = told(table("x.csv", columns, records));
    return {lines: lines.filter((one) => one.startsWith("ratings")), of};
  };
  const {Recommendation: _, ...unvoted} = cards;
  const [some, more] = [
    ["1", "2", "3", "4", "3"],
    ["2", "4", "3", "1", "1"]
  ];

  it("of one column for each question are called by what their headings have of their own", () => {
    const of = (...headings: [string, string]) =>
      rated({...cards, [headings[0]]: some!, [headings[1]]: more!}).lines.slice(1);
    const plain = [
      'ratings question: {"constant":"{question}"}',
      'ratings attribute: {"constant":"{question}"}',
      "ratings rating: {question}"
    ];
    expect(of("Depth", "Tests")).toEqual(plain);
    expect(of("Skill: Depth", "Skill: Tests").at(-1)).toBe("ratings rating: Skill: {question}");
    // Numbers alone, or nothing, name no question.
    expect(of("Question 1", "Question 2")).toEqual(plain);
    expect(of("Depth", "Depth of tests")).toEqual(plain);
  });

  it("are told by how many columns they have, and each of which every mark is the same", () => {
    const {tables} = propose([table("x.csv", {...cards, Depth: some!, Tests: ["3"], Pace: ["2"]})], defaultConfig());
    const feed = tables[0]!.feeds.find((one) => one.table === "ratings")!;
    expect(feed.forEach).toEqual({name: "question", values: ["Depth", "Tests", "Pace"], saw: "3 columns of marks"});
    expect(feed.columns.get("rating")!.look).toBe(
      '"Tests", "Pace" hold one mark on every row, of which nothing can be learnt'
    );
  });

  it("of one row for each question have the id of their scorecard, and the skill where another column names it", () => {
    const rows = {
      "Application ID": each(ids, 6),
      Interviewer: each(people, 2),
      Stage: ["Onsite"],
      Question: ["How deep?", "How tested?"],
      Rating: ["1", "3", "2", "4"]
    };
    const alone = rated(rows, 72);
    expect(alone.lines).toEqual([
      "ratings scorecard_id: auto",
      "ratings question: Question",
      "ratings attribute: Question",
      "ratings rating: Rating"
    ]);
    expect([alone.of("ratings question")!.saw, alone.of("ratings attribute")!.saw]).toEqual([
      "How deep?, How tested?",
      ""
    ]);
    const skilled = rated({...rows, Skill: ["Depth", "Tests"]}, 72);
    expect(skilled.lines.slice(1, 3)).toEqual(["ratings question: Question", "ratings attribute: Skill"]);
    expect(skilled.of("ratings attribute")!.saw).toBe("Depth, Tests");
  });

  it("that stand in cells together with their questions are parted, and told by how many questions there are", () => {
    const marks = ["Depth: 3; Tests: 2", "Depth: 1; Tests: 4", "Depth: 2; Tests: 2"];
    const {tables} = propose([table("x.csv", {...unvoted, Ratings: marks})], defaultConfig());
    const feed = tables[0]!.feeds.find((one) => one.table === "ratings")!;
    expect(feed.split).toEqual({columns: ["Ratings"], by: ";", saw: "cells hold several marks"});
    expect(feed.columns.get("question")!.saw).toBe("2 questions in cells, each with its mark");
    expect(feed.columns.get("rating")!.saw).toBe("numbers from 1 to 4");
  });

  it("are none of a table without scorecards and without their ids", () => {
    const {Interviewer: _who, ...nobody} = cards;
    expect(rated({...nobody, Depth: some!, Tests: more!}).lines).toEqual([]);
    const form = Array.from({length: 36}, (_row, at) => `S-${at}`);
    const own = rated({"Scorecard ID": form, Depth: some!, Tests: more!});
    expect([own.lines[0], own.of("ratings scorecard_id")!.saw]).toEqual([
      "ratings scorecard_id: Scorecard ID",
      "36 ids"
    ]);
    // One column of numbers beside an id may be anything.
    expect(rated({"Scorecard ID": form, Depth: some!}).lines).toEqual([]);
  });
});

describe("two tables of applications", () => {
  const status = (values: Cells, of: Cells = ids) => ({"Application ID": of, Status: values});
  const fed = (one: Record<string, Cells>, other: Record<string, Cells>) =>
    told(table("a.csv", one, 12), table("b.csv", other, 12)).lines.filter(
      (line) => line === "applications status: Status"
    ).length;

  it("are both read where they say the same of whom both tell, or tell of others", () => {
    const others = ids.map((id) => `B${id}`);
    expect(fed(status(["Hired", "Rejected"]), status(["Hired", "Rejected"]))).toBe(2);
    expect(fed(status(["Hired", "Rejected"]), status(["Rejected", "Hired"], others))).toBe(2);
    // Of one application in twelve they differ.
    const once = ["Hired", "Rejected", "Hired", "Hired", ...each(["Hired", "Rejected"], 4)];
    expect(fed(status(["Hired", ...once.slice(1)]), status(["Rejected", ...once.slice(1)]))).toBe(1);
    const more = {"First seen": ["2026-01-01"], "Lead source": ["Referral", "Agency"]};
    expect(fed(status(once), {...status(once), ...more})).toBe(1);
  });

  it("are told as such where one of them is not read", () => {
    const why = (one: Record<string, Cells>, other: Record<string, Cells>) =>
      told(table("a.csv", one, 12), table("b.csv", other, 12)).unread;
    const beside =
      "it tells of applications, as another file does, which is read; put both into one file, with one row for each";
    expect(why(status(["Hired", "Rejected"]), status(["Rejected", "Hired"]))).toEqual([beside]);
    const plain = {application_id: ids, status: ["hired", "rejected"], source: ["Referral"]};
    expect(why(plain, status(["Rejected", "Hired"]))).toEqual([beside]);
    expect(why(plain, {Colour: ["Blue"]})).toEqual(["its columns are those of no table that is read"]);
  });
});

describe("what is said of interviewers and their votes", () => {
  const line = (key: string, columns: Record<string, Cells>) => told(table("x.csv", columns)).of(`scorecards ${key}`)!;

  it("several people in a cell are several votes where each has one, and one where they share it", () => {
    const panels = ["Nina Okoro; Paul Schmidt", "Paul Schmidt; Rita Gomez", "Rita Gomez; Nina Okoro"];
    expect(line("interviewer_id", {...cards, Interviewer: panels}).look).toBe(
      "several people stand in a cell with one answer: it counts as one vote, of all of them together"
    );
    const votes = ["Yes; No", "No; No", "Strong Yes; Yes"];
    expect(line("interviewer_id", {...cards, Interviewer: panels, Recommendation: votes}).look).toBe("");
  });

  it("interviews that did not take place are none that somebody owes a vote on", () => {
    const status = {"Interview status": ["Completed", "Completed", "Scheduled"]};
    const said = {Recommendation: ["Yes", "No", null]};
    const found = line("interviewer_id", {...cards, ...status, ...said});
    expect(found.from).toContain("Interviewer");
    expect(found.from).toContain('"unless":{"Interview status":["Scheduled"]}');
    expect(found.saw).toMatch(/; those of which "Interview status" says Scheduled did not take place$/);
  });

  it("headings that are the answers are the votes of who stands below them, or ticked them", () => {
    const {Interviewer: _who, Recommendation: _vote, ...rest} = cards;
    const answers = (columns: Record<string, Cells>) => {
      const {tables} = propose([table("x.csv", columns)], defaultConfig());
      const feed = tables[0]!.feeds.find((one) => one.table === "scorecards")!;
      return [feed.columns.get("interviewer_id")!.from, feed.columns.get("vote"), feed.forEach, feed.split];
    };
    const told = [
      {from: {constant: "{n}"}, saw: "the headings are the answers"},
      {name: "n", values: ["Yes", "No"], saw: "2 answers, a column for each"}
    ];
    const panels = {Yes: ["Nina Okoro; Rita Gomez", "Sam Patel"], No: ["Paul Schmidt", "Nina Okoro"]};
    expect(answers({...rest, ...panels})).toEqual([
      "{n}",
      ...told,
      {columns: ["{n}"], by: ";", saw: "cells hold several people"}
    ]);
    const ticks = {Interviewer: people, Yes: ["x", null], No: [null, "x"]};
    expect(answers({...rest, ...ticks})).toEqual([
      expect.stringContaining('"where":{"{n}":["x"]}'),
      ...told,
      undefined
    ]);
  });
});

describe("what rows of one application say of it", () => {
  it("is read where they agree, told where few do not, and not read where many do not", () => {
    const status = (differing: number): Cells =>
      Array.from({length: 120}, (_, at) => (Math.floor(at / 3) < differing && at % 3 === 0 ? "Hired" : "Rejected"));
    const many = Array.from({length: 40}, (_, at) => `A-${at + 1}`);
    const of = (differing: number) =>
      told(table("x.csv", {...cards, "Application ID": each(many, 3), Status: status(differing)}, 120));
    expect(of(0).of("applications status")).toMatchObject({from: "Status", look: ""});
    expect(of(1).of("applications status")).toMatchObject({
      look: "rows of 1 application contradict each other here and are rejected"
    });
    expect(of(2).of("applications status")).toBeUndefined();
    expect(of(2).saw[0]).toContain(
      'please look: rows of 2 of 40 applications differ in "Status", so it is not read; write the same on each row of an application, or on one of them only'
    );
  });

  it("is left to a table of applications, where there is one that tells all of them", () => {
    const apps = table("apps.csv", {"Application ID": ids, Status: ["Hired", "Rejected"]}, 12);
    const both = told(apps, table("x.csv", {...cards, Status: each(["Rejected", "Hired"], 3)}));
    expect(both.lines.filter((one) => one.includes("status"))).toEqual(["applications status: Status"]);
    const some = table("apps.csv", {"Application ID": ids, Role: ["Engineer", "Analyst"]}, 12);
    const lost = told(some, table("x.csv", {...cards, Status: each(["Hired", "Rejected"], 3)}));
    expect(lost.saw.join()).toContain(
      '"Status" of 12 applications is left to another file, which tells of them without it'
    );
  });

  it("is the same person who may apply again, where the key is of names and more", () => {
    const {of} = told(
      table("x.csv", {
        ...cards,
        "Application ID": [null],
        Candidate: each(names, 3),
        Position: each(["Engineer", "Analyst"], 3)
      })
    );
    expect(of("applications candidate_id")).toMatchObject({from: "Candidate", saw: "the same person may apply again"});
    expect(of("scorecards application_id")!.from).toBe('["Candidate","Position"]');
  });
});

describe("beside the tables", () => {
  it("the zone of times is asked for where they have none and the configuration says nothing", () => {
    const timed = {...cards, Submitted: ["2026-01-01 10:00", "2026-01-02 11:00"]};
    expect(told(table("x.csv", timed)).entries).toContain('timezone: "UTC"');
    expect(told(table("x.csv", {...cards, Submitted: ["2026-01-01T10:00:00Z"]})).entries.join()).not.toContain(
      "timezone"
    );
    for (const text of ["timezone: UTC", "timezone: Europe/Paris"]) {
      const {entries} = propose([table("x.csv", timed)], parseConfig(text, "c.yaml"));
      expect(entries.map(({path}) => path.join())).not.toContain("timezone");
    }
  });

  it("people are matched loosely where they are written in several ways, interviewers and candidates", () => {
    const spelt = {...cards, Interviewer: [...people, "NINA OKORO"]};
    expect(told(table("x.csv", spelt)).entries).toContain('people.match: "loose"');
    expect(told(table("x.csv", cards)).entries.join()).not.toContain("people");
    const candidates = {...cards, "Application ID": [null], Candidate: [...each(names, 3).slice(0, 35), "ADA ABEL"]};
    expect(told(table("x.csv", candidates)).entries).toContain('people.match: "loose"');
  });

  it("interviews without a vote are counted, of plain tables too", () => {
    const plain = table("scorecards.csv", {
      scorecard_id: Array.from({length: 36}, (_, at) => `S${at}`),
      application_id: each(ids, 3),
      interviewer_id: [...people.slice(0, 3), null],
      stage: ["loop"],
      vote: ["yes", "no", null]
    });
    const {entries} = propose([plain], defaultConfig());
    expect(entries).toEqual([
      {path: ["votes", "labels", ""], value: "no_decision", saw: "9 interviews without a vote"}
    ]);
    expect(propose([plain], parseConfig('votes: {labels: {"": no_decision}}', "c.yaml")).entries).toEqual([]);
  });
});
