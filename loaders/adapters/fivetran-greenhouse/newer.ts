import type {JsonObject} from "../../reader/strict-json.js";
import type {SourceFile, SourceRecord} from "../adapter.js";
import {text} from "../fields.js";
import type {Endpoint} from "../greenhouse-v3/endpoints.js";
import type {FilesByEndpoint} from "../greenhouse-v3/lookups.js";
import type {FilesByTable, GreenhouseTable} from "./tables.js";

const endpointOf: Partial<Record<GreenhouseTable, Endpoint>> = {
  scorecard: "scorecards",
  scorecard_candidate_attribute: "scorecard_candidate_attributes",
  job_candidate_attribute: "job_candidate_attributes",
  interview_kit: "interview_kits",
  job_interview: "job_interviews",
  job_interview_stage: "job_interview_stages",
  interview: "interviews",
  interviewer: "interviewers",
  application: "applications",
  application_stage: "application_stages",
  offer: "offers",
  rejection_detail: "rejection_details",
  rejection_reason: "rejection_reasons",
  job: "jobs",
  source: "sources",
  user: "users"
};

/** The connector's newer layout, which has the tables of Harvest v3 under singular names, as Harvest v3 endpoints. */
export function asEndpoints(files: FilesByTable): FilesByEndpoint {
  const endpoints = new Map<Endpoint, SourceFile[]>();
  for (const [table, some] of files) {
    const endpoint = endpointOf[table];
    if (endpoint !== undefined) endpoints.set(endpoint, some.map(nested));
  }
  return endpoints;
}

/** Fivetran flattens nested members into columns: `type_key`, `custom_level`. */
function nested(file: SourceFile): SourceFile {
  async function* read(): AsyncGenerator<SourceRecord> {
    for await (const {record, origin} of file.read()) {
      const custom = Object.create(null) as JsonObject;
      for (const name of ["role", "level", "team"]) custom[name] = text(record, `custom_${name}`);
      yield {record: {...record, type: {key: text(record, "type_key")}, custom_fields: custom}, origin};
    }
  }
  return {...file, read};
}
