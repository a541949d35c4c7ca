import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {candidateKey, interviewerKey, personKey, personsOf} from "../../loaders/canonical/people.js";
import {parseConfig} from "../../loaders/config/read.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {checked, scorecards, withFolder} from "./support/exports.js";
import {rowsOf, run} from "./support/runs.js";

describe("spellings of one person", () => {
  it.each([
    ["Ann Lee", "ann lee "],
    ["Ann Lee", "ANN\u00a0 LEE"],
    ["Ann Lee", "Lee, Ann"],
    ["Siobhán O'Brien", "O'BRIEN, SIOBHÁN"],
    ["Jürgen Weiß", "JÜRGEN WEISS"],
    ["Elif Yıldız", "ELIF YILDIZ"],
    ["Ada@Example.com", "ada@example.com"],
    ["Zoe\u0301 Roy", "Zo\u00e9\u200b Roy"]
  ])("%j and %j are one", (one, other) => {
    expect(personKey(one)).toBe(personKey(other));
  });

  it.each([
    ["Ann Lee", "Anne Lee"],
    ["Ann Lee", "Lee Ann"],
    ["Ann Lee", "Annlee"],
    ["I1", "I2"]
  ])("%j and %j are two", (one, other) => {
    expect(personKey(one)).not.toBe(personKey(other));
  });

  it("of interviewers are not the long ids of a system: they mean their case", () => {
    expect(["0018c00002XyZab", "Ann Lee", "U05"].map(interviewerKey)).toEqual(["0018c00002XyZab", "ann lee", "u05"]);
  });

  it("of candidates are names only: an id of a system means its case", () => {
    expect(["aB3xYz", "app-1", "Sales", "Lee, Ann", "Lee, Ann / Dev / 2025-01-06"].map(candidateKey)).toEqual([
      "aB3xYz",
      "app-1",
      "Sales",
      "ann lee",
      "ann lee / dev / 2025-01-06"
    ]);
  });
});

describe("an address of somebody who is told by name", () => {
  const person = (address: string, ...others: string[]) =>
    personsOf([address, ...others], interviewerKey).get(address) ?? address;

  it.each([
    ["ann.lee@example.com", "Ann Lee", "ann lee"],
    ["siobhan.obrien@example.com", "Siobhán O'Brien", "siobhán o'brien"],
    ["jurgen_weiss@example.com", "Jürgen Weiß", "jürgen weiss"]
  ])("%s is %s", (address, name, key) => {
    expect(person(address, name, "Bo Ray")).toBe(key);
  });

  it.each([
    ["its words are no whole name", "ann@example.com", ["Ann Lee"]],
    ["another address fits the name too", "ann.lee@example.com", ["Ann Lee", "ann.lee@example.org"]],
    ["two people fit it", "ann.obrien@example.com", ["Ann O'Brien", "Ann Obrien"]],
    ["nobody has the name", "ann.lee@example.com", ["Bo Ray"]]
  ])("stays an address where %s", (_, address, others) => {
    expect(person(address, ...others)).toBe(address);
  });
});

const cards = [
  "S1,Ann Lee,Bo Ray,phone_screen,yes",
  'S2,"Lee, Ann",BO RAY,loop,yes',
  "S3,ann  lee,bo.ray@example.com,loop,no",
  "S4,Di Orr,Cy Fox,loop,no"
];
const files = {
  "scorecards.csv": scorecards(...cards),
  "decisions.csv": 'application_id,decision,decided_by\n"Lee, Ann",offer,"Ray, Bo"\n'
};

async function namesOf(folder: string): Promise<unknown[]> {
  const warehouse = await openWarehouse(join(folder, "warehouse.duckdb"));
  try {
    return (await warehouse.rows("from private.names order by name")).map(({name}) => name);
  } finally {
    warehouse.close();
  }
}

describe("people: {match: loose}", () => {
  const config = parseConfig("people: {match: loose}", "plumbline.yaml");

  it("makes them one in every table, tells how many, and keeps names that are ids for the search of names", async () => {
    await withFolder(async (folder) => {
      const result = await run(folder, files, {config});
      const people = (await rowsOf(folder, "scorecards")).map(
        (row) => `${String(row.application_id)}: ${String(row.interviewer_id)}`
      );
      expect(people.sort()).toEqual(["ann lee: bo ray", "ann lee: bo ray", "ann lee: bo ray", "di orr: cy fox"]);
      expect(await rowsOf(folder, "decisions")).toMatchObject([{application_id: "ann lee", decided_by: "bo ray"}]);
      expect(await namesOf(folder)).toEqual(["ann lee", "di orr"]);
      expect(result.counts.filter(({check, affected}) => check === "repair" && affected > 0)).toEqual([
        expect.objectContaining({reason: "candidates_written_in_several_ways", affected: 3}),
        expect.objectContaining({reason: "interviewers_written_in_several_ways", affected: 4})
      ]);
    });
  });

  it.each(["Ann Lee", "lee, ann", "ann  lee"])("keeps somebody out who was forgotten as %j", async (forgotten) => {
    const isForgotten = (id: string) => id.toLowerCase() === forgotten.toLowerCase();
    const {rows} = await checked(files, config, {isForgotten});
    expect(rows).toMatchObject({scorecards: 1, decisions: 0});
  });
});

describe("without it", () => {
  it("spellings of interviewers are told with the line that makes them one, and repeat none of them", async () => {
    const {warnings} = await checked(files);
    expect(warnings[0]).toMatch(
      /^interviewer_id: 4 of 5 ids differ from another only in how a name is written .* if they are 1 written in several ways, .*people: \{ match: loose \}$/
    );
    expect(warnings.join()).not.toMatch(/bo ray|ann/i);
  });
});

describe("what hides behind one name or in one cell", () => {
  const timed = (...lines: string[]) =>
    `scorecard_id,application_id,interviewer_id,stage,vote,interviewed_at\n${lines.join("\n")}\n`;
  const name = (index: number) => `Ann ${String.fromCodePoint(65 + index)}berg`;
  const usual = Array.from({length: 12}, (_, index) => [
    `A${index},${name(index)},I1,phone_screen,yes,2026-01-05`,
    `B${index},${name(index)},I2,loop,yes,2026-01-12`
  ]).flat();

  it.each([
    ["a phone screen after the loop", ["X1,Ann Aberg,I3,phone_screen,no,2026-01-20"]],
    ["months between interviews", ["X1,Ann Aberg,I3,loop,no,2026-04-20"]],
    ["two phone screens where others have one", ["X1,Ann Aberg,I3,phone_screen,no,2026-01-05"]]
  ])("two people are told by %s", async (_, lines) => {
    const {warnings} = await checked({"scorecards.csv": timed(...usual, ...lines)});
    expect(warnings.at(-1)).toMatch(
      /^application_id: under 1 of 12 names there seem to be two people.*a key of several columns/
    );
  });

  it("nobody is told where nothing speaks for it", async () => {
    const {warnings} = await checked({"scorecards.csv": timed(...usual)});
    expect(warnings.join()).not.toContain("there seem to be");
  });

  it("several people in one cell are told", async () => {
    const {warnings} = await checked({
      "scorecards.csv": scorecards("S1,A1,Bo Ray; Cy Fox,loop,yes", "S2,A1,Di Orr,loop,yes")
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^interviewer_id: 1 of 2 ids seem to hold several people in one cell/)
    ]);
  });
});
