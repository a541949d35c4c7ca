import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {converted, convertedFolder, type Json} from "./support/converted.js";

/**
 * Documented payloads of the systems, which are not copied into the project (licences): read from `../shared/samples`
 * beside the repository when that folder is there. Without it a line on stderr says that nothing was compared.
 */
const samples = fileURLToPath(new URL("../../../shared/samples/", import.meta.url));
const present = existsSync(samples);
const note = present ? "" : ": NOT COMPARED, the data are absent on this machine";
if (!present) process.stderr.write("documented payloads absent: adapters are not run on them\n");

describe("documented payloads", () => {
  it(`Lever: a deleted form is left out and counted${note}`, async () => {
    if (!present) return;
    const {adapter, excluded} = await convertedFolder(`${samples}lever`);
    expect([adapter, excluded]).toEqual(["lever", {deleted_feedback: 1}]);
  });

  it(`Ashby: the vote by its option, the rating by its score${note}`, async () => {
    if (!present) return;
    const {adapter, rows} = await convertedFolder(`${samples}ashby`);
    expect(adapter).toBe("ashby");
    expect(rows.scorecards).toMatchObject([{vote: "hire", interviewer_id: "123e4567-e89b-12d3-a456-426614174000"}]);
    expect(rows.ratings).toMatchObject([{question: "Technical Skills", rating: "4"}]);
    expect(JSON.stringify(rows)).not.toMatch(/Sarah|algorithms/);
  });

  it(`Fivetran's Lever tables: every table is recognised, unfinished forms are left out${note}`, async () => {
    if (!present) return;
    const {adapter, claimed, rows, excluded} = await convertedFolder(`${samples}fivetran_dbt_lever_seeds`);
    expect([adapter, claimed.length]).toEqual(["fivetran-lever", 16]);
    expect(rows.scorecards!.map(({vote, submitted_at}) => [vote, submitted_at])).toEqual([
      ["yes", "2019-12-16T10:30:14.488Z"],
      ["yes", "2020-04-27T17:32:10.878Z"]
    ]);
    expect(excluded.draft_feedback).toBe(1);
    expect(rows.applications).toHaveLength(3);
  });

  it(`Greenhouse v1: both documented scorecards with their attributes, and no word of the notes${note}`, async () => {
    if (!present) return;
    const lists = ["scorecards", "applications", "scheduled_interviews", "offers", "job_stages", "users", "candidates"];
    const read = (name: string) => readFileSync(`${samples}greenhouse_v1_docs/${name}__get_list_${name}.json`, "utf8");
    const files = Object.fromEntries(lists.map((name) => [`${name}.json`, read(name)]));
    const {adapter, rows, claimed, excluded} = await converted(files);
    expect([adapter, claimed.length]).toEqual(["greenhouse-v1", lists.length]);
    expect(rows.scorecards).toMatchObject([
      {interviewer_id: "821", vote: "yes", stage: "application_review"},
      {interviewer_id: "821", vote: "no", stage: "Behavioral Phone Interview"}
    ]);
    expect(rows.ratings).toHaveLength(12);
    expect(rows.decisions).toMatchObject([{application_id: "91081818", offer_status: "accepted"}]);
    expect(excluded).toMatchObject({replaced_offer_version: 1, prospect: 1, endpoint_not_read: 1});
    expect(JSON.stringify({...rows, interviewers: []})).not.toMatch(/great communicator|decent candidate|example\.com/);
  });

  it(`Greenhouse v3: rows built from its schemas${note}`, async () => {
    if (!present) return;
    const tables = JSON.parse(readFileSync(`${samples}greenhouse_v3_constructed/example.json`, "utf8")) as Json;
    const files = Object.entries(tables as Record<string, Json>)
      .filter(([endpoint]) => endpoint.startsWith("/v3/"))
      .map(([endpoint, rows]) => [`${endpoint.slice(4)}.json`, rows]);
    const {adapter, rows, rejected} = await converted(Object.fromEntries(files) as Record<string, Json>);
    expect([adapter, rejected]).toEqual(["greenhouse-v3", []]);
    expect(rows.scorecards).toMatchObject([{vote: "strong_no", stage: "phone_screen", interview_id: "1001"}]);
    expect(rows.ratings).toMatchObject([{question: "Problem solving", rating: "definitely_not"}]);
    expect(rows.applications).toMatchObject([{status: "rejected", closed_at: "2026-09-02T09:00:00.000Z"}]);
  });
});
