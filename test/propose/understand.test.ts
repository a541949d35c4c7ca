import {describe, expect, it} from "vitest";
import {standingOf} from "../../loaders/config/answers.js";
import {parseConfig} from "../../loaders/config/read.js";
import {columnOf} from "../../loaders/propose/profile.js";
import {sawOf, sawAnswers} from "../../loaders/propose/lines.js";
import {labelEntries} from "../../loaders/propose/labels.js";
import {ownHeading} from "../../loaders/propose/parts.js";
import {tableSample} from "../../loaders/propose/table.js";
import {ownerOf, scorecardKey, understand} from "../../loaders/propose/understand.js";
import {addTo} from "../../loaders/propose/write.js";
import {defaultConfig} from "../../loaders/config/config.js";
import {propose} from "../../loaders/propose/propose.js";

type Cells = readonly (string | null)[];
const people = ["Nina Okoro", "Paul Schmidt", "Rita Gomez", "Sam Patel"];
const each = (values: Cells, times: number): Cells =>
  values.flatMap((value) => Array<string | null>(times).fill(value));
const ids = Array.from({length: 12}, (_, at) => `A-${100 + at}`);
const seen = (columns: Record<string, Cells>, records = 48) => {
  const rows = Array.from({length: records}, (_, at) =>
    Object.values(columns).map((values) => values[at % values.length]!)
  );
  const table = understand(tableSample("x.csv", Object.keys(columns), rows));
  const roles = Object.fromEntries([...table.roles].map(([concept, {heading}]) => [concept, heading]));
  return {...table, roles, long: table.long && [table.long.question.heading, table.long.rating.heading]};
};
const card = {"Opportunity ID": each(ids, 4), Interviewer: each(people, 2), Stage: ["Onsite"]};

describe("a row for each question", () => {
  const asked = {Question: ["Depth", "Tests"], Rating: ["1", "3", "2", "4"]};

  it("is told by rows of one scorecard that differ in what is asked", () => {
    expect(seen({...card, ...asked}).long).toEqual(["Question", "Rating"]);
    expect(seen({...card, ...asked, Recommendation: each(["Yes", "No", "Strong yes"], 2)})).toMatchObject({
      long: ["Question", "Rating"],
      roles: {vote: "Recommendation", rating: "Rating"}
    });
    expect(seen({...card, Skill: ["Depth", "Tests"], Score: ["1", "3", "2", "4"]}).long).toEqual(["Skill", "Score"]);
  });

  it("is none where each scorecard has one: what is asked is then what the interview is about", () => {
    const once = seen({...card, Interviewer: people, "Opportunity ID": each(ids, 4), ...asked});
    expect([once.long, once.roles.focus]).toEqual([null, "Question"]);
  });

  it("is rated by the column that differs from row to row, the other is the vote", () => {
    const both = seen({
      ...card,
      Question: ["Depth", "Tests"],
      "Overall rating": each(["Yes", "No", "Strong yes"], 2),
      Score: ["1", "3", "2", "4"]
    });
    expect([both.long, both.roles.vote]).toEqual([["Question", "Score"], "Overall rating"]);
  });

  it.each<[string, Cells, string, Cells, string, string]>([
    // What differs within a scorecard rates the question, whatever the headings say.
    ["Recommendation", ["1", "3", "2", "4"], "Rating", each(["1", "3", "2", "4"], 2), "Recommendation", "Rating"],
    ["Recommendation", each(["Yes", "No", "Strong yes"], 2), "Given", ["1", "3", "2", "4"], "Given", "Recommendation"],
    ["Taken", each(["Yes", "No", "Strong yes"], 2), "Given", ["Yes", "No", "Strong yes", "No"], "Given", "Taken"]
  ])("of %s %j and %s %j has %s for a rating and %s for a vote", (one, ones, other, others, rating, vote) => {
    const {long, roles} = seen({...card, Question: ["Depth", "Tests"], [one]: ones, [other]: others});
    expect([long, roles.rating, roles.vote]).toEqual([["Question", rating], rating, vote]);
  });

  it.each([
    [
      "Scorecard ID",
      each(
        Array.from({length: 24}, (_, at) => `S-${at}`),
        2
      )
    ],
    ["Candidate ID", each(ids, 4)],
    ["Position", each(["Engineer", "Analyst"], 2)],
    ["Interview", each(["Coding", "Design"], 2)],
    ["Interviewed at", each(["2026-01-01", "2026-01-02"], 2)],
    ["Submitted at", each(["2026-01-01", "2026-01-02"], 2)],
    ["Date", each(["2026-01-01", "2026-01-02"], 2)]
  ])("belongs to the scorecard that %s tells too", (heading, values) => {
    const {long} = seen({
      Candidate: each(["Ada Abel", "Bert Brandt", "Cleo Conti"], 16),
      [heading]: values,
      ...asked,
      Interviewer: each(people.slice(0, 1), 4)
    });
    expect(long).toEqual(["Question", "Rating"]);
  });

  it("has a key of all that tells scorecards apart, or their id alone", () => {
    const column = (heading: string) => columnOf(heading, ["a"]);
    const concepts = [
      "application_id",
      "candidate_id",
      "role",
      "stage",
      "focus",
      "interviewer",
      "interviewed_at",
      "submitted_at",
      "date"
    ] as const;
    const roles = new Map(concepts.map((concept) => [concept, column(concept)] as const));
    expect(scorecardKey(roles, [column("name")]).map(({heading}) => heading)).toEqual(["name", ...concepts]);
    expect(scorecardKey(new Map([...roles, ["scorecard_id", column("id")]]), []).map(({heading}) => heading)).toEqual([
      "id"
    ]);
  });
});

