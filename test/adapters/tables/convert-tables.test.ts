import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {convertTable} from "../../../loaders/adapters/tables/convert-tables.js";
import {fileOptions} from "../../../loaders/adapters/tables/column-map.js";
import {planFor} from "../../../loaders/adapters/tables/plan.js";
import {parseConfig} from "../../../loaders/config/read.js";
import {discover} from "../../../loaders/reader/discover.js";
import {sampleFile} from "../../../loaders/reader/open.js";
import {withFolder, writeFiles} from "../../reader/support/exports.js";

/** What a file comes to by the feeds of its entry: rows of each table as written, what was left out, told or rejected. */
async function told(lines: string[], yaml: string[], {name = "a.csv", more = ""} = {}) {
  const config = parseConfig(
    [...(more === "" ? [] : [more]), "tables:", `  "${name}":`, ...yaml.map((line) => `    ${line}`)].join("\n"),
    "c.yaml"
  );
  return withFolder(async (folder) => {
    writeFiles(join(folder, "in"), {[name]: `${lines.join("\n")}\n`});
    const [file] = await discover(join(folder, "in"));
    const sampled = await sampleFile(file!, fileOptions(name, config));
    const plan = planFor(name, sampled.columns, config)!;
    const {pieces, remarks, named} = await convertTable(sampled, plan, config, folder, 1);
    const rows = Object.fromEntries(
      pieces.map(({table, source}) => {
        const {path, positions} = source as {path: string; positions: ReadonlyMap<string, number>};
        const columns = [...positions.keys()].slice(2);
        return [table, readRows(readFileSync(path, "utf8"), columns)];
      })
    );
    return {
      rows,
      pieces,
      named: named.map((one) => `${one.kind} ${one.person} ${one.name}`),
      remarks: Object.fromEntries(remarks.map(({check, reason, records}) => [`${check} ${reason}`, records])),
      rejects: pieces.flatMap(({table, rejects}) =>
        rejects.listed.map(({line, reason, column}) => `${table} ${line} ${reason} ${column ?? ""}`.trim())
      ),
      remedies: Object.fromEntries(
        pieces.map(({table, remedies}) => [table, Object.fromEntries(remedies as ReadonlyMap<string, string>)])
      )
    };
  });
}

/** The filled columns of each row, without those of its place. */
function readRows(text: string, columns: readonly string[]): Record<string, string>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const values = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, bare]) => quoted ?? bare
      );
      return Object.fromEntries(columns.map((name, at) => [name, values[at + 2] ?? ""]).filter(([, value]) => value));
    });
}

const card =
  "scorecards: {columns: {scorecard_id: Id, application_id: App, interviewer_id: Who, stage: Step, vote: Vote}}";
const made =
  "scorecards: {columns: {scorecard_id: auto, application_id: App, interviewer_id: Who, stage: {constant: loop}, vote: Vote}}";
const applications = "applications: {columns: {application_id: App, role: Job, status: End}}";

