import {refused} from "../../errors.js";
import type {Sink} from "../adapter.js";
import {ById, type ReadonlyById} from "../by-id.js";
import {later} from "../fields.js";
import type {Found} from "../files.js";
import {type KnownLabels, ratingOf, voteOf} from "../recognise/known-labels.js";
import {LatestOffers} from "../rows.js";
import type {Feedback, LeverInterview, Lookups, Offer, Opportunity} from "./model.js";

/** Everything a Lever export holds, wherever it comes from. */
export interface LeverExport {
  lookups: Lookups;
  opportunities: AsyncIterable<Found<Opportunity>>;
  interviews: AsyncIterable<Found<LeverInterview>>;
  feedback: AsyncIterable<Found<Feedback>>;
  offers: AsyncIterable<Found<Offer>>;
  interviewers: AsyncIterable<Found<{id: string | null; name: string | null}>>;
}

interface Setting {
  known: KnownLabels;
  now: Date;
  sink: Sink;
}

/** Lever's opportunities, interviews, feedback and offers as plain contract rows. */
export async function convertLever(from: LeverExport, setting: Setting): Promise<void> {
  const {sink} = setting;
  const opportunities = new ById<Found<Opportunity>>();
  for await (const found of from.opportunities) {
    const {id, archivedAt} = found.item;
    if (archivedAt !== null && from.lookups.endings.size === 0)
      throw refused(
        `${found.origin.path}: without Lever's archive reasons hires cannot be told from rejections`,
        "export them into the same folder: archive_reasons.json of the API (docs/exports/lever.md), archive_reason of Fivetran"
      );
    if (id === null) sink.emit("applications", {}, found.origin);
    else keepNewest(opportunities, id, found, sink);
  }
  const interviews: Found<LeverInterview>[] = [];
  for await (const found of from.interviews) interviews.push(found);
  const seen = await convertFeedback(from, {opportunities, interviews}, setting);
  await convertInterviews(interviews, from.lookups, seen.opportunityOf, setting);
  const offered = await convertOffers(from, opportunities, sink);
  await convertOpportunities(opportunities.values(), from.lookups, {reached: seen.reached, offered}, sink);
  for await (const {item, origin} of from.interviewers)
    sink.emit("interviewers", {interviewer_id: item.id, name: item.name}, origin);
}

/** Pages shift while they are read: an opportunity that changes meanwhile is listed twice. */
function keepNewest(known: ById<Found<Opportunity>>, id: string, found: Found<Opportunity>, sink: Sink): void {
  const other = known.get(id);
  const isNewer = other === undefined || (other.item.updatedAt ?? "") < (found.item.updatedAt ?? "");
  if (other !== undefined) sink.exclude("repeated_opportunity", isNewer ? other.origin : found.origin);
  if (isNewer) known.set(id, found);
}

interface Context {
  opportunities: ReadonlyById<Found<Opportunity>>;
  interviews: readonly Found<LeverInterview>[];
}

/** What the feedback tells about other records. */
interface Seen {
  /** Opportunities with a loop interview. */
  reached: Set<string>;
  /** Interview → its opportunity, which Lever's interviews do not name themselves. */
  opportunityOf: ById<string>;
}

