import {text} from "../fields.js";
import type {StageChange} from "../lever/model.js";
import type {FilesByTable, LeverTable} from "./tables.js";

/** The tables that only link others. */
export interface Links {
  /** Interview → its interviewers. */
  interviewers: Map<string, string[]>;
  /** Feedback form → interview, for forms that do not name it. */
  interviewOf: Map<string, string>;
  /** Opportunity → its stage changes. */
  changes: Map<string, StageChange[]>;
  /** Opportunity → first source. */
  sources: Map<string, string>;
  /** Opportunity → posting. */
  postings: Map<string, string | null>;
  /** Candidate (as older rows name an opportunity) → opportunity. */
  opportunityOf: Map<string, string>;
}

/** Reads the linking tables. */
export async function readLinks(files: FilesByTable): Promise<Links> {
  const links: Links = {
    interviewers: new Map(),
    interviewOf: new Map(),
    changes: new Map(),
    sources: new Map(),
    postings: new Map(),
    opportunityOf: new Map()
  };
  for await (const {row, key} of keyed(files, "interviewer_user", "interview_id")) {
    const user = text(row, "user_id");
    if (user !== null) add(links.interviewers, key, user);
  }
  for await (const {row, key} of keyed(files, "interview_feedback", "feedback_form_id"))
    links.interviewOf.set(key, text(row, "interview_id") ?? "");
  for await (const {row, key} of keyed(files, "opportunity_stage_history", "opportunity_id"))
    add(links.changes, key, {stage: text(row, "stage_id"), at: text(row, "updated_at")});
  for await (const {row, key} of keyed(files, "opportunity_source", "opportunity_id"))
    if (!links.sources.has(key)) links.sources.set(key, text(row, "source") ?? "");
  for await (const {row, key} of keyed(files, "application", "opportunity_id")) {
    links.postings.set(key, text(row, "posting_id"));
    const candidate = text(row, "candidate_id");
    if (candidate !== null) links.opportunityOf.set(candidate, key);
  }
  return links;
}

async function* keyed(files: FilesByTable, table: LeverTable, column: string) {
  for (const file of files.get(table) ?? [])
    for await (const {record} of file.read()) {
      const key = text(record, column);
      if (key !== null) yield {row: record, key};
    }
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