describe("a table that is read by a plan", () => {
  it("gives the rows of each table, with its columns and what is not read, told once", async () => {
    const {rows, pieces, remarks, rejects} = await told(
      [
        "Id,App,Who,Step,Vote,Job,End,Extra",
        "1,A,X,loop,yes,Dev,Hired,z",
        "2,A,Y,loop,no,Dev,,z",
        "3,B,X,loop,no,Ops,,z"
      ],
      ["feeds:", `  ${card}`, `  ${applications}`]
    );
    expect(rows).toEqual({
      scorecards: [
        {scorecard_id: "1", application_id: "A", interviewer_id: "X", stage: "loop", vote: "yes"},
        {scorecard_id: "2", application_id: "A", interviewer_id: "Y", stage: "loop", vote: "no"},
        {scorecard_id: "3", application_id: "B", interviewer_id: "X", stage: "loop", vote: "no"}
      ],
      applications: [
        {application_id: "A", role: "Dev", status: "Hired"},
        {application_id: "B", role: "Ops"}
      ]
    });
    expect(
      pieces.map(({table, path, format, good, unknownColumns}) => [table, path, format, good, unknownColumns])
    ).toEqual([
      ["scorecards", "a.csv", "csv", 3, ["Extra"]],
      ["applications", "a.csv", "csv", 2, []]
    ]);
    expect([remarks, rejects]).toEqual([{"flag applications_told_by_several_rows": 1}, []]);
  });

  it("that holds no row of one of its tables tells that too", async () => {
    const {rows, remarks} = await told(
      ["Id,App,Who,Step,Vote,Job,End", "1,A,X,loop,yes,,"],
      ["feeds:", `  ${card}`, "  decisions: {columns: {application_id: App, decision: End}}"]
    );
    expect([rows.scorecards!.length, rows.decisions]).toEqual([1, []]);
    expect(remarks).toEqual({"exclude decisions_with_nothing_filled_in": 1});
  });

  it("repeats what stands above, and starts anew at a blank or unreadable row, whose place is told", async () => {
    const {rows, rejects, pieces} = await told(
      [
        "Id,App,Who,Step,Vote",
        "1,A,X,loop,yes",
        "2,,Y,loop,no",
        ",,,,",
        "3,,Z,loop,no",
        "4,B,X,loop,no",
        "5,too,few",
        "6,,Y,loop,no"
      ],
      ["fill_down: [App]", "feeds:", `  ${card}`]
    );
    expect(rows.scorecards!.map(({scorecard_id, application_id}) => [scorecard_id, application_id ?? null])).toEqual([
      ["1", "A"],
      ["2", "A"],
      ["3", null],
      ["4", "B"],
      ["6", null]
    ]);
    expect(rejects).toEqual(["scorecards 7 too_few_columns"]);
    expect(pieces[0]!.good).toBe(5);
  });

  it("tells people of one name apart who stand in blocks of their own", async () => {
    const {rows} = await told(
      ["App,Who,Vote", "Ann,X,yes", "Bo,X,yes", "Ann,Y,no"],
      ["blocks: [App]", "feeds:", `  ${made}`]
    );
    expect(rows.scorecards!.map(({application_id}) => application_id)).toEqual(["Ann", "Bo", "Ann (2)"]);
  });

  it("rejects rows of split cells that are not in step, with how many there are", async () => {
    const {rejects, rows, pieces} = await told(
      ["App,Who,Vote", "A,X;Y,yes;no", "B,X;Y,yes"],
      [
        "feeds:",
        '  scorecards: {split: {columns: [Who, Vote], by: ";"}, columns: {scorecard_id: auto, application_id: App, interviewer_id: Who, stage: {constant: loop}, vote: Vote}}'
      ]
    );
    expect([rows.scorecards!.length, rejects]).toEqual([2, ["scorecards 3 split_cells_differ"]]);
    expect(pieces[0]!.rejects.listed[0]!.remedy).toBe(
      '"Who" holds 2, "Vote" holds 1 of the values that stand in step: write as many in each, or leave the row out'
    );
  });

  it("rejects a record of which a column that is read holds a list or a NUL, whatever the others hold", async () => {
    const records = [
      {Id: 1, App: "A", Who: "X", Step: "loop", Vote: "yes", Notes: ["x"]},
      {Id: 2, App: "A", Who: {name: "Y"}, Step: "loop", Vote: "yes"},
      {Id: 3, App: "A", Who: null, Step: "loop", Vote: "a\u0000b"}
    ];
    const {rows, rejects} = await told(
      records.map((record) => JSON.stringify(record)),
      ["feeds:", `  ${card}`],
      {name: "a.ndjson"}
    );
    expect([rows.scorecards!.length, rejects]).toEqual([1, ["scorecards 2 nested_value Who", "scorecards 3 nul_byte"]]);
  });

  it("takes the group of applications along where one is configured", async () => {
    const of = async (more: string) =>
      (await told(["App,Job,End,Gender", "A,Dev,,f", "B,Ops,,"], ["feeds:", `  ${applications}`], {more})).rows
        .applications;
    expect(await of("privacy: {group_column: Gender}")).toMatchObject([{group_label: "f"}, {application_id: "B"}]);
    expect(await of("privacy: {group_column: Group}")).not.toHaveProperty("0.group_label");
    expect(await of("")).not.toHaveProperty("0.group_label");
  });

  it("leaves out decisions that are none", async () => {
    const {rows, remarks} = await told(
      ["App,End", "A,Offer", "B,On hold", "C,on HOLD"],
      ["feeds:", "  decisions: {columns: {application_id: App, decision: End}}"],
      {more: "decisions: {labels: {On hold: no_decision}}"}
    );
    expect([rows.decisions!.map(({application_id}) => application_id), remarks]).toEqual([
      ["A"],
      {"exclude decisions_that_are_none": 2}
    ]);
  });
});

