import {quarterOf} from "../../../src/words/trend.js";
import {createHash} from "node:crypto";
import {group} from "d3-array";
import type {Finding} from "../../../src/contracts/finding.js";
import type {QuestionCompletion, QuestionCriteria, QuestionDetails} from "../../../src/contracts/question-details.js";
import {clusteredCorrelation, correlationInterval} from "../../../src/statistics/association/clustered-correlation.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import type {AdjustedRating} from "../../../src/statistics/questions/adjusted-ratings.js";
import {criterionCorrelations, sameAttribute} from "../../../src/statistics/questions/criterion-correlation.js";
import {familyIncrements} from "../../../src/statistics/questions/family-increments.js";
import {informationAtBar} from "../../../src/statistics/questions/information-at-bar.js";
import {levelChart} from "../../../src/statistics/questions/level-chart.js";
import {threshold} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {candidatesOf} from "../../privacy/slices.js";
import {blanked, boundOf, hiddenCells, isHomogeneous, tellsOfFew} from "../../privacy/suppression.js";
import {asHeadline, mostUrgentFirst, published, publishedShare, rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {pointsOf, shareAt, type Evidence, type QuestionEvidence, type RatingRow} from "./evidence.js";

const performanceSql = readSql(new URL("./performance.sql", import.meta.url));
/** Fewest hires rated on the job before any question is held against their work. */
const leastHires = 100;
/** Fewest ratings for the graded response model. */
const leastInformation = 150;
const leastCompleted = 20;
const level = 0.9;

/** What the pages of single questions show; `shown` are the questions that may be published, with their findings. */
export async function questionDetails(
  evidence: Evidence,
  shown: ReadonlyMap<string, readonly Finding[]>,
  context: ReportContext
): Promise<QuestionDetails> {
  const least = threshold(context.config, "question.signal", "least_ratings");
  const minimum = context.config.privacy.minimum_candidates;
  const criteria = await criteriaOf(evidence, context, least);
  const rated = group(evidence.ratings, ({question}) => question);
  const attributes = new Map(evidence.questions.map(({question, attribute}) => [question, attribute]));
  const families = familyIncrements(
    evidence.ratings.filter(({question}) => shown.has(question)),
    (question) => attributes.get(question) ?? null
  );
  return {
    questions: evidence.questions
      .filter(({question}) => shown.has(question))
      .map((one) =>
        behind(one.rows, {
          question: one.question,
          slug: slugOf(one.question),
          findings: mostUrgentFirst(shown.get(one.question)!).map((finding) => asHeadline(finding)),
          criteria: criteria.of(one.question),
          completion: completionOf(one, rated.get(one.question) ?? [], {minimum, least}),
          scale: scaleOf(one, minimum),
          level: levelOf(one, rated.get(one.question) ?? [], minimum)
        })
      ),
    notes: context.moments.flatMap(({date, text}) => (text === null ? [] : [{date, period: quarterOf(date), text}])),
    hires: tellsOfFew(criteria.hires, minimum) ? null : criteria.hires,
    leastHires,
    leastInformation,
    leastRatings: least,
    families: families.map(({family, share}) => ({
      family,
      loops: share.n,
      share: rounded(share.value)!,
      interval: [rounded(share.interval![0])!, rounded(share.interval![1])!]
    }))
  };
}

/** Names a question in an address without its text. */
function slugOf(question: string): string {
  return `q${createHash("sha256").update(question).digest("hex").slice(0, 10)}`;
}

/** Left out where few candidates were rated, or all of a few alike. */
function scaleOf({rows}: QuestionEvidence, minimum: number) {
  const ratings = pointsOf(rows);
  const people = candidatesOf(rows.filter(({points}) => points !== null));
  if (people < minimum || (new Set(ratings).size === 1 && isHomogeneous(ratings.length, ratings.length, people)))
    return [];
  return [...new Set(ratings)].sort((a, b) => a - b).map((points) => ({points, share: shareAt(points, ratings)!}));
}

/** Quarters of fewer than `minimum` candidates keep their numbers to themselves, and so does what would tell them. */
function levelOf({rows}: QuestionEvidence, ratings: readonly AdjustedRating[], minimum: number) {
  const chart = levelChart(ratings, quarterOf);
  if (chart === null) return null;
  const quarters = group(
    rows.filter(({held_at}) => held_at !== null),
    ({held_at}) => quarterOf(held_at!)
  );
  const people = new Map([...quarters].map(([period, mine]) => [period, candidatesOf(mine)]));
  const hidden = hiddenCells(chart, {people: ({period}) => people.get(period)!, families: [() => "all"], minimum});
  return chart.map(({period, n, mean, limit}, i) => {
    const point = {period, n, mean: rounded(mean), limit: rounded(limit)};
    return behind(quarters.get(period)!, hidden[i] ? blanked(point, "period") : point);
  });
}

interface Criteria {
  of: (question: string) => QuestionCriteria;
  hires: number;
}

/** The yardsticks beside the others' votes; a question with fewer than `least` ratings that have one gets none. */
async function criteriaOf(
  {questions, ratings, votes}: Evidence,
  {warehouse, config}: ReportContext,
  least: number
): Promise<Criteria> {
  const attributes = new Map(questions.map(({question, attribute}) => [question, attribute]));
  const same = byQuestion(
    criterionCorrelations(
      ratings,
      sameAttribute(ratings, (question) => attributes.get(question) ?? null)
    )
  );
  const hires = await warehouse.rows<{application_id: string; performance: number}>(performanceSql);
  const performance = new Map(hires.map(({application_id, performance: value}) => [application_id, value]));
  const later =
    hires.length < leastHires
      ? new Map<string, Estimate>()
      : byQuestion(criterionCorrelations(ratings, ({application}) => performance.get(application) ?? null));
  const rated = group(ratings, ({question}) => question);
  const cast = group(votes, ({application_id}) => application_id);
  const beside = ({points, application, interviewer}: AdjustedRating) => ({
    points,
    others: (cast.get(application) ?? [])
      .filter(({interviewer_id}) => interviewer_id !== interviewer)
      .map(({initial_points}) => initial_points)
  });
  const shown = (estimate: Estimate | undefined) => {
    const n = estimate?.n ?? 0;
    return {
      n: tellsOfFew(n, config.privacy.minimum_candidates) ? null : n,
      r: n >= least ? published(estimate) : published(null)
    };
  };
  return {
    hires: hires.length,
    of: (question) => ({
      sameAttribute: shown(same.get(question)),
      postHire: shown(later.get(question)),
      information: published(informationAtBar((rated.get(question) ?? []).map(beside), {least: leastInformation}))
    })
  };
}

function byQuestion(list: readonly {question: string; r: Estimate}[]): Map<string, Estimate> {
  return new Map(list.map(({question, r}) => [question, r]));
}

/**
 * Of those who completed an exercise, how many its interviewer still voted no on and how many got no offer; and whether
 * how they did it mattered: the correlation of their ratings with the others' votes. Null where completion is not
 * recorded for twenty completed ones, or where those who completed it or did not are too few to be shown.
 */
function completionOf(
  {rows}: QuestionEvidence,
  ratings: readonly AdjustedRating[],
  {minimum, least}: {minimum: number; least: number}
): QuestionCompletion | null {
  const recorded = rows.filter(({completed}) => completed !== null);
  const done = recorded.filter(({completed}) => completed === true);
  const rest = recorded.filter(({completed}) => completed === false);
  if (done.length < leastCompleted) return null;
  if (tellsOfFew(candidatesOf(rest), minimum)) return null;
  const scorecards = new Set(done.map(({scorecard_id}) => scorecard_id));
  const rated = ratings.filter(({scorecard}) => scorecards.has(scorecard));
  return {
    recorded: recorded.length,
    completed: done.length,
    votedNo: shareOf(
      done.filter(({own_vote_is_yes}) => own_vote_is_yes !== null),
      ({own_vote_is_yes}) => !own_vote_is_yes,
      minimum
    ),
    noOffer: shareOf(
      done.filter(({outcome}) => outcome === "offer" || outcome === "no_offer"),
      ({outcome}) => outcome === "no_offer",
      minimum
    ),
    process: rated.length < least ? published(null) : processOf(rated)
  };
}

function shareOf(rows: readonly RatingRow[], which: (row: RatingRow) => boolean, minimum: number) {
  if (candidatesOf(rows) < minimum) return null;
  const k = rows.filter(which).length;
  if (boundOf(k, rows.length, candidatesOf(rows))) return null;
  return {k, n: rows.length, share: publishedShare(k, rows.length)};
}

function processOf(rated: readonly AdjustedRating[]) {
  const fit = clusteredCorrelation(
    rated.map(({adjusted}) => adjusted),
    rated.map(({others}) => others.mean),
    rated.map(({interviewer}) => interviewer)
  );
  if (fit === null) return published(null);
  return published({value: fit.r, interval: correlationInterval(fit, level)});
}
