import {rollup} from "d3-array";
import type {Finding, Mark, Need, Verdict} from "../../../src/contracts/finding.js";
import type {Screeners} from "../../../src/contracts/screeners.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {chanceThat, makeHeadline, type Told} from "../../../src/words/finding.js";
import {counted, listed} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {publishableScreens} from "../../privacy/screens.js";
import {candidatesIn} from "../../privacy/slices.js";
import {isHomogeneous} from "../../privacy/suppression.js";
import {asHeadline, type FindingParts, makeFinding, mostAtStakeFirst, rounded} from "../finding.js";
import {needUntil} from "../shared/pace.js";
import {atStake, hoursOf} from "../shared/stake.js";
import {readSql, type Report, type ReportContext} from "../report.js";
import {type JudgedScreener, leastScreens, screenerCellsSql, screenerModel, type ScreenerModel} from "./model.js";
import {settledAfter, shareEstimate} from "../shared/quarters.js";
import {screenWeeks, yesAnswers} from "../screen/counts.js";
import {screenModel} from "../screen/model.js";
import {trendOf} from "../shared/trend.js";

const peopleSql = readSql(new URL("./people.sql", import.meta.url));
const kind = "screener.calibration";
const unit = "log odds of passing, against other screeners with the same candidates";

/** The screeners page: does everyone pass candidates at the same bar? */
export const screeners: Report = async (context) => {
  const model = await screenerModel(context);
  const weeks = await screenWeeks(context);
  const least = threshold(context.config, kind, "least_screens");
  const screened = await context.warehouse.rows<Screened>(peopleSql);
  const people = rollup(screened, candidatesIn, ({screener}) => screener);
  const of = (screener: string): Set<string> => people.get(screener) ?? new Set();
  const hours = await hoursOf(context);
  const findings = model
    ? model.screeners.map((one) =>
        behind(
          of(one.screener),
          atStake(screenerFinding(one, model, weeks, context.config), one.n / weeks, hours.screen)
        )
      )
    : [nobodyToCompare(screened)];
  const minimum = context.config.privacy.minimum_candidates;
  const rows = (model?.screeners ?? []).flatMap((one, j) => {
    const {size} = of(one.screener);
    const told = size < minimum || isHomogeneous(one.k, one.n, size);
    return one.enough && !told ? [behind(of(one.screener), rowOf(one, model!.rate, findings[j]!))] : [];
  });
  const content: Screeners = {
    refusal:
      rows.length > 1
        ? null
        : `Comparing screeners needs at least two with ${least} decided phone screens each, for jobs that others screen too.${screened.length > 0 ? "" : " Export scorecards with stage phone_screen, and applications with job, role, level and source."}`,
    findings: headlinesOf(findings, model, least),
    // Not in the order of the exported ids, which a pseudonym must not give away.
    rows: rows.sort((a, b) => a.screens - b.screens || a.adjusted - b.adjusted),
    rate: model ? rounded(model.rate) : null,
    byQuarter: await passesByQuarter(screened, context),
    overDispersion: rounded(model?.overDispersion ?? 1)!,
    tooFew: (model?.screeners.length ?? 0) - rows.length,
    least,
    sql: screenerCellsSql.trim()
  };
  return {findings, datasets: [{name: "screeners", audiences: ["leads"], content: behind(screened, content)}]};
};

interface Screened {
  screener: string;
  candidate_id: string;
  period: string | null;
  passed: boolean;
}

/**
 * Share passed by quarter of the screen, all screeners together. The phone-screen page counts nearly the same screens: what it
 * pools is hidden here, and figures are told to the percent.
 */
async function passesByQuarter(screened: readonly Screened[], context: ReportContext): Promise<Screeners["byQuarter"]> {
  const {config, dataThrough} = context;
  const {slices} = await screenModel(context);
  const told = publishableScreens(slices, config.privacy.minimum_candidates, yesAnswers(config))
    .filter(({dimension}) => dimension === "period")
    .map(({member}) => member);
  const cases = screened.flatMap(({candidate_id, period, passed}) =>
    period === null ? [] : [{candidate_id, period, passed}]
  );
  const outcome = (some: readonly {passed: boolean}[]): {k: number; n: number} => ({
    k: some.filter(({passed}) => passed).length,
    n: some.length
  });
  return trendOf(
    cases,
    {
      unit: "share",
      settled: settledAfter(0, dataThrough),
      outcome,
      estimate: (some, level) => shareEstimate(outcome(some).k, some.length, level),
      hidden: (period) => !told.includes(period),
      grain: 0.01
    },
    config.privacy
  );
}

