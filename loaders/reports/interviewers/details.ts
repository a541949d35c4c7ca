import {ascending, group, rollup} from "d3-array";
import {mean, sampleStandardDeviation, sum} from "simple-statistics";
import type {Finding} from "../../../src/contracts/finding.js";
import type {InterviewerDetails} from "../../../src/contracts/interviewer-details.js";
import {studentTInterval} from "../../../src/statistics/intervals/normal-interval.js";
import {candidatesOf} from "../../privacy/slices.js";
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
  const counts = rollup(
    votes,
    (some) => some.length / votes.length,
    ({initial_points}) => initial_points
  );
  return new Map([...counts].sort(([a], [b]) => a - b));
}

/** Share of ratings without data, and mean spread within a scorecard, over the given interviewers. */
export function pooled(habits: readonly RatingHabits[]): {noData: number | null; spread: number | null} {
  const ratings = sum(habits.map((habit) => habit.ratings));
  const spreads = habits.filter(({spread}) => spread !== null);
  const weight = sum(spreads.map((habit) => habit.ratings));
  return {
    noData: ratings > 0 ? rounded(sum(habits.map(({no_data}) => no_data)) / ratings) : null,
    spread: weight > 0 ? rounded(sum(spreads.map((habit) => habit.spread! * habit.ratings)) / weight) : null
  };
}

function quarters(votes: readonly InterviewerVote[], minimum: number): Detail["quarters"] {
  const byPeriod = group(
    votes.filter(({period}) => period !== null),
    ({period}) => period!
  );
  return [...byPeriod]
    .sort(([a], [b]) => ascending(a, b))
    .map(([period, ofPeriod]) => {
      const mine = ofPeriod.filter(({peer_points}) => peer_points !== null);
      if (candidatesOf(mine) < minimum) return {period, votes: null, gap: published(null)};
      const gaps = mine.map(({initial_points, peer_points}) => initial_points - peer_points!);
      const value = mean(gaps);
      const error = sampleStandardDeviation(gaps) / Math.sqrt(gaps.length);
      const interval = studentTInterval(value, error, gaps.length - 1, 0.9);
      return {period, votes: mine.length, gap: published({value, interval})};
    });
}
