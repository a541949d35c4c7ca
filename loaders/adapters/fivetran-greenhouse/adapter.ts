import type {Adapter, SourceFile} from "../adapter.js";
import {fivetranFile, isFivetran} from "../fivetran-file.js";
import {convertEndpoints} from "../greenhouse-v3/convert.js";
import {stageNames} from "../stage-names.js";
import {excludeUnread} from "../unread-endpoints.js";
import {asEndpoints} from "./newer.js";
import {convertOlder} from "./older.js";
import {greenhouseTable, marks, type GreenhouseTable} from "./tables.js";

/** Tables of Fivetran's Greenhouse connector, as CSV, NDJSON or Parquet, in its older and its newer layout. */
export const fivetranGreenhouse: Adapter = {
  name: "fivetran-greenhouse",
  votes: {file: "the connector's table scorecard (docs/exports/fivetran.md)", fields: marks.scorecard},

  lacking: {
    stage:
      "export the tables that tell the stage, with rows no longer in use: job_stage and interview, in the newer layout interview_kit, job_interview and job_interview_stage",
    question: "export all of job_candidate_attribute: a row that this record names is missing",
    interviewer_id:
      "nobody is named, neither in the record nor beside it in the calendar: the account may be gone; leave the record out, or export scheduled_interviewer or interviewer"
  },

  recognise(files) {
    if (!files.some((file) => greenhouseTable(file) === "scorecard")) return [];
    return files.filter((file) => isFivetran(file)).map(({path}) => path);
  },

  kindOf: greenhouseTable,

  async convert({files, config}, sink) {
    const byTable = new Map<GreenhouseTable, SourceFile[]>();
    let isNewer = false;
    for (const file of files) {
      const table = greenhouseTable(file);
      if (table === null) {
        await excludeUnread([file], sink);
        continue;
      }
      byTable.set(table, [...(byTable.get(table) ?? []), fivetranFile(file, sink, table)]);
      isNewer ||= table === "scorecard" && file.columns.some((column) => column.toLowerCase() === "interview_kit_id");
    }
    const remedy =
      "export the connector's tables of these names (in the singular) into the same folder (docs/exports/fivetran.md)";
    const stageName = stageNames(config);
    if (isNewer) await convertEndpoints(asEndpoints(byTable), {stageName, remedy}, sink);
    else await convertOlder(byTable, stageName, sink);
  }
};