/** Those to look at first, at most three; else one sentence on everyone. */
function headlinesOf(findings: readonly Finding[], model: ScreenerModel | null, least: number): Screeners["findings"] {
  const notable = findings.filter(({verdict}) => verdict === "act");
  if (notable.length > 0)
    return mostAtStakeFirst(notable)
      .slice(0, 3)
      .map((finding) => asHeadline(finding, finding.subject));
  const judged = model?.screeners.filter(({enough}) => enough).length ?? 0;
  if (judged < 2)
    return [
      makeHeadline({
        kind,
        verdict: "too_little_data",
        claim: "Too few screeners can be compared.",
        evidence: `${judged === 0 ? "No screener has" : "Only one screener has"} ${least} decided phone screens, for jobs that others screen too${model ? ` (${counted(findings.length, "screener")} in all)` : ""}.`,
        action: "Keep recording a vote on every phone screen.",
        needs: soonest(findings)
      })
    ];
  return [
    makeHeadline({
      kind,
      verdict: "ok",
      claim: "Screeners pass candidates at about the same bar.",
      evidence: `None of ${judged} passes clearly more or fewer than colleagues would of the same candidates.`,
      sure: {probability: null, sentence: "The table gives each screener's range."},
      action: "Nothing to do; look again when more screens are in."
    })
  ];
}

/** The row that says why nobody is compared. */
function nobodyToCompare(screened: readonly {screener: string}[]): Finding {
  const people = new Set(screened.map(({screener}) => screener)).size;
  return makeFinding({
    kind,
    subject: "all",
    verdict: "too_little_data",
    estimate: null,
    unit,
    n: 0,
    claim: "Too few screeners can be compared.",
    evidence:
      people === 0
        ? "No phone screen with a vote has been decided."
        : people === 1
          ? "Only one person screens."
          : "Where everyone passes, or nobody does, no bar can be seen.",
    action: "Keep recording a vote on every phone screen.",
    needs: [{unit: "screeners whose decided phone screens differ", more: people < 2 ? 2 - people : 1, weeks: null}]
  });
}

/** The screener who needs least: when the page will first be able to say more. */
function soonest(findings: readonly Finding[]): Need[] {
  const needs = findings.flatMap((finding) => finding.needs ?? []).sort((a, b) => a.more - b.more);
  return needs.slice(0, 1).map((need) => ({...need, unit: "decided phone screens of one screener"}));
}

/** `screener.calibration` of one screener. */
export function screenerFinding(
  screener: JudgedScreener,
  {rate, allowedFor}: Pick<ScreenerModel, "rate" | "allowedFor">,
  weeks: number,
  config: Config
): Finding {
  const {screener: subject, n, k, expected, deviation, interval, beyond, alarm, enough} = screener;
  const base = {kind, subject, unit, reference: {value: 0, label: "colleagues"}, n} as const;
  if (!enough) return makeFinding({...base, ...tooLittle(screener, weeks, config)});
  const act = alarm || beyond > threshold(config, kind, "probability");
  const verdict = act ? "act" : beyond > 0.5 ? "watch" : "ok";
  const shift = threshold(config, kind, "deviation");
  const difference = chanceThat(beyond, `the difference is more than ${pointsWords(rate, shift)}`);
  const usual = allowedFor.length === 0 ? "usual" : `usual for the same ${listed(allowedFor)}`;
  return makeFinding({
    ...base,
    verdict,
    direction: verdict === "ok" ? null : deviation > 0 ? "lenient" : "strict",
    estimate: {value: deviation, interval},
    mark: markOf(rate, deviation, interval),
    claim: claimOf(verdict, deviation, interval[0] > -shift && interval[1] < shift),
    evidence: `${k} of ${n} passed, where ${Math.round(expected)} would be ${usual}.`,
    sure: beyond <= 0.5 && act ? farOut : difference,
    action: act
      ? `Have {subject} and another screener hear the same few phone screens, and compare what each calls a pass.`
      : verdict === "watch"
        ? "Wait for more screens before speaking to anyone."
        : "Nothing to do."
  });
}

