import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {parseConfig} from "../../loaders/config/read.js";
import {propose} from "../../loaders/propose/propose.js";
import {tableSample, type TableSample} from "../../loaders/propose/table.js";
import {addTo, proposalAsYaml} from "../../loaders/propose/write.js";

const people = ["Nina Okoro", "Paul Schmidt", "Rita Gomez", "Sam Patel", "Vera Costa"];
const candidates = Array.from(
  {length: 30},
  (_, at) =>
    `${["Ada", "Bert", "Cleo", "Dina", "Emil", "Faye"][at % 6]} ${["Abel", "Brandt", "Conti", "Duarte", "Eriksen"][at % 5]}`
);
const jobs = ["Backend Engineer", "Data Analyst"];

/** A table of 90 rows: 30 candidates, each met by three people. */
function table(
  path: string,
  columns: Record<string, (candidate: number, visit: number) => string | null>
): TableSample {
  const rows = Array.from({length: 90}, (_, at) =>
    Object.values(columns).map((cell) => cell(Math.floor(at / 3), at % 3))
  );
  return tableSample(path, Object.keys(columns), rows);
}

/** What is proposed, read back as a configuration. */
function proposed(...samples: TableSample[]) {
  const proposal = propose(samples, defaultConfig());
  return {
    ...parseConfig(addTo("", proposal), "plumbline.yaml"),
    text: proposalAsYaml(proposal),
    unread: proposal.unread
  };
}

const who = (candidate: number, visit: number): string => people[(candidate + visit) % 5]!;
const scorecards = {
  Applicant: (candidate: number) => candidates[candidate]!,
  Vacancy: (candidate: number) => jobs[candidate % 2]!,
  Round: (_: number, visit: number) => (visit === 0 ? "Phone interview" : "Onsite"),
  "Interviewed by": who,
  Submitted: (candidate: number, visit: number) => `2025-03-${String(10 + (candidate % 18))}T0${visit + 1}:00:00Z`,
  Verdict: (candidate: number, visit: number) => ["Strong No", "No", "Yes", "Strong Yes"][(candidate + 2 * visit) % 4]!
};

