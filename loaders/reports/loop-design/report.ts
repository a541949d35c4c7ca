import {mean} from "simple-statistics";
import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {loopHours, type LoopSheet} from "../../../src/statistics/screen/loop-cost.js";
import {threshold} from "../../config/thresholds.js";
import {behind, sameBehind} from "../../privacy/behind.js";
import {hiddenLoopMembers} from "../funnel/loop-members.js";
import {candidatesOf, publishableSlices} from "../../privacy/slices.js";
import {decidedLoops} from "../agreement/repeatability.js";
import {voteModel} from "../agreement/variance.js";
import {asHeadline, mostUrgentFirst, rounded, saidOnce} from "../finding.js";
import {horizonOf, settledAfter} from "../shared/quarters.js";
import type {Report, ReportContext} from "../report.js";
import {moreNeeded} from "../../../src/words/screen.js";
import {costSheetOf} from "../shared/cost-sheet.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import {areOnlyDays, unknownOrder} from "../shared/only-days.js";
import {nothingVaries, type Sameness, samenessOf} from "../shared/sameness.js";
import {trendOf} from "../shared/trend.js";
import {loopDesignDefinitions} from "./definitions.js";
import {type DecidedLoop, lengthChange, lengthWords, loopFacts, type LoopFacts, shortenedLoops} from "./facts.js";
import {loopHoursFinding, loopSizeFinding} from "./judge.js";
import {earlyStopFinding, orderOfAreas, replayedRules} from "./rules.js";
import {loopSizes} from "./sizes.js";
import {hoursOf} from "../shared/stake.js";

/** Findings `loop.*` and the dataset `loop-design`: how many interviews does a loop need? */
export const loopDesign: Report = async (context) => {
  const {config, dataThrough} = context;
  const facts = await loopFacts(context);
  const {loop: sheet} = await costSheetOf(context);
  const minimum = config.privacy.minimum_candidates;
  const parts = publishableSlices(facts.loops, minimum, await hiddenLoopMembers(context))
    .filter(({slice}) => slice.level === null && slice.period === null)
    .map(({slice, rows}) => partOf(slice.role ?? "all", rows, facts, {sheet, minimum}));
  const pace = weeklyPace(
    facts.loops.map(({decided_on}) => decided_on),
    dataThrough
  );
  const paceOf = (have: number): number | null =>
    pace === null || facts.loops.length === 0 ? null : (pace * have) / facts.loops.length;
  const needsOf = (have: number, least: number) =>
    have >= least ? [] : [needUntil("decided loops", moreNeeded(least, have), 0, paceOf(have))];
  const least = {
    size: threshold(config, "loop.size", "least_loops"),
    stop: threshold(config, "loop.early_stop", "least_loops"),
    hours: threshold(config, "loop.hours", "least_loops")
  };
  const sizeFindings = parts.map(({hours, ...part}) => {
    const {subject, loops} = hours;
    const needs = needsOf(loops, least.size);
    return sameBehind(hours, loopSizeFinding(subject, loops, {...part, needs, least: least.size, pace: paceOf(loops)}));
  });
  const change = lengthChange(facts.loops.map(({period, interviews}) => ({period, votes: interviews})));
  const isReplayed = ({period}: {period: string | null}): boolean =>
    change === null || (period !== null && period >= change.since);
  const completed = facts.completed.filter(isReplayed);
  const shortened =
    completed.length >= least.stop
      ? shortenedLoops(facts.loops.filter((loop) => loop.ordered && isReplayed(loop)))
      : null;
  const already = shortened && shortened.stopped > 0 ? shortened.sentence : "";
  const {interview} = await hoursOf(context);
  const rules = replayedRules(completed, minimum);
  const sameness = samenessOf([...facts.votes.values()].flat());
  const instead = (await areOnlyDays(context))
    ? unknownOrder(
        "which interview came first, and what was known before the next,",
        "decided loops with times of day",
        least.stop
      )
    : sameness && completed.length >= least.stop
      ? nothingVaries(sameness)
      : null;
  const stopFindings = rules.map((rule) =>
    behind(
      completed,
      earlyStopFinding(rule, needsOf(completed.length, least.stop), least.stop, {
        caveats: [lengthWords(change), already],
        interviewsAWeek: (rule.savedPerLoop.value ?? 0) * (pace ?? 0),
        interview,
        instead
      })
    )
  );
  const hoursFindings = parts.map(({hours, offers}) =>
    sameBehind(
      hours,
      loopHoursFinding(hours, {
        needs: needsOf(hours.loops, least.hours),
        least: least.hours,
        offers
      })
    )
  );
  const all = parts[0]!;
  const enough = completed.length >= least.stop && instead === null && candidatesOf(completed) >= minimum;
  const stop = stopFindings.find(({verdict}) => verdict === "watch") ?? stopFindings[2]!;
  const content: LoopDesign = {
    findings: saidOnce(
      mostUrgentFirst([stop, sizeFindings[0]!, hoursFindings[0]!].map((finding) => asHeadline(finding)))
    ),
    leastLoops: least.stop,
    orderedLoops: completed.length > 0 && candidatesOf(completed) < minimum ? null : completed.length,
    rules: enough ? rules : [],
    chosenRule: enough ? stop.subject : null,
    shortened,
    areaOrder: enough ? orderOfAreas(completed, {least: least.stop, minimum}) : null,
    sizes: facts.loops.length >= least.size ? all.sizes : [],
    interviewsPerLoop: facts.loops.length === 0 ? null : rounded(all.interviews),
    hours: parts.map(({hours}) => hours),
    hoursByQuarter: hoursByQuarter(facts.loops, sheet, context),
    definitions: loopDesignDefinitions
  };
  return {
    findings: [...sizeFindings, ...stopFindings, ...hoursFindings],
    datasets: [{name: "loop-design", audiences: ["leads"], content: behind(facts.loops, content)}]
  };
};

