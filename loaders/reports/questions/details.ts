import {group} from "d3-array";
import {createHash} from "node:crypto";
import type {Finding} from "../../../src/contracts/finding.js";
import type {QuestionDetails} from "../../../src/contracts/question-details.js";
import {type AdjustedRating} from "../../../src/statistics/questions/adjusted-ratings.js";
import {familyIncrements} from "../../../src/statistics/questions/family-increments.js";
import {levelChart} from "../../../src/statistics/questions/level-chart.js";
import {threshold} from "../../config/thresholds.js";
import {hiddenCells} from "../../privacy/suppression.js";
import {asHeadline, mostUrgentFirst, rounded} from "../finding.js";
import type {ReportContext} from "../report.js";
import {candidatesOf} from "../../privacy/slices.js";
import {completionOf} from "./completion.js";
import {criteriaOf, leastHires, leastInformation} from "./criteria.js";
import type {Evidence, QuestionEvidence} from "./evidence.js";

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
      .map((one) => ({
        question: one.question,
        slug: slugOf(one.question),
        findings: mostUrgentFirst(shown.get(one.question)!).map((finding) => asHeadline(finding)),
        criteria: criteria.of(one.question),
        completion: completionOf(one, rated.get(one.question) ?? [], {minimum, least}),
        scale: scaleOf(one),
        level: levelOf(one, rated.get(one.question) ?? [], minimum)
      })),
    notes: context.moments.flatMap(({date, text}) => (text === null ? [] : [{date, period: quarterOf(date), text}])),
    hires: criteria.hires,
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

function scaleOf({rows}: QuestionEvidence) {
  const points = rows.flatMap((row) => (row.points === null ? [] : [row.points]));
  return [...new Set(points)]
    .sort((a, b) => a - b)
    .map((point) => ({points: point, share: rounded(points.filter((one) => one === point).length / points.length)!}));
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
  return chart.map(({period, n, mean, limit}, i) =>
    hidden[i] ? {period, n: null, mean: null, limit: null} : {period, n, mean: rounded(mean), limit: rounded(limit)}
  );
}

function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
