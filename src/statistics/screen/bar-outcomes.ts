import {bandProbability, type BandCounts, type BandDraws} from "./band-probabilities.js";
import {summarise} from "./bar-posterior.js";
import {hoursPerHire} from "./loop-cost.js";

/** Median and 90 % interval over the draws. */
export interface Summary {
  median: number;
  interval: [number, number];
}

/** What one choice of who goes to the loop would give. */
export interface BarOutcome {
  /** Per 100 screened candidates. */
  loops: Summary;
  hires: Summary;
  loopHours: Summary;
  /** Staff hours of screening and loops for one hire. */
  hoursPerHire: Summary;
  /** Weeks of screening at the present pace for one hire: screens per hire ÷ screens a week. */
  weeksPerHire: Summary;
}

/** What the outcomes of a slice are computed from. */
export interface BarCase {
  /** From the highest vote to the lowest, as in `draws`. */
  bands: readonly BandCounts[];
  draws: BandDraws;
  hours: {loop: number; screen: number};
  /** One value per draw, or one for all. */
  acceptance: readonly number[];
  /** Over which the slice's screens spread. */
  weeks: number;
}

const level = 0.9;

/**
 * What would come of letting `letIn[band]` candidates of each band into the loop, if they do as those of their band did:
 * hires = acceptance × Σ share × chance, hours per hire = (screen hours + loop hours × share) ÷ hires. Bands of which no
 * loop was decided are left out.
 */
export function barOutcome({bands, draws, hours, acceptance, weeks}: BarCase, letIn: readonly number[]): BarOutcome {
  const screened = bands.reduce((sum, band) => sum + band.screened, 0);
  const used = bands.flatMap(({decided}, band) => (decided > 0 && letIn[band]! > 0 ? [band] : []));
  const perDraw = draws.probability.map((chances, d) => {
    const shares = used.map((band) => ({share: letIn[band]! / screened, probability: chances[band]!}));
    const rate = acceptance[d % acceptance.length]!;
    const hires = rate * shares.reduce((sum, {share, probability}) => sum + share * probability, 0);
    const costs = {loopHours: hours.loop, screenHours: hours.screen, acceptance: rate};
    return {hires, hours: hoursPerHire(shares, costs)};
  });
  const loops = shareOf(
    used.reduce((sum, band) => sum + letIn[band]!, 0),
    screened
  );
  const of = (value: (one: (typeof perDraw)[number]) => number): Summary => summarise(perDraw.map(value), level);
  return {
    loops: times(loops, 100),
    hires: of(({hires}) => 100 * hires),
    loopHours: times(loops, 100 * hours.loop),
    hoursPerHire: of(({hours: each}) => each),
    weeksPerHire: of(({hires}) => weeks / (screened * hires))
  };
}

/**
 * Whom a bar at `bar` lets in: of the bands that the present bar lets in as many as today, of those below it everyone.
 *
 * @param now index of the band at the present bar
 */
export function letInAt(bands: readonly BandCounts[], bar: number, now: number): number[] {
  return bands.map(({advanced, screened}, band) => (band > bar ? 0 : band <= now ? advanced : screened));
}

/** Share of the screened with its interval: the next hundred need not bring the same votes. */
function shareOf(count: number, screened: number): Summary {
  return {median: count / screened, interval: bandProbability(Math.round(count), screened, level).interval!};
}

function times({median, interval}: Summary, factor: number): Summary {
  return {median: median * factor, interval: [interval[0] * factor, interval[1] * factor]};
}