/** Completed feedback forms with an overall score, and their ratings. */
async function convertFeedback(
  {feedback, lookups}: LeverExport,
  {opportunities, interviews}: Context,
  {known, sink}: Setting
): Promise<Seen> {
  const held = new ById(interviews.map(({item}) => [item.id, item]));
  const seen: Seen = {reached: new Set(), opportunityOf: new ById()};
  for await (const {item, origin} of feedback) {
    const reason = reasonToLeaveOut(item);
    if (reason !== null) {
      sink.exclude(reason, origin, {table: "scorecards", id: item.id});
      continue;
    }
    const interview = held.get(item.interview) ?? null;
    const opportunity = item.opportunity ?? interview?.opportunity ?? null;
    if (opportunity === null) {
      const remedy =
        opportunities.size === 0
          ? "export the opportunities too: the name of the file with the feedback is one of their ids"
          : "save each opportunity's feedback as feedback/<opportunity id>.json, or add opportunityId to it";
      const rejection = {table: "scorecards", reason: "unknown_opportunity", column: "application_id"} as const;
      sink.reject({...rejection, value: item.id, remedy}, origin);
      continue;
    }
    if (interview?.id) seen.opportunityOf.set(interview.id, opportunity);
    const stage = stageOf(item, interview, opportunities.get(opportunity)?.item, lookups);
    if (stage === "loop") seen.reached.add(opportunity);
    const {interviewer, isSubmitter} = interviewerOf(item, interview);
    if (isSubmitter && interviewer !== null) sink.flag("submitter_taken_as_interviewer", origin);
    sink.emit(
      "scorecards",
      {
        scorecard_id: item.id,
        application_id: opportunity,
        interviewer_id: interviewer,
        stage,
        focus: item.focus,
        interview_id: interview?.isCancelled ? null : item.interview,
        interviewed_at: interview?.startsAt ?? null,
        submitted_at: item.completedAt,
        vote: voteOf(item.vote, known),
        shadow: "false",
        updated_at: item.updatedAt
      },
      origin
    );
    for (const {question, rating} of item.ratings)
      sink.emit(
        "ratings",
        {scorecard_id: item.id, question, attribute: question, rating: ratingOf(rating, known)},
        origin
      );
  }
  return seen;
}

function reasonToLeaveOut(item: Feedback): string | null {
  if (item.isDeleted) return "deleted_feedback";
  if (item.completedAt === null) return "draft_feedback";
  return item.vote === undefined ? "form_without_overall_score" : null;
}

/** The interview's stage; for a form without interview, the stage the opportunity was in when the form was begun. */
function stageOf(
  item: Feedback,
  interview: LeverInterview | null,
  opportunity: Opportunity | undefined,
  lookups: Lookups
): string | null {
  const at = item.createdAt ?? item.completedAt ?? "";
  const past = (opportunity?.changes ?? []).filter((change) => change.at !== null && change.at <= at);
  const latest = past.sort((a, b) => (a.at! < b.at! ? 1 : -1))[0]?.stage;
  return lookups.stages.get(interview?.stage ?? latest) ?? null;
}

/** The form's user, unless somebody else held the interview alone. Without interviewers the user is all that is known. */
function interviewerOf(item: Feedback, interview: LeverInterview | null) {
  const interviewers = interview?.interviewers ?? [];
  if (item.user !== null && interviewers.includes(item.user)) return {interviewer: item.user, isSubmitter: false};
  if (interviewers.length === 1) return {interviewer: interviewers[0]!, isSubmitter: false};
  return {interviewer: item.user, isSubmitter: true};
}

/** One row per interviewer of an interview that was not cancelled. */
async function convertInterviews(
  interviews: readonly Found<LeverInterview>[],
  lookups: Lookups,
  opportunityOf: ReadonlyById<string>,
  {sink, now}: Setting
): Promise<void> {
  for (const {item, origin} of interviews) {
    const row = {table: "interviews", id: item.id} as const;
    if (item.isCancelled || item.interviewers.length === 0) {
      sink.exclude(item.isCancelled ? "cancelled_interview" : "interview_without_interviewer", origin, row);
      continue;
    }
    const opportunity = item.opportunity ?? opportunityOf.get(item.id) ?? null;
    if (opportunity === null) {
      const remedy = "save each opportunity's interviews as interviews/<opportunity id>.json, or add opportunityId";
      const rejection = {table: "interviews", reason: "unknown_opportunity", column: "application_id"} as const;
      sink.reject({...rejection, value: item.id, remedy}, origin);
      continue;
    }
    const ends = later(item.startsAt, item.minutes);
    for (const interviewer of item.interviewers)
      sink.emit(
        "interviews",
        {
          interview_id: item.id,
          application_id: opportunity,
          interviewer_id: interviewer,
          stage: lookups.stages.get(item.stage) ?? null,
          focus: item.focus,
          starts_at: item.startsAt,
          ends_at: ends,
          status: (ends ?? item.startsAt ?? "9") < now.toISOString() ? "complete" : "scheduled"
        },
        origin
      );
  }
}

