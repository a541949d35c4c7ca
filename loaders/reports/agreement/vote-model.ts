import {dependability} from "../../../src/statistics/agreement/generalizability.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {mixedModel, type MixedModel} from "../../../src/statistics/mixed-model/mixed-model.js";
import type {LoopVote} from "../shared/loop-votes.js";

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

type ModelVote = Pick<LoopVote, "application_id" | "interviewer_id" | "focus" | "role" | "level" | "initial_points">;

/**
 * Initial votes as candidate + interviewer + focus area + rest, role and level as fixed effects, so that candidates are
 * compared within them. With one vote per interview the rest holds everything else: how the candidate did in this area
 * with this interviewer on this day. Null when the data cannot be told apart at all.
 */
export function voteModel(votes: readonly ModelVote[]): VoteModel | null {
  const model = mixedModel({
    y: votes.map(({initial_points}) => initial_points),
    random: {
      candidate: votes.map(({application_id}) => application_id),
      interviewer: votes.map(({interviewer_id}) => interviewer_id),
      focus: votes.map(({focus}) => focus)
    },
    fixed: fixedFactors(votes)
  });
  const sd = model.standardDeviation;
  if (model.criterion === null || sd.candidate === undefined || sd.residual === undefined) return null;
  const square = (value = 0): number => value * value;
  const variances = {
    candidate: square(sd.candidate),
    focus: square(sd.focus),
    interviewer: square(sd.interviewer),
    rest: square(sd.residual)
  };
  const loops = new Set(votes.map(({application_id}) => application_id)).size;
  return {variances, icc: {...dependability(model, 1), n: loops}, model};
}

/** Role and level where they take more than one value; a missing one is a value of its own. */
export function fixedFactors(votes: readonly Pick<LoopVote, "role" | "level">[]): Record<string, string[]> {
  const factors = {
    role: votes.map(({role}) => role ?? "not recorded"),
    level: votes.map(({level}) => level ?? "not recorded")
  };
  return Object.fromEntries(Object.entries(factors).filter(([, values]) => new Set(values).size > 1));
}
