import type {Agreement} from "../../../src/contracts/agreement.js";
import {mixedModel} from "../../../src/statistics/mixed-model/mixed-model.js";
import {rounded} from "../finding.js";
import type {LoopVote} from "../shared/loop-votes.js";
import {stepUp} from "./step-up.js";
import {fixedFactors, type VoteModel, type VoteVariances} from "./vote-model.js";
import type {Estimate} from "../../../src/statistics/estimate.js";

type Part = Agreement["slices"][number];
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

/** Variance between interviews of one candidate, and of readings of one interview, from votes of shadows and leads. */
export interface ShadowVariances {
  interview: number;
  reading: number;
}

type ShadowVote = Pick<LoopVote, "application_id" | "interviewer_id" | "focus" | "role" | "level" | "initial_points">;

/** Splits the rest with the votes of shadows beside those of leads; null when the data do not allow it. */
export function shadowVariances(votes: readonly ShadowVote[]): ShadowVariances | null {
  const model = mixedModel({
    y: votes.map(({initial_points}) => initial_points),
    random: {
      candidate: votes.map(({application_id}) => application_id),
      interviewer: votes.map(({interviewer_id}) => interviewer_id),
      focus: votes.map(({focus}) => focus),
      interview: votes.map(({application_id, focus}) => JSON.stringify([application_id, focus]))
    },
    fixed: fixedFactors(votes)
  });
  const {interview, residual} = model.standardDeviation;
  return interview === undefined || residual === undefined ? null : {interview: interview ** 2, reading: residual ** 2};
}

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
    return {
      interviews: n,
      phi: {value: rounded(stepUp(candidate / total, n)), interval: steppedUp(icc, n)},
      withoutSeverity: rounded(candidate / (candidate + (focus + rest) / n))!,
      fixedAreas: shadows && rounded(phiSeenAlike(variances, shadows, n))
    };
  });
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

function steppedUp({interval}: Estimate, n: number): [number, number] | null {
  return interval && [rounded(stepUp(interval[0], n))!, rounded(stepUp(interval[1], n))!];
}
