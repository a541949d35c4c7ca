import {group, rollup} from "d3-array";
import {medianSorted} from "simple-statistics";
import {binomialQuantile} from "../../../src/statistics/distributions/index.js";
import {defaultLevel, type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {type AttributeRating, halo, type HaloContrast} from "../../../src/statistics/interviewers/halo.js";
import {
  type InterviewerSeverity,
  severity,
  type Severity,
  type Vote
} from "../../../src/statistics/interviewers/severity.js";
import {threshold} from "../../config/thresholds.js";
import {readSql, type ReportContext} from "../report.js";
import {byLoop} from "../shared/loop-votes.js";
import {areOnlyDays} from "../shared/only-days.js";
import {type Sameness, samenessOf} from "../shared/sameness.js";

const sqlOf = (name: string): string => readSql(new URL(`./${name}.sql`, import.meta.url));
export const interviewerVotesSql = sqlOf("votes");
export const feedbackSql = sqlOf("feedback");
const ratingsSql = sqlOf("ratings");
const haloSql = sqlOf("halo");

/** An initial vote of an interview beyond the screens. */
export interface InterviewerVote {
  scorecard_id: string;
  application_id: string;
  candidate_id: string;
  interviewer_id: string;
  stage: string;
  focus: string;
  initial_vote: string;
  initial_points: number;
  initial_is_yes: boolean;
  held_at: string | null;
  role: string | null;
  level: string | null;
  team: string | null;
  /** Vote of the phone screen. */
  screen: string | null;
  period: string | null;
  peer_points: number | null;
}

export interface RatingHabits {
  interviewer_id: string;
  candidates: number;
  ratings: number;
  no_data: number;
  spread: number | null;
}

/** What the models need of a vote. */
export type ModelledVote = Pick<
  InterviewerVote,
  | "application_id"
  | "interviewer_id"
  | "focus"
  | "initial_points"
  | "initial_is_yes"
  | "held_at"
  | "role"
  | "level"
  | "stage"
  | "team"
  | "screen"
  | "period"
>;

/** Everything the interviewer pages and findings are made of. */
export interface InterviewerFacts {
  votes: InterviewerVote[];
  byInterviewer: Map<string, InterviewerVote[]>;
  /** Why no vote can be compared with another's; then nobody has a severity. */
  sameness: Sameness | null;
  severity: Severity;
  timeliness: Map<string, Timeliness>;
  /** Interviews or submissions are known by their day alone. */
  onlyDays: boolean;
  /** All feedback together. */
  everyonesTimeliness: Timeliness;
  /** The feedback of each interviewer. */
  feedback: Map<string, GivenFeedback[]>;
  habits: Map<string, RatingHabits>;
  halo: HaloContrast;
}

export async function interviewerFacts(context: ReportContext): Promise<InterviewerFacts> {
  const {warehouse, config} = context;
  const votes = await warehouse.rows<InterviewerVote>(interviewerVotesSql);
  const feedback = await readFeedback(context);
  const habits = await warehouse.rows<RatingHabits>(ratingsSql);
  const ratings = await warehouse.rows<AttributeRating>(haloSql);
  const sameness = samenessOf(votes);
  const found = severity({
    votes: modelVotes(votes),
    threshold: threshold(config, "interviewer.severity", "deviation")
  });
  return {
    votes,
    byInterviewer: group(votes, ({interviewer_id}) => interviewer_id),
    sameness,
    severity: sameness ? {...found, interviewers: found.interviewers.map(unknown)} : found,
    onlyDays: await areOnlyDays(context),
    feedback: group(feedback, ({interviewer_id}) => interviewer_id),
    timeliness: rollup(feedback, timeliness, ({interviewer_id}) => interviewer_id),
    everyonesTimeliness: timeliness(feedback),
    habits: new Map(habits.map((row) => [row.interviewer_id, row])),
    halo: halo(ratings)
  };
}

function unknown(one: InterviewerSeverity): InterviewerSeverity {
  return {...one, deviation: null, standardError: null, interval: null, probability: null, other: null};
}

type Cast = Pick<InterviewerVote, "application_id" | "interviewer_id">;

/** The interviewers who voted on a candidate on whom someone else voted too. */
export function sharingCandidates(votes: readonly Cast[]): ReadonlySet<string> {
  const sharing = new Set<string>();
  for (const loop of byLoop(votes).values()) {
    const people = new Set(loop.map(({interviewer_id}) => interviewer_id));
    if (people.size > 1) people.forEach((one) => sharing.add(one));
  }
  return sharing;
}

/** What keeps votes from being taken apart although they are enough, and what would change that. */
export interface Hidden {
  why: string;
  action: string;
}

/** Of an interviewer whose votes differ. */
export function hiddenBy(interviewer: string, sharing: ReadonlySet<string>): Hidden {
  return sharing.has(interviewer)
    ? {
        why: "candidate, area and interviewer leave next to nothing of the votes to compare by",
        action: "Wait for more votes."
      }
    : {
        why: "no candidate whom {subject} met has a vote of anyone else",
        action: "Put {subject} in loops in which colleagues vote too."
      };
}

/** When the feedback of each interview beyond the screens came. */
export async function readFeedback({warehouse}: ReportContext): Promise<GivenFeedback[]> {
  return await warehouse.rows(feedbackSql);
}

/** The votes as the statistical models want them. */
export function modelVotes(votes: readonly ModelledVote[]): Vote[] {
  return votes.map((vote) => ({
    candidate: vote.application_id,
    interviewer: vote.interviewer_id,
    area: vote.focus,
    points: vote.initial_points,
    yes: vote.initial_is_yes,
    heldAt: vote.held_at === null ? null : Date.parse(vote.held_at),
    strata: {role: vote.role, level: vote.level, stage: vote.stage},
    standing: {team: vote.team, screen: vote.screen, quarter: vote.period}
  }));
}

export interface Feedback {
  candidate_id: string;
  hours: number | null;
  after_debrief: boolean | null;
}

type GivenFeedback = Feedback & {interviewer_id: string; held_at: string | null};

export interface Timeliness {
  /** Median hours to the feedback. */
  hours: Estimate;
  /** Share submitted after the debrief began, else after the decision. */
  afterDebrief: Estimate;
}

/** Median with a distribution-free interval (order statistics by the binomial), and share with a Wilson interval. */
export function timeliness(feedback: readonly Pick<Feedback, "hours" | "after_debrief">[]): Timeliness {
  const known = feedback.filter(({after_debrief}) => after_debrief !== null);
  const late = known.filter(({after_debrief}) => after_debrief).length;
  return {
    hours: medianHours(feedback),
    afterDebrief:
      known.length === 0
        ? notEstimable(0)
        : {value: late / known.length, standardError: null, interval: wilson(late, known.length), n: known.length}
  };
}

/** Median hours to feedback; the interval holds the median with at least `level` (order statistics by the binomial). */
export function medianHours(feedback: readonly Pick<Feedback, "hours">[], level = defaultLevel): Estimate {
  const sorted = feedback.flatMap(({hours}) => (hours === null ? [] : [hours])).sort((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return notEstimable(n);
  const below = binomialQuantile((1 - level) / 2, n, 0.5);
  const interval: [number, number] | null = below < 1 ? null : [sorted[below - 1]!, sorted[n - below]!];
  return {value: medianSorted(sorted), standardError: null, interval, n};
}
