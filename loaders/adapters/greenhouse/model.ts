import {labelKey} from "../../canonical/labels.js";
import type {JsonObject} from "../../reader/strict-json.js";
import type {Origin, Sink} from "../adapter.js";
import {ById} from "../by-id.js";
import {nameOf, text} from "../fields.js";
import type {Found} from "../files.js";
import {LatestOffers, withOwnNames} from "../rows.js";

type Records<Item> = AsyncIterable<Found<Item>> | readonly Found<Item>[];

/**
 * What Harvest v1, Harvest v3 and their copies in a warehouse tell, in one shape. Stages are canonical, or the exported
 * name where it needs mapping; times and words are as exported.
 */
export interface GreenhouseExport {
  scorecards: Records<Scorecard>;
  /** Ratings that stand in a table of their own. */
  ratings: Records<{scorecard: string | null} & Rating>;
  interviews: Records<Interview>;
  /** Interviewers that stand in a table of their own. */
  seats: Records<{interview: string | null; user: string | null}>;
  visits: Records<Visit>;
  offers: Records<Offer>;
  applications: Records<Application>;
  users: Records<{id: string | null; name: string | null}>;
  /** True where no complete list of visits tells who reached the loop, so that a scorecard of the loop does. */
  loopByScorecard: boolean;
}

export interface Scorecard {
  id: string | null;
  application: string | null;
  isDraft: boolean;
  /** The one who held the interview, also where somebody else submitted for them. */
  interviewer: string | null;
  submitter: string | null;
  stage: string | null;
  focus: string | null;
  /** The interview in the calendar. */
  interview: string | null;
  interviewedAt: string | null;
  submittedAt: string | null;
  updatedAt: string | null;
  /** Null for no decision; undefined where the export lacks the field. */
  vote: string | null | undefined;
  ratings: Rating[];
}

/** Greenhouse rates attributes and knows no questions, so the attribute stands for one. */
export interface Rating {
  question: string | null;
  rating: string;
}

/** An interview in the calendar, or one that should get a place there. */
export interface Interview {
  id: string | null;
  application: string | null;
  status: string | null;
  stage: string | null;
  focus: string | null;
  startsAt: string | null;
  endsAt: string | null;
  /** Null where a table of its own names them. */
  interviewers: readonly (string | null)[] | null;
}

export interface Visit {
  application: string | null;
  stage: string | null;
  enteredAt: string | null;
  exitedAt: string | null;
}

export interface Offer {
  application: string | null;
  version: number;
  status: string | null;
  decidedAt: string | null;
  resolvedAt: string | null;
}

export interface Application {
  id: string | null;
  candidate: string | null;
  isProspect: boolean;
  status: string | null;
  /** What is known of the reason of a rejection: candidates who withdrew are rejected too, for a reason that says so. */
  reason: "unknown" | "candidate_left" | "other";
  rejectedAt: string | null;
  rejectedBy: string | null;
  lastActivityAt: string | null;
  job: {name: string | null; role: string | null; level: string | null; team: string | null} | null;
  source: string | null;
  appliedAt: string | null;
}

/** What the calendar tells of a scorecard: the interview it was written for, and who sat in it. */
export interface Seat {
  interview: string | null;
  interviewer: string | null;
}

/** An offer, which has the same fields everywhere. */
export function offerOf(record: JsonObject): Offer {
  return {
    application: text(record, "application_id"),
    version: Number(text(record, "version") ?? 0),
    status: text(record, "status")?.toLowerCase() ?? null,
    decidedAt: text(record, "sent_on") ?? text(record, "sent_at") ?? text(record, "created_at"),
    resolvedAt: text(record, "resolved_at")
  };
}

/** An account, which has the same fields everywhere. */
export function userOf(record: JsonObject): {id: string | null; name: string | null} {
  return {id: text(record, "id"), name: nameOf(record)};
}

