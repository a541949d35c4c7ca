import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import type {TableName} from "../../loaders/canonical/tables.js";
import {convertedFolder} from "./support/converted.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const at = (day: number, hour = 12): string => `2026-03-${String(day).padStart(2, "0")}T${hour}:00:00.000Z`;
const engineer = {job: "Engineer", role: "Engineer", source: "Referral"};

/** The fixtures' world: scorecard, application, interviewer, interview, day. */
const cards = [
  ["101", "1", "11", "801", 2],
  ["102", "1", "12", "802", 5],
  ["103", "2", "11", "803", 3],
  ["104", "2", "13", "804", 6],
  ["105", "3", "12", "805", 7],
  ["108", "4", "11", "808", 9]
] as const;
const screens = new Set(["101", "103", "108"]);
/** Application, stage, the day it was entered and the day it was left. */
const visits = [
  ["1", "application_review", 1, 2],
  ["1", "phone_screen", 2, 4],
  ["1", "loop", 4, 8],
  ["1", "offer", 8, 15],
  ["2", "application_review", 2, 3],
  ["2", "phone_screen", 3, 5],
  ["2", "loop", 5, 10],
  ["3", "application_review", 2, 4],
  ["3", "loop", 4, 5],
  ["3", "phone_screen", 5, 6],
  ["3", "loop", 6, 11],
  ["4", "application_review", 3, 8],
  ["4", "phone_screen", 8, null]
] as const;
/** Application, the day of applying, how it ended and when. */
const ends = [
  ["1", 1, "hired", 15],
  ["2", 2, "rejected", 10],
  ["3", 2, "withdrawn", 11],
  ["4", 3, "active", null]
] as const;

interface Dialect {
  format: string;
  /** Votes in the order of the scorecards, in the words of the source. */
  votes: readonly string[];
  /** None where the source keeps no ratings. */
  ratings: readonly string[];
  hasFocus?: false;
  /** What the calendar calls its interviews, where it gives them a name. */
  hasInterviewFocus?: false;
  hasUpdates?: false;
  /** Level and team of the job, where the source knows them. */
  job?: {level: string; team: string};
  /** Applications whose last visit has no end in the source. */
  openVisits?: readonly string[];
  hasVisits?: false;
  /** What stands beyond the others: a visit that is a stage in one system only, an interview without a time. */
  beyond?: Partial<Record<"stages" | "interviews", object>>;
  offer: {decided_at: string; resolved_at: string};
  decidedBy?: string;
  hiredAt?: string;
  left: Record<string, number>;
}

const older = ["yes", "strong_yes", "yes", "definitely_not", "no", "no_decision"];
const newer = ["yes", "strong_yes", "yes", "strong_no", "no", "no_decision"];
const words = ["yes", "strong_yes", "yes", "definitely_not", "no", "yes"];
const points = ["3", "4", "3", "1", "2", "3"];
const senior = {level: "senior", team: "Platform"};
const bySentDay = {decided_at: "2026-03-09", resolved_at: at(14)};
const upcoming = {
  interview_id: "791",
  application_id: "4",
  interviewer_id: "12",
  stage: "loop",
  starts_at: null,
  ends_at: null,
  status: "scheduled"
};
const leverLeft = {draft_feedback: 1, deleted_feedback: 1, cancelled_interview: 1, draft_offer: 1};
const flatLeft = {
  draft_scorecard: 1,
  rating_of_left_out_scorecard: 1,
  interview_not_scheduled: 1,
  interviewer_of_left_out_interview: 1,
  stage_without_entry_date: 1,
  replaced_offer_version: 1,
  prospect: 1
};

const dialects: Record<string, Dialect> = {
  "greenhouse-v3": {
    format: "greenhouse-v3",
    votes: newer,
    ratings: words,
    job: senior,
    offer: bySentDay,
    decidedBy: "99",
    left: flatLeft
  },
  "greenhouse-v1": {
    format: "greenhouse-v1",
    votes: older,
    ratings: words,
    hasVisits: false,
    beyond: {interviews: {...upcoming, focus: "System Design"}},
    offer: bySentDay,
    left: {draft_scorecard: 1, replaced_offer_version: 1, prospect: 1}
  },
  "greenhouse-bi": {
    format: "greenhouse-bi",
    votes: older,
    ratings: words,
    openVisits: ["1", "2", "3"],
    offer: bySentDay,
    left: {
      draft_scorecard: 1,
      rating_of_left_out_scorecard: 1,
      stage_without_entry_date: 1,
      replaced_offer_version: 1,
      prospect: 1
    }
  },
  merge: {
    format: "merge",
    votes: ["YES", "STRONG_YES", "YES", "DEFINITELY_NO", "NO", "NO_DECISION"],
    ratings: [],
    hasFocus: false,
    hasInterviewFocus: false,
    hasVisits: false,
    beyond: {interviews: {...upcoming, focus: null}},
    offer: {decided_at: "2026-03-09T00:00:00Z", resolved_at: at(14)},
    hiredAt: at(14),
    left: {draft_scorecard: 1, deleted_in_source: 1, replaced_offer_version: 1, draft_offer: 1}
  },
  lever: {
    format: "lever",
    votes: newer,
    ratings: points,
    hasInterviewFocus: false,
    job: senior,
    offer: {decided_at: at(9), resolved_at: at(15)},
    left: leverLeft
  },
  ashby: {
    format: "ashby",
    votes: ["Hire", "Strong Hire", "Hire", "Strong No Hire", "no", "no_decision"],
    ratings: points,
    hasUpdates: false,
    beyond: {stages: {application_id: "1", stage: "hired", entered_at: at(15), exited_at: null}},
    offer: {decided_at: "2026-03-09T00:00:00.000Z", resolved_at: at(14)},
    left: {draft_feedback: 1, cancelled_interview: 1, archive_is_no_stage: 2, cancelled_offer: 1, lead: 1}
  },
  "fivetran-greenhouse": {
    format: "fivetran-greenhouse",
    votes: older,
    ratings: words,
    offer: bySentDay,
    left: {
      draft_scorecard: 1,
      deleted_in_source: 1,
      rating_of_left_out_scorecard: 1,
      history_without_stage: 3,
      replaced_offer_version: 1
    }
  },
  "fivetran-greenhouse-newer": {
    format: "fivetran-greenhouse",
    votes: newer,
    ratings: words,
    job: senior,
    offer: bySentDay,
    decidedBy: "99",
    left: flatLeft
  },
  "fivetran-lever": {
    format: "fivetran-lever",
    votes: newer,
    ratings: [],
    hasInterviewFocus: false,
    hasUpdates: false,
    job: senior,
    offer: {decided_at: "2026-03-09T00:00:00.000Z", resolved_at: at(15)},
    left: leverLeft
  }
};

