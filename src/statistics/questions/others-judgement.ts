import {mixedModel} from "../mixed-model/mixed-model.js";
import {type Judgement, type Spread, leaveOneOutSeverity} from "./leave-one-out-severity.js";

/** One initial vote of a loop. */
export interface LoopVote {
  application: string;
  interviewer: string;
  scorecard: string;
  points: number;
}

/** What the other interviewers of a loop thought, without anything the owner of the scorecard did. */
export interface OthersJudgement {
  /** Mean of their initial votes, each less the severity of who cast it, estimated without this scorecard. */
  mean: number;
  voters: number;
  /** Strict majority of their votes is yes. */
  majorityYes: boolean;
}

export interface OthersJudgements {
  of: (scorecard: string, application: string, interviewer: string) => OthersJudgement | null;
  /** Reliability of a mean of m others: m σ²_candidate / (m σ²_candidate + σ²_rest). */
  reliability: (voters: number) => number | null;
}

/** @param yesFrom vote points from which a vote is a yes (default 3) */
export function othersJudgements(votes: readonly LoopVote[], yesFrom = 3): OthersJudgements {
  const judgements: Judgement[] = votes.map(({application, interviewer, points}) => ({
    unit: application,
    rater: interviewer,
    value: points
  }));
  const spread = spreadOf(judgements);
  const severity = leaveOneOutSeverity(judgements, spread);
  const rowOf = new Map(votes.map(({scorecard}, row) => [scorecard, row]));
  const loops = new Map<string, LoopVote[]>();
  for (const vote of votes) loops.set(vote.application, [...(loops.get(vote.application) ?? []), vote]);
  return {
    of(scorecard, application, interviewer) {
      const others = (loops.get(application) ?? []).filter((vote) => vote.interviewer !== interviewer);
      if (others.length === 0) return null;
      // A scorecard without a vote has nothing in the fit to take out.
      const row = rowOf.get(scorecard) ?? null;
      const adjusted = others.map((vote) => vote.points - severity(row, vote.interviewer));
      return {
        mean: adjusted.reduce((sum, value) => sum + value, 0) / others.length,
        voters: others.length,
        majorityYes: 2 * others.filter(({points}) => points >= yesFrom).length > others.length
      };
    },
    reliability(voters) {
      const signal = voters * spread.unit ** 2;
      const noise = spread.residual ** 2;
      return signal + noise > 0 ? signal / (signal + noise) : null;
    }
  };
}

/** Spread of unit, rater and residual by REML; 0 for a part that the data cannot tell. */
export function spreadOf(judgements: readonly Judgement[]): Spread {
  if (judgements.length < 3) return {unit: 0, rater: 0, residual: 0};
  const {standardDeviation} = mixedModel({
    y: judgements.map(({value}) => value),
    random: {unit: judgements.map(({unit}) => unit), rater: judgements.map(({rater}) => rater)}
  });
  return {
    unit: standardDeviation.unit ?? 0,
    rater: standardDeviation.rater ?? 0,
    residual: standardDeviation.residual ?? 0
  };
}
