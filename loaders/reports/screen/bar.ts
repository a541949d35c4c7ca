import type {Finding, Stake} from "../../../src/contracts/finding.js";
import {adviseBar} from "../../../src/statistics/screen/bar-advice.js";
import {type BarPosterior, summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {hoursOfLoops} from "../../../src/statistics/screen/loop-cost.js";
import {hoursBeyond} from "../../../src/statistics/screen/loop-ledger.js";
import {drawAcceptance} from "../../../src/statistics/screen/screen-posterior.js";
import {barTold} from "../../../src/words/bar.js";
import {breaksEven, paidMark} from "../../../src/words/screen.js";
import type {Config} from "../../config/config.js";
import {makeFinding} from "../finding.js";
import type {GroupCounts} from "../../privacy/screens.js";
import {hoursAYear} from "../shared/stake.js";
import {type JudgedSlice, type ScreenModel, screenRule} from "./model.js";
import {type Pooled, toldCount, withPooled} from "./pooled.js";

const level = 0.9;
const nothing: JudgedSlice = {
  slice: {dimension: "all", member: null, groups: []},
  draws: {share: [], probability: []},
  posterior: null,
  votes: {voted: [], below: [], posterior: null}
};

/** `screen.bar` for everything and for each role: should the bar be raised, lowered or held? */
export function screenBarFindings(model: ScreenModel, config: Config): Finding[] {
  const judged = model.judged.length > 0 ? model.judged : [nothing];
  const pooled = withPooled(model, config);
  return judged.map((one) => barFinding(pooled(one), model, config));
}

function barFinding({slice, draws, posterior, votes}: Pooled, model: ScreenModel, config: Config): Finding {
  const {member, groups, dimension} = slice;
  const {hours, weeks, costs} = model;
  const rule = screenRule(config, "screen.bar");
  const trials = groups.map(({group}) =>
    dimension === "all" ? (model.trials.find((trial) => trial.group === group) ?? null) : null
  );
  const advice = posterior && adviseBar(groups, posterior, rule, votes, trials);
  const acceptance = drawAcceptance(costs.acceptance);
  const told = barTold({member, groups, draws, posterior, votes, advice, trials, hours, acceptance, weeks, rule});
  const isTold = told.verdict !== "too_little_data" && posterior !== null && advice !== null;
  const difference = isTold ? summarise(posterior.difference[advice.bar]!, level) : null;
  const decided = advice ? toldCount(groups[advice.bar]!) : 0;
  return makeFinding({
    kind: "screen.bar",
    subject: member ?? "all",
    slice: {role: member},
    unit: "probability of an offer, above break-even",
    reference: breaksEven,
    ...told,
    stake:
      isTold && (told.verdict === "act" || told.verdict === "watch") && advice.advice !== "lower"
        ? beyondAYear(groups[advice.apart ?? advice.bar]!, {posterior, costs, weeks})
        : null,
    ...(difference && {estimate: {value: difference.median, interval: difference.interval}}),
    ...(isTold && {
      mark: paidMark(posterior, advice.advice === "lower" ? advice.next! : (advice.apart ?? advice.bar))
    }),
    n: decided
  });
}

/** Hours a year that the loops after one vote take beyond what their hires are worth at the best bar: what not advancing it saves. */
export function beyondAYear(
  group: GroupCounts,
  {posterior, costs, weeks}: {posterior: BarPosterior; costs: ScreenModel["costs"]; weeks: number}
): Stake | null {
  const {decided: loops, offers} = group;
  if (loops === 0) return null;
  const hours = hoursOfLoops({...group, loops}, costs.loop);
  const best = summarise(posterior.bestHoursPerHire, level).median;
  const beyond = hoursBeyond({loops, offers, hours}, drawAcceptance(costs.acceptance), best);
  return hoursAYear(loops / weeks, beyond.median / loops);
}