describe("which column is the vote", () => {
  it("is a rating where nothing else is", () => {
    expect(seen({...card, Rating: ["1", "3", "2", "4"]}).roles).toMatchObject({vote: "Rating"});
  });

  it("is a decision of which interviewers of one application say different things, else it is what became of it", () => {
    expect(seen({...card, Decision: ["Yes", "No", "No", "Yes"]}).roles).toMatchObject({vote: "Decision"});
    expect(seen({...card, Decision: each(["Yes", "No"], 4)}).roles).toMatchObject({decision: "Decision"});
    expect(seen({...card, Decision: each(["Yes", "No"], 4)}).roles).not.toHaveProperty("vote");
  });

  it("is none where nobody interviews: what reads like one is what became of applications", () => {
    const {roles, isScorecards} = seen(
      {"Opportunity ID": ids, Result: ["Hired", "Rejected"], Rating: ["Hired", "Rejected"]},
      12
    );
    expect([isScorecards, roles.vote, roles.decision ?? roles.status]).toEqual([false, undefined, expect.any(String)]);
    expect(seen({"Opportunity ID": ids, Rating: ["Hired", "Rejected"]}, 12).roles).toMatchObject({decision: "Rating"});
  });
});

describe("who is meant by a column", () => {
  it("of addresses is the interviewer or the candidate, as its heading says, or who voted", () => {
    const mail = (name: string) => [`ann@${name}.io`, `bo@${name}.io`, `cy@${name}.io`, `di@${name}.io`];
    expect(
      seen({"Opportunity ID": each(ids, 4), "Interviewer email": mail("a"), Recommendation: ["Yes", "No", "Yes"]}).roles
    ).toMatchObject({interviewer: "Interviewer email"});
    expect(
      seen({"Candidate email": each(mail("b"), 12), Interviewer: people, Recommendation: ["Yes", "No", "Yes"]}).roles
    ).toMatchObject({candidate: "Candidate email"});
    expect(
      seen({"Opportunity ID": each(ids, 4), "Email address": mail("a"), Recommendation: ["Yes", "No", "Yes"]}).roles
    ).toMatchObject({interviewer: "Email address"});
    expect(
      seen({"Opportunity ID": each(ids, 4), "Email address": mail("a"), Colour: ["Blue"]}).roles
    ).not.toHaveProperty("interviewer");
  });

  it("of names is the candidate by first and last name, by one column, or by what there is", () => {
    const names = (columns: Record<string, Cells>) =>
      seen({...columns, Interviewer: people, Recommendation: ["Yes", "No", "Yes"]}).names.map(({heading}) => heading);
    expect(names({"First name": each(["Ada", "Bert"], 4), "Last name": each(["Abel", "Brandt", "Conti"], 4)})).toEqual([
      "First name",
      "Last name"
    ]);
    expect(names({Candidate: each(["Ada Abel", "Bert Brandt"], 4), "First name": each(["Ada", "Bert"], 4)})).toEqual([
      "Candidate"
    ]);
    expect(names({"Last name": each(["Abel", "Brandt", "Conti"], 4)})).toEqual(["Last name"]);
    expect(names({"Opportunity ID": each(ids, 4)})).toEqual([]);
  });
});

