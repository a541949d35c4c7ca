import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import type {FileSample} from "../../../loaders/adapters/adapter.js";
import {adapters} from "../../../loaders/adapters/registry.js";
import {endingNamed} from "../../../loaders/adapters/recognise/endings.js";
import {claims, isJsonBeside, kindByFields} from "../../../loaders/adapters/recognise/kinds.js";
import {fieldsOf, idInPath, recordsOfPages} from "../../../loaders/adapters/recognise/pages.js";
import {stageNames} from "../../../loaders/adapters/recognise/stage-names.js";
import {hasPlainVotes, withoutVotes} from "../../../loaders/adapters/recognise/without-votes.js";
import {discover} from "../../../loaders/reader/discover.js";
import {sampleFile} from "../../../loaders/reader/open.js";

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const file = (path: string, columns: string[], more: object = {}): FileSample => ({
  path,
  format: path.endsWith(".json") ? "json" : path.endsWith(".ndjson") ? "ndjson" : "csv",
  columns,
  envelope: null,
  records: [Object.fromEntries(columns.map((name) => [name, "x"]))],
  ...more
});
const sampled = async (source: string) =>
  Promise.all((await discover(`${fixtures}${source}`)).map((found) => sampleFile(found)));
const sources: [string, string][] = [
  ["greenhouse-v3", "greenhouse-v3"],
  ["greenhouse-v1", "greenhouse-v1"],
  ["greenhouse-bi", "greenhouse-bi"],
  ["merge", "merge"],
  ["lever", "lever"],
  ["ashby", "ashby"],
  ["fivetran-greenhouse", "fivetran-greenhouse"],
  ["fivetran-greenhouse-newer", "fivetran-greenhouse"],
  ["fivetran-lever", "fivetran-lever"]
];

describe("the kind of a file", () => {
  const marks = {cards: ["a", "b"], seats: ["a"], stage: ["a", "c"], people: ["d"]};

  it.each<[string, string[], string | null]>([
    ["x.json", ["a", "b", "z"], "cards"],
    ["x.json", ["a"], "seats"],
    ["x.json", ["b"], null],
    ["seats.json", ["a", "b"], "seats"],
    ["seat.json", ["a", "b"], "cards"],
    ["stages.json", ["a", "b", "c"], "stage"],
    ["stage.json", ["a", "b", "c"], "stage"],
    ["stage.json", ["a", "b"], "cards"],
    ["x.json", ["d"], null],
    ["people.json", ["d"], "people"]
  ])("called %s with the fields %j is %s: by its name, else by the most of its fields", (path, fields, kind) => {
    expect(kindByFields(path, fields, marks, ["people"])).toBe(kind);
  });

  it("dashes in its name do not matter", () => {
    expect(kindByFields("job-stages.json", ["d"], {job_stages: ["d"]}, ["job_stages"])).toBe("job_stages");
  });

  it("a system's files are claimed with what lies beside them, and none without its votes", () => {
    const kindOf = ({columns}: FileSample) =>
      columns.includes("v") ? "votes" : columns.includes("o") ? "other" : null;
    const of = (...files: FileSample[]) => claims(files, kindOf, "votes", isJsonBeside);
    const [votes, other, beside, plain, table] = [
      file("v.json", ["v"]),
      file("o.json", ["o"]),
      file("x.json", ["x"]),
      file("outcomes.ndjson", ["application_id", "measured_at"]),
      file("x.csv", ["x"])
    ] as [FileSample, FileSample, FileSample, FileSample, FileSample];
    expect(of(votes, other, beside, plain, table)).toEqual(["v.json", "o.json", "x.json"]);
    expect(of(other, beside)).toEqual([]);
  });
});

