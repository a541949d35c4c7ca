import {describe, expect, it} from "vitest";
import {configSchema, defaultConfig} from "../../../loaders/config/config.js";
import {dataQuality, type Join, repeatedScorecards, type Table} from "../../../loaders/reports/data-trust/quality.js";
import type {Warehouse} from "../../../loaders/warehouse/connection.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {wholeFinding} from "../../support/whole-finding.js";

/** A warehouse that gives these answers, one after the other. */
function answering(...answers: unknown[][]): Warehouse {
  return {rows: () => Promise.resolve(answers.shift())} as unknown as Warehouse;
}

const tableOf = (records: number, rejected: number, table = "scorecards"): Table =>
  ({table, records, rejected, loaded: records - rejected, duplicates: 0, superseded: 0}) as unknown as Table;
const joinOf = (rows: number, unmatched: number): Join => ({
  from: "ratings",
  to: "scorecards",
  rows,
  matched: rows - unmatched,
  unmatched,
  targets: 84
});

const rejects = async (records: number, rejected: number, config?: Parameters<typeof dataQuality>[1]) =>
  (await dataQuality(answering([tableOf(records, rejected)], []), config)).checks[0]!;
const orphans = async (rows: number, unmatched: number, lost = 0) =>
  (await dataQuality(answering([tableOf(1000, lost)], [joinOf(rows, unmatched)]))).checks[1]!;

const counted = {probability: null, sentence: "This is counted, not estimated."};
const base = {kind: "data.quality", unit: "share of rows", reference: {value: 0.05, label: "doubtful"}} as const;
const sixDigits = (value: number): number => Number(value.toPrecision(6));
/** A share with Jeffreys' interval, which begins at 0 of none and ends at 1 of all. */
function shareOf(part: number, of: number) {
  const [low, high] = jeffreys(part, of, 0.9).map(sixDigits) as [number, number];
  return {
    estimate: sixDigits(part / of),
    interval: [part === 0 ? 0 : low, part === of ? 1 : high] as [number, number],
    n: of
  };
}
const pill = {act: "Mend the exports", watch: "Check the exports", ok: "As expected"};
const mend = (table: string) =>
  `Run npx plumbline check, mend the rows of ${table} it names in the exports, and build again.`;

describe("rejected rows of a table", () => {
  it.each([
    [1000, 0, "ok", "Every row of scorecards could be read.", "None of 1,000 was rejected."],
    [1000, 1, "ok", "Nearly every row of scorecards could be read.", "1 of 1,000 (under 1 %) was rejected."],
    [1000, 4, "ok", "Nearly every row of scorecards could be read.", "4 of 1,000 (under 1 %) were rejected."],
    [1000, 9, "ok", "Nearly every row of scorecards could be read.", "9 of 1,000 (1 %) were rejected."],
    [1000, 10, "watch", "Some rows of scorecards could not be read.", "10 of 1,000 (1 %) were rejected."],
    [1000, 49, "watch", "Some rows of scorecards could not be read.", "49 of 1,000 (5 %) were rejected."],
    [1000, 50, "act", "Many rows of scorecards could not be read.", "50 of 1,000 (5 %) were rejected."],
    [1000, 999, "act", "Many rows of scorecards could not be read.", "999 of 1,000 (over 99 %) were rejected."],
    [1000, 1000, "act", "Many rows of scorecards could not be read.", "1,000 of 1,000 (100 %) were rejected."],
    [50, 1, "watch", "One row of scorecards could not be read.", "1 of 50 (2 %) was rejected."],
    [40, 19, "watch", "Some rows of scorecards could not be read.", "19 of 40 (48 %) were rejected."],
    [40, 20, "act", "Many rows of scorecards could not be read.", "20 of 40 (50 %) were rejected."]
  ] as const)("of %i rows, %i rejected: %s", async (records, rejected, verdict, claim, evidence) => {
    expect(await rejects(records, rejected)).toEqual({
      table: "scorecards",
      finding: wholeFinding({
        ...base,
        ...shareOf(rejected, records),
        subject: "rejected scorecards",
        verdict,
        deed: pill[verdict],
        claim,
        evidence: evidence.replace(" %", "\u00a0%"),
        sure: counted,
        action: rejected === 0 ? "Nothing to do." : mend("scorecards")
      })
    });
  });

  it("are not looked for in a table without rows", async () => {
    expect((await dataQuality(answering([tableOf(0, 0)], []))).checks).toEqual([]);
  });

  it("are held against the configured shares", async () => {
    const config = configSchema.parse({verdicts: {"data.quality": {act: 0.2}}});
    expect((await rejects(1000, 199, config)).finding).toMatchObject({
      verdict: "watch",
      reference: {value: 0.2, label: "doubtful"}
    });
    expect((await rejects(1000, 200, config)).finding.verdict).toBe("act");
  });

  it("are told with the tables and links they were counted in", async () => {
    const [tables, joins] = [[tableOf(10, 0)], [joinOf(10, 0)]];
    expect(await dataQuality(answering(tables, joins))).toMatchObject({tables, joins});
  });
});

