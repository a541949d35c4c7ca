import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {configSchema} from "../../loaders/config/config.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/connection.js";
import {ingest, type IngestResult} from "../../loaders/warehouse/ingest.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const now = new Date("2026-06-30T12:00:00Z");

/** The fixtures' world, as every source must tell it. Fivetran keeps Lever's answers without their questions. */
const scorecards = [
  ["101", "1", "11", "phone_screen", "yes"],
  ["102", "1", "12", "loop", "strong_yes"],
  ["103", "2", "11", "phone_screen", "yes"],
  ["104", "2", "13", "loop", "strong_no"],
  ["105", "3", "12", "loop", "no"],
  ["108", "4", "11", "phone_screen", null]
];
const ratings = ["101 3", "102 4", "103 3", "104 1", "105 2", "108 3"];
const applications = ["1 hired", "2 rejected", "3 withdrawn", "4 active"];
/** A skip to the loop, a move back to the phone screen, and the loop again are all kept, with their times. */
const stages = [
  "1 application_review 2026-03-01",
  "1 phone_screen 2026-03-02",
  "1 loop 2026-03-04",
  "1 offer 2026-03-08",
  "2 application_review 2026-03-02",
  "2 phone_screen 2026-03-03",
  "2 loop 2026-03-05",
  "3 application_review 2026-03-02",
  "3 loop 2026-03-04",
  "3 phone_screen 2026-03-05",
  "3 loop 2026-03-06",
  "4 application_review 2026-03-03",
  "4 phone_screen 2026-03-08"
];

interface Source {
  source: string;
  format: string;
  hasStages: boolean;
  hasRatings: boolean;
  excluded: Record<string, number>;
}

const sources: Source[] = [
  {
    source: "greenhouse-v3",
    format: "greenhouse-v3",
    hasStages: true,
    hasRatings: true,
    excluded: {draft_scorecard: 1, interview_not_scheduled: 1, replaced_offer_version: 1, prospect: 1}
  },
  {
    source: "greenhouse-v1",
    format: "greenhouse-v1",
    hasStages: false,
    hasRatings: true,
    excluded: {draft_scorecard: 1, replaced_offer_version: 1, prospect: 1}
  },
  {
    source: "greenhouse-bi",
    format: "greenhouse-bi",
    hasStages: true,
    hasRatings: true,
    excluded: {
      draft_scorecard: 1,
      stage_without_entry_date: 1,
      replaced_offer_version: 1,
      prospect: 1,
      rating_of_left_out_scorecard: 1
    }
  },
  {
    source: "merge",
    format: "merge",
    hasStages: false,
    hasRatings: false,
    excluded: {draft_scorecard: 1, deleted_in_source: 1, replaced_offer_version: 1, draft_offer: 1}
  },
  {
    source: "lever",
    format: "lever",
    hasStages: true,
    hasRatings: true,
    excluded: {draft_feedback: 1, deleted_feedback: 1, cancelled_interview: 1, draft_offer: 1}
  },
  {
    source: "ashby",
    format: "ashby",
    hasStages: true,
    hasRatings: true,
    excluded: {draft_feedback: 1, cancelled_interview: 1, cancelled_offer: 1, lead: 1}
  },
  {
    source: "fivetran-greenhouse",
    format: "fivetran-greenhouse",
    hasStages: true,
    hasRatings: true,
    excluded: {draft_scorecard: 1, deleted_in_source: 1, replaced_offer_version: 1, rating_of_left_out_scorecard: 1}
  },
  {
    source: "fivetran-greenhouse-newer",
    format: "fivetran-greenhouse",
    hasStages: true,
    hasRatings: true,
    excluded: {draft_scorecard: 1, interview_not_scheduled: 1, replaced_offer_version: 1, prospect: 1}
  },
  {
    source: "fivetran-lever",
    format: "fivetran-lever",
    hasStages: true,
    hasRatings: false,
    excluded: {draft_feedback: 1, deleted_feedback: 1, cancelled_interview: 1, draft_offer: 1}
  }
];

