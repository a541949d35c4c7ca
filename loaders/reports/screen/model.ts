import type {CostSheet} from "../../../src/contracts/screen.js";
import type {BarRule} from "../../../src/statistics/screen/bar-advice.js";
import type {BandDraws} from "../../../src/statistics/screen/band-probabilities.js";
import {barPosterior, type BarPosterior} from "../../../src/statistics/screen/bar-posterior.js";
import {type ClearLoops, clearLoops, clearPriors, drawClearLoops} from "../../../src/statistics/screen/clear-loops.js";
import {loopHours, screenHours} from "../../../src/statistics/screen/loop-cost.js";
import {drawAcceptance, drawScreen, sharedPriors} from "../../../src/statistics/screen/screen-posterior.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import type {ScreenSlice} from "../../privacy/screens.js";
import {shared} from "../report.js";
import {costSheetOf} from "../shared/cost-sheet.js";
import {screenPace, type ScreenPace, screenSlices, type ScreenTrial, screenTrials} from "./counts.js";

/** A slice with what its counts say about break-even; null when nothing can be compared. */
export interface JudgedSlice {
  slice: ScreenSlice;
  draws: BandDraws;
  posterior: BarPosterior | null;
  /** The same by the votes of the loops. */
  votes: ClearLoops;
}

/** Everything the screen and borderline reports start from. */
export interface ScreenModel {
  slices: ScreenSlice[];
  /** `all`, then each role where there are several. */
  judged: JudgedSlice[];
  costs: CostSheet;
  /** C_L and c_s of the cost sheet. */
  hours: {loop: number; screen: number};
  /** Weeks over which the counted screens spread, at least one. */
  weeks: number;
  /** Near-misses sent to loops by lot. */
  trials: ScreenTrial[];
}

/** Fitted once in a run, however many reports ask for it. */
export const screenModel = shared(async (context) => {
  const [slices, costs, pace, trials] = await Promise.all([
    screenSlices(context),
    costSheetOf(context),
    screenPace(context),
    screenTrials(context)
  ]);
  return screenModelOf(slices, costs, pace, trials);
});

/** The same from counts alone. */
export function screenModelOf(
  slices: ScreenSlice[],
  costs: CostSheet,
  pace: ScreenPace,
  trials: ScreenTrial[] = []
): ScreenModel {
  const hours = {loop: loopHours(costs.loop), screen: screenHours(costs.screen)};
  return {
    slices,
    judged: judge(slices, costs, hours),
    costs,
    hours,
    weeks: Math.max(1, pace.weeks ?? 1),
    trials
  };
}

/** `all` stands by itself; roles share each band's distribution of chances. */
function judge(slices: ScreenSlice[], costs: CostSheet, hours: ScreenModel["hours"]): JudgedSlice[] {
  const acceptance = drawAcceptance(costs.acceptance);
  const price = {screenHours: hours.screen, loopHours: hours.loop};
  const roles = slices.filter(({dimension}) => dimension === "role");
  const priors = sharedPriors(roles.map(({groups}) => groups));
  const voted = clearPriors(roles.map(({groups}) => groups));
  return slices
    .filter(({dimension}) => dimension === "all" || (dimension === "role" && priors))
    .map((slice) => {
      const isRole = slice.dimension === "role";
      const draws = drawScreen(slice.groups, isRole ? priors : undefined);
      return {
        slice,
        draws,
        posterior: barPosterior(draws, price, acceptance),
        votes: clearLoops(slice.groups, drawClearLoops(slice.groups, isRole ? voted : undefined), price)
      };
    });
}

/** Least decided loops and confidence of a screen verdict, as configured. */
export function screenRule(config: Config, kind: "screen.bar" | "screen.borderline"): BarRule {
  return {least: threshold(config, kind, "least_loops"), confidence: threshold(config, kind, "probability")};
}
