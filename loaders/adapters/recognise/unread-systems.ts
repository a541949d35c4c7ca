import {refused, type UserError} from "../../errors.js";
import type {JsonObject} from "../../reader/strict-json.js";
import type {FileSample} from "../adapter.js";
import {text} from "../fields.js";
import {fieldsOf} from "./pages.js";
import {looksPlain} from "./plain-tables.js";

/** A system whose documentation does not give all that a scorecard needs, so that reading it would be guessing. */
interface UnreadSystem {
  name: string;
  /** What its files are called, or the folder they lie in. */
  called: RegExp;
  /** The member of its answers that holds the records, where no other system's is called so. */
  envelope?: string;
  /** Fields that only its files have together. */
  marks: readonly string[];
  /** What one of these fields holds, where they alone are any table's. */
  holds?: {field: string; values: RegExp};
  /** True where it writes tables; else it answers in JSON, and a table of these headings is another's. */
  writesTables?: true;
  lacks: string;
  instead: string;
}

const asTable =
  "write one row for each scorecard, with application, interviewer, stage, vote and times (docs/exports/plain.md; plumbline init proposes how a table is read)";

/** JSON files that are called after a system, themselves or by their folder. A table of such a name may be any table. */
const jsonOf = (name: string): RegExp => new RegExp(`(^|/)${name}\\b.*json`, "i");

const systems: readonly UnreadSystem[] = [
  {
    name: "Lever's data warehouse sync",
    called:
      /(^|\/)(opportunity_progress_events?|opportunity_progress_event_enum|stage_pipeline_enum|account_stages)\b/i,
    marks: ["opportunity_id", "account_stage_id"],
    writesTables: true,
    lacks: "which of its columns hold the score of a form, its interviewer and its times is not known here",
    instead: `save the feedback of Lever's API (docs/exports/lever.md), or ${asTable}`
  },
  {
    name: "unified.to",
    called: jsonOf("unified[-_.]?to"),
    marks: ["application_id", "candidate_id", "recommendation"],
    holds: {field: "recommendation", values: /^(DEFINITELY_NO|NO|YES|STRONG_YES)$/},
    lacks: "neither its scorecards nor its interviews say the stage, and no time says when a scorecard was submitted",
    instead: `ask for the field raw and save what it holds, which is the record of the system behind, or ${asTable}`
  },
  {
    name: "Workable",
    called: jsonOf("workable"),
    envelope: "activities",
    marks: ["action", "stage_name", "created_at", "member"],
    lacks:
      "its activities tell the score of a rating, but not on which scale, and the stage only where a candidate was moved",
    instead: asTable
  },
  {
    name: "SmartRecruiters",
    called: jsonOf("smart-?recruiters"),
    marks: ["applicationId", "applicationStage", "interviewId"],
    writesTables: true,
    lacks: "its report of interviews says who met whom and when; what holds their ratings is not known here",
    instead: asTable
  },
  {
    name: "Recruitee",
    called: jsonOf("recruitee"),
    marks: [],
    lacks: "the answer of interview/results, which holds its evaluations, has no public description",
    instead: asTable
  },
  {
    name: "Workday",
    called: jsonOf("workday"),
    envelope: "Report_Entry",
    marks: ["overallRating", "comment"],
    lacks:
      "its interview feedback does not say of which application and stage it is, and the columns of a report are those that its author chose",
    instead: `run a report of interview feedback as CSV: ${asTable}`
  }
];

function isOf(file: FileSample, {called, envelope, marks, holds, writesTables}: UnreadSystem): boolean {
  if (looksPlain(file) || !(writesTables || file.format === "json" || file.format === "ndjson")) return false;
  if (called.test(file.path) || (envelope !== undefined && file.envelope === envelope)) return true;
  const fields = fieldsOf(file);
  const isTelling = (record: JsonObject): boolean => holds!.values.test(text(record, holds!.field) ?? "");
  return (
    marks.length > 0 &&
    marks.every((field) => fields.includes(field)) &&
    (holds === undefined || file.records.every(isTelling))
  );
}

/** The refusal of files of a system that plumbline knows and does not read; null when there are none. */
export function ofUnreadSystem(files: readonly FileSample[]): UserError | null {
  for (const system of systems) {
    const [first, ...others] = files.filter((file) => isOf(file, system));
    if (first === undefined) continue;
    const also =
      others.length === 0 ? "" : `, and so ${others.length === 1 ? "is 1 other" : `are ${others.length} others`}`;
    return refused(
      `${first.path}: is of ${system.name}, which plumbline does not read${also}`,
      system.lacks,
      system.instead
    );
  }
  return null;
}