const answers = new ById([
  ["signed", "accepted"],
  ["denied", "declined"],
  ["declined", "declined"]
]);

/** One decision per opportunity: its newest offer that is no draft. How the opportunity ended tells the answer best. */
async function convertOffers(
  {offers, lookups}: LeverExport,
  opportunities: ReadonlyById<Found<Opportunity>>,
  sink: Sink
): Promise<Set<string>> {
  const latest = new LatestOffers<string>(sink);
  for await (const {item, origin} of offers) {
    const {status, opportunity, createdAt} = item;
    if (opportunity === null) {
      const remedy = "save each opportunity's offers as offers/<opportunity id>.json, or add opportunityId";
      const rejection = {table: "decisions", reason: "unknown_opportunity", column: "application_id"} as const;
      sink.reject({...rejection, value: item.id, remedy}, origin);
    } else if (status === "draft") sink.exclude("draft_offer", origin);
    else latest.add(opportunity, createdAt ?? "", rowOf(item, opportunities.get(opportunity)?.item, lookups), origin);
  }
  return latest.emit();
}

function rowOf(offer: Offer, ended: Opportunity | undefined, lookups: Lookups) {
  const ending = lookups.endings.get(ended?.archiveReason);
  const said = answers.get(offer.status) ?? "pending";
  const isOver = ended !== undefined && ended.archivedAt !== null;
  const answer = !isOver ? said : ending === "hired" ? "accepted" : ending === "withdrawn" ? "declined" : said;
  return {
    application_id: offer.opportunity,
    decision: "offer",
    decided_at: offer.sentAt ?? offer.createdAt,
    offer_status: answer,
    resolved_at: answer === "pending" ? null : (ended?.archivedAt ?? null)
  };
}

const reachedDecision = new Set(["loop", "debrief", "offer", "hired"]);

/** Applications with their stage visits; an archived one that reached the loop without an offer was decided against. */
async function convertOpportunities(
  opportunities: Iterable<Found<Opportunity>>,
  lookups: Lookups,
  {reached, offered}: {reached: ReadonlySet<string>; offered: ReadonlySet<string>},
  sink: Sink
): Promise<void> {
  for (const {item, origin} of opportunities) {
    const posting = lookups.postings.get(item.posting);
    const ending = lookups.endings.get(item.archiveReason);
    // Over, but nobody knows how: neither a failed loop nor an opportunity that is still waiting.
    if (item.archivedAt !== null && ending === undefined) sink.flag("archived_without_known_reason", origin);
    const status = item.archivedAt === null ? "active" : (ending ?? "closed");
    sink.named("candidate", item.id, item.name);
    sink.emit(
      "applications",
      {
        application_id: item.id,
        candidate_id: item.contact,
        job: posting?.name ?? null,
        role: posting?.name ?? null,
        level: posting?.level ?? null,
        team: posting?.team ?? null,
        source: item.source,
        applied_at: item.createdAt,
        status,
        closed_at: item.archivedAt
      },
      origin
    );
    // Lever lists changes in the order they were recorded, back-moves and skips included.
    const changes = item.changes.toSorted((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1));
    let cameToLoop = reached.has(item.id ?? "");
    for (const [index, change] of changes.entries()) {
      const stage = lookups.stages.get(change.stage) ?? null;
      cameToLoop ||= stage !== null && reachedDecision.has(stage);
      const exited = changes[index + 1]?.at ?? item.archivedAt;
      sink.emit("stages", {application_id: item.id, stage, entered_at: change.at, exited_at: exited}, origin);
    }
    if (status === "rejected" && cameToLoop && !offered.has(item.id ?? ""))
      sink.emit("decisions", {application_id: item.id, decision: "no_offer", decided_at: item.archivedAt}, origin);
  }
}
