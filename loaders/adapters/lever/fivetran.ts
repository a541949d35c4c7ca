import type {JsonObject} from "../../reader/strict-json.js";
import type {Adapter, FileSample} from "../adapter.js";
import {ById} from "../by-id.js";
import {text} from "../fields.js";
import {byKind, excludeUnread, found, recordsOf, type FilesByKind} from "../files.js";
import {fivetranFile, fivetranTable, isFivetran} from "../recognise/fivetran.js";
import {claims, namesNobody} from "../recognise/kinds.js";
import {knownLabels} from "../recognise/known-labels.js";
import {stageNames} from "../recognise/stage-names.js";
import {convertLever, type LeverExport} from "./convert.js";
import {
  lookupsOf,
  type Feedback,
  type LeverInterview,
  type Offer,
  type Opportunity,
  type Posting,
  type StageChange
} from "./model.js";

/** The tables of Fivetran's Lever connector that are read, each with the columns that tell it from the others. */
const marks = {
  feedback_form: ["id", "score_system_value", "completed_at"],
  interview_feedback: ["feedback_form_id", "interview_id"],
  interview: ["id", "canceled_at", "duration", "stage_id"],
  interviewer_user: ["interview_id", "user_id"],
  opportunity: ["id", "contact", "origin", "stage_id"],
  opportunity_source: ["opportunity_id", "source"],
  opportunity_stage_history: ["opportunity_id", "stage_id", "updated_at"],
  application: ["id", "opportunity_id", "posting_id"],
  posting: ["id", "text", "state"],
  offer: ["id", "status", "creator_id"],
  archive_reason: ["id", "text"],
  stage: ["id", "text"],
  user: ["id", "name", "access_role"]
} as const satisfies Record<string, readonly string[]>;

type LeverTable = keyof typeof marks;

/** Which of the connector's tables a file holds; null when none. `interview_user` repeats `interviewer_user`. */
function leverTable(file: FileSample): LeverTable | null {
  return fivetranTable(file, marks, ["archive_reason", "stage", "offer", "application"]);
}

/** Tables of Fivetran's Lever connector, as CSV, NDJSON or Parquet. */
export const fivetranLever: Adapter = {
  name: "fivetran-lever",
  votes: {file: "the connector's table feedback_form (docs/exports/fivetran.md)", fields: marks.feedback_form},

  lacking: {
    stage: "export all of stage, and the interview or the opportunity that tells the stage",
    interviewer_id: namesNobody("interviewer_user")
  },

  recognise: (files) => claims(files, leverTable, "feedback_form", isFivetran),

  kindOf: leverTable,

  async convert({files, config, now}, sink) {
    const {known, others} = byKind(files, leverTable);
    await excludeUnread(others, sink);
    const tables = new Map(
      [...known].map(([table, some]) => [table, some.map((file) => fivetranFile(file, sink, table))] as const)
    );
    const rows = <Item>(table: LeverTable, shaped: (record: JsonObject) => Item) =>
      found(recordsOf(tables, table), shaped);
    const links = await readLinks(tables);
    const lookups = await lookupsOf({
      stages: recordsOf(tables, "stage"),
      reasons: recordsOf(tables, "archive_reason"),
      postings: recordsOf(tables, "posting"),
      postingOf,
      stageName: stageNames(config)
    });
    const from: LeverExport = {
      lookups,
      opportunities: rows("opportunity", (row) => opportunityOf(row, links)),
      interviews: rows("interview", (row) => interviewOf(row, links)),
      feedback: rows("feedback_form", (row) => feedbackOf(row, links)),
      offers: rows("offer", (row) => offerOf(row, links)),
      interviewers: rows("user", (row) => ({id: text(row, "id"), name: text(row, "name")}))
    };
    await convertLever(from, {known: knownLabels(config), now, sink});
  }
};

/** The tables that only link others. */
interface Links {
  /** Interview → its interviewers. */
  interviewers: ById<string[]>;
  /** Feedback form → interview, for forms that do not name it. */
  interviewOf: ById<string>;
  /** Opportunity → its stage changes. */
  changes: ById<StageChange[]>;
  /** Opportunity → first source. */
  sources: ById<string>;
  /** Opportunity → posting. */
  postings: ById<string | null>;
  /** Candidate (as older rows name an opportunity) → opportunity. */
  opportunityOf: ById<string>;
}

