import type {Finding} from "../../../src/contracts/finding.js";
import type {InterviewerDetails} from "../../../src/contracts/interviewer-details.js";
import {studentTInterval} from "../../../src/statistics/intervals/normal-interval.js";
import {asHeadline, published, rounded} from "../finding.js";
import type {InterviewerFacts, InterviewerVote, RatingHabits} from "./facts.js";

type Detail = InterviewerDetails["people"][number];

/** What the page of each listed interviewer shows. */
export function interviewerDetails(
  people: readonly string[],
  facts: InterviewerFacts,
  findings: readonly Finding[],
  {minimum, leastVotes}: {minimum: number; leastVotes: number}
): InterviewerDetails {
  const everyone = pooled([...facts.habits.values()]);
  const all = scaleShares(facts.votes);
  return {
    leastVotes,
    people: people.map((interviewer): Detail => {
      const votes = facts.byInterviewer.get(interviewer)!;
      const own = pooled([facts.habits.get(interviewer)].filter((habit) => habit !== undefined));
      const mine = scaleShares(votes);
      return {
        interviewer,
        findings: findings
          .filter(({subject}) => subject === interviewer)
          .slice(0, 4)
          .map((finding) => asHeadline(finding)),
        votes: votes.length,
        quarters: quarters(votes, minimum),
        scale: [...all].map(([points, share]) => ({
          points,
          share: rounded(mine.get(points) ?? 0)!,
          everyone: rounded(share)!
        })),
        spread: {own: own.spread, everyone: everyone.spread},
        noData: {own: own.noData, everyone: everyone.noData},
        hours: {
          own: published(facts.timeliness.get(interviewer)?.hours),
          everyone: rounded(facts.everyonesTimeliness.hours.value)
        }
      };
    })
  };
}

/** Share of votes at each point that occurs, lowest first. */
export function scaleShares(votes: readonly Pick<InterviewerVote, "initial_points">[]): Map<number, number> {
  const points = [...new Set(votes.map(({initial_points}) => initial_points))].sort((a, b) => a - b);
  return new Map(
    points.map((point) => [point, votes.filter(({initial_points}) => initial_points === point).length / votes.length])
  );
}

/** Share of ratings without data, and mean spread within a scorecard, over the given interviewers. */
export function pooled(habits: readonly RatingHabits[]): {noData: number | null; spread: number | null} {
  const ratings = habits.reduce((sum, habit) => sum + habit.ratings, 0);
  const spreads = habits.filter(({spread}) => spread !== null);
  const weight = spreads.reduce((sum, habit) => sum + habit.ratings, 0);
  return {
    noData: ratings > 0 ? rounded(habits.reduce((sum, habit) => sum + habit.no_data, 0) / ratings) : null,
    spread: weight > 0 ? rounded(spreads.reduce((sum, habit) => sum + habit.spread! * habit.ratings, 0) / weight) : null
  };
}

function quarters(votes: readonly InterviewerVote[], minimum: number): Detail["quarters"] {
  const periods = [...new Set(votes.flatMap(({period}) => (period === null ? [] : [period])))].sort();
  return periods.map((period) => {
    const mine = votes.filter((vote) => vote.period === period && vote.peer_points !== null);
    if (new Set(mine.map(({candidate_id}) => candidate_id)).size < minimum)
      return {period, votes: null, gap: {value: null, interval: null}};
    const gaps = mine.map(({initial_points, peer_points}) => initial_points - peer_points!);
    const value = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - value) ** 2, 0) / (gaps.length - 1);
    const interval = studentTInterval(value, Math.sqrt(variance / gaps.length), gaps.length - 1, 0.9);
    return {period, votes: mine.length, gap: published({value, interval})};
  });
}