describe("rows without their counterpart", () => {
  const exported = "Export scorecards for the same time and jobs as ratings, and build again.";

  it.each([
    [1000, 0, "ok", "Every row of ratings belongs to one of scorecards.", "All 1,000 do.", "Nothing to do."],
    [
      1000,
      1,
      "ok",
      "One row of ratings belongs to missing scorecards.",
      "1 of 1,000 (under 1 %) belongs to scorecards that no export holds.",
      exported
    ],
    [
      1000,
      9,
      "ok",
      "A few rows of ratings belong to missing scorecards.",
      "9 of 1,000 (1 %) belong to scorecards that no export holds.",
      exported
    ],
    [
      1000,
      10,
      "watch",
      "Some rows of ratings belong to missing scorecards.",
      "10 of 1,000 (1 %) belong to scorecards that no export holds.",
      exported
    ],
    [
      1000,
      50,
      "act",
      "Many rows of ratings belong to missing scorecards.",
      "50 of 1,000 (5 %) belong to scorecards that no export holds.",
      exported
    ]
  ] as const)(
    "of %i rows, %i: %s, and ask for the export",
    async (rows, unmatched, verdict, claim, evidence, action) => {
      expect(await orphans(rows, unmatched)).toEqual({
        table: "ratings",
        finding: wholeFinding({
          ...base,
          ...shareOf(unmatched, rows),
          subject: "unmatched ratings to scorecards",
          verdict,
          deed: pill[verdict],
          claim,
          evidence: evidence.replace(" %", "\u00a0%"),
          sure: counted,
          action
        })
      });
    }
  );

  it("send to the rejected rows where there are some, since these may be the counterparts", async () => {
    const {sentence, action} = (await orphans(100, 39, 16)).finding;
    expect(sentence).toBe(
      "Many rows of ratings belong to missing scorecards. 39 of 100 (39\u00a0%) belong to scorecards that were not loaded; 16 of scorecards were rejected."
    );
    expect(action).toBe("Run npx plumbline check, mend the rows of scorecards it names, and build again.");
    expect((await orphans(100, 39, 1)).finding.evidence).toMatch(/; 1 of scorecards was rejected\.$/);
    expect((await orphans(100, 0, 1)).finding.action).toBe("Nothing to do.");
  });

  it("ask for the export where rows of another table were rejected", async () => {
    const {checks} = await dataQuality(answering([tableOf(1000, 16, "stages")], [joinOf(100, 39)]));
    expect(checks[1]!.finding.action).toBe(exported);
  });
});

describe("scorecards that give nobody another vote", () => {
  const repeated = (rows: number, again: number, others: number) =>
    repeatedScorecards(answering([{rows, again, others}]), defaultConfig());

  it.each([
    [1, 0, "ok", "Of 1,000 loop scorecards 1 was sent again."],
    [2, 0, "ok", "Of 1,000 loop scorecards 2 were sent again."],
    [0, 1, "ok", "Of 1,000 loop scorecards 1 is of a person's further interview."],
    [0, 300, "ok", "Of 1,000 loop scorecards 300 are of a person's further interview."],
    [10, 2, "watch", "Of 1,000 loop scorecards 10 were sent again and 2 are of a person's further interview."],
    [500, 2, "watch", "Of 1,000 loop scorecards 500 were sent again and 2 are of a person's further interview."]
  ] as const)("%i sent again and %i of further interviews: %s, never act", async (again, others, verdict, first) => {
    expect(await repeated(1000, again, others)).toEqual([
      wholeFinding({
        ...base,
        ...shareOf(again, 1000),
        subject: "repeated scorecards",
        verdict,
        deed: pill[verdict],
        claim: "Some scorecards give nobody another vote.",
        evidence: `${first} Each person's last vote counts.`,
        sure: {
          probability: null,
          sentence:
            "This is counted, not estimated. An earlier vote that said something else counts as the one before the debrief."
        },
        action: again === 0 ? "Nothing to do." : "Look whether the export lists scorecards twice."
      })
    ]);
  });

  it("are not told of where there are none", async () => {
    expect(await repeated(1000, 0, 0)).toEqual([]);
  });
});