describe("rows that tell of one thing", () => {
  const long = ["Id,App,Who,Vote,Question,Mark", "1,A,X,yes,Depth,3", "1,A,X,yes,Tests,4", "2,A,Y,no,Depth,2"];
  const both = [
    "feeds:",
    "  scorecards: {columns: {scorecard_id: Id, application_id: App, interviewer_id: Who, stage: {constant: loop}, vote: Vote}}",
    "  ratings: {columns: {scorecard_id: Id, question: Question, rating: Mark}}"
  ];

  it("are one scorecard where each tells a rating of it, and each a scorecard where they tell nothing else", async () => {
    const {rows, remarks} = await told(long, both);
    expect([rows.scorecards!.length, rows.ratings!.length, remarks]).toEqual([
      2,
      3,
      {"flag scorecards_told_by_several_rows": 1}
    ]);
    expect((await told(long, both.slice(0, 2))).rows.scorecards).toHaveLength(3);
  });

  it("are one scorecard where its id is made of them", async () => {
    const {rows, remarks} = await told(
      ["App,Who,Vote", "A,X,yes", "A,X,yes", "A,X,", "A,x ,yes"],
      ["feeds:", `  ${made}`]
    );
    expect([rows.scorecards!.length, remarks]).toEqual([2, {"flag scorecards_told_by_several_rows": 2}]);
    const loose = await told(["App,Who,Vote", "A,X,yes", "A,x ,yes"], ["feeds:", `  ${made}`], {
      more: "people: {match: loose}"
    });
    expect(loose.rows.scorecards).toHaveLength(1);
  });

  it("are told with what to do where they contradict each other", async () => {
    const {remedies, rows} = await told(
      ["App,Who,Vote,Job,End", "A,X,yes,Dev,Hired", "A,X,no,Dev,Rejected"],
      ["feeds:", `  ${made}`, `  ${applications}`]
    );
    expect([rows.scorecards!.length, rows.applications!.length]).toEqual([2, 2]);
    expect(remedies.applications).toEqual({
      conflicting_versions:
        "rows of one application differ in status: perhaps two people of one name, or two applications of one: make the key of several columns, application_id: [<name>, <job or day of applying>]"
    });
    expect(remedies.scorecards).toEqual({
      conflicting_versions:
        "rows of one scorecard differ in vote, whose id is made of application, interviewer, stage and times as they are mapped: map what else tells them apart, such as focus or submitted_at; perhaps two people of one name, or two applications of one: make the key of several columns, application_id: [<name>, <job or day of applying>]",
      "missing_value scorecard_id": "fill in application and interviewer, of which the id is made"
    });
  });

  it("whose key is of several columns, with what to add to it", async () => {
    const {remedies} = await told(
      ["First,Last,Job", "Ann,Lee,Dev"],
      ["feeds:", "  applications: {columns: {application_id: [First, Last], role: Job}}"]
    );
    expect(remedies.applications).toEqual({
      conflicting_versions:
        "rows of one application differ: perhaps two people of one name, or two applications of one: add a column to the key that tells them apart",
      "missing_value application_id": "fill in every column of the key"
    });
    const plain = await told(["Id,App,Who,Step,Vote", "1,A,X,loop,yes"], ["feeds:", `  ${card}`]);
    expect(plain.remedies.scorecards).toEqual({});
  });

  it("of one candidate in several spellings are one application where people are matched so", async () => {
    const lines = ["App,Job,End", '"Lee, Ann",Dev,', "ann lee,,Hired"];
    const strict = await told(lines, ["feeds:", `  ${applications}`]);
    const loose = await told(lines, ["feeds:", `  ${applications}`], {more: "people: {match: loose}"});
    expect([strict.rows.applications!.length, loose.rows.applications!.length]).toEqual([2, 1]);
  });
});

describe("names that stand in a table are kept from being published", () => {
  it("of candidates with their application, of interviewers alone, each once", async () => {
    const {named} = await told(
      [
        "Id,App,Who,Step,Vote,Candidate Name,Interviewer Name",
        "1,A,X,loop,yes,Ann Lee,Xi Ono",
        "2,A,Y,loop,no,Ann Lee,Yo Ray",
        "3,,Y,loop,no,Bo Ek,Yo Ray",
        "4,C,Y,loop,no,,"
      ],
      ["feeds:", `  ${card}`]
    );
    expect(named).toEqual(["candidate A Ann Lee", "interviewer null Xi Ono", "interviewer null Yo Ray"]);
  });

  it("in parts, and in keys that are made of names", async () => {
    const {named} = await told(
      ["First Name,Last Name,Job", "Ann,Lee,Dev"],
      ["feeds:", "  applications: {columns: {application_id: [First Name, Last Name, Job], role: Job}}"]
    );
    expect(named).toEqual(["candidate Ann / Lee / Dev Ann Lee"]);
    const elsewhere = await told(
      ["Bewerber,Stelle,Ende", "Ann Lee,Dev,"],
      ["feeds:", "  applications: {columns: {application_id: [Bewerber, Stelle], role: Stelle}}"]
    );
    expect(elsewhere.named).toEqual(["candidate Ann Lee / Dev Ann Lee"]);
    const called = await told(
      ["Person Name,Job", "Bo Ek,Dev"],
      ["feeds:", "  applications: {columns: {application_id: [Person Name, Job], role: Job}}"]
    );
    expect(called.named).toEqual(["candidate Bo Ek / Dev Bo Ek"]);
    const ids = await told(["App,Job,End", "A,Dev,"], ["feeds:", `  ${applications}`]);
    expect(ids.named).toEqual([]);
  });
});