describe("a name on the first row of a block alone", () => {
  const blocks = (more: Record<string, Cells> = {}, step = 4) => {
    const first = (values: Cells): Cells => values.flatMap((value) => [value, ...Array<null>(step - 1).fill(null)]);
    const names = ["Ada Abel", "Bert Brandt", "Cleo Conti", "Dina Duarte", "Emil Eriksen", "Faye Fox"];
    return seen(
      {
        Candidate: first(names),
        Position: first(["Engineer", "Analyst", "Engineer"]),
        Interviewer: people,
        Recommendation: ["Yes", "No", "Yes"],
        ...more
      },
      6 * step
    );
  };

  it("holds for the rows below it, and so does what stands beside it", () => {
    const {fillDown, roles, names} = blocks();
    expect([fillDown.map(({heading}) => heading), roles.role]).toEqual([["Candidate", "Position"], "Position"]);
    expect(names[0]!.filled).toBe(24);
    expect(blocks({Remark: ["ok", null, "fine", null]}).fillDown.map(({heading}) => heading)).toEqual([
      "Candidate",
      "Position"
    ]);
  });

  it("is none where most rows have one, the first has none, or the others hold nothing", () => {
    const of = (candidate: Cells, more: Record<string, Cells> = {}) =>
      seen({Candidate: candidate, Interviewer: people, Recommendation: ["Yes", "No", "Yes"], ...more}, 20).fillDown
        .length;
    expect(of(["Ada Abel", "Bert Brandt", "Cleo Conti", "Dina Duarte", null])).toBe(1);
    expect(of(["Ada Abel", "Bert Brandt", "Cleo Conti", "Dina Duarte", "Emil Eriksen", null])).toBe(0);
    expect(of([null, "Ada Abel"])).toBe(0);
    expect(of(["Ada Abel", null], {Interviewer: ["Nina Okoro", null], Recommendation: ["Yes", null]})).toBe(0);
  });
});