describe.each(sources)("a folder of $source", ({source, format, hasStages, hasRatings, excluded}) => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-adapters-"));
  let result: IngestResult;
  let warehouse: Warehouse;

  beforeAll(async () => {
    const config = configSchema.parse({questions: {map: join(folder, "none.csv")}});
    const path = join(folder, "warehouse.duckdb");
    result = await ingest({exports: join(fixtures, source), warehouse: path, config, now, sampleData: false});
    warehouse = await openWarehouse(path);
  });

  afterAll(() => {
    warehouse.close();
    rmSync(folder, {recursive: true});
  });

  async function texts(columns: string, table: string): Promise<string[]> {
    const rows = await warehouse.rows<{text: string}>(
      `select concat_ws(' ', ${columns}) as text from canonical.${table} order by all`
    );
    return rows.map(({text}) => text);
  }

  it("is recognised, nothing is rejected and every record is accounted for", () => {
    expect(new Set(result.files.map((file) => file.format))).toEqual(new Set([format]));
    for (const file of result.files) {
      expect(file.rejects).toEqual([]);
      expect(file.records).toBe(file.accepted + file.rejected);
      expect(file.accepted).toBe(file.loaded + file.duplicates + file.superseded);
    }
  });

  it("gives the votes of the interviewers, also where somebody else submitted them", async () => {
    const rows = await warehouse.rows<Record<string, string | null>>(
      "select scorecard_id, application_id, interviewer_id, stage, vote from canonical.scorecards order by all"
    );
    expect(rows.map((row) => Object.values(row))).toEqual(scorecards);
  });

  it("gives the ratings", async () => {
    expect(await texts("scorecard_id, rating_points::integer", "ratings")).toEqual(hasRatings ? ratings : []);
  });

  it("gives applications, decisions and who withdrew", async () => {
    expect(await texts("application_id, status", "applications")).toEqual(applications);
    expect(await texts("application_id, decision, offer_status, decided_at::date", "decisions")).toEqual([
      "1 offer accepted 2026-03-09",
      "2 no_offer 2026-03-10"
    ]);
  });

  it("gives every stage visit, skips and moves back included", async () => {
    const seen = await texts("application_id, stage, entered_at::date", "stages");
    const hired = source === "ashby" ? ["1 hired 2026-03-15"] : [];
    expect(seen.toSorted()).toEqual(hasStages ? [...stages, ...hired].toSorted() : []);
  });

  it("gives who interviewed when", async () => {
    const held = await texts(
      "interview_id, interviewer_id, stage, date_diff('minute', starts_at, ends_at)",
      "interviews where starts_at is not null"
    );
    expect(held).toEqual([
      "801 11 phone_screen 60",
      "802 12 loop 60",
      "803 11 phone_screen 60",
      "804 13 loop 60",
      "805 12 loop 60",
      "808 11 phone_screen 60"
    ]);
  });

  it("counts what was left out, by reason", () => {
    const counts = Object.fromEntries(
      result.counts.filter(({check}) => check === "exclude").map(({reason, affected}) => [reason, affected])
    );
    for (const [reason, records] of Object.entries(excluded))
      expect([reason, counts[`${format}: ${reason}`]]).toEqual([reason, records]);
  });

  it("lets no address, note or demographic into the warehouse", () => {
    const bytes = readFileSync(join(folder, "warehouse.duckdb")).toString("latin1");
    expect(bytes.includes("canary-7f3a")).toBe(false);
    expect(bytes.includes("System Design") || /lever|merge/.test(source)).toBe(true);
  });

  it("keeps names in the table of names alone, for the search that keeps them out of what is published", async () => {
    const tables = await warehouse.rows<{name: string}>(
      "select schema_name || '.' || table_name as name from duckdb_tables() order by all"
    );
    const holding: string[] = [];
    for (const {name} of tables)
      if ((await warehouse.rows(`from ${name} as t where contains(lower(t::varchar), 'canary')`)).length > 0)
        holding.push(name);
    expect(holding).toEqual(["private.names"]);
  });
});
