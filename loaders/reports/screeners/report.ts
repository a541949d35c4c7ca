import {rollup} from "d3-array";
import type {Finding, Need} from "../../../src/contracts/finding.js";
import type {Screeners} from "../../../src/contracts/screeners.js";
import {chanceWords, counted} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {candidatesIn} from "../../privacy/slices.js";
import {isHomogeneous} from "../../privacy/suppression.js";
import {asHeadline, makeFinding, rounded} from "../finding.js";
import {needUntil} from "../shared/pace.js";
import {readSql, type Report} from "../report.js";
import {screenerCellsSql, screenerModel, type JudgedScreener, type ScreenerModel} from "./model.js";
import {screenWeeks} from "../screen/counts.js";
import {makeHeadline} from "../../../src/words/finding.js";

const peopleSql = readSql(new URL("./people.sql", import.meta.url));
const kind = "screener.calibration";
const unit = "log odds of passing, against other screeners with the same candidates";

/** The screeners page: does everyone pass candidates at the same bar? */
export const screeners: Report = async (context) => {
  const model = await screenerModel(context);
  const weeks = await screenWeeks(context);
  const least = threshold(context.config, kind, "least_screens");
  const screened = await context.warehouse.rows<{screener: string; candidate_id: string}>(peopleSql);
  const people = rollup(screened, candidatesIn, ({screener}) => screener);
  const of = (screener: string): Set<string> => people.get(screener) ?? new Set();
  const findings = model
    ? model.screeners.map((one) => behind(of(one.screener), screenerFinding(one, model, weeks, context.config)))
    : [];
  const minimum = context.config.privacy.minimum_candidates;
  const rows = (model?.screeners ?? []).flatMap((one, j) => {
    const {size} = of(one.screener);
    const told = size < minimum || isHomogeneous(one.k, one.n, size);
    return one.enough && !told ? [behind(of(one.screener), rowOf(one, findings[j]!))] : [];
  });
  const content: Screeners = {
    refusal:
      rows.length > 1
        ? null
        : `Comparing screeners needs at least two with ${least} decided phone screens each.${findings.length > 0 ? "" : " Export scorecards with stage phone_screen, and applications with role, level and source."}`,
    findings: headlinesOf(findings, model, least),
    // Not in the order of the exported ids, which a pseudonym must not give away.
    rows: rows.sort((a, b) => a.screens - b.screens || a.adjusted - b.adjusted),
    rate: model ? rounded(model.rate) : null,
    overDispersion: rounded(model?.overDispersion ?? 1)!,
    tooFew: (model?.screeners.length ?? 0) - rows.length,
    least,
    sql: screenerCellsSql.trim()
  };
  return {findings, datasets: [{name: "screeners", audiences: ["leads"], content: behind(screened, content)}]};
};

/** Those to look at first, at most three; else one sentence on everyone. */
function headlinesOf(findings: readonly Finding[], model: ScreenerModel | null, least: number): Screeners["findings"] {
  const notable = findings.filter(({verdict}) => verdict === "act");
  if (notable.length > 0) return notable.slice(0, 3).map((finding) => asHeadline(finding, finding.subject));
  const judged = model?.screeners.filter(({enough}) => enough).length ?? 0;
  if (judged < 2)
    return [
      makeHeadline({
        kind,
        verdict: "too_little_data",
        sentence: `${judged === 0 ? "No screener has" : "Only one screener has"} ${least} decided phone screens yet, so nobody can be compared${findings.length > judged ? ` (${counted(findings.length, "screener")} in all)` : ""}.`,
        action: "Keep recording a vote on every phone screen.",
        needs: soonest(findings)
      })
    ];
  return [
    makeHeadline({
      kind,
      verdict: "ok",
      sentence: `None of ${judged} screeners passes candidates clearly more or less often than others would with the same roles, levels and sources.`,
      action: "Nothing to do; look again when more screens are in."
    })
  ];
}

/** The screener who needs least: when the page will first be able to say more. */
function soonest(findings: readonly Finding[]): Need[] {
  const needs = findings.flatMap((finding) => finding.needs ?? []).sort((a, b) => a.more - b.more);
  return needs.slice(0, 1).map((need) => ({...need, unit: "decided phone screens of one screener"}));
}

/** `screener.calibration` of one screener. */
export function screenerFinding(
  screener: JudgedScreener,
  {rate}: ScreenerModel,
  weeks: number,
  config: Config
): Finding {
  const {screener: subject, n, k, expected, deviation, interval, beyond, alarm, enough} = screener;
  const least = threshold(config, kind, "least_screens");
  const confidence = threshold(config, kind, "probability");
  if (!enough)
    return makeFinding({
      kind,
      subject,
      verdict: "too_little_data",
      estimate: null,
      unit,
      n,
      sentence: `{subject} has ${n} decided phone screens; ${least} are needed before a bar can be compared.`,
      action: "Wait for more screens.",
      needs: [needUntil("decided phone screens", least, n, n / weeks)]
    });
  const many = `{subject} passed ${k} of ${n} screened candidates; for the same roles, levels and sources ${Math.round(expected)} would be expected`;
  const act = alarm || beyond > confidence;
  const lenient = deviation > 0;
  const beyondShift = threshold(config, kind, "deviation");
  return makeFinding({
    kind,
    subject,
    verdict: act ? "act" : beyond > 0.5 ? "watch" : "ok",
    direction: beyond > 0.5 || act ? (lenient ? "lenient" : "strict") : null,
    estimate: {value: deviation, interval},
    unit,
    n,
    sentence: `${many}${explanation(screener, {act, confidence, shift: beyondShift, step: pointsWords(rate, beyondShift)})}`,
    action: act
      ? `Have {subject} and another screener hear the same few phone screens, and compare what each calls a pass.`
      : "Nothing to do."
  });
}

function explanation(
  {beyond, interval}: JudgedScreener,
  {act, confidence, shift, step}: {act: boolean; confidence: number; shift: number; step: string}
): string {
  if (act && beyond > confidence)
    return `. The probability of a real difference of more than ${step} is ${chanceWords(beyond)}.`;
  if (act) return ", a difference that chance alone would make in fewer than 1 of 1,000 screeners.";
  if (beyond > 0.5) return ": possibly a different bar, not yet sure.";
  const alike = interval[0] > -shift && interval[1] < shift;
  return alike ? ": about the same bar as others." : `: not clearly a difference of more than ${step}.`;
}

/** What a shift on the logit scale means in passes of 20 at the usual rate. */
function pointsWords(rate: number, shift: number): string {
  const moved = 1 / (1 + Math.exp(-(Math.log(rate / (1 - rate)) + shift)));
  return `about ${Math.max(1, Math.round(20 * (moved - rate)))} in 20 candidates`;
}

function rowOf(screener: JudgedScreener, {verdict, sentence, action}: Finding): Screeners["rows"][number] {
  const pair = ([low, high]: [number, number]): [number, number] => [rounded(low)!, rounded(high)!];
  return {
    interviewer: screener.screener,
    screens: screener.n,
    passed: screener.k,
    expected: rounded(screener.expected)!,
    adjusted: rounded(screener.adjusted)!,
    limits95: pair(screener.limits95),
    limits999: pair(screener.limits999),
    deviation: rounded(screener.deviation)!,
    interval: pair(screener.interval),
    verdict,
    sentence,
    action
  };
}
