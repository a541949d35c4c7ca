import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {tableNames} from "../../loaders/canonical/tables.js";
import {checkAsText, checkDocument, pageReadiness} from "../../loaders/cli/commands/check.js";
import {rejectsInWords} from "../../loaders/cli/reading-in-words.js";
import {pages} from "../../loaders/publish/pages.js";
import {checkedForPages, configOf, type Files, scorecards} from "../reader/support/exports.js";

const votes = ["yes", "Lean yes", "Lean yes", "Rockstar", "Rockstar", "Rockstar"];
const files: Files = {
  "scorecards.csv": scorecards(
    ...votes.map((vote, index) => `S${index},A${index},I${index},${index % 2 ? "Superday" : "loop"},${vote}`),
    "S90,A1"
  ),
  "ratings.csv":
    "scorecard_id,question,rating\nS0,Modelling,3\nS1,Modeling,3\nS1,Ethics,2\nS77,Ethics,2\nS77,Ethics,2\n",
  "questions.csv": "question,pooled_question\nModelling,Modeling\nNever asked,Modeling\n"
};
const config = configOf({
  stages: {Superday: "loop", Supperday: "loop"},
  votes: {labels: {"Lean yes": "yes"}},
  columns: {"scorecards*": {vote: "vote"}}
});

async function text(): Promise<string> {
  const result = await checkedForPages(files, config);
  return checkAsText(checkDocument(result, config), {
    config,
    exports: "exports",
    sampleData: false,
    warehouse: "",
    notes: []
  });
}

describe("plumbline check", () => {
  it("tells equal rejects once: how many, where first, and the one line to add, without choosing for the reader", async () => {
    const shown = await text();
    expect(shown).toContain(
      '3 × unknown vote, first in scorecards.csv line 5: vote "Rockstar"; make a file plumbline.yaml that holds (nothing else is needed in it):  votes: { labels: { "Rockstar": <strong_no|no|mixed|yes|strong_yes|no_decision> } }'
    );
    expect(shown).toMatch(/1 × too few columns, in scorecards\.csv line 8: 2 fields, expected 5; /);
    expect(shown.match(/Rockstar/g)).toHaveLength(2);
  });

  it("says what each mapping did, and which did nothing", async () => {
    const shown = await text();
    expect(shown).toContain('stages: "Superday" → loop: 3 records');
    expect(shown).toContain('stages: "Supperday" → loop: no record has this label');
    expect(shown).toContain('votes.labels: "Lean yes" → yes: 2 records');
    expect(shown).toContain('columns, scorecards*: vote is "vote"');
    expect(shown).toContain("questions: 2 names pooled in 1 rating; not asked: Never asked");
  });

  it("says what is lost where several answers that occur are given one meaning", async () => {
    const labels = {
      Hire: "yes",
      "Leaning hire": "yes",
      "Never used": "yes",
      Pass: "no",
      Skip: "no_decision",
      None: "no_decision"
    };
    const six = configOf({votes: {labels}});
    const cards = scorecards(
      ...["Hire", "Leaning hire", "Pass", "Skip", "None"].map((vote, i) => `S${i},A${i},I1,loop,${vote}`)
    );
    const document = checkDocument(await checkedForPages({"scorecards.csv": cards}, six), six);
    const shown = checkAsText(document, {config: six, exports: "", sampleData: false, warehouse: "", notes: []});
    expect(shown.match(/nothing tells them apart/g)).toHaveLength(1);
    expect(shown).toContain('votes.labels: "Hire", "Leaning hire" mean yes: from here on nothing tells them apart');
  });

  it("says what each label of outcomes and each entry of tables did", async () => {
    const feedback = "Form,Who,Whom,Verdict\nS1,I1,A1,yes\nS2,I2,A1,no\n";
    const config = configOf({
      applications: {labels: {"Talent pool": "closed"}},
      decisions: {labels: {"Go ahead": "offer"}},
      offers: {labels: {"Verbal yes": "accepted"}},
      votes: {labels: {"": "no_decision"}},
      tables: {
        "feedback.csv": {
          feeds: {
            scorecards: {
              columns: {
                scorecard_id: "Form",
                interviewer_id: "Who",
                application_id: "Whom",
                stage: {constant: "loop"},
                vote: "Verdict"
              }
            }
          }
        },
        "feedbak*.csv": {dates: "day-first"}
      }
    });
    const files = {
      "feedback.csv": feedback,
      "applications.csv": "application_id,status\nA1,Talent pool\nA2,talent pool\n",
      "decisions.csv": "application_id,decision,offer_status\nA1,Go ahead,Verbal yes\n"
    };
    const document = checkDocument(await checkedForPages(files, config), config);
    const shown = checkAsText(document, {config, exports: "", sampleData: false, warehouse: "", notes: []});
    expect(document.mappings.map(({mapping, from, to, records}) => [mapping, from, to, records])).toEqual([
      ["tables", "feedback.csv", "scorecards", 2],
      ["tables", "feedbak*.csv", "", 0],
      ["votes.labels", "", "no_decision", 0],
      ["applications.labels", "Talent pool", "closed", 2],
      ["decisions.labels", "Go ahead", "offer", 1],
      ["offers.labels", "Verbal yes", "accepted", 1]
    ]);
    expect(shown).toContain('tables: "feedback.csv" → scorecards: 2 records');
    expect(shown).toContain('tables: "feedbak*.csv": no file has this name');
  });

  it("says of pages whose files are there how much is missing, not that they will have an answer", async () => {
    const shown = await text();
    expect(shown).toMatch(/too little yet {3}questions: \d+ of 80 ratings of any question\n/);
    expect(shown).toMatch(/files are there {2}coverage\n/);
    expect(shown).toMatch(/lacks a file {5}funnel: applications: /);
    expect(shown).not.toMatch(/\bready\b/);
  });

  it("lists what was repaired and what is kept and marked", async () => {
    const shown = await text();
    expect(shown).toMatch(/Repaired:\n {2}1 × exact duplicate \(ratings\)\n/);
    expect(shown).toMatch(/Kept, and marked on the data trust page:\n {2}1 × scorecard unknown \(ratings\)\n/);
  });
});

