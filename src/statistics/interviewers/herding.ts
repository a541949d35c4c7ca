import {groups} from "d3-array";
import {defaultLevel, type Estimate, requireNumbersOf} from "../estimate.js";
import {benjaminiHochberg} from "../intervals/differences.js";
import {equallyFast} from "./latency-effects.js";
import {contrast, type Judged, judged} from "./lead-contrast.js";
import {type LeadMatch, matchesOf, type TimedVote, withinStrata} from "./lead-matches.js";

export type {TimedVote} from "./lead-matches.js";

export interface HerdingContrast {
  /**
   * Share of matches with a visible lead minus share with a hidden one, with what the latencies of votes and leads tell
   * of matches taken off; 0.06 = six points more often.
   */
  excess: Estimate;
  /** The same with nothing taken off. */
  plain: Estimate;
  /** P(plain > floor), posterior under a flat prior. */
  plainProbability: number | null;
  /** The smaller one of P(excess > floor) and P(plain > floor); null unless both are known. */
  probability: number | null;
  /** The larger of the one-sided p-values of "at most the floor"; exact far out, where probabilities round to 1. */
  p: number | null;
  /** Share of hidden leads that votes match, before any strata; null without one. */
  hiddenMatch: number | null;
  /** Votes held against a lead of either kind; one with leads of both kinds counts once. */
  votes: number;
  /** Votes with a visible lead, and with a hidden one; a vote may have both. */
  visible: number;
  hidden: number;
  /** Loops in which a vote had a visible lead, and a hidden one. */
  visibleIn: ReadonlySet<string>;
  hiddenIn: ReadonlySet<string>;
}

export interface Herding extends HerdingContrast {
  loops: number;
  /** `q`: Benjamini–Hochberg over the interviewers with an estimate. */
  interviewers: (HerdingContrast & {interviewer: string; q: number | null})[];
}

/**
 * Half a point: less is not worth a word, and what an adjustment leaves of a bias may be as large. Held against a
 * whole point, copying of one vote in five goes unseen in every fifth company.
 */
export const leastExcess = 0.005;

/**
 * Whether votes follow the votes before them: a vote is compared with the lead that it could see and with the one that
 * it could not (`matchesOf`); copying shows as more matches with the visible one.
 *
 * Nobody draws lots for who sees what. A vote that is written late sees more, and one that was written early is seen
 * more; where sure votes are written sooner, or noes later, that alone makes matches. So there are two contrasts, both
 * within the strata of `matchesOf`: the plain one, and one without what latencies tell of matches (`equallyFast`).
 * Copying makes both large; haste only the first.
 *
 * One interviewer often has few matches of one kind, which then carry nearly all of the error. So residuals are undone
 * of what the fit takes from their loop (division by √(1 − leverage)), and the error is judged by Student t with
 * (Σ v)²/Σ v² degrees of freedom, v being a loop's share of the spread of visibility (Bell and McCaffrey 2002, for a
 * scalar contrast), and all residuals of the means that strata take. Over thousands of matches that changes little.
 *
 * An interviewer's own contrasts are between their visible and their hidden matches, strata and effects of latency
 * removed as estimated from everyone. The excess is well below the share of votes copied, since most copies would have
 * matched anyway: about 0.8 × that share × the share of hidden leads that are not matched.
 * Smallest n: 2 loops with each kind; judge from 300 loops on.
 *
 * @param floor excess up to which nothing is claimed, 0.005 = half a point
 * @throws when a time is not a finite number
 */
export function herding(
  votes: readonly TimedVote[],
  {level = defaultLevel, floor = leastExcess}: {level?: number; floor?: number} = {}
): Herding {
  requireNumbersOf("herding", votes, "heldAt", "submittedAt");
  const matches = matchesOf(votes);
  const within = withinStrata(matches);
  const match = within.centred(({matches: does}) => Number(does));
  const visible = within.centred(({seen}) => Number(seen));
  const correction = strataCorrection(matches, visible);
  const isComparable = visible.some((one) => Math.abs(one) > tiny);
  const fits = isComparable ? equallyFast(matches, within, visible, match) : [];
  const likeliest = fits.reduce((a, b) => (b.weight > a.weight ? b : a), fits[0]!);
  const options = {level, floor};

  const every = matches.map((_, at) => at);
  const plain = [{...contrast(matches, every, {match, visible, along: visible, correction}), weight: 1, variance: 0}];
  const adjusted = fits.map((fit) => ({...fit, ...contrast(matches, every, {...fit, visible, correction})}));
  const own = groups(every, (at) => matches[at]!.vote.interviewer).map(([interviewer, rows]) => {
    const [one, other] = [match, likeliest?.match ?? match].map((column) => {
      const mine = contrast(matches, rows, {match: column, visible, along: visible});
      return judged([{...mine, weight: 1, variance: 0}], options);
    }) as [Judged, Judged];
    return {interviewer, ...joined(matches, rows, one, other)};
  });
  const tested = own.filter(({p}) => p !== null);
  const q = benjaminiHochberg(tested.map(({p}) => p!));
  const qOf = new Map(tested.map(({interviewer}, i) => [interviewer, q[i]!]));
  return {
    ...joined(matches, every, judged(plain, options), judged(adjusted, options)),
    loops: new Set(matches.map(({vote}) => vote.loop)).size,
    interviewers: own.map((row) => ({...row, q: qOf.get(row.interviewer) ?? null}))
  };
}

const tiny = 1e-9;

/**
 * Residuals come out too small by the means that strata take from them: √(n / (n − strata)), counted in the strata with
 * matches of both kinds, the only ones that tell anything.
 */
function strataCorrection(matches: readonly LeadMatch[], visible: Float64Array): number {
  const telling = matches.filter((_, at) => Math.abs(visible[at]!) > tiny);
  const strata = new Set(telling.map(({stratum}) => stratum)).size;
  return telling.length > strata ? Math.sqrt(telling.length / (telling.length - strata)) : 1;
}

function joined(
  matches: readonly LeadMatch[],
  rows: readonly number[],
  plain: Judged,
  adjusted: Judged
): HerdingContrast {
  const mine = rows.map((at) => matches[at]!);
  const visible = mine.filter(({seen}) => seen).length;
  const hidden = mine.length - visible;
  const loopsWith = (kind: boolean) => new Set(mine.filter(({seen}) => seen === kind).map(({vote}) => vote.loop));
  const p = plain.p === null || adjusted.p === null ? null : Math.max(plain.p, adjusted.p);
  return {
    excess: {...adjusted.estimate, n: mine.length},
    plain: {...plain.estimate, n: mine.length},
    plainProbability: plain.p === null ? null : 1 - plain.p,
    probability: p === null ? null : 1 - p,
    p,
    hiddenMatch: hidden === 0 ? null : mine.filter(({seen, matches: does}) => !seen && does).length / hidden,
    votes: new Set(mine.map(({vote}) => vote)).size,
    visible,
    hidden,
    visibleIn: loopsWith(true),
    hiddenIn: loopsWith(false)
  };
}