/** Reads the linking tables. */
async function readLinks(files: FilesByKind<LeverTable>): Promise<Links> {
  const links: Links = {
    interviewers: new ById(),
    interviewOf: new ById(),
    changes: new ById(),
    sources: new ById(),
    postings: new ById(),
    opportunityOf: new ById()
  };
  for await (const {row, key} of keyed(files, "interviewer_user", "interview_id")) {
    const user = text(row, "user_id");
    if (user !== null) add(links.interviewers, key, user);
  }
  for await (const {row, key} of keyed(files, "interview_feedback", "feedback_form_id")) {
    const interview = text(row, "interview_id");
    if (interview !== null) links.interviewOf.set(key, interview);
  }
  for await (const {row, key} of keyed(files, "opportunity_stage_history", "opportunity_id"))
    add(links.changes, key, {stage: text(row, "stage_id"), at: text(row, "updated_at")});
  for await (const {row, key} of keyed(files, "opportunity_source", "opportunity_id")) {
    const source = text(row, "source");
    if (source !== null && !links.sources.has(key)) links.sources.set(key, source);
  }
  for await (const {row, key} of keyed(files, "application", "opportunity_id")) {
    links.postings.set(key, text(row, "posting_id"));
    const candidate = text(row, "candidate_id");
    if (candidate !== null) links.opportunityOf.set(candidate, key);
  }
  return links;
}

async function* keyed(files: FilesByKind<LeverTable>, table: LeverTable, column: string) {
  for await (const {record} of recordsOf(files, table)) {
    const key = text(record, column);
    if (key !== null) yield {row: record, key};
  }
}

function add<Value>(lists: ById<Value[]>, key: string, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

/** A row of `opportunity`. */
function opportunityOf(row: JsonObject, links: Links): Opportunity {
  const id = text(row, "id");
  return {
    id,
    contact: text(row, "contact"),
    name: text(row, "name"),
    createdAt: text(row, "created_at"),
    updatedAt: text(row, "_fivetran_synced"),
    archivedAt: text(row, "archived_at"),
    archiveReason: text(row, "archived_reason_id"),
    source: links.sources.get(id) ?? text(row, "origin"),
    posting: links.postings.get(id) ?? null,
    changes: links.changes.get(id) ?? []
  };
}

/** A row of `interview`. Its subject and note are not read: they name the candidate. */
function interviewOf(row: JsonObject, links: Links): LeverInterview {
  const id = text(row, "id");
  const minutes = Number(text(row, "duration") ?? Number.NaN);
  return {
    id,
    opportunity: text(row, "opportunity_id"),
    stage: text(row, "stage_id"),
    focus: null,
    startsAt: text(row, "date"),
    minutes: Number.isFinite(minutes) ? minutes : null,
    interviewers: links.interviewers.get(id) ?? [],
    isCancelled: text(row, "canceled_at") !== null
  };
}

/**
 * A row of `feedback_form`. The connector keeps the answers of a form without the questions, so there are no ratings.
 */
function feedbackOf(row: JsonObject, links: Links): Feedback {
  const id = text(row, "id");
  return {
    id,
    opportunity: text(row, "opportunity_id"),
    interview: text(row, "interview_id") ?? links.interviewOf.get(id) ?? null,
    focus: text(row, "text"),
    user: text(row, "creator_id"),
    createdAt: text(row, "created_at"),
    completedAt: text(row, "completed_at"),
    updatedAt: null,
    isDeleted: text(row, "deleted_at") !== null,
    vote: row.score_system_value ?? null,
    ratings: []
  };
}

/** A row of `offer`; older rows name the opportunity as the candidate. */
function offerOf(row: JsonObject, links: Links): Offer {
  const candidate = text(row, "candidate_id");
  return {
    id: text(row, "id"),
    opportunity: text(row, "opportunity_id") ?? links.opportunityOf.get(candidate) ?? candidate,
    status: text(row, "status"),
    createdAt: text(row, "created_at"),
    sentAt: text(row, "sent_at")
  };
}

/** A row of `posting`: its title is the job and the role. */
function postingOf(row: JsonObject): Posting {
  return {name: text(row, "text"), level: text(row, "categories_level"), team: text(row, "categories_team")};
}