/** Greenhouse's records as plain contract rows. */
export async function convertGreenhouse(from: GreenhouseExport, sink: Sink): Promise<void> {
  const {leftOut, reached} = await convertScorecards(from, sink);
  for await (const {item, origin} of from.ratings)
    if (item.scorecard !== null && leftOut.has(item.scorecard)) sink.exclude("rating_of_left_out_scorecard", origin);
    else emitRating(item.scorecard, item, origin, sink);
  await convertInterviews(from, sink);
  for await (const {item, origin} of from.users)
    sink.emit("interviewers", {interviewer_id: item.id, name: item.name}, origin);
  await convertVisits(from, reached, sink);
  const offered = await convertOffers(from, sink);
  for await (const {item, origin} of from.applications) convertApplication(item, origin, {reached, offered}, sink);
}

/** Submitted scorecards; drafts, among them the empty one that waits for each assigned interviewer, are left out. */
async function convertScorecards(
  {scorecards, loopByScorecard}: GreenhouseExport,
  sink: Sink
): Promise<{leftOut: ReadonlySet<string | null>; reached: Set<string>}> {
  const leftOut = new Set<string | null>();
  const reached = new Set<string>();
  for await (const {item, origin} of scorecards) {
    const {id, application, stage, interviewer, submitter, vote} = item;
    if (item.isDraft || vote === undefined) leftOut.add(id);
    if (item.isDraft) {
      sink.exclude("draft_scorecard", origin);
      continue;
    }
    if (vote === undefined) {
      const remedy = "export the scorecards with their candidate_rating field";
      const rejection = {table: "scorecards", reason: "no_vote_field", column: "candidate_rating"} as const;
      sink.reject({...rejection, value: null, remedy}, origin);
      continue;
    }
    if (loopByScorecard && stage === "loop" && application !== null) reached.add(application);
    if (interviewer === null && submitter !== null) sink.flag("submitter_taken_as_interviewer", origin);
    sink.emit(
      "scorecards",
      {
        scorecard_id: id,
        application_id: application,
        interviewer_id: interviewer ?? submitter,
        stage,
        focus: item.focus,
        interview_id: item.interview,
        interviewed_at: item.interviewedAt,
        submitted_at: item.submittedAt,
        vote: vote ?? "no_decision",
        shadow: "false",
        updated_at: item.updatedAt
      },
      origin
    );
    for (const rating of withOwnNames(item.ratings)) emitRating(id, rating, origin, sink);
  }
  return {leftOut, reached};
}

function emitRating(scorecard: string | null, {question, rating}: Rating, origin: Origin, sink: Sink): void {
  sink.emit("ratings", {scorecard_id: scorecard, question, attribute: question, rating}, origin);
}

const held = new ById<"scheduled" | "complete">([
  ["scheduled", "scheduled"],
  ["awaiting_feedback", "complete"],
  ["collect_feedback", "complete"],
  ["complete", "complete"]
]);
const notHeld = ["to_be_scheduled", "skipped", "to_be_sent", "sent", "received"];

/** What the status of an interview means; null when it has no place in the calendar, undefined for an unknown word. */
export function interviewStatus(exported: string | null): "scheduled" | "complete" | null | undefined {
  const word = labelKey(exported ?? "");
  return word === "" || notHeld.includes(word) ? null : held.get(word);
}