describe("what a table is understood as, beside its roles", () => {
  const answers = (tick: string): Record<string, Cells> => ({Yes: [tick, null], No: [null, tick]});
  const panel = {Yes: ["Nina Okoro; Rita Gomez", "Sam Patel"], No: ["Paul Schmidt", "Nina Okoro"]};
  const {Interviewer: _, ...nobody} = card;

  it("ticks belong to whom another column names, people to nobody else, and neither stands beside a vote", () => {
    const by = (columns: Record<string, Cells>) => seen(columns).byAnswer?.answers.map(({heading}) => heading) ?? null;
    expect(by({...card, ...answers("x")})).toEqual(["Yes", "No"]);
    expect(by({...nobody, ...answers("x")})).toBeNull();
    expect(by({...nobody, ...panel})).toEqual(["Yes", "No"]);
    expect(by({...card, ...panel})).toBeNull();
    expect(by({...card, ...answers("x"), Recommendation: each(["Yes", "No", "Strong yes"], 2)})).toBeNull();
    // Jobs, stages and statuses recur as people do.
    const jobs = {Yes: ["Data Analyst", null, "Data Analyst"], No: [null, "Backend Engineer", "Data Analyst"]};
    expect(by({...nobody, ...jobs})).toBeNull();
  });

  it("columns headed by answers are none of the interviewers, groups, votes or questions", () => {
    const table = seen({...card, ...answers("x"), Depth: ["1", "3", "2", "4"], Tests: ["2", "4", "1", "3"]});
    expect(table).toMatchObject({isScorecards: true, groups: [], split: null, held: null, marks: null});
    expect([table.roles.vote, table.questions.map(({heading}) => heading)]).toEqual([undefined, ["Depth", "Tests"]]);
    expect(table.sample.columns.map(({heading}) => heading).slice(-2)).toEqual(["Yes", "No"]);
    expect(seen({...nobody, ...panel}).isScorecards).toBe(true);
  });

  it("the owner of a sheet is the interviewer of all rows, unless a column names them", () => {
    const rows = ids.map((id, at) => [id, "Onsite", ["Yes", "No", "Strong yes"][at % 3]!]);
    const headings = ["Opportunity ID", "Stage", "Recommendation"];
    const own = understand(tableSample("x.csv", headings, rows), "Nina Okoro");
    expect([ownerOf(own), own.isScorecards, own.roles.get("interviewer")!.filled]).toEqual(["Nina Okoro", true, 12]);
    expect(own.sample.columns.map(({heading}) => heading)).toEqual(headings);
    const told = tableSample(
      "x.csv",
      [...headings, "Interviewer"],
      rows.map((row, at) => [...row, people[at % 4]!])
    );
    expect(ownerOf(understand(told, "Nina Okoro"))).toBeNull();
    expect(ownerOf(understand(tableSample("x.csv", headings, rows)))).toBeNull();
  });

  it("marks stand with their questions in one column that is nothing else, beside an interviewer", () => {
    const marks = ["Depth: 3; Tests: 2", "Depth: 1; Tests: 4", "Depth: 2; Tests: 2"];
    const of = (columns: Record<string, Cells>) => {
      const {marks: found, sample} = seen(columns);
      return found && [found.by, [...found.person.distinct.keys()], sample.columns.length];
    };
    expect(of({...card, Ratings: marks})).toEqual([";", ["Depth", "Tests"], 6]);
    expect(of({...card, Comments: marks})).toEqual([";", ["Depth", "Tests"], 6]);
    expect(of({...nobody, Ratings: marks})).toBeNull();
    expect(of({...card, Ratings: marks, More: marks})).toBeNull();
    expect(of({...card, Ratings: ["Depth: 3", "Tests: 2"]})).toBeNull();
    expect(of({...card, Ratings: marks, Depth: ["1", "3", "2", "4"], Tests: ["2", "4", "1", "3"]})).toBeNull();
    const rows = {Question: ["Depth", "Tests"], Rating: ["1", "3", "2", "4"]};
    expect(of({...card, ...rows, Ratings: marks})).toBeNull();
  });

  it("votes are those of interviews that took place, where each row is one", () => {
    const status = {"Interview status": each(["Completed", "Scheduled"], 2)};
    const said = {Recommendation: ["Yes", "No", null, null]};
    const read = seen({...card, ...status, ...said});
    expect([
      read.held!.notHeld,
      ownHeading(read.roles.vote!),
      read.roles.vote === ownHeading(read.roles.vote!)
    ]).toEqual([["Scheduled"], "Recommendation", false]);
    expect([read.roles.focus, read.roles.status, read.sample.columns.at(-1)!.heading]).toEqual([
      undefined,
      undefined,
      read.roles.vote
    ]);
    expect(seen({...nobody, ...status, ...said}).held).toBeNull();
    const rows = {Question: ["Depth", "Tests"], Rating: ["1", "3", null, null]};
    expect(seen({...card, ...status, ...rows}).held).toBeNull();
  });
});

