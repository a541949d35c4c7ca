import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {propose} from "../../loaders/propose/propose.js";
import {tableSample} from "../../loaders/propose/table.js";
import {voteOfRows} from "../../loaders/propose/shapes/vote-rows.js";
import {columnOf} from "../../loaders/propose/profile.js";

type Cells = readonly (string | null)[];
const people = ["Nina Okoro", "Paul Schmidt", "Rita Gomez", "Sam Patel"];
const others = ["Vera Costa", "Walt Moe", "Xena Fry", "Yuri Dal"];
const marks = ["1", "2", "3", "4"];
const days = ["2026-01-01", "2026-01-02", "2026-01-03"];
const ids = Array.from({length: 24}, (_, at) => `A-${100 + at}`);

/** The feeds of scorecards that are proposed for a table of one row for each application, line by line. */
function cards(columns: Record<string, Cells>, path = "x.csv") {
  const all = {"Opportunity ID": ids, ...columns};
  const rows = Array.from({length: 24}, (_, at) => Object.values(all).map((values) => values[at % values.length]!));
  const {tables} = propose([tableSample(path, Object.keys(all), rows)], defaultConfig());
  const [proposal] = tables;
  const feeds = (proposal?.feeds ?? []).filter(({table}) => table === "scorecards");
  return {
    saw: proposal?.saw,
    feeds: feeds.map(({columns: lines, forEach, split}) => ({
      ...Object.fromEntries(
        [...lines].map(([name, {from}]) => [name, typeof from === "string" ? from : JSON.stringify(from)])
      ),
      ...(forEach ? {n: forEach.values.join(), told: forEach.saw} : {}),
      ...(split ? {split: split.columns.join(), by: split.by} : {})
    })),
    looks: feeds.map(({columns: lines}) => [...lines.values()].flatMap(({look}) => look ?? []).join("; "))
  };
}

describe("interviews beside each other in one row", () => {
  const numbered = {"Interviewer 1": people, "Score 1": marks, "Interviewer 2": others, "Score 2": marks.toReversed()};

  it("are one feed where their headings follow one pattern", () => {
    const {feeds, saw, looks} = cards({...numbered, "Date 1": days, "Date 2": days});
    expect(saw).toBe("24 rows, each with 2 interviews beside each other");
    expect(feeds).toEqual([
      {
        scorecard_id: "auto",
        application_id: "Opportunity ID",
        interviewer_id: "Interviewer {n}",
        stage: '{"constant":"loop"}',
        interviewed_at: "Date {n}",
        vote: "Score {n}",
        n: "1,2",
        told: "2 interviews beside each other"
      }
    ]);
    expect(looks[0]).toContain(
      "no column names the stage; write another one where these are no interviews of the loop"
    );
  });

  it("take their stage from the name of the file, or a column of it", () => {
    expect(cards(numbered, "phone screens.csv").feeds[0]).toMatchObject({stage: '{"constant":"phone_screen"}'});
    expect(cards(numbered, "phone screens.csv").looks[0]).not.toContain("stage");
    expect(cards({...numbered, Round: ["Onsite", "Phone screen"]}).feeds[0]).toMatchObject({stage: "Round"});
  });

  it("are a feed for each stage that their headings name, each of its own where they follow no pattern", () => {
    const {feeds, looks} = cards({
      "Phone screen interviewer": people,
      "Phone screen score": marks,
      "Phone screen date": days,
      "Design panel interviewer": others,
      "Design panel score": marks,
      "Coding interviewer": people,
      "Coding score": marks
    });
    expect(
      feeds.map(({interviewer_id: who, stage, ...rest}: Record<string, string>) => [
        who,
        stage,
        rest.interviewed_at,
        rest.n
      ])
    ).toEqual([
      ["Phone screen interviewer", '{"constant":"phone_screen"}', "Phone screen date", undefined],
      ["{n} interviewer", '{"constant":"loop"}', undefined, "Design panel,Coding"]
    ]);
    expect(looks.map((look) => look.includes("no column names the stage"))).toEqual([false, true]);
    const apart = cards({"Interviewer A": people, "Score A": marks, "B interviewer": others, "B score": marks});
    expect(apart.feeds.map(({interviewer_id: who}: Record<string, string>) => who)).toEqual([
      "Interviewer A",
      "B interviewer"
    ]);
  });

  it("share a day of the table, but not one that is of another stage", () => {
    expect(cards({...numbered, "Interview date": days}).feeds[0]).toMatchObject({interviewed_at: "Interview date"});
    expect(cards({...numbered, "Phone screen date": days}).feeds[0]).not.toHaveProperty("interviewed_at");
  });

  it("may name nobody: each column of votes then counts as one", () => {
    const {feeds, looks} = cards({"Score 1": marks, "Score 2": marks.toReversed()});
    expect(feeds[0]).toMatchObject({interviewer_id: '{"constant":"Score {n}"}', vote: "Score {n}", n: "1,2"});
    expect(looks[0]).toContain("no column names the interviewers, so each of these columns counts as one");
    const named = cards({"Nina Okoro": marks, "Paul Schmidt": marks.toReversed(), "Rita Gomez": marks});
    expect(named.feeds[0]).toMatchObject({n: "Nina Okoro,Paul Schmidt,Rita Gomez", vote: "{n}"});
  });

  it("may each be asked one question in a row", () => {
    const {feeds, saw, looks} = cards({
      ...numbered,
      "Opportunity ID": ids.flatMap((id) => [id, id]),
      Question: ["Depth", "Tests"]
    });
    expect(saw).toBe("24 rows, each with 2 interviews beside each other and one question");
    expect(feeds[0]).toMatchObject({vote: '{"constant":"no_decision"}'});
    expect(looks[0]).toContain("agreement cannot be told without one");
  });
});

