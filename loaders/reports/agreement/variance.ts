import type {Agreement} from "../../../src/contracts/agreement.js";
import {dependability} from "../../../src/statistics/agreement/generalizability.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {mixedModel, type MixedModel} from "../../../src/statistics/mixed-model/mixed-model.js";
import {threshold} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {boundOf} from "../../privacy/suppression.js";
import {published, rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import type {LoopVote} from "../shared/loop-votes.js";

const shadowPairsSql = readSql(new URL("./shadow-pairs.sql", import.meta.url));
const shadowedSql = readSql(new URL("./shadowed-people.sql", import.meta.url));
const shadowVotesSql = readSql(new URL("./shadow-votes.sql", import.meta.url));

type Part = Agreement["slices"][number];
type ModelVote = Pick<
  LoopVote,
  "application_id" | "interviewer_id" | "focus" | "role" | "level" | "initial_points" | "group"
>;

/** Variances of the votes, in squared vote points; 0 where a source could not be told apart. */
export interface VoteVariances {
  candidate: number;
  focus: number;
  interviewer: number;
  rest: number;
}

export interface VoteModel {
  variances: VoteVariances;
  /** Share of the variance of a single vote that is the candidate, with its interval. */
  icc: Estimate;
  model: MixedModel;
}

/** Variance between interviews of one candidate, and of readings of one interview, from votes of shadows and leads. */
export interface ShadowVariances {
  interview: number;
  reading: number;
}

/**
 * Initial votes as candidate + interviewer + focus area + rest, role, level and the group of those who share candidates
 * as fixed effects, so that candidates are compared within them. With one vote per interview the rest holds everything else: how the candidate did in this area
 * with this interviewer on this day. Null when the data cannot be told apart at all.
 */
export function voteModel(votes: readonly ModelVote[]): VoteModel | null {
  const model = fitted(votes);
  const {candidate, focus = 0, interviewer = 0, residual} = model.standardDeviation;
  if (model.criterion === null || candidate === undefined || residual === undefined) return null;
  return {
    variances: {candidate: candidate ** 2, focus: focus ** 2, interviewer: interviewer ** 2, rest: residual ** 2},
    icc: {...dependability(model, 1), n: new Set(votes.map(({application_id}) => application_id)).size},
    model
  };
}

/** Shadow pairs, and what they tell about the rest of the variance once there are enough. */
export async function shadowsOf({
  warehouse,
  config
}: ReportContext): Promise<{published: Agreement["shadows"]; variances: ShadowVariances | null}> {
  const least = threshold(config, "agreement.repeatability", "least_shadow_pairs");
  const [counts] = await warehouse.rows<{pairs: number; same: number}>(shadowPairsSql);
  const {pairs, same} = counts!;
  const shadowed = await warehouse.rows<{candidate_id: string}>(shadowedSql);
  const few = shadowed.length < config.privacy.minimum_candidates;
  const bound = boundOf(same, pairs, shadowed.length);
  const sameSide = {value: same / pairs, interval: wilson(same, pairs)};
  return {
    published: behind(shadowed, {
      pairs,
      least,
      sameSide: published(pairs === 0 ? null : bound ? {value: null, interval: bound} : sameSide)
    }),
    variances: pairs >= least && !few ? shadowVariances(await warehouse.rows<ModelVote>(shadowVotesSql)) : null
  };
}

/** Splits the rest with the votes of shadows beside those of leads; null when the data do not allow it. */
function shadowVariances(votes: readonly ModelVote[]): ShadowVariances | null {
  const interviews = votes.map(({application_id, focus}) => JSON.stringify([application_id, focus]));
  const {interview, residual} = fitted(votes, {interview: interviews}).standardDeviation;
  return interview === undefined || residual === undefined ? null : {interview: interview ** 2, reading: residual ** 2};
}

function fitted(votes: readonly ModelVote[], further: Record<string, string[]> = {}): MixedModel {
  const factors = {
    role: votes.map(({role}) => role ?? "not recorded"),
    level: votes.map(({level}) => level ?? "not recorded"),
    // Between groups that share neither candidate nor interviewer nothing tells candidates from interviewers.
    group: votes.map(({group = 0}) => group)
  };
  return mixedModel({
    y: votes.map(({initial_points}) => initial_points),
    random: {
      candidate: votes.map(({application_id}) => application_id),
      interviewer: votes.map(({interviewer_id}) => interviewer_id),
      focus: votes.map(({focus}) => focus),
      ...further
    },
    // A factor of one value says nothing; a missing value is a value of its own.
    fixed: Object.fromEntries(
      Object.entries<(string | number)[]>(factors).filter(([, values]) => new Set(values).size > 1)
    )
  });
}

type Source = NonNullable<Part["split"]>[number]["source"];

const words: Record<Source, {meaning: string; lever: string}> = {
  candidate: {
    meaning: "How candidates differ from each other in all their interviews: what a loop is for.",
    lever: "Nothing to mend."
  },
  focus: {
    meaning: "Some areas are harder than others for everyone.",
    lever: "Compare candidates within an area; mend the rubric of the area."
  },
  interviewer: {
    meaning: "Some interviewers vote higher or lower than others on everyone.",
    lever: "Calibration sessions."
  },
  interview: {
    meaning: "How this candidate did in this interview, seen alike by who led it and who shadowed.",
    lever: "More interviews; nothing that interviewers could do better."
  },
  rest: {
    meaning:
      "Everything else: how a candidate differs between areas, the day, and how an interviewer read this interview.",
    lever: "More interviews, sharper rubrics; shadow pairs tell which."
  }
};

/** Shares of the variance of a single vote, largest lever first in the order of the sources. */
export function varianceSplit(variances: VoteVariances, shadows: ShadowVariances | null): Part["split"] {
  const {candidate, focus, interviewer, rest} = variances;
  const total = candidate + focus + interviewer + rest;
  if (!(total > 0)) return null;
  const seenAlike = shadows ? (rest * shadows.interview) / (shadows.interview + shadows.reading) : 0;
  const parts: [Source, number][] = [
    ["candidate", candidate],
    ["focus", focus],
    ["interviewer", interviewer],
    ...(shadows ? ([["interview", seenAlike]] as [Source, number][]) : []),
    ["rest", rest - seenAlike]
  ];
  return parts.map(([source, variance]) => ({source, share: rounded(variance / total)!, ...words[source]}));
}

/** Φ of one to eight interviews, with what it would be without severity and, given shadows, with fixed areas. */
export function phiCurve({variances, icc}: VoteModel, shadows: ShadowVariances | null): Part["phi"] {
  const {candidate, focus, interviewer, rest} = variances;
  const total = candidate + focus + interviewer + rest;
  return Array.from({length: 8}, (_, index) => {
    const n = index + 1;
    const at = (single: number): number => stepUp(single, n);
    return {
      interviews: n,
      phi: published({
        value: at(candidate / total),
        interval: icc.interval && [at(icc.interval[0]), at(icc.interval[1])]
      }),
      withoutSeverity: rounded(candidate / (candidate + (focus + rest) / n))!,
      fixedAreas: shadows && rounded(phiSeenAlike(variances, shadows, n))
    };
  });
}

/** Reliability Φ of the mean of n votes from that of one (Spearman–Brown): n·ρ / (1 + (n − 1)·ρ); none of no votes. */
export function stepUp(single: number, n: number): number {
  return n === 0 ? 0 : (n * single) / (1 + (n - 1) * single);
}

/**
 * Φ of the mean of n interviews if whatever a lead and a shadow see alike in one interview came back: the areas, and how
 * the candidate did in them. Only what interviewers make of it is noise then.
 */
export function phiSeenAlike(
  {candidate, interviewer, rest}: VoteVariances,
  {interview, reading}: ShadowVariances,
  n: number
): number {
  const seenAlike = (rest * interview) / (interview + reading);
  const steady = candidate + seenAlike / n;
  return steady / (steady + (interviewer + rest - seenAlike) / n);
}