/** What the source must tell, column by column. */
function worldOf(dialect: Dialect): Record<string, object[]> {
  const {votes, ratings, hasFocus, hasInterviewFocus, hasUpdates, job, beyond} = dialect;
  const about = (card: string): {stage: string; focus: string} =>
    screens.has(card)
      ? {stage: "phone_screen", focus: "Technical Phone Interview"}
      : {stage: "loop", focus: "System Design"};
  return {
    scorecards: cards.map(([id, application, interviewer, interview, day], index) => ({
      scorecard_id: id,
      application_id: application,
      interviewer_id: interviewer,
      stage: about(id).stage,
      focus: hasFocus === false ? null : about(id).focus,
      interview_id: interview,
      interviewed_at: at(day, 10),
      submitted_at: at(day),
      vote: votes[index],
      shadow: "false",
      updated_at: hasUpdates === false ? null : at(day)
    })),
    ratings: ratings.map((rating, index) => ({
      scorecard_id: cards[index]![0],
      question: "Coding",
      attribute: "Coding",
      rating
    })),
    interviews: cards
      .map(([id, application, interviewer, interview, day]): object => ({
        interview_id: interview,
        application_id: application,
        interviewer_id: interviewer,
        stage: about(id).stage,
        focus: hasInterviewFocus === false ? null : about(id).focus,
        starts_at: at(day, 10),
        ends_at: at(day, 11),
        status: "complete"
      }))
      .concat(beyond?.interviews ?? []),
    applications: ends.map(([id, applied, status, closed]) => ({
      application_id: id,
      candidate_id: `90${id}`,
      ...engineer,
      level: job?.level ?? null,
      team: job?.team ?? null,
      applied_at: at(applied),
      status,
      closed_at: closed === null ? null : status === "hired" ? (dialect.hiredAt ?? at(closed)) : at(closed)
    })),
    decisions: [
      {application_id: "1", decision: "offer", offer_status: "accepted", ...dialect.offer},
      {application_id: "2", decision: "no_offer", decided_at: at(10), decided_by: dialect.decidedBy ?? null}
    ],
    stages: (dialect.hasVisits === false ? [] : visits)
      .map(([application_id, stage, entered, left], index): object => {
        const isLast = visits[index + 1]?.[0] !== application_id;
        const isOpen = left === null || (isLast && dialect.openVisits?.includes(application_id) === true);
        return {application_id, stage, entered_at: at(entered), exited_at: isOpen ? null : at(left)};
      })
      .concat(beyond?.stages ?? []),
    interviewers: ["11", "12", "13"].map((id) => ({interviewer_id: id, name: `Canary-7f3a Person${id}`}))
  };
}

/** Rows in an order of their own; a column that holds nothing may be left out. */
function inOrder(rows: readonly object[] = []): string[] {
  const filled = rows.map((row) => Object.entries(row).filter(([, value]) => value !== null));
  return filled.map((row) => JSON.stringify(row.toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted();
}

describe("the world of the fixtures", () => {
  it.each(Object.entries(dialects))(
    "in the words of %s is the same in every column of every table, and nothing of it is refused, doubted or unmentioned",
    async (source, dialect) => {
      const {adapter, rows, excluded, flags, rejected} = await convertedFolder(`${fixtures}${source}`);
      const world = worldOf(dialect);
      for (const [table, expected] of Object.entries(world))
        expect([table, inOrder(rows[table as TableName])]).toEqual([table, inOrder(expected)]);
      expect({adapter, excluded, flags, rejected}).toEqual({
        adapter: dialect.format,
        excluded: {endpoint_not_read: 1, ...dialect.left},
        flags: {},
        rejected: []
      });
    }
  );
});