/** Staff hours of loops for one offer, by the quarter of the loop. The hours are known; how many loops end in an offer varies. */
function hoursByQuarter(
  loops: readonly DecidedLoop[],
  sheet: LoopSheet,
  {config, dataThrough}: Pick<ReportContext, "config" | "dataThrough">
): LoopDesign["hoursByQuarter"] {
  const cases = loops.flatMap((loop) => (loop.period === null ? [] : [{...loop, period: loop.period}]));
  const offersOf = (some: readonly DecidedLoop[]): number => some.filter(({offer}) => offer).length;
  return trendOf(
    cases,
    {
      unit: "hours",
      settled: settledAfter(horizonOf(loops.map(({days_to_decision}) => days_to_decision)), dataThrough),
      outcome: (some) => ({k: offersOf(some), n: some.length}),
      estimate: (some, level) => {
        const [k, n] = [offersOf(some), some.length];
        if (k === 0) return {value: null, standardError: null, interval: null, n};
        const each = loopHours({...sheet, interviewers: mean(some.map(({seats}) => seats))});
        const [low, high] = jeffreys(k, n, level);
        return {value: (each * n) / k, standardError: null, interval: [each / high, each / low], n};
      },
      grain: 1
    },
    config.privacy
  );
}

interface Part {
  hours: LoopDesign["hours"][number] & {loops: number};
  sizes: LoopDesign["sizes"];
  sameness: Sameness | null;
  offers: number;
  /** Mean interviews per loop. */
  interviews: number;
}

function partOf(
  subject: string,
  loops: readonly DecidedLoop[],
  {votes}: LoopFacts,
  {sheet, minimum}: {sheet: LoopSheet; minimum: number}
): Part {
  const offers = loops.filter(({offer}) => offer).length;
  const seats = loops.length > 0 ? mean(loops.map((loop) => loop.seats)) : 0;
  const perLoop = loopHours({...sheet, interviewers: loops.length > 0 ? seats : sheet.interviewers});
  const mine = loops.flatMap(({application_id}) => votes.get(application_id)!);
  const sameness = samenessOf(mine);
  const model = loops.length > 0 && sameness === null ? voteModel(mine) : null;
  const [low, high] = jeffreys(offers, loops.length, 0.9);
  return {
    hours: behind(loops, {
      subject,
      loops: loops.length,
      hoursPerLoop: rounded(perLoop)!,
      hoursPerOffer:
        candidatesOf(loops.filter(({offer}) => offer)) < minimum
          ? {value: null, interval: null}
          : {
              value: rounded((perLoop * loops.length) / offers),
              interval: [rounded(perLoop / high)!, rounded(perLoop / low)!] as [number, number]
            }
    }),
    sizes: model ? loopSizes(model.icc, offers / loops.length, {sheet, decided: decidedLoops(mine)}) : [],
    sameness,
    offers,
    interviews: seats
  };
}