/** Of whom few screens are known, the limits tell more than the chance of a large difference. */
const farOut = {
  probability: null,
  sentence: "Chance alone would put fewer than 1 of 1,000 screeners so far from the others."
};

function claimOf(verdict: Verdict, deviation: number, isAlike: boolean): string {
  const fewer = deviation > 0 ? "more" : "fewer";
  if (verdict === "act") return `{subject} passes far ${fewer} candidates than colleagues would.`;
  if (verdict === "watch") return `{subject} may pass ${fewer} candidates than colleagues would.`;
  return isAlike
    ? "{subject} passes candidates at about the same bar as colleagues."
    : "{subject} is not clearly stricter or more lenient than colleagues.";
}

/** Too few screens, or hardly any for jobs that others screen too: the job's bar and the screener's are then one. */
function tooLittle(
  {n, comparable}: JudgedScreener,
  weeks: number,
  config: Config
): Pick<FindingParts, "verdict" | "estimate" | "action" | "needs"> & Told {
  const least = leastScreens(config);
  if (n < least.screens)
    return {
      verdict: "too_little_data",
      estimate: null,
      claim: "Too few phone screens to compare {subject}'s bar.",
      evidence: `{subject} has ${counted(n, "decided phone screen")}; ${least.screens} are needed.`,
      action: "Wait for more screens.",
      needs: [needUntil("decided phone screens", least.screens, n, n / weeks)]
    };
  return {
    verdict: "too_little_data",
    estimate: null,
    claim: "{subject}'s bar cannot be told from that of their jobs.",
    evidence: `Too few of ${n} phone screens were for jobs that others screen too.`,
    action: "Let a colleague take some phone screens of the same jobs.",
    needs: [needUntil("phone screens by others for the same jobs", least.comparable, comparable, null)]
  };
}

/** What a shift on the logit scale means in passes of 20 at the usual rate. */
function pointsWords(rate: number, shift: number): string {
  return `about ${Math.max(1, Math.round(20 * (moved(rate, shift) - rate)))} in 20 candidates`;
}

/** The share passed that a shift on the logit scale makes of the usual one. */
function moved(rate: number, shift: number): number {
  return 1 / (1 + Math.exp(-(Math.log(rate / (1 - rate)) + shift)));
}

/** What they would pass of everyone's candidates, beside what is usual. */
function markOf(rate: number, deviation: number, interval: readonly [number, number]): Mark {
  return {
    estimate: rounded(moved(rate, deviation))!,
    interval: [rounded(moved(rate, interval[0]))!, rounded(moved(rate, interval[1]))!],
    reference: {value: rounded(rate)!, label: "colleagues"},
    unit: "share passed, of the same candidates"
  };
}

function rowOf(
  screener: JudgedScreener,
  rate: number,
  {verdict, sentence, action}: Finding
): Screeners["rows"][number] {
  const {n, k, expected} = screener;
  const pair = ([low, high]: [number, number]): [number, number] => [rounded(low)!, rounded(high)!];
  return {
    interviewer: screener.screener,
    screens: screener.n,
    passed: screener.k,
    expected: rounded(screener.expected)!,
    adjusted: rounded(screener.adjusted)!,
    limits95: pair(screener.limits!.of95),
    limits999: pair(screener.limits!.of999),
    share: {value: rounded(k / n)!, interval: pair(jeffreys(k, n))},
    usual: rounded(Math.min(1, expected / n))!,
    ofEveryone: {
      value: rounded(moved(rate, screener.deviation))!,
      interval: pair([moved(rate, screener.interval[0]), moved(rate, screener.interval[1])])
    },
    verdict,
    sentence,
    action
  };
}