describe.each(sources)("the files of %s", (source, name) => {
  const adapter = adapters.find((one) => one.name === name)!;

  it("are each of a kind of their own, but for those that are not read", async () => {
    const kinds = (await sampled(source)).map((one) => ({kind: adapter.kindOf(one), stem: one.path}));
    const read = kinds.filter(({kind}) => kind !== null);
    expect(kinds.length - read.length).toBe(1);
    const stems = new Set(read.map(({stem}) => stem.split("/")[0]));
    expect(new Set(read.map(({kind}) => kind)).size).toBe(stems.size);
    for (const {kind, stem} of read) {
      const plain = (text: string): string =>
        text
          .toLowerCase()
          .replace(/[^a-z]/g, "")
          .replace(/s$/, "");
      const own = stem.replace(/\.list|\.(csv|json|ndjson)$/g, "").split("/")[0]!;
      const known: Record<string, string> = {
        applicationfeedback: "feedback",
        interviewschedule: "schedule",
        interviewstage: "stage",
        application: plain(kind!) === "application" ? "application" : "",
        // In the older layout of Fivetran's tables this is the step of a job's plan.
        ...(source === "fivetran-greenhouse" ? {interview: "interviewstep"} : {})
      };
      expect([stem, plain(kind!)]).toEqual([stem, known[plain(own)] ?? plain(own)]);
    }
  });

  it("are no one else's, and none at all without one of the fields by which the votes are known", async () => {
    const files = await sampled(source);
    const votes = adapter.votes.fields;
    for (const field of votes) {
      const cut = files.map((one) => ({
        ...one,
        columns: one.columns.filter((column) => column.toLowerCase() !== field.toLowerCase()),
        records: one.records.map((record) =>
          Object.fromEntries(Object.entries(record).filter(([column]) => column.toLowerCase() !== field.toLowerCase()))
        )
      }));
      expect([field, adapter.recognise(cut)]).toEqual([field, []]);
    }
    for (const other of adapters.filter((one) => one !== adapter)) expect(other.recognise(files)).toEqual([]);
  });

  it("tell where their votes are documented, and what to export where a column stays empty", () => {
    const path = /docs\/exports\/[a-z]+\.md/.exec(adapter.votes.file)![0];
    expect(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")).toMatch(/score|feedback/i);
    expect(adapter.votes.file).toMatch(/scorecards?|feedback/i);
    for (const [column, remedy] of Object.entries(adapter.lacking)) {
      expect([column, remedy]).toEqual([column, expect.stringMatching(/export /)]);
      expect(["stage", "question", "interviewer_id"]).toContain(column);
    }
    expect(adapter.lacking.interviewer_id).toMatch(
      /^nobody is named, neither in the record nor beside it in the calendar: .*; leave the record out, or export \S+/
    );
    expect(adapter.lacking.stage).toMatch(/stage|interview/);
  });
});

describe("pages of an API", () => {
  it("that stand in a line each are their records, those of anything else are its fields", () => {
    const of = (record: object) => fieldsOf(file("x.ndjson", [], {records: [record]}));
    expect(of({success: true, results: [{a: 1}, {b: 2}]})).toEqual(["a", "b"]);
    expect(of({hasNext: false, data: [{a: 1}]})).toEqual(["a"]);
    expect(of({results: [{a: 1}]})).toEqual(["results"]);
    expect(of({success: true, results: {a: 1}})).toEqual(["success", "results"]);
  });

  it("tell each record by its number in the page, and a record alone by its own place", async () => {
    const places = async (records: object[]) => {
      async function* read() {
        await Promise.resolve();
        for (const [at, record] of records.entries())
          yield {record: record as never, origin: {path: "x", line: at + 1, record: null}};
      }
      const found = [];
      for await (const {record, origin} of recordsOfPages({...file("x", []), read}))
        found.push([(record as {a: number}).a, origin.line, origin.record]);
      return found;
    };
    expect(await places([{a: 1}, {success: true, results: [{a: 2}, {a: 3}]}])).toEqual([
      [1, 1, null],
      [2, 2, 1],
      [3, 2, 2]
    ]);
  });

  const id = "c64fb192-d6d8-42dc-ac82-47cb87e9839c";
  it.each([
    ["feedback/7.json", "7"],
    ["7/feedback.json", "7"],
    ["7/8.json", "8"],
    ["feedback/7.json.gz", "7"],
    ["feedback/7.NDJSON", "7"],
    [`feedback-${id}.json`, id],
    [`${id}-feedback.jsonl`, id],
    ["feedback/9.json", null],
    ["feedback-7.json", null],
    ["7.json.old", null],
    ["x.json7", null]
  ])("of one application are told by the path %s: %s", (path, found) => {
    expect(
      idInPath(
        path,
        new Map([
          ["7", null],
          ["8", null],
          [id, null]
        ])
      )
    ).toBe(found);
  });
});

describe("how an application ended", () => {
  it.each([
    ["Withdrew", "withdrawn"],
    ["withdrawn", "withdrawn"],
    ["Candidate withdrew", "withdrawn"],
    ["Candidate Withdrawn", "withdrawn"],
    ["Offer declined", "withdrawn"],
    ["Declined offer", "withdrawn"],
    ["Position closed", "closed"],
    ["Position filled", "closed"],
    ["Duplicate", "closed"],
    ["Role closed", "closed"],
    ["Declined", "rejected"],
    ["Skills", "rejected"],
    [null, "rejected"]
  ])("for %s: %s", (reason, ending) => {
    expect(endingNamed(reason)).toBe(ending);
  });
});

describe("the usual names of stages", () => {
  const told = stageNames({stages: {}});

  it.each([
    [
      "application_review",
      "Application Review|New applicant|New lead|New applicants|Applicant|Resume review|Reached out|Responded|Replied"
    ],
    [
      "recruiter_screen",
      "Recruiter screen|Recruiter phone screen|Recruiter call|Preliminary Phone Screen|Preliminary screening call"
    ],
    ["phone_screen", "Phone screen|Phone Interview|Technical phone screen|phone-screen"],
    ["take_home", "Take home|Take-Home Test|Take home assignment|Take home exercise"],
    [
      "loop",
      "Loop|Onsite|On-site|On-site interview|Onsite interview|Face to Face|Virtual onsite|Interview loop|Final round"
    ],
    ["debrief", "Debrief|Hiring decision|Hiring committee"],
    ["offer", "Offer"],
    ["hired", "Hired"]
  ])("%s: %s", (stage, names) => {
    for (const name of names.split("|")) expect([name, told(name)]).toEqual([name, stage]);
  });

  it("others stand as they are, and what the configuration says goes before", () => {
    expect([told("Chemistry check"), told(null)]).toEqual(["Chemistry check", null]);
    const own = stageNames({stages: {ONSITE: "phone_screen", "Chemistry check": "loop"}});
    expect([own("On site"), own("onsite"), own("chemistry-check")]).toEqual(["loop", "phone_screen", "loop"]);
  });
});

describe("files of a system without its votes", () => {
  const endpoint = (path: string, columns: string[]) => file(`${path}.json`, columns);
  const kits = endpoint("interview_kits", ["job_interview_id", "job_id", "exercises"]);
  const seats = endpoint("interviewers", ["interview_id", "user_id"]);
  const stages = endpoint("application_stages", ["application_id", "job_interview_stage_id", "entered_at"]);
  const offers = endpoint("offers", ["application_id", "version", "status"]);
  const told = (...files: FileSample[]) => withoutVotes("data/exports", files, adapters)?.message ?? null;

  it("are told once, with three of them and what to export", () => {
    expect(told(kits, seats)).toBe(
      [
        "data/exports: there is no file of scorecards among the exports, though 2 files look like greenhouse-v3 (interview_kits.json, interviewers.json)",
        "everything is judged by scorecards: export scorecards.json, from GET /v3/scorecards (docs/exports/greenhouse.md) into the same folder"
      ].join("\n")
    );
    expect(told(kits, seats, stages)).toContain(
      "3 files look like greenhouse-v3 (interview_kits.json, interviewers.json, application_stages.json)"
    );
    expect(told(kits, seats, stages, offers)).toMatch(/4 files look like .*application_stages\.json, …\)/);
  });

  it("are not told of where it is one file alone, or a plain table", () => {
    expect([told(kits), told(), told(kits, file("outcomes.csv", ["application_id", "measured_at"]))]).toEqual([
      null,
      null,
      null
    ]);
  });

  it("whose votes lack a field are told with it, and with what they have", () => {
    const cut = (...columns: string[]) => endpoint("scorecards", columns);
    expect(told(kits, seats, cut("id", "Interview_Kit_Id"))).toBe(
      [
        "scorecards.json: holds no scorecards as greenhouse-v3 exports them: it lacks submitter_id",
        "it has: id, Interview_Kit_Id",
        "beside it, 2 files look like greenhouse-v3 (interview_kits.json, interviewers.json)",
        "export it again, as one list of records with all of their fields: scorecards.json, from GET /v3/scorecards (docs/exports/greenhouse.md)"
      ].join("\n")
    );
    expect(told(kits, seats, file("scorecards.json", [], {records: []}))).toContain(
      "\nit holds no list of records with fields\n"
    );
    const many = (count: number) => told(kits, seats, cut(...Array.from({length: count}, (_, at) => `c${at}`)))!;
    expect(many(30)).toContain("c29\n");
    expect(many(31)).toContain("c29, …\n");
    expect(told(kits, cut("id"))).toBeNull();
  });

  it("of a connector without its own column are told with it, from three on", () => {
    const table = (path: string, columns: string[]) => file(`${path}.csv`, columns);
    const tables = [
      table("scorecard", ["application_id", "submitted_at", "interviewed_at"]),
      table("interview_step", ["id", "job_stage_id", "name"]),
      table("job_stage", ["id", "job_id", "name"])
    ];
    expect(told(...tables)).toBe(
      [
        "scorecard.csv: lacks the column _fivetran_synced by which tables of fivetran-greenhouse are known, and so do 2 others",
        "export the tables of the connector with all of their columns (docs/exports/fivetran.md)"
      ].join("\n")
    );
    expect(told(...tables.slice(0, 2))).toBeNull();
  });

  it("need none where a plain table holds them", () => {
    const least = ["scorecard_id", "application_id", "interviewer_id", "stage", "vote"];
    expect(hasPlainVotes([kits, file("x.csv", least)])).toBe(true);
    expect(hasPlainVotes([kits, file("x.csv", least.slice(1))])).toBe(false);
    expect(hasPlainVotes([file("outcomes.csv", ["application_id", "measured_at"])])).toBe(false);
  });
});
