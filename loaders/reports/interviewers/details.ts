import {ascending, group, rollup} from "d3-array";
import {mean, sampleStandardDeviation, sum} from "simple-statistics";
import type {Finding} from "../../../src/contracts/finding.js";
import type {InterviewerDetails} from "../../../src/contracts/interviewer-details.js";
import {studentTInterval} from "../../../src/statistics/intervals/normal-interval.js";
import {behind} from "../../privacy/behind.js";
import {candidatesIn, candidatesOf} from "../../privacy/slices.js";
import {boundOf, isHomogeneous} from "../../privacy/suppression.js";
import {asHeadline, published, publishedShareOf, rounded} from "../finding.js";
import type {HiddenQuarters} from "../shared/person-quarters.js";
import type {InterviewerFacts, InterviewerVote, RatingHabits} from "./facts.js";

type Detail = InterviewerDetails["people"][number];

/** What the page of each listed interviewer shows. */
export function interviewerDetails(
  people: readonly string[],
  facts: InterviewerFacts,
  findings: readonly Finding[],
  {minimum, leastVotes, isHidden}: {minimum: number; leastVotes: number; isHidden: HiddenQuarters["votes"]}
): InterviewerDetails {
  const everyone = pooled([...facts.habits.values()]);
  const all = scaleShares(facts.votes);
  const answers = new Map(facts.votes.map(({initial_points, initial_vote}) => [initial_points, initial_vote]));
  return {
    leastVotes,
    people: people.map((interviewer): Detail => {
      const votes = facts.byInterviewer.get(interviewer)!;
      const own = pooled(ownHabits(facts, interviewer, minimum));
      const mine = scaleShares(votes);
      return behind(candidatesIn(votes), {
        interviewer,
        findings: findings
          .filter(({subject}) => subject === interviewer)
          .slice(0, 4)
          .map((finding) => asHeadline(finding)),
        votes: votes.length,
        quarters: quarters(interviewer, votes, isHidden),
        scale: tellsAllVotes(votes)
          ? []
          : [...all].map(([points, share]) => ({
              vote: answers.get(points)!,
              points,
              share: rounded(mine.get(points) ?? 0)!,
              everyone: rounded(share)!
            })),
        spread: {own: own.spread, everyone: everyone.spread},
        noData: {own: own.noData, everyone: everyone.noData},
        hours: {
          own: hoursOf(facts, interviewer, minimum).hours,
          everyone: rounded(facts.everyonesTimeliness.hours.value)
        }
      });
    })
  };
}

/** Did all of few candidates get the same vote, or none of them some vote? Then the shares would tell their votes. */
export function tellsAllVotes(votes: readonly InterviewerVote[]): boolean {
  const people = candidatesOf(votes);
  return [...scaleShares(votes).values()].some((share) => isHomogeneous(share * votes.length, votes.length, people));
}

/** How someone rates, as far as enough candidates were rated; shares of none or all of a few stay away. */
export function ownHabits({habits}: InterviewerFacts, interviewer: string, minimum: number): RatingHabits[] {
  const own = habits.get(interviewer);
  const told = own && own.candidates >= minimum && boundOf(own.no_data, own.ratings, own.candidates) === null;
  return told ? [own] : [];
}

/** When someone's feedback came, as far as it is about enough candidates. */
export function hoursOf({timeliness: of, feedback}: InterviewerFacts, interviewer: string, minimum: number) {
  const people = candidatesOf(feedback.get(interviewer) ?? []);
  const time = of.get(interviewer);
  if (!time || people < minimum) return {hours: published(null), afterDebrief: published(null)};
  return {hours: published(time.hours), afterDebrief: publishedShareOf(time.afterDebrief, people)};
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

function quarters(
  interviewer: string,
  votes: readonly InterviewerVote[],
  isHidden: HiddenQuarters["votes"]
): Detail["quarters"] {
  const byPeriod = group(
    votes.filter(({period}) => period !== null),
    ({period}) => period!
  );
  const cells = [...byPeriod]
    .sort(([a], [b]) => ascending(a, b))
    .map(([period, ofPeriod]) => ({period, mine: ofPeriod.filter(({peer_points}) => peer_points !== null)}));
  return cells.map(({period, mine}) => {
    if (mine.length === 0 || isHidden(interviewer, period)) return {period, votes: null, gap: published(null)};
    const gaps = mine.map(({initial_points, peer_points}) => initial_points - peer_points!);
    const value = mean(gaps);
    const error = sampleStandardDeviation(gaps) / Math.sqrt(gaps.length);
    const interval = studentTInterval(value, error, gaps.length - 1, 0.9);
    return behind(candidatesIn(mine), {period, votes: mine.length, gap: published({value, interval})});
  });
}