describe("scheduled runs", () => {
  it("check without values: others read their logs", () => {
    const folders = [".github/workflows/", "deploy/"].map((folder) => new URL(`../../${folder}`, import.meta.url));
    const lines = folders
      .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8")))
      .flatMap((text) => text.match(/plumbline(\.js)? (check|refresh)\b.*/g) ?? []);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.includes("--no-values"))).toEqual([]);
  });
});

describe("what ingest says of rejects", () => {
  it("repeats no value of a record, and stays short", async () => {
    const bad = Array.from({length: 8}, (_, index) => `S${index},A${index},I${index},loop,yes,private${index}`);
    const result = await checkedForPages({
      "scorecards.csv": `scorecard_id,application_id,interviewer_id,stage,vote,submitted_at\n${bad.join("\n")}\n`
    });
    const lines = rejectsInWords(result.files, {most: 5, values: false});
    expect(lines).toEqual([
      "8 × not a time, first in scorecards.csv line 2: submitted_at; no time that can be read: write submitted_at as ISO 8601, e.g. 2026-03-01T09:30:00Z"
    ]);
  });

  it("tells rejects of many small files once, naming the first of them", () => {
    const rejects = [1, 2, 3].map((file) => ({
      line: file,
      record: null,
      reason: "unknown_vote",
      column: "vote",
      value: "Meh",
      remedy: `add it (in feedback/${file}.json)`
    }));
    expect(rejectsInWords([{path: "feedback, 151 files", rejected: 3, rejects}], {most: 5, values: false})).toEqual([
      "3 × unknown vote, first in feedback, 151 files line 1: vote; add it (in feedback/1.json)"
    ]);
  });

  it("counts the groups it does not tell, and the rejects that are not listed", () => {
    const reject = (line: number, reason: string) => ({
      line,
      record: null,
      reason,
      column: null,
      value: null,
      remedy: reason
    });
    const rejects = [reject(2, "a"), reject(3, "a"), reject(4, "b"), reject(5, "c")];
    const lines = rejectsInWords([{path: "x.csv", rejected: 10, rejects}], {most: 1, values: true});
    expect(lines).toEqual(["2 × a, first in x.csv line 2; a", "… and 8 further rejects"]);
  });
});

describe("readiness", () => {
  const nothing = {
    loops_with_two_votes: 0,
    decided_loops: 0,
    decided_loops_after_a_screen: 0,
    votes_of_one_interviewer: 0,
    screens_of_one_screener: 0,
    ratings_of_one_question: 0,
    candidates_of_one_quarter: 0
  };

  it("follows the pages' own list of what they read", () => {
    const needed = pages.flatMap(({needs}) => needs.map(({table}) => table));
    expect(needed.filter((table) => !tableNames.some((name) => name === table))).toEqual([]);
    expect(pageReadiness({}, nothing, config).map(({page}) => page)).toEqual(
      pages.filter(({path}) => !["index", "to-do", "data-trust", "methods"].includes(path)).map(({path}) => path)
    );
    const everything = Object.fromEntries(tableNames.map((name) => [name, 1]));
    expect(pageReadiness(everything, nothing, config).every(({ready}) => ready)).toBe(true);
  });

  it("misses no decisions where statuses tell who was hired", () => {
    const missing = (decided: number): string =>
      pageReadiness({scorecards: 9, applications: 9}, {...nothing, decided_loops: decided}, config)
        .find(({page}) => page === "phone-screen")!
        .missing.join();
    expect([missing(0), missing(8)]).toEqual([expect.stringContaining("decisions"), ""]);
  });

  it("holds amounts against the thresholds in force", () => {
    const own = configOf({verdicts: {"agreement.overall": {least_loops: 50}}});
    const all = pageReadiness({scorecards: 1}, {...nothing, loops_with_two_votes: 40}, own);
    expect(all.find(({page}) => page === "agreement")!.amount).toEqual({
      unit: "loops with two or more votes",
      have: 40,
      need: 50
    });
  });
});
