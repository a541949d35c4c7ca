import {bandProbability} from "../../statistics/screen/band-probabilities.js";
import {summarise} from "../../statistics/screen/bar-posterior.js";
import {hoursPerHire} from "../../statistics/screen/loop-cost.js";
import {drawAcceptance} from "../../statistics/screen/screen-posterior.js";
import type {Costs, JudgedGroup, Judgement} from "./judgement.js";

export interface Summary {
  median: number;
  interval: [number, number];
}

/** What one place of the bar would give. */
export interface BarOutcome {
  /** The lowest vote that is let in. */
  label: string;
  /** Per 100 screened candidates. */
  loops: Summary;
  hires: Summary;
  loopHours: Summary;
  /** Staff hours of screening and loops for one hire. */
  hoursPerHire: Summary;
  /** Weeks of screening at the present pace for one hire: screens per hire ÷ screens a week. */
  weeksPerHire: Summary;
  /** Every group it lets in has enough decided loops and was let in regularly. */
  enough: boolean;
}

const level = 0.9;

/**
 * Each place the bar could stand, from the highest vote down, recomputed from the counts by vote alone.
 *
 * @param borderlineShare share of borderline screens let in where the bar includes them
 * @param weeks over which the slice's screens spread
 */
export function barOutcomes(
  {groups, draws, hours: price}: Judgement,
  {acceptance}: Costs,
  borderlineShare: number,
  weeks: number
): BarOutcome[] {
  const accepted = drawAcceptance(acceptance);
  const costs = {loopHours: price.loop, screenHours: price.screen};
  const screened = groups.reduce((sum, {counts}) => sum + counts.screened, 0);
  const letIn = groups.map(({counts, label}) => counts.screened * (label === "borderline" ? borderlineShare : 1));
  return groups.flatMap(({offer, label}, last) => {
    if (offer.value === null) return [];
    const used = groups.map((_, g) => g).filter((g) => g <= last && groups[g]!.offer.value !== null);
    const perDraw = draws.probability.map((chances, d) => {
      const bands = used.map((g) => ({share: letIn[g]! / screened, probability: chances[g]!}));
      const rate = accepted[d % accepted.length]!;
      const hires = rate * bands.reduce((sum, {share, probability}) => sum + share * probability, 0);
      return {hires, hours: hoursPerHire(bands, {...costs, acceptance: rate})};
    });
    const loops = shareOf(
      used.reduce((sum, g) => sum + letIn[g]!, 0),
      screened
    );
    const of = (value: (one: (typeof perDraw)[number]) => number): Summary => summarise(perDraw.map(value), level);
    return [
      {
        label,
        loops: times(loops, 100),
        hires: of(({hires}) => 100 * hires),
        loopHours: times(loops, 100 * price.loop),
        hoursPerHire: of(({hours}) => hours),
        weeksPerHire: of(({hires}) => weeks / (screened * hires)),
        enough: used.every((g) => isSeen(groups[g]!))
      }
    ];
  });
}

/** Share of the screened with its plausible range: the next hundred need not bring the same votes. */
function shareOf(count: number, screened: number): Summary {
  return {median: count / screened, interval: bandProbability(Math.round(count), screened, level).interval!};
}

function times({median, interval}: Summary, factor: number): Summary {
  return {median: median * factor, interval: [interval[0] * factor, interval[1] * factor]};
}

/** Seldom let in: what was seen are hand-picked exceptions. */
function isSeen({enough, counts}: JudgedGroup): boolean {
  return enough && (counts.advanced ?? 0) >= 0.5 * counts.screened;
}