/** One row per interviewer of an interview that has a place in the calendar. */
async function convertInterviews({interviews, seats}: GreenhouseExport, sink: Sink): Promise<void> {
  const scheduled = new Map<string | null, {item: Interview; status: string}>();
  for await (const {item, origin} of interviews) {
    const status = interviewStatus(item.status);
    if (status === undefined) {
      const words = [...held.keys(), ...notHeld].join(", ");
      const remedy = `the system writes one of ${words}: correct the export`;
      const rejection = {table: "interviews", reason: "unknown_status", column: "status"} as const;
      sink.reject({...rejection, value: item.status, remedy}, origin);
    } else if (status === null) {
      sink.exclude("interview_not_scheduled", origin, {table: "interviews", id: item.id});
    } else if (item.interviewers === null) {
      scheduled.set(item.id, {item, status});
    } else {
      if (item.interviewers.length === 0) sink.exclude("interview_without_interviewer", origin);
      for (const user of item.interviewers) seat(item, status, user, origin);
    }
  }
  for await (const {item, origin} of seats) {
    const facts = scheduled.get(item.interview);
    if (facts === undefined) sink.exclude("interviewer_of_left_out_interview", origin);
    else seat(facts.item, facts.status, item.user, origin);
  }

  function seat(interview: Interview, status: string, user: string | null, origin: Origin): void {
    if (user === null) return sink.exclude("interviewer_without_account", origin);
    sink.emit(
      "interviews",
      {
        interview_id: interview.id,
        application_id: interview.application,
        interviewer_id: user,
        stage: interview.stage,
        focus: interview.focus,
        starts_at: interview.startsAt,
        ends_at: interview.endsAt,
        status
      },
      origin
    );
  }
}

const reachedDecision = new Set(["loop", "debrief", "offer", "hired"]);

/** Stage visits; adds the applications that came to the loop or beyond to `reached`. */
async function convertVisits({visits}: GreenhouseExport, reached: Set<string>, sink: Sink): Promise<void> {
  for await (const {item, origin} of visits) {
    const {application, stage, enteredAt, exitedAt} = item;
    // The BI export lists stages that were never reached, without a date.
    if (enteredAt === null) {
      sink.exclude("stage_without_entry_date", origin);
      continue;
    }
    if (application !== null && stage !== null && reachedDecision.has(stage)) reached.add(application);
    sink.emit("stages", {application_id: application, stage, entered_at: enteredAt, exited_at: exitedAt}, origin);
  }
}

const offerStatus = new ById([
  ["created", "pending"],
  ["unresolved", "pending"],
  ["rejected", "declined"]
]);

/** One decision per application: the latest version of its offer that was not replaced. */
async function convertOffers({offers}: GreenhouseExport, sink: Sink): Promise<ReadonlySet<string>> {
  const latest = new LatestOffers<number>(sink);
  for await (const {item, origin} of offers) {
    const {application, status} = item;
    if (status === "deprecated") {
      sink.exclude("replaced_offer_version", origin);
      continue;
    }
    const row = {
      application_id: application,
      decision: "offer",
      decided_at: item.decidedAt,
      offer_status: offerStatus.get(status) ?? status,
      resolved_at: item.resolvedAt
    };
    latest.add(application, item.version, row, origin);
  }
  return latest.emit();
}

/** An application with its status; a rejection after the loop is also the decision not to offer. */
function convertApplication(
  item: Application,
  origin: Origin,
  {reached, offered}: {reached: ReadonlySet<string>; offered: ReadonlySet<string>},
  sink: Sink
): void {
  if (item.isProspect) return sink.exclude("prospect", origin);
  const {id, rejectedAt} = item;
  if (item.status === "rejected" && item.reason === "unknown") sink.flag("rejected_without_known_reason", origin);
  const status = statusOf(item);
  const closedAt = status === "active" ? null : status === "hired" ? item.lastActivityAt : rejectedAt;
  sink.emit(
    "applications",
    {
      application_id: id,
      candidate_id: item.candidate,
      job: item.job?.name ?? null,
      role: item.job?.role ?? null,
      level: item.job?.level ?? null,
      team: item.job?.team ?? null,
      source: item.source,
      applied_at: item.appliedAt,
      status,
      closed_at: closedAt
    },
    origin
  );
  if (status !== "rejected" || id === null || !reached.has(id) || offered.has(id)) return;
  const decision = {application_id: id, decision: "no_offer", decided_at: rejectedAt, decided_by: item.rejectedBy};
  sink.emit("decisions", decision, origin);
}

function statusOf({status, reason}: Application): string | null {
  if (status === "in_process") return "active";
  if (status === "converted") return "closed";
  return status === "rejected" && reason === "candidate_left" ? "withdrawn" : status;
}