describe("several interviews in one row", () => {
  const others = ["Vera Costa", "Walt Moe", "Xena Fry", "Yuri Dal"];
  const marks = ["1", "3", "2", "4"];
  const beside: Record<string, Cells> = {
    "Opportunity ID": Array.from({length: 48}, (_, at) => `A-${at}`),
    "Interviewer 1": people,
    "Score 1": marks,
    "Date 1": ["2026-01-01", "2026-01-02"],
    "Interviewer 2": others,
    "Score 2": marks.toReversed(),
    "Date 2": ["2026-01-03", "2026-01-04"]
  };
  const groups = (columns: Record<string, Cells>) =>
    seen(columns).groups.map(({interviewer, vote}) => [interviewer?.heading ?? null, vote.heading]);

  it("keep their columns for themselves: none of these says anything of the row", () => {
    const table = seen(beside);
    expect(groups(beside)).toEqual([
      ["Interviewer 1", "Score 1"],
      ["Interviewer 2", "Score 2"]
    ]);
    expect([table.isScorecards, table.roles]).toEqual([true, {application_id: "Opportunity ID"}]);
    expect([table.questions, table.long, table.marks, table.held, table.split]).toEqual([[], null, null, null, null]);
  });

  it("leave to the row what else is of its kind: its day, and what became of it", () => {
    const {roles} = seen({...beside, Date: ["2026-02-01", "2026-02-02"], Outcome: ["Hired", "Rejected"]});
    expect(roles.date ?? roles.interviewed_at).toBe("Date");
    expect([roles.decision ?? roles.status, roles.vote, roles.rating]).toEqual(["Outcome", undefined, undefined]);
  });

  it("name nobody only where no column of the row does", () => {
    const votes = {"Opportunity ID": beside["Opportunity ID"]!, "Score 1": marks, "Score 2": marks.toReversed()};
    expect(groups(votes)).toEqual([
      [null, "Score 1"],
      [null, "Score 2"]
    ]);
    expect(groups({...votes, Interviewer: people})).toEqual([]);
  });

  it("may be asked one question in a row, which each of them marks", () => {
    const asked = seen({
      ...beside,
      "Opportunity ID": each(beside["Opportunity ID"]!, 2),
      Question: ["Depth", "Tests"]
    });
    expect([asked.long, asked.questions]).toEqual([["Question", "Score 1"], []]);
  });

  it("are parted by what parts their cells", () => {
    const {split} = seen({
      ...card,
      Interviewer: ["Nina Okoro; Paul Schmidt", "Paul Schmidt; Rita Gomez", "Rita Gomez; Nina Okoro"],
      Recommendation: ["Yes; No", "No; No", "Strong yes; Yes"]
    });
    expect([split!.by, split!.columns.map(({heading}) => heading)]).toEqual([";", ["Interviewer", "Recommendation"]]);
  });
});

describe("what became of applications", () => {
  const of = (columns: Record<string, Cells>, records = 40) =>
    seen({"Opportunity ID": Array.from({length: records}, (_, at) => `A-${at}`), ...columns}, records).roles;

  it("is told by seven labels in ten below a heading of marks, and by six not", () => {
    const rated = (share: number): Cells => Array.from({length: 10}, (_, at) => (at < share ? "Rejected" : "Blue"));
    expect(of({Rating: rated(7)}).decision).toBe("Rating");
    expect(of({Rating: rated(6)}).decision).toBeUndefined();
  });

  it("stands in one column: beside one of statuses or of decisions no other is", () => {
    expect(of({Status: ["Hired", "Rejected"], Rating: ["Hired", "Rejected", "Withdrawn"]}).decision).toBeUndefined();
    expect(of({Decision: ["Offer", "No offer"], Rating: ["Hired", "Rejected"]}).decision).toBe("Decision");
  });
});

describe("days on the first row of a block alone", () => {
  it("hold for the rows below, though each is another, as texts of one candidate do not", () => {
    const first = (values: Cells): Cells => values.flatMap((value) => [value, null, null, null]);
    const days = Array.from({length: 6}, (_, at) => `2026-01-0${at + 1}`);
    const texts = ["Came by train, 2 hours", "Left at 3", "Knew us: 2 friends", "4 weeks off", "6 asked", "No. 1"];
    const {fillDown} = seen(
      {
        Candidate: first(["Ada Abel", "Bert Brandt", "Cleo Conti", "Dina Duarte", "Emil Eriksen", "Faye Fox"]),
        "Applied on": first(days),
        Remark: first(texts),
        Interviewer: people,
        Recommendation: ["Yes", "No", "Yes"]
      },
      24
    );
    expect(fillDown.map(({heading}) => heading)).toEqual(["Candidate", "Applied on"]);
  });
});

