import {sum} from "simple-statistics";
import type {LoopHours, Overview} from "../../../src/contracts/overview.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {hoursOfLoops} from "../../../src/statistics/screen/loop-cost.js";
import {behind} from "../../privacy/behind.js";
import {publishableScreens} from "../../privacy/screens.js";
import {published} from "../finding.js";
import type {ReportContext} from "../report.js";
import {yesAnswers} from "../screen/counts.js";
import {screenModel} from "../screen/model.js";
import {screenedPeople} from "../screen/people.js";
import {barAsShown} from "../screen/published.js";
import {costsShown} from "../shared/cost-sheet.js";
import {trendOf, wholeOf} from "../shared/trend.js";
import {goingOn, pipeline} from "./pipeline-tiles.js";
import {settledAfter} from "../shared/quarters.js";
import {summarised} from "./tile.js";

/** Every step of the funnel over the same quarters, against the same of the year before; null without dated stages. */
export async function funnelBars(context: ReportContext): Promise<Overview["funnel"]> {
  const {steps, cells} = await pipeline(context);
  if (steps.length === 0) return null;
  const settled = settledAfter(Math.max(...steps.map(({horizonDays}) => horizonDays)), context.dataThrough);
  const {privacy} = context.config;
  const bars = steps.map((step) => {
    const measure = goingOn(step, cells, settled);
    return {step, measure, trend: trendOf(step.rows, measure, privacy)};
  });
  // Bars of different months cannot stand beside each other.
  const spans = new Set(bars.map(({trend: {now}}) => (now ? `${now.from} ${now.to}` : null)));
  const areComparable = spans.size === 1 && !spans.has(null);
  return bars.map(({step: {step, rows}, measure, trend}) =>
    areComparable
      ? {step, shown: trend.now, trend}
      : {step, shown: wholeOf(rows, measure, privacy), trend: {...trend, now: null, yearBefore: null, change: null}}
  );
}

/** Hours of decided loops by the vote of the phone screen before them, in the groups of the borderline page. */
export async function loopHoursByScreen(context: ReportContext): Promise<LoopHours | null> {
  const model = await screenModel(context);
  const minimum = context.config.privacy.minimum_candidates;
  const [all] = publishableScreens(model.slices, minimum, yesAnswers(context.config)).filter(
    ({dimension}) => dimension === "all"
  );
  const {loop} = await costsShown(context);
  const groups = (all?.groups ?? []).flatMap(({group, decided, hires, seats, timed, minutes}) => {
    if (!decided || hires === null || seats === null || timed === null || minutes === null) return [];
    const hours = hoursOfLoops({loops: decided, seats, timed, minutes}, loop);
    const [low, high] = jeffreys(hires, decided);
    const each = hours / decided;
    const perHire =
      hires === 0 ? null : {value: hours / hires, interval: [each / high, each / low] as [number, number]};
    return [{group, loops: decided, hours: Math.round(hours), hires, perHire: published(perHire)}];
  });
  if (groups.length < 2 || sum(groups.map(({hours}) => hours)) === 0) return null;
  const best = (await barAsShown(context))?.bestHoursPerHire;
  const counted = (await screenedPeople(context)).filter((person) => person.counted);
  return behind(counted, {groups, breakEven: best ? published(summarised(best)) : null});
}