describe("several values in the cells of scorecards", () => {
  it("are told with what parts them", () => {
    const {feeds} = cards({
      Interviewers: ["Nina Okoro; Paul Schmidt", "Paul Schmidt; Rita Gomez", "Rita Gomez; Sam Patel", "Nina Okoro"],
      Scores: ["3; 4", "1; 2", "4; 4", "2"]
    });
    expect(feeds[0]).toMatchObject({
      interviewer_id: "Interviewers",
      vote: "Scores",
      split: "Interviewers,Scores",
      by: ";"
    });
  });
});

describe("the row of a form that holds the vote", () => {
  const question = (label: string) =>
    columnOf(
      "Question",
      Array.from({length: 30}, (_, at) => ["Depth", "Tests", label][at % 3]!)
    );
  const answer = columnOf(
    "Answer",
    Array.from({length: 30}, (_, at) => (at % 3 === 2 ? ["Yes", "No"][at % 2]! : marks[at % 4]!))
  );
  const card = columnOf(
    "Card",
    Array.from({length: 30}, (_, at) => `C-${Math.floor(at / 3)}`)
  );
  const of = (label: string) => {
    const found = voteOfRows(question(label), answer, [card]);
    return found && [found.vote.filled, found.rating.filled];
  };

  it.each([
    "Overall recommendation",
    "Recommendation",
    "Hire or no hire?",
    "Hire / No hire",
    "Hire, don't hire",
    "Overall score",
    "Final decision",
    "Gesamtbewertung",
    "Verdict",
    "OVERALL RECOMMENDATION"
  ])("is called %s", (label) => {
    expect(of(label)).toEqual([10, 20]);
  });

  it.each(["Score", "Rating", "Communication", "Hire more people", "Overall communication"])(
    "is not called %s",
    (label) => {
      expect(of(label)).toBeNull();
    }
  );

  it("is one of each scorecard, and not the only one", () => {
    const twice = columnOf(
      "Card",
      Array.from({length: 30}, (_, at) => `C-${Math.floor(at / 6)}`)
    );
    expect(voteOfRows(question("Verdict"), answer, [twice])).toBeNull();
    const alone = columnOf("Question", Array<string>(30).fill("Verdict"));
    expect(voteOfRows(alone, answer, [card])).toBeNull();
    const none = columnOf(
      "Answer",
      Array.from({length: 30}, (_, at) => (at % 3 === 2 ? "Yes" : null))
    );
    expect(voteOfRows(question("Verdict"), none, [card])).toBeNull();
  });
});
