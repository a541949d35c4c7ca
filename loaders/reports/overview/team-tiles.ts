import {flatGroup, group} from "d3-array";
import {mean} from "simple-statistics";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Tile} from "../../../src/contracts/overview.js";
import {percentAgreement} from "../../../src/statistics/agreement/coefficients.js";
import {studentTQuantile} from "../../../src/statistics/distributions/index.js";
import {type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import {clusteredMeanError} from "../../../src/statistics/intervals/clustered-mean.js";
import {clusteredShare} from "../../../src/statistics/intervals/clustered-share.js";
import {threshold} from "../../config/thresholds.js";
import {sameBehind} from "../../privacy/behind.js";
import {published} from "../finding.js";
import {readFeedback} from "../interviewers/facts.js";
import {readSql, type ReportContext} from "../report.js";
import {byLoop, inLoopsOfTwo, loopVotes, type LoopVote} from "../shared/loop-votes.js";
import type {TrendCase} from "../shared/trend.js";
import {firstDay} from "./pipeline-tiles.js";
import {quarterOf} from "../../../src/words/trend.js";
import {wholeQuarters} from "../shared/quarters.js";
import {tileOf, withoutValue} from "./tile.js";

const interviewsSql = readSql(new URL("./interviews.sql", import.meta.url));
const weeksOfAQuarter = 13;
/** Other pages count nearly the same votes. */
const grain = 0.01;

type Page = Tile["page"];
type DatedVote = LoopVote & {period: string};

/** Pairs of votes on one candidate that fall on the same side, against what chance alone would give. */
export async function votesOnOneSide(context: ReportContext, page: Page): Promise<Tile> {
  const words = {measure: "Pairs of votes on the same side", counted: "loops", page};
  const votes = [...byLoop(inLoopsOfTwo(await loopVotes(context))).values()].flatMap((loop): DatedVote[] => {
    // A loop belongs to the quarter of its first interview.
    const {period} = loop[0]!;
    return period === null ? [] : loop.map((vote) => ({...vote, period}));
  });
  if (votes.length === 0)
    return withoutValue(words, "share", "No loop has two votes: export scorecards with stage loop and their votes.");
  const yes = mean(votes.map(({initial_is_yes}) => Number(initial_is_yes)));
  const reference = {value: Number((yes ** 2 + (1 - yes) ** 2).toFixed(4)), interval: null, label: "by chance"};
  const {settled} = wholeQuarters([], {firstDay: await firstDay(context), dataThrough: context.dataThrough});
  const agreed = (some: readonly DatedVote[], level: number): Estimate =>
    percentAgreement(sides(some), {weights: "identity", categories: [0, 1], level});
  return tileOf(
    votes,
    {
      unit: "share",
      settled,
      outcome: (some) => {
        const {value, n} = agreed(some, 0.9);
        return {k: Math.round((value ?? 0) * n), n};
      },
      estimate: agreed,
      grain
    },
    context.config,
    {...words, reference}
  );
}

/** One row for each loop: its votes as no (0) and yes (1). */
function sides(votes: readonly DatedVote[]): (number | null)[][] {
  const loops = [...byLoop(votes).values()];
  const most = loops.reduce((longest, {length}) => Math.max(longest, length), 0);
  return loops.map((loop) =>
    Array.from({length: most}, (_, at) => (loop[at] ? Number(loop[at].initial_is_yes) : null))
  );
}

interface Written extends TrendCase {
  interviewer_id: string;
  inTime: boolean;
}

/** Scorecards that came within the configured hours of the interview; scorecards of one interviewer go together. */
export async function scorecardsInTime(context: ReportContext, page: Page): Promise<Tile> {
  const most = threshold(context.config, "interviewer.timeliness", "hours");
  const words = {measure: `Scorecards in within ${most} hours`, counted: "scorecards", page};
  const written = (await readFeedback(context)).flatMap(({candidate_id, interviewer_id, held_at, hours}): Written[] =>
    held_at === null || hours === null
      ? []
      : [{candidate_id, interviewer_id, period: quarterOf(held_at), inTime: hours <= most}]
  );
  if (written.length === 0)
    return withoutValue(words, "share", "Export interviewed_at and submitted_at of scorecards with their time of day.");
  const {settled} = wholeQuarters([], {firstDay: await firstDay(context), dataThrough: context.dataThrough});
  const inTime = (some: readonly Written[]): number => some.filter((one) => one.inTime).length;
  return tileOf(
    written,
    {
      unit: "share",
      settled,
      outcome: (some) => ({k: inTime(some), n: some.length}),
      estimate: (some, level) =>
        clusteredShare(
          [...group(some, ({interviewer_id}) => interviewer_id).values()].map((mine) => ({
            k: inTime(mine),
            n: mine.length
          })),
          level
        ),
      grain
    },
    context.config,
    words
  );
}

interface Interview extends TrendCase {
  interviewer_id: string;
  days: number | null;
}

/** Interviews a week of whoever interviewed in a quarter, on average; the interval is over interviewers. */
export async function interviewsAWeek(context: ReportContext, page: Page): Promise<Tile> {
  const words = {measure: "Interviews per interviewer a week", counted: "interviewers", page};
  const interviews = await context.warehouse.rows<Interview>(interviewsSql);
  if (interviews.length === 0)
    return withoutValue(words, "a week", "No interview has a date: export scorecards with interviewed_at.");
  const {settled} = wholeQuarters(
    interviews.map(({days}) => days),
    {firstDay: await firstDay(context), dataThrough: context.dataThrough}
  );
  return tileOf(interviews, {unit: "a week", settled, estimate: loadOf, grain: 0.1}, context.config, words);
}

/** Mean over interviewers and the quarters in which they interviewed. */
function loadOf(interviews: readonly Interview[], level: number): Estimate {
  const quarters = flatGroup(
    interviews,
    ({interviewer_id}) => interviewer_id,
    ({period}) => period
  ).map(([interviewer, , mine]) => ({interviewer, load: mine.length / weeksOfAQuarter}));
  const people = [...group(quarters, ({interviewer}) => interviewer).values()];
  const n = people.length;
  if (n === 0) return notEstimable(0);
  const value = mean(quarters.map(({load}) => load));
  if (n < 2) return {...notEstimable(n), value};
  const {standardError, degrees} = clusteredMeanError(
    people.map((mine) => ({n: mine.length, residual: mine.reduce((sum, {load}) => sum + load - value, 0)}))
  );
  const half = studentTQuantile((1 + level) / 2, degrees) * standardError;
  return {value, standardError, interval: [Math.max(0, value - half), value + half], n};
}

/** Offers that a second loop of the same candidates would make again, against the target; as its page has it. */
export function offersMadeAgain({config, hiresOnly}: ReportContext, findings: readonly Finding[], page: Page): Tile {
  const words = {measure: `${hiresOnly ? "Hires" : "Offers"} that would be made again`, counted: "loops", page};
  const finding = findings.find(({kind, subject}) => kind === "agreement.repeatability" && subject === "all");
  if (finding?.estimate == null || finding.interval === null)
    return withoutValue(words, "share", finding?.claim ?? "Export the votes of loops and what became of them.");
  const {estimate, interval, n} = finding;
  return {
    ...words,
    unit: "share",
    shown: sameBehind(finding, {from: null, to: null, ...published({value: estimate, interval}), n}),
    trend: null,
    reference: {value: threshold(config, "agreement.repeatability", "watch_below"), interval: null, label: "target"},
    note: null,
    missing: null
  };
}