describe("what is seen at the edges", () => {
  const mix = (share: number, value: string, other: string) =>
    columnOf(
      "X",
      Array.from({length: 100}, (_, at) => (at < share ? value : other))
    );

  it("a column that is half of names and half of labels is one of labels", () => {
    expect(sawOf(mix(50, "Ann Lee", "Referral"))).toMatch(/Ann Lee/);
    expect(sawOf(mix(51, "Ann Lee", "Referral"))).toBe("2 different values in 100 records");
    expect(sawOf(mix(50, "No Offer", "Ann Lee"))).toBe("No Offer, Ann Lee");
    expect(sawOf(mix(49, "No Offer", "Ann Lee"))).toBe("2 different values in 100 records");
  });

  it("an answer that is met twice may be a slip of the pen, thrice not", () => {
    const answers = (times: number) =>
      columnOf("X", [
        ...Array<string>(20).fill("Yes"),
        ...Array<string>(20).fill("No"),
        ...Array<string>(times).fill("Blue")
      ]);
    expect([sawAnswers([answers(2)]).look, sawAnswers([answers(3)]).look]).toEqual([
      undefined,
      expect.stringMatching(/which order/)
    ]);
  });

  it("words beside numbers are the scale only where all answers stand in their order", () => {
    const of = (labels: string[]) => {
      const column = columnOf(
        "X",
        labels.flatMap((label) => [label, label, label])
      );
      return labelEntries([{kind: "vote", columns: [column]}], parseConfig("", "c.yaml"), () => null).map(({path}) =>
        path.join(".")
      );
    };
    expect(of(["1 - Strong yes", "2 - Yes", "3 - No", "4 - Strong no"])[0]).toBe("votes.labels.4 - Strong no");
    expect(of(["1 - Strong no", "2 - No", "3 - Yes"])).toContain("votes.numbers");
    expect(of(["1 - Strong yes", "2 - Yes", "3 - No", "4 - Blue"])).toContain("votes.numbers");
    expect(of(["1 (best)", "2", "3", "4 (worst)"])).toEqual(["votes.numbers"]);
  });

  it.each([
    ["No doubt", null],
    ["Not a reject", null],
    ["Not to be rejected", null],
    ["No real concerns", null],
    ["Not hired", -2],
    ["Bad, no doubt", null],
    ["4,5 - Good", 2],
    ["4 Good", 2]
  ])("%s stands at %s", (label, at) => {
    expect(standingOf(label)).toBe(at);
  });

  it("a decision of its own feeds decisions from a share of its labels on", () => {
    const decided = (share: number) => {
      const all = Array.from({length: 40}, (_, at) => `A-${100 + at}`);
      const labels = all.map((_, at) => (at < share ? (at % 2 === 0 ? "Offer" : "No offer") : "Blue"));
      const rows = all.map((id, at) => [id, labels[at]!]);
      return propose([tableSample("x.csv", ["Opportunity ID", "Decision"], rows)], defaultConfig()).tables.flatMap(
        ({feeds}) => feeds.map(({table}) => table)
      );
    };
    expect([decided(28), decided(27)]).toEqual([["decisions"], []]);
  });

  it("a block of a configuration is written anew to the end of its last line", () => {
    const proposal = {tables: [], entries: [{path: ["stages", "B"], value: "loop", saw: ""}], unread: []};
    expect(addTo("stages: {A: loop} # mine\n# below\nexports: x\n", proposal)).toMatch(
      /^stages:\n {2}A: loop.*\n {2}B: loop\n# below\nexports: x\n$|^stages:[^]*B: loop[^]*# below\nexports: x\n$/
    );
    expect(addTo("stages:\n  A: loop\n\n\nexports: x\n", proposal)).toBe(
      "stages:\n  A: loop\n  B: loop\n\n\nexports: x\n"
    );
  });
});
