import {describe, expect, it} from "vitest";
import {mostLeftOut} from "../../loaders/warehouse/left-out.js";
import {checked, configOf, scorecards, withFolder, type Files} from "./support/exports.js";
import {run} from "./support/runs.js";

const people = [1, 2, 3, 4];
const votes = (...fields: string[]): string =>
  scorecards(...people.map((n) => `S${n},A${n},I${n},loop,yes`), ...fields);
const applications = (line: (n: number) => string): string =>
  `application_id,candidate_id,applied_at,closed_at\n${people.map((n) => `A${n},C${n},${line(n)}`).join("\n")}\n`;

async function retained(files: Files) {
  return withFolder((folder) => run(folder, files, {config: configOf({retention_months: 24})}));
}

describe("retention", () => {
  it("counts from no time before the application: exchanged columns drop nobody, and are told", async () => {
    const files = {"scorecards.csv": votes(), "applications.csv": applications(() => "2026-05-01,2020-01-01")};
    const {rows, warnings} = await retained(files);
    expect(rows).toMatchObject({applications: 4, scorecards: 4});
    expect(warnings).toEqual([
      "4 of 4 applications with both times were closed before they were applied for: look whether closed_at and applied_at are exchanged"
    ]);
  });

  it("that leaves out most says so, table by table", async () => {
    const files = {
      "scorecards.csv": votes(),
      "applications.csv": applications((n) => (n === 1 ? "2026-05-01," : "2020-01-01,2020-02-01"))
    };
    const {rows, warnings} = await retained(files);
    expect(rows).toMatchObject({applications: 1, scorecards: 1});
    expect(warnings).toEqual(
      ["applications", "scorecards"].map((table) =>
        expect.stringMatching(`^3 of 4 ${table} are past retention_months and were left out: .*closed_at`)
      )
    );
  });

  it("that leaves out some says nothing but the count", async () => {
    const files = {
      "scorecards.csv": votes(),
      "applications.csv": applications((n) => (n > 1 ? "2026-05-01," : "2020-01-01,2020-02-01"))
    };
    expect((await retained(files)).warnings).toEqual([]);
  });
});

describe("whatever leaves out most of a table says so", () => {
  it.each<[string, Files, object, RegExp]>([
    [
      "votes that the configuration calls none",
      {"scorecards.csv": votes().replaceAll("yes", "Hire")},
      {votes: {labels: {Hire: "no_decision"}}},
      /^4 of 4 scorecards have no vote/
    ],
    [
      "shadows",
      {"scorecards.csv": votes().replace("vote\n", "vote,shadow\n").replaceAll(",yes", ",yes,true")},
      {},
      /^4 of 4 scorecards are marked as shadow/
    ],
    [
      "ids of another kind in another file",
      {"scorecards.csv": votes(), "applications.csv": "application_id\n101\n102\n"},
      {},
      /^4 of 4 scorecards belong to an application that applications does not hold/
    ],
    [
      "ratings of scorecards that are not there",
      {"scorecards.csv": votes(), "ratings.csv": "scorecard_id,question,rating\nX1,q,3\n"},
      {},
      /^1 of 1 ratings belong to a scorecard that no file holds/
    ],
    [
      "decisions before the votes",
      {
        "scorecards.csv": votes().replace("vote\n", "vote,submitted_at\n").replaceAll(",yes", ",yes,2026-03-01"),
        "decisions.csv": `application_id,decision,decided_at\n${people.map((n) => `A${n},offer,2026-01-01`).join("\n")}\n`
      },
      {},
      /^4 of 4 scorecards with a decision came after it/
    ]
  ])("%s", async (_, files, config, warning) => {
    expect((await checked(files, config)).warnings).toEqual([expect.stringMatching(warning)]);
  });

  it("drafts of a system that outnumber its scorecards, not its other records", () => {
    const excluded = (reason: string, affected: number) =>
      ({check: "exclude", reason, table: null, affected, ofTotal: null}) as const;
    const counts = [excluded("greenhouse-v3: draft_scorecard", 9), excluded("greenhouse-v3: prospect", 900)];
    expect(mostLeftOut(counts, {}, [{table: "scorecards", records: 8}])).toEqual([
      "9 × greenhouse-v3: draft scorecard, but only 8 scorecards were read"
    ]);
    expect(mostLeftOut(counts, {}, [{table: "scorecards", records: 9}])).toEqual([]);
  });
});
