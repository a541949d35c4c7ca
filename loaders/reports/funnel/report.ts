import type {Finding, Headline} from "../../../src/contracts/finding.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {threshold} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {candidatesOf} from "../../privacy/slices.js";
import {asHeadline} from "../finding.js";
import {readSql, type Report} from "../report.js";
import {afterLoopOf, afterLoopSql} from "./after-loop.js";
import {funnelCells} from "./cells.js";
import {conversionTrend} from "./conversion.js";
import {crossedCells} from "./crossings.js";
import {funnelCurves} from "./curves.js";
import {shownElsewhere} from "./elsewhere.js";
import {shownSteps} from "./loop-members.js";
import {mixOf} from "./mix.js";
import {funnelCohorts, funnelSplits, funnelTable} from "./table.js";
import {makeHeadline} from "../../../src/words/finding.js";

const sql = readSql(new URL("./funnel-counts.sql", import.meta.url));
const mainStep = "phone_screen>hired";
const rank = {act: 0, watch: 1, ok: 2, too_little_data: 3} as const;

/** The funnel page: where candidates leave, and whether that changed or only the candidates did. */
export const funnel: Report = async (context) => {
  const {config} = context;
  const {steps, shown} = await shownSteps(context);
  const minimum = config.privacy.minimum_candidates;
  const cells = funnelCells(steps, shown);
  const trends = steps.map((step) => conversionTrend(step, cells, config, steps.length));
  const mixes = steps.map((step) => mixOf(step, {cells, spans: shown.get(step)!.spans}, config, steps.length));
  const findings = [trends, mixes].flatMap((judged) => judged.map(({finding}, at) => behind(steps[at]!.rows, finding)));
  const curveStep = steps.find(({step}) => step === mainStep) ?? steps.at(-1);
  const least = Math.max(minimum, threshold(config, "funnel.conversion", "least_cohort"));
  const beside = {
    afterLoop: await afterLoopOf(context, steps),
    curveStep: curveStep?.step ?? null,
    curves: curveStep ? funnelCurves(curveStep, cells, least) : [],
    bridges: mixes.flatMap(({bridge}) => (bridge ? [bridge] : []))
  };
  const crossed = crossedCells(steps, cells, beside, {
    minimum,
    shown,
    elsewhere: await shownElsewhere(context)
  });
  const content: Funnel = {
    refusal:
      steps.length > 0
        ? null
        : "The funnel needs to know when candidates entered which stage: export applications with applied_at and status, and stages with entered_at.",
    findings: headlines(
      findings,
      steps.some(({rows}) => candidatesOf(rows) >= minimum)
    ),
    slices: funnelTable(steps, cells, crossed, minimum),
    splits: funnelSplits(steps, cells, minimum),
    cohorts: steps.map((step) => funnelCohorts(step, cells)),
    trends: trends.map(({trend}) => trend),
    ...beside,
    sql: sql.trim(),
    hiresSql: afterLoopSql.hires.trim(),
    outcomesSql: afterLoopSql.outcomes.trim()
  };
  const everyone = steps.flatMap(({rows}) => rows);
  return {
    findings,
    datasets: [{name: "funnel", audiences: ["managers", "leadership"], content: behind(everyone, content)}]
  };
};

/** The three that matter most: what to act on first, the whole way from screen to hire before single steps. */
function headlines(findings: readonly Finding[], any: boolean): Headline[] {
  if (!any) return [tooFew];
  const order = ({verdict, subject}: Finding): number => 2 * rank[verdict] + (subject === mainStep ? 0 : 1);
  return [...findings]
    .sort((a, b) => order(a) - order(b))
    .slice(0, 3)
    .map((finding) => asHeadline(finding));
}

const tooFew: Headline = makeHeadline({
  kind: "funnel.conversion",
  verdict: "too_little_data",
  claim: "Too few dated stages to say where candidates leave.",
  evidence: "",
  action: "Export applications with applied_at and status, and stages with entered_at."
});
