import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import {keyFile, pseudonymKey} from "../../loaders/privacy/pseudonyms.js";
import {forgetListFile, remember} from "../../loaders/privacy/forget-list.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {configOf, type Files} from "./support/exports.js";
import {run} from "./support/runs.js";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "plumbline-names-"))));
afterEach(() => rmSync(folder, {recursive: true}));

/** The names kept for the search after an ingest of these files. */
async function namesOf(files: Files, options: Parameters<typeof run>[2] = {}): Promise<string[]> {
  await run(folder, files, options);
  const warehouse = await openWarehouse(join(folder, "warehouse.duckdb"));
  try {
    const rows = await warehouse.rows<{kind: string; name: string}>("from private.names order by all");
    expect(await warehouse.rows("from canonical.interviewers where name is not null")).toEqual([]);
    return rows.map(({kind, name}) => `${kind} ${name}`);
  } finally {
    warehouse.close();
  }
}

const scorecards = "scorecard_id,application_id,interviewer_id,stage,vote";

describe("the names of an export", () => {
  it("of interviewers and candidates are kept, whichever table they stand in and however they are headed", async () => {
    const files = {
      "scorecards.csv": `${scorecards},Candidate Name,Interviewer\nS1,A1,I1,loop,yes,Zora Quill,"Oduya, Ben"\nS2,A2,I1,loop,no,,\n`,
      "applications.csv": "application_id,First Name,Last Name\nA1,Zora,Quill\nA2,Wu,\n",
      "interviewers.ndjson":
        '{"interviewer_id": "I1", "name": "Ben Oduya"}\n{"interviewer_id": "I2", "name": "Ada Ashdown"}\n'
    };
    expect(await namesOf(files)).toEqual([
      "candidate Wu",
      "candidate Zora Quill",
      "interviewer Ada Ashdown",
      "interviewer Ben Oduya",
      "interviewer Oduya, Ben"
    ]);
  });

  it("are kept of a file that needs repair too", async () => {
    const text = `${scorecards},candidate\r\nS1,A1,I1,loop,yes,Zora Quill\nS2,A1,I2,loop,yes\n`;
    expect(await namesOf({"scorecards.csv": text}, {maxRejects: 1})).toEqual(["candidate Zora Quill"]);
  });

  it("go with their person: of somebody who is forgotten none is kept", async () => {
    const config = configOf({privacy: {key_file: join(folder, "key")}});
    const key = await pseudonymKey(keyFile(config.privacy.key_file));
    await remember(forgetListFile(join(folder, "warehouse.duckdb")), ["C1"], key);
    const files = {
      "scorecards.csv": `${scorecards},candidate_name\nS1,A1,I1,loop,yes,Zora Quill\nS2,A2,I1,loop,no,Wu Chen\n`,
      "applications.csv": "application_id,candidate_id,name\nA1,C1,Zora Quill\nA2,C2,Wu Chen\n"
    };
    expect(await namesOf(files, {config})).toEqual(["candidate Wu Chen"]);
  });

  it("of a system are kept from its own fields, also where nothing else of a file is read", async () => {
    const application = {
      id: 1,
      candidate_id: 901,
      status: "active",
      applied_at: "2026-03-01T12:00:00Z",
      jobs: [{id: 1, name: "Engineer"}],
      prospect: false
    };
    const scorecard = {
      id: 5,
      application_id: 1,
      candidate_id: 901,
      interview: "Coding",
      interview_step: {id: 3, name: "Coding"},
      interviewer: {id: 11},
      submitted_at: "2026-03-02T12:00:00Z",
      overall_recommendation: "yes",
      attributes: [],
      ratings: {},
      questions: []
    };
    const files = {
      "scorecards.json": JSON.stringify([scorecard]),
      "applications.json": JSON.stringify([application]),
      "users.json": JSON.stringify([
        {id: 11, first_name: "Ben", last_name: "Oduya", primary_email_address: "b@example.com"}
      ]),
      "candidates.json": JSON.stringify([
        {id: 901, first_name: "Zora", last_name: "Quill", applications: [application], application_ids: [1]},
        {id: 902, first_name: "Wu", last_name: "Chen", applications: [], application_ids: []}
      ])
    };
    const config = configOf({stages: {Coding: "loop"}});
    expect(await namesOf(files, {adapters, config})).toEqual(["candidate Zora Quill", "interviewer Ben Oduya"]);
    const {["applications.json"]: _, ...nested} = files;
    expect(await namesOf(nested, {adapters, config})).toEqual(["candidate Zora Quill", "interviewer Ben Oduya"]);
  });

  it("are kept in other languages too, beside ids and as parts of a key", async () => {
    const cards = "Bewerbung,Bewerber,Interviewer,Votum\nA1,Zora Quill,Ben Oduya,yes\nA2,Wu Dyk,Ben Oduya,no\n";
    const parts = "Prénom,Nom,Poste,Intervieweur,Avis\nZora,Quill,Dev,Ben Oduya,yes\n";
    const feed = (columns: string): object => ({
      feeds: {scorecards: {columns: {...JSON.parse(columns), scorecard_id: "auto", stage: {constant: "loop"}}}}
    });
    const tables = {
      "karten.csv": feed('{"application_id": "Bewerbung", "interviewer_id": "Interviewer", "vote": "Votum"}'),
      "avis.csv": feed(
        '{"application_id": ["Prénom", "Nom", "Poste"], "interviewer_id": "Intervieweur", "vote": "Avis"}'
      )
    };
    expect(await namesOf({"karten.csv": cards}, {config: configOf({tables})})).toEqual([
      "candidate Wu Dyk",
      "candidate Zora Quill",
      "interviewer Ben Oduya"
    ]);
    expect(await namesOf({"avis.csv": parts}, {config: configOf({tables})})).toEqual(["candidate Zora Quill"]);
  });

  it("are kept of paths within a record", async () => {
    const record = {
      person: {full_name: "Zora Quill"},
      feedback: [{interviewer: {id: "I1", name: "Ben Oduya"}, score: 3}]
    };
    const columns = {
      scorecard_id: "auto",
      application_id: "id",
      interviewer_id: "feedback[].interviewer.id",
      stage: {constant: "loop"},
      vote: "feedback[].score"
    };
    const tables = {"a.json": {flatten: ["feedback"], feeds: {scorecards: {columns}}}};
    const config = configOf({tables, votes: {numbers: [1, 4]}});
    expect(await namesOf({"a.json": JSON.stringify([{id: "A1", ...record}])}, {config})).toEqual([
      "candidate Zora Quill",
      "interviewer Ben Oduya"
    ]);
  });
});