describe("a table of scorecards", () => {
  it("is read by what its headings mean, with a key of several columns where it has no id", () => {
    const {tables, stages} = proposed(table("log.csv", {...scorecards, "Interviewer notes": () => "fine"}));
    expect(tables["log.csv"]!.feeds).toMatchObject({
      scorecards: {
        columns: {
          scorecard_id: "auto",
          application_id: ["Applicant", "Vacancy"],
          interviewer_id: "Interviewed by",
          stage: "Round",
          submitted_at: "Submitted",
          vote: "Verdict"
        }
      },
      applications: {columns: {application_id: ["Applicant", "Vacancy"], candidate_id: "Applicant", role: "Vacancy"}}
    });
    expect(stages).toMatchObject({"Phone interview": "phone_screen"});
  });

  it("with a scale whose lowest number is the best goes by the words", () => {
    const answers = ["1 - Strong yes", "2 - Yes", "3 - No", "4 - Strong no"];
    const upsideDown = (candidate: number, visit: number): string => answers[(candidate + 2 * visit) % 4]!;
    const {votes} = proposed(table("log.csv", {...scorecards, Verdict: upsideDown}));
    expect(votes.numbers).toBeNull();
    expect(votes.labels).toEqual({
      "1 - Strong yes": "strong_yes",
      "2 - Yes": "yes",
      "3 - No": "no",
      "4 - Strong no": "strong_no"
    });
    const upright = answers.toReversed().map((answer, at) => answer.replace(/\d/, String(at + 1)));
    expect(proposed(table("log.csv", {...scorecards, Verdict: (c, v) => upright[(c + v) % 4]!})).votes.numbers).toEqual(
      [1, 4]
    );
  });

  it("is told by its values where headings say nothing", () => {
    const bare = Object.values(scorecards);
    const {tables} = proposed(
      table("x.csv", Object.fromEntries(bare.map((cell, at) => [`Field ${"KLMNOP"[at]}`, cell])))
    );
    expect(tables["x.csv"]!.feeds!.scorecards).toMatchObject({
      columns: {interviewer_id: "Field N", stage: "Field M", vote: "Field P"}
    });
  });

  it("guesses of no date which number is the day: reading the whole column settles it, or asks", () => {
    const submitted = (candidate: number): string =>
      `${(candidate % 12) + 1}/${((candidate * 5) % 12) + 1}/2025 3:15 PM`;
    const {columns, tables} = proposed(table("log.csv", {...scorecards, Submitted: submitted}));
    expect(JSON.stringify({columns, tables})).toContain('"submitted_at":"Submitted"');
    expect(JSON.stringify(tables)).not.toContain('"dates"');
  });

  it("needs no line where its headings are those of the plain format", () => {
    const plain = {
      scorecard_id: (candidate: number, visit: number) => `s${candidate}-${visit}`,
      application_id: (candidate: number) => `a${candidate}`,
      interviewer_id: who,
      stage: () => "loop",
      vote: () => "yes"
    };
    expect(proposed(table("scorecards.csv", plain)).text).toBe("");
  });

  it("never takes notes, averages or addresses for the vote", () => {
    const {Verdict: _, ...without} = scorecards;
    const {tables} = proposed(
      table("log.csv", {
        ...without,
        Notes: () => "good",
        "Average score": () => "3.2",
        Score: (candidate) => String(1 + (candidate % 4))
      })
    );
    expect(tables["log.csv"]!.feeds!.scorecards).toMatchObject({columns: {vote: "Score"}});
  });

  it("takes for the vote what interviewers of one candidate say differently, and for the outcome what they do not", () => {
    const {Verdict, ...without} = scorecards;
    const own = proposed(table("log.csv", {...without, Decision: Verdict}));
    expect(own.tables["log.csv"]!.feeds).toMatchObject({scorecards: {columns: {vote: "Decision"}}});
    const both = proposed(
      table("log.csv", {...scorecards, Decision: (candidate) => ["Offer", "No offer"][candidate % 2]!})
    );
    expect(both.tables["log.csv"]!.feeds).toMatchObject({
      scorecards: {columns: {vote: "Verdict"}},
      decisions: {columns: {decision: "Decision"}}
    });
  });

  it("gets the scale of its numbers, as far as headings and values tell", () => {
    const {Verdict: _, ...without} = scorecards;
    const marks = (heading: string, most: number) =>
      proposed(
        table("log.csv", {...without, [heading]: (candidate, visit) => String(1 + ((candidate * 7 + visit) % most))})
      ).votes.numbers;
    expect([marks("Score", 5), marks("Score", 10), marks("Score (1-5)", 4), marks("Score out of 20", 12)]).toEqual([
      [1, 5],
      [1, 10],
      [1, 5],
      [0, 20]
    ]);
    expect([marks("Score (1-8)", 8), marks("Score (1-7)", 8)]).toEqual([
      [1, 8],
      [1, 10]
    ]);
  });

  describe("with bare numbers", () => {
    const {Verdict: _, ...without} = scorecards;
    const mark = (candidate: number, visit: number): number => 1 + ((candidate + visit) % 4);
    const scale = (columns: Parameters<typeof table>[1]) => {
      const {votes, text} = proposed(table("log.csv", {...without, ...columns}));
      return {numbers: votes.numbers, look: /numbers: \[.*?\] # please look: (.*)/.exec(text)?.[1] ?? ""};
    };
    const named = (words: Record<number, string>) => ({
      Score: (c: number, v: number) => `${mark(c, v)}${words[mark(c, v)] ?? ""}`
    });

    it("goes by the words on the ends, in the cells or in the heading", () => {
      const best = [
        scale(named({1: " (best)", 4: " (worst)"})),
        scale(named({1: " = best"})),
        scale({"Score (1 = best, 4 = worst)": (c, v) => String(mark(c, v))})
      ];
      expect(best.map(({numbers}) => numbers)).toEqual([
        [4, 1],
        [4, 1],
        [4, 1]
      ]);
      expect(best[0]!.look).toBe("");
      expect(scale(named({1: " (lowest)", 4: " (highest)"}))).toEqual({numbers: [1, 4], look: ""});
    });

    it("says that nothing tells the highest mark, nor which end is the best", () => {
      const {numbers, look} = scale(named({}));
      expect(numbers).toEqual([1, 4]);
      expect(look).toMatch(/could a mark above 4 be given\? None was; 4 is taken for the best: nothing here tells/);
    });

    it("goes by who was hired where words say nothing, and marks where these say otherwise", () => {
      const status = (good: (mean: number) => boolean) => (candidate: number) =>
        good((mark(candidate, 0) + mark(candidate, 1) + mark(candidate, 2)) / 3) ? "Hired" : "Rejected";
      const down = scale({...named({}), Status: status((mean) => mean < 2.5)});
      expect(down).toMatchObject({
        numbers: [4, 1],
        look: expect.stringContaining("1 is taken for the best, since") as string
      });
      const up = scale({...named({}), Status: status((mean) => mean > 2.5)});
      expect(up).toMatchObject({numbers: [1, 4], look: expect.not.stringContaining("best") as string});
      const opposed = scale({...named({1: " (best)"}), Status: status((mean) => mean > 2.5)});
      expect(opposed.numbers).toEqual([4, 1]);
      expect(opposed.look).toContain("by the words 1 is the best, but candidates with other numbers came further");
    });

    it("goes by who came to the loop where nothing is known of offers", () => {
      const phone = Array.from({length: 40}, (_, at) => ({id: `P${at}`, mark: 1 + (at % 4)}));
      const rows = phone.flatMap(({id, mark: own}, at) => [
        [id, "Phone screen", people[at % 5]!, String(own)],
        ...(own < 3 ? [[id, "Onsite", people[(at + 1) % 5]!, String(1 + (at % 2))]] : [])
      ]);
      const {votes} = proposed(tableSample("log.csv", ["Application ID", "Stage", "Interviewer", "Score"], rows));
      expect(votes.numbers).toEqual([4, 1]);
    });
  });

  it("gets lines for up to thirty stages, and none where a column holds more names than stages", () => {
    const staged = (most: number) =>
      Object.keys(
        proposed(
          table("log.csv", {
            ...scorecards,
            Round: (c, v) => `Interview ${String.fromCharCode(65 + ((3 * c + v) % most))}${most}`
          })
        ).stages
      ).length;
    expect([staged(30), staged(31)]).toEqual([30, 0]);
  });

  it("marks a stage that no word tells, and a first round, which is a call in one company and a day in another", () => {
    const rounds = ["Phone interview", "Onsite", "Superduper", "First interview"];
    const {text} = proposed(table("log.csv", {...scorecards, Round: (c, v) => rounds[(c + v) % 4]!}));
    const doubtful = rounds.filter((round) => new RegExp(`${round}: .*which stage is this`).test(text));
    expect(doubtful).toEqual(["Superduper", "First interview"]);
  });

  it("takes no dates and no sentences for answers, however few there are", () => {
    const {Verdict: _, ...others} = scorecards;
    const text = (cell: (candidate: number) => string) =>
      JSON.stringify(proposed(table("log.csv", {...others, Rating: cell})).tables["log.csv"]!.feeds!.scorecards);
    const sentences = ["yes, but only for the other team, and not before they have met its lead in person", "no"];
    expect(text((at) => sentences[at % 2]!)).not.toContain('"vote":"Rating"');
    expect(text((at) => `2025-03-0${1 + (at % 3)}`)).not.toContain('"vote":"Rating"');
  });

  it("takes the stage from the name of a file, and none from its ending", () => {
    const {Round: _, ...others} = scorecards;
    const stage = (path: string) =>
      JSON.stringify(proposed(table(path, others)).tables[path]!.feeds!.scorecards).match(
        /"stage":\{"constant":"(\w+)"/
      )![1];
    expect(["Phone screens.xlsx#2025", "take-home.txt", "log.csv"].map(stage)).toEqual([
      "phone_screen",
      "take_home",
      "loop"
    ]);
  });

  it("goes by who came to the loop where each stage is a file of its own", () => {
    const visit = (path: string, some: (candidate: number) => boolean, mark: (candidate: number) => number) =>
      tableSample(
        path,
        ["Candidate", "Interviewer", "Score"],
        candidates.flatMap((name, at) => (some(at) ? [[name, who(at, 1), String(mark(at))]] : []))
      );
    const {votes} = proposed(
      visit(
        "phone screens.csv",
        () => true,
        (at) => 1 + (at % 4)
      ),
      visit(
        "onsite.csv",
        (at) => at % 4 < 2,
        (at) => 1 + (at % 2)
      )
    );
    expect(votes.numbers).toEqual([4, 1]);
  });

  it("gets a line for interviews of which nobody wrote down a vote", () => {
    const {Verdict, ...without} = scorecards;
    const some = proposed(table("log.csv", {...without, Verdict: (c, v) => (c < 4 && v === 1 ? null : Verdict(c, v))}));
    expect(some.votes.labels).toEqual({"": "no_decision"});
    expect(some.text).toContain("4 interviews without a vote");
  });

  it("gets the order of answers in signs, and the answers that count as yes where a form is lopsided", () => {
    const {Verdict: _, ...without} = scorecards;
    const of = (answers: readonly string[]) =>
      proposed(table("log.csv", {...without, Verdict: (c, v) => answers[(c + v) % answers.length]!})).votes;
    expect(of(["--", "-", "+", "++"]).labels).toEqual({"--": "strong_no", "-": "no", "+": "yes", "++": "strong_yes"});
    expect(of(["-", "+/-", "+"]).labels).toEqual({"-": "no", "+/-": "mixed", "+": "yes"});
    expect(of(["Poor", "Good", "Very good", "Exceptional"])).toMatchObject({
      scale: ["Poor", "Good", "Very good", "Exceptional"],
      yes: ["Good", "Very good", "Exceptional"]
    });
  });

  it("gets the order of its answers where the names of votes do not hold them", () => {
    const answers = ["No", "Lean no", "Lean yes", "Yes"];
    const {Verdict: _, ...without} = scorecards;
    const {votes} = proposed(
      table("log.csv", {
        ...without,
        Verdict: (candidate, visit) => (visit === 2 ? "Did not interview" : answers[candidate % 4]!)
      })
    );
    expect(votes).toMatchObject({scale: answers, labels: {"Did not interview": "no_decision"}});
  });

  it("names the column by which people are found who are written in several ways", () => {
    const spelt = (candidate: number, visit: number): string =>
      candidate % 3 === 0 ? who(candidate, visit).toUpperCase() : who(candidate, visit);
    expect(proposed(table("log.csv", {...scorecards, "Interviewed by": spelt})).people.match).toBe("loose");
    expect(proposed(table("log.csv", scorecards)).people.match).toBe("exact");
  });
});

describe("a table of another shape", () => {
  it("one row for each candidate, interviewers beside each other", () => {
    const mark = (candidate: number, at: number): string => String(1 + ((candidate + at) % 4));
    const rows = candidates.map((name, at) => [
      name,
      people[at % 5]!,
      mark(at, 0),
      people[(at + 1) % 5]!,
      mark(at, 1),
      people[(at + 2) % 5]!,
      mark(at, 2),
      "2.5"
    ]);
    const headings = [
      "Candidate",
      "Phone screen by",
      "Phone screen score",
      "1st interviewer",
      "1st score",
      "2nd interviewer",
      "2nd score",
      "Mean"
    ];
    expect(proposed(tableSample("wide.csv", headings, rows)).tables["wide.csv"]!.feeds!.scorecards).toMatchObject([
      {columns: {stage: {constant: "phone_screen"}, interviewer_id: "Phone screen by", vote: "Phone screen score"}},
      {
        for_each: {n: ["1st", "2nd"]},
        columns: {stage: {constant: "loop"}, interviewer_id: "{n} interviewer", vote: "{n} score"}
      }
    ]);
  });

  it("one row for each question of a scorecard", () => {
    const rows = Array.from({length: 120}, (_, at) => {
      const [candidate, visit, question] = [Math.floor(at / 4), Math.floor(at / 2) % 2, at % 2];
      return [
        candidates[candidate]!,
        who(candidate, visit),
        ["No", "Yes"][visit]!,
        ["Clarity", "Depth"][question]!,
        ["No", "Yes", "Strong yes"][at % 3]!
      ];
    });
    const {feeds} = proposed(
      tableSample("long.csv", ["Candidate", "Interviewer", "Recommendation", "Attribute", "Rating"], rows)
    ).tables["long.csv"]!;
    expect(feeds).toMatchObject({
      scorecards: {columns: {vote: "Recommendation"}},
      ratings: {columns: {scorecard_id: "auto", question: "Attribute", rating: "Rating"}}
    });
  });

  it("one column for each question, named by what differs in the headings", () => {
    const mark = (candidate: number, visit: number): string => String(1 + ((candidate + visit) % 4));
    const {feeds} = proposed(
      table("form.csv", {...scorecards, "Rate their [Clarity]": mark, "Rate their [Depth]": mark})
    ).tables["form.csv"]!;
    expect(feeds!.ratings).toMatchObject({
      for_each: {question: ["Clarity", "Depth"]},
      columns: {rating: "Rate their [{question}]", question: {constant: "{question}"}}
    });
  });

  it("of which a column that is filled in as seldom as the name, and in the same rows, belongs to the block", () => {
    const first = (cell: (candidate: number, visit: number) => string) => (candidate: number, visit: number) =>
      visit === 0 ? cell(candidate, visit) : null;
    const day = (candidate: number): string => `2025-01-${String(10 + (candidate % 18))}`;
    const code = (candidate: number): string => `R-${candidate}`;
    const {tables} = proposed(
      table("blocks.csv", {
        ...scorecards,
        Applicant: first(scorecards.Applicant),
        "Applied on": first(day),
        Remark: first(code)
      })
    );
    expect(tables["blocks.csv"]!.fill_down).toEqual(["Applicant", "Applied on"]);
  });

  it("names on the first row of their block only", () => {
    const first = (cell: (candidate: number, visit: number) => string) => (candidate: number, visit: number) =>
      visit === 0 ? cell(candidate, visit) : null;
    const {tables} = proposed(
      table("blocks.csv", {...scorecards, Applicant: first(scorecards.Applicant), Vacancy: first(scorecards.Vacancy)})
    );
    expect(tables["blocks.csv"]).toMatchObject({
      fill_down: ["Applicant", "Vacancy"],
      feeds: {scorecards: {columns: {application_id: ["Applicant", "Vacancy"]}}}
    });
  });

  it("people of one name in blocks of rows of their own, unless rows are in another order", () => {
    const twice = {...scorecards, Applicant: (candidate: number) => candidates[candidate % 28]!, Vacancy: () => null};
    const blocks = proposed(table("log.csv", twice));
    expect(blocks.tables["log.csv"]).toMatchObject({blocks: ["Applicant"]});
    expect(blocks.text).toMatch(/blocks: \[Applicant\] # please look: /);
    const {headings, columns} = table("log.csv", twice);
    const shuffled = Array.from({length: 90}, (_, at) => columns.map(({values}) => values[(at * 37) % 90]!));
    expect(proposed(tableSample("log.csv", headings, shuffled)).tables["log.csv"]!.blocks).toBeUndefined();
  });

  it("several people and their scores in one cell", () => {
    const rows = candidates.map((name, at) => [
      name,
      `${people[at % 5]}; ${people[(at + 1) % 5]}`,
      `${1 + (at % 4)}; ${1 + ((at + 1) % 4)}`
    ]);
    const {feeds} = proposed(tableSample("cells.csv", ["Candidate", "Interviewers", "Scores"], rows)).tables[
      "cells.csv"
    ]!;
    expect(feeds!.scorecards).toMatchObject({split: {columns: ["Interviewers", "Scores"], by: ";"}});
    // One cell in ten may be out of step: that is for whoever reads the rejects.
    const uneven = rows.map(([name, names, scores], at) => [name!, names!, at < 3 ? `${scores}; 1` : scores!]);
    const read = proposed(tableSample("cells.csv", ["Candidate", "Interviewers", "Scores"], uneven));
    expect(read.tables["cells.csv"]!.feeds!.scorecards).toMatchObject({split: {columns: ["Interviewers", "Scores"]}});
  });
});

describe("a row for each candidate with a screen before the loop", () => {
  const mark = (candidate: number, at: number): string => String(1 + ((candidate * 3 + at) % 4));
  const day = (candidate: number, month: number): string => `2025-0${month}-${String(10 + (candidate % 18))}`;
  const loop = {
    Candidate: (candidate: number) => candidates[candidate]!,
    Position: (candidate: number) => jobs[candidate % 2]!,
    "Phone screen": (candidate: number) => day(candidate, 3),
    Onsite: (candidate: number) => day(candidate, 4),
    "Interviewer 1": (candidate: number) => who(candidate, 1),
    "Score 1": (candidate: number) => mark(candidate, 1),
    "Interviewer 2": (candidate: number) => who(candidate, 2),
    "Score 2": (candidate: number) => mark(candidate, 2)
  };
  const feedsOf = (columns: Parameters<typeof table>[1]) =>
    [proposed(table("tracker.csv", columns)).tables["tracker.csv"]!.feeds!.scorecards].flat();

  it("has the screen in a feed of its own, whatever its columns are called, and each stage its own day", () => {
    const screen = {
      Screener: (candidate: number) => who(candidate, 3),
      "Phone score": (candidate: number) => mark(candidate, 5)
    };
    expect(feedsOf({...loop, ...screen}).map((feed) => feed!.columns)).toMatchObject([
      {stage: {constant: "loop"}, interviewed_at: "Onsite", vote: "Score {n}"},
      {
        stage: {constant: "phone_screen"},
        interviewed_at: "Phone screen",
        interviewer_id: "Screener",
        vote: "Phone score"
      }
    ]);
  });

  it("gives the loop no day of a screen of which nothing else is written down", () => {
    const {Onsite: _, ...others} = loop;
    const [feed] = feedsOf(others);
    expect(feed!.columns).toMatchObject({stage: {constant: "loop"}, vote: "Score {n}"});
    expect(feed!.columns).not.toHaveProperty("interviewed_at");
  });
});

describe("tables as people keep them by hand", () => {
  const {Verdict, ...without} = scorecards;
  const mark = (candidate: number, at: number): string => String(1 + ((candidate * 3 + at) % 4));

  it("a screen whose heading explains its numbers stands beside the loop like any other", () => {
    const columns = {
      Candidate: scorecards.Applicant,
      "Phone screener": (candidate: number) => who(candidate, 3),
      "Phone score (1 = best, 4 = worst)": (candidate: number) => mark(candidate, 5),
      ...Object.fromEntries(
        [1, 2].flatMap((n) => [
          [`Onsite interviewer ${n}`, (candidate: number) => who(candidate, n)],
          [`Onsite score ${n}`, (candidate: number) => mark(candidate, n)]
        ])
      )
    };
    expect(proposed(table("tracker.csv", columns)).tables["tracker.csv"]!.feeds!.scorecards).toMatchObject([
      {columns: {stage: {constant: "loop"}, vote: "Onsite score {n}"}},
      {columns: {stage: {constant: "phone_screen"}, vote: "Phone score (1 = best, 4 = worst)"}}
    ]);
  });

  it("several people in one cell stand beside a screen of one", () => {
    const rows = candidates.map((name, at) => [
      name,
      who(at, 3),
      mark(at, 5),
      `${who(at, 0)}; ${who(at, 1)}`,
      `${mark(at, 0)}; ${mark(at, 1)}`,
      ["Zusage", "Absage", "Zurückgezogen"][at % 3]!
    ]);
    const headings = ["Candidate", "Phone interviewer", "Phone score", "Interviewers", "Scores", "Ergebnis"];
    const {feeds} = proposed(tableSample("panels.csv", headings, rows)).tables["panels.csv"]!;
    expect(feeds!.scorecards).toMatchObject([
      {columns: {stage: {constant: "phone_screen"}, vote: "Phone score"}},
      {split: {columns: ["Interviewers", "Scores"], by: ";"}, columns: {stage: {constant: "loop"}, vote: "Scores"}}
    ]);
    expect(feeds!.applications).toMatchObject({columns: {status: "Ergebnis"}});
  });

  it("rows of nobody leave the stage of interviews where it stands", () => {
    const some =
      <T>(cell: (candidate: number, visit: number) => T) =>
      (candidate: number, visit: number) =>
        visit === 2 && candidate % 2 === 0 ? null : cell(candidate, visit);
    const {tables} = proposed(
      table("log.csv", {...scorecards, Round: some(scorecards.Round), "Interviewed by": some(who)})
    );
    expect(tables["log.csv"]!.feeds!.scorecards).toMatchObject({columns: {stage: "Round"}});
  });

  it("ratings in words go evenly from 1 to 4", () => {
    const rating = (at: number) => (candidate: number, visit: number) =>
      ["Weak", "OK", "Good", "Great"][(candidate + visit + at) % 4]!;
    const {ratings} = proposed(table("log.csv", {...scorecards, Depth: rating(0), Clarity: rating(1)}));
    expect(ratings.labels).toEqual({Weak: 1, OK: 2, Good: 3, Great: 4});
  });

  it("a column for each interviewer is told by its heading, marked", () => {
    const columns = Object.fromEntries(people.map((name, at) => [name, (candidate: number) => mark(candidate, at)]));
    const {tables, text} = proposed(table("scores.csv", {Candidate: scorecards.Applicant, ...columns}));
    expect(tables["scores.csv"]!.feeds!.scorecards).toMatchObject({
      for_each: {n: people},
      columns: {interviewer_id: {constant: "{n}"}, vote: "{n}"}
    });
    expect(text).toMatch(/interviewer_id: .* # please look: no column names the interviewers/);
  });

  it("people and their scores in one cell are read, also in a file that is called like a side table", () => {
    const panel = table("panel.csv", {
      Candidate: scorecards.Applicant,
      Interviewers: (at) => `${who(at, 0)} (${1 + (at % 4)}); ${who(at, 1)}: 2`
    });
    const {unread, tables} = proposed({...panel, isBeside: true});
    expect(unread).toEqual([]);
    expect(tables["panel.csv"]!.feeds).toMatchObject({
      scorecards: {split: {columns: ["Interviewers"], by: ";"}, columns: {vote: {part: "answer"}}}
    });
    const listed = proposed(
      table("list.csv", {
        Vacancy: scorecards.Vacancy,
        Candidate: scorecards.Applicant,
        Panel: (at) => `${who(at, 0)}: 3`
      })
    );
    expect(listed.tables["list.csv"]!.feeds).toMatchObject({
      scorecards: {columns: {interviewer_id: {column: "Panel", part: "person"}}}
    });
  });

  it("first names and their scores below a heading that says nothing of people are told: they could be skills", () => {
    const {unread} = proposed(
      table("panel.csv", {
        Candidate: scorecards.Applicant,
        Marks: (at) => `${["Ann", "Bo", "Cy"][at % 3]}: ${1 + (at % 4)}; ${["Di", "Ed"][at % 2]}: 2`
      })
    );
    expect(unread.map(({why}) => why)).toEqual([expect.stringContaining("people together with their scores")]);
  });

  it("a day that says what it is of is no day of interviews", () => {
    const {tables} = proposed(
      table("log.csv", {...scorecards, "Rejection date": () => "2025-05-01", "Hire date": () => "2025-05-02"})
    );
    expect(tables["log.csv"]!.feeds!.scorecards).not.toHaveProperty("columns.interviewed_at");
  });

  it("candidates whose names are turned round in another table are one", () => {
    const turned = candidates.map((name) => name.split(" ").toReversed().join(", "));
    const applications = tableSample(
      "list.csv",
      ["Name", "Position", "Status"],
      turned.map((name, at) => [name, jobs[at % 2]!, ["Hired", "Rejected"][at % 2]!])
    );
    const {people: found, text} = proposed(applications, table("log.csv", {...without, Verdict}));
    expect(found.match).toBe("loose");
    expect(text).toContain("60 spellings of 30 candidates");
  });

  it("a table for each stage feeds applications too, as long as all that it says is their key", () => {
    const visit = (path: string) => table(path, {...without, Verdict});
    const {tables} = proposed(visit("phone.csv"), visit("onsite.csv"));
    expect(Object.values(tables).map(({feeds}) => Object.keys(feeds!).sort())).toEqual([
      ["applications", "scorecards"],
      ["applications", "scorecards"]
    ]);
    const more = proposed(visit("phone.csv"), table("onsite.csv", {...scorecards, Source: () => "Referral"}));
    expect(Object.keys(more.tables["onsite.csv"]!.feeds!)).toEqual(["scorecards"]);
  });

  it("what reads like votes is an outcome where nobody interviews", () => {
    const id = (candidate: number): string => `K-${candidate}`;
    const list = tableSample(
      "list.csv",
      ["Cand. No.", "Came in", "Result", "Result on"],
      candidates.map((_, at) => [id(at), "2025-01-02", ["Rejected", "Hired", "On hold"][at % 3]!, "2025-03-01"])
    );
    const {columns} = proposed(list, table("log.csv", {...without, Verdict, "Cand. No.": id}));
    expect(columns["list.csv"]).toMatchObject({applied_at: "Came in", status: "Result", closed_at: "Result on"});
  });

  it("qualities that stand unevenly are an order of their own, and percentages run to 100", () => {
    const of = (answers: readonly string[]) =>
      proposed(table("log.csv", {...without, Verdict: (c, v) => answers[(c + v) % answers.length]!}));
    expect(of(["Poor", "Fair", "Good", "Excellent"]).votes).toMatchObject({
      scale: ["Poor", "Fair", "Good", "Excellent"],
      yes: null,
      labels: {}
    });
    const french = ["Défavorable", "Favorable", "Tout à fait favorable", "Tout à fait défavorable"];
    expect(of(french).votes.labels).toMatchObject({Défavorable: "no", "Tout à fait favorable": "strong_yes"});
    expect(of(["A", "B", "C", "D"]).votes).toMatchObject({scale: ["D", "C", "B", "A"], yes: null});
    const percent = of(["10 %", "40 %", "60 %", "95 %"]);
    expect(percent.votes.numbers).toEqual([0, 100]);
    expect(percent.text).not.toContain("the lowest and the highest mark");
  });
});

describe("what became of applications", () => {
  const outcomes = ["Rejected", "Hired", "Offer declined", "Withdrew"];
  const outcome = (candidate: number): string =>
    candidate === 7
      ? "offen"
      : candidate === 9
        ? "On hold"
        : candidate === 11
          ? "Asked Nina Okoro"
          : outcomes[candidate % 4]!;
  const decided = (candidate: number): string => `2025-04-${String(10 + (candidate % 18))}`;
  const tracker = (columns: Parameters<typeof table>[1]) => proposed(table("log.csv", {...scorecards, ...columns}));

  it("is a status, and a decision too where it tells of offers that were no hires", () => {
    const {tables, applications, decisions, offers, text} = tracker({Outcome: outcome, "Decision date": decided});
    expect(tables["log.csv"]!.feeds).toMatchObject({
      applications: {columns: {status: "Outcome", closed_at: "Decision date"}},
      decisions: {columns: {decision: "Outcome", offer_status: "Outcome", decided_at: "Decision date"}}
    });
    expect(applications.labels).toEqual({"Offer declined": "withdrawn", offen: "active", "On hold": "active"});
    expect(decisions.labels).toEqual({
      "Offer declined": "offer",
      Withdrew: "no_decision",
      offen: "no_decision",
      "On hold": "no_decision"
    });
    expect(offers.labels).toEqual({});
    expect(text).toMatch(/On hold: active # please look: does it still run\?/);
    expect(text).not.toContain("Okoro");
  });

  it("is who was hired where a heading asks that, and what else it asks a decision", () => {
    const answer = (candidate: number): string => ["Yes", "No"][candidate % 2]!;
    const {tables, applications, text} = tracker({"Hired?": answer});
    expect(tables["log.csv"]!.feeds).toMatchObject({applications: {columns: {status: "Hired?"}}});
    expect(tables["log.csv"]!.feeds).not.toHaveProperty("decisions");
    expect(applications.labels).toEqual({Yes: "hired", No: "rejected"});
    expect(text).toMatch(/No: rejected # please look: also who withdrew\?/);
    expect(tracker({"Offer made": answer}).tables["log.csv"]!.feeds).toMatchObject({
      decisions: {columns: {decision: "Offer made"}}
    });
  });

  it("is a status alone where it tells of hires only", () => {
    const {tables} = tracker({Outcome: (candidate) => ["Rejected", "Hired", "Withdrew"][candidate % 3]!});
    expect(Object.keys(tables["log.csv"]!.feeds!).sort()).toEqual(["applications", "scorecards"]);
  });
});

describe("tables of one folder", () => {
  it("meet by the key that all of them have, and by ids whatever they are called", () => {
    const id = (candidate: number): string => `A-${candidate}`;
    const applications = tableSample(
      "people.csv",
      ["Ref", "Candidate", "Position", "Applied on", "Status"],
      candidates.map((name, at) => [id(at), name, jobs[at % 2]!, "2025-01-01", "Rejected"])
    );
    const feedback = table("feedback.csv", {
      "Application ID": id,
      Candidate: (candidate) => candidates[candidate]!,
      Interviewer: who,
      Stage: scorecards.Round,
      Score: scorecards.Verdict
    });
    const {tables, columns} = proposed(applications, feedback);
    expect(tables["feedback.csv"]!.feeds).toMatchObject({scorecards: {columns: {application_id: "Application ID"}}});
    expect(columns["people.csv"]).toMatchObject({application_id: "Ref", role: "Position", applied_at: "Applied on"});
  });

  it("meet by codes that the one has once and the other several times, whatever all is called", () => {
    const code = (candidate: number): string => `K/${400 + candidate}`;
    const people = tableSample(
      "Tracker.xlsx#Folks",
      ["Their code", "Who", "Gig", "How it went"],
      candidates.map((name, at) => [code(at), name, jobs[at % 2]!, ["Rejected", "Hired", "Withdrew"][at % 3]!])
    );
    const feedback = table("Tracker.xlsx#Chats", {
      "Talked to": code,
      Interviewer: who,
      Stage: scorecards.Round,
      Score: scorecards.Verdict
    });
    const {tables, columns} = proposed(people, feedback);
    expect(tables["Tracker.xlsx#Chats"]!.feeds).toMatchObject({scorecards: {columns: {application_id: "Talked to"}}});
    expect(columns["Tracker.xlsx#Folks"]).toMatchObject({
      application_id: "Their code",
      role: "Gig",
      status: "How it went"
    });
  });

  it("tell applications apart by codes that each stand for one candidate", () => {
    const {tables} = proposed(table("log.csv", {Ref: (candidate) => `K-${candidate}`, ...scorecards}));
    expect(tables["log.csv"]!.feeds).toMatchObject({scorecards: {columns: {application_id: "Ref"}}});
    const {tables: others} = proposed(
      table("log.csv", {...scorecards, "Room no": (candidate) => String(200 + (candidate % 9))})
    );
    expect(others["log.csv"]!.feeds).toMatchObject({scorecards: {columns: {application_id: ["Applicant", "Vacancy"]}}});
  });

  it("tell why nothing is proposed for one", () => {
    const {unread} = proposed(
      table("scores.csv", {Candidate: scorecards.Applicant, Score: scorecards.Verdict}),
      table("budget.csv", {Budget: (at) => String(at * 1000)})
    );
    expect(unread.map(({why}) => why)).toEqual([
      expect.stringMatching(/no column that tells who gave them/),
      expect.stringMatching(/no table that is read/)
    ]);
  });
});

describe("what is written", () => {
  it("repeats no name, id or text of the table, and marks what is doubtful", () => {
    const {text} = proposed(
      table("log.csv", {
        ...scorecards,
        Vacancy: () => null,
        Notes: (candidate) => `wrote about ${candidate} at length, and more`
      })
    );
    for (const word of [...people, ...candidates, "wrote about"]) expect(text).not.toContain(word);
    expect(text).toMatch(/application_id: Applicant # please look: no id/);
    expect(text).toMatch(/not read: .*Notes/);
  });

  it("is added to a configuration of which all else stays as it was", () => {
    const before = "# ours\ntimezone: Europe/Berlin   # where we are\n\nstages: {Chat: recruiter_screen}\n# the end\n";
    const after = addTo(before, propose([table("log.csv", scorecards)], parseConfig(before, "plumbline.yaml")));
    const added = after.split("\n").filter((line) => !before.split("\n").includes(line));
    expect(before.split("\n").filter((line) => !after.split("\n").includes(line))).toEqual([
      "stages: {Chat: recruiter_screen}"
    ]);
    expect(added.slice(0, 3)).toEqual([
      "stages:",
      "  Chat: recruiter_screen",
      expect.stringMatching(/^ {2}(Onsite: loop|Phone interview: phone_screen) #/)
    ]);
  });
});
