import {rollup, sum} from "d3-array";
import {mean} from "simple-statistics";
import {clusteredEstimate} from "../intervals/differences.js";
import {defaultLevel, type Estimate} from "../estimate.js";

/** One screened candidate of a screener. */
export interface ContractionScreen {
  screener: string;
  /** What the screener wrote down, higher is better; the candidates dropped first have the lowest. */
  score: number;
  passed: boolean;
  offered: boolean;
}

interface Contraction {
  /** Passed for each screened candidate. */
  passRate: {lenient: number; strict: number};
  /** Offers for each candidate whom the lenient screeners saw: as it was. */
  now: Estimate;
  /** The same, had they passed as few as the strict screeners, their own lowest scores dropped first. */
  contracted: Estimate;
  /** Offers for each candidate whom the strict screeners saw. */
  strict: Estimate;
  /** `contracted` minus `strict`. */
  difference: Estimate;
}

/**
 * What a stricter bar would keep (contraction; Lakkaraju et al. 2017, “The selective labels problem”): of those whom
 * lenient screeners passed the outcome is known, so their lowest scores can be dropped until they pass no more than
 * strict ones do. Among equal scores a share is dropped, as if by lot. It answers “stricter?” only, never “looser?”, and
 * compares the two groups rightly only where both meet the same candidates and order them alike.
 *
 * Yields are offers for each screened candidate, 0 to 1. Standard errors by linearisation, candidates of one screener
 * together, the pass rate aimed at counted as estimated; Student t with as many degrees of freedom as the smaller of
 * the groups compared has screeners, less one.
 * `null` unless both groups have at least 2 screeners and somebody passed, and the lenient pass at least as many.
 */
export function contraction(
  lenient: readonly ContractionScreen[],
  strict: readonly ContractionScreen[],
  level = defaultLevel
): Contraction | null {
  const fewest = Math.min(screeners(lenient), screeners(strict));
  if (fewest < 2) return null;
  const [rateOfLenient, rate] = [passRate(lenient), passRate(strict)];
  if (!(rate > 0) || rate > rateOfLenient) return null;
  const {weights, atBar} = keptWeights(lenient, rate);
  const contracted = mean(lenient.map(({offered}, i) => weights[i]! * Number(offered)));
  const [seen, actual] = [offers(lenient), offers(strict)];
  const keptParts = lenient.map(
    ({offered}, i) => (weights[i]! * (Number(offered) - atBar) + rate * atBar - contracted) / lenient.length
  );
  const aimed = strict.map(({passed}) => (atBar * (Number(passed) - rate)) / strict.length);
  const actualParts = strict.map(({offered}) => (Number(offered) - actual) / strict.length);
  const both = [...lenient, ...strict];
  const share: [number, number] = [0, 1];
  return {
    passRate: {lenient: rateOfLenient, strict: rate},
    now: estimate(
      seen,
      lenient,
      lenient.map(({offered}) => (Number(offered) - seen) / lenient.length),
      share
    ),
    contracted: estimate(contracted, both, [...keptParts, ...aimed], share),
    strict: estimate(actual, strict, actualParts, share),
    difference: estimate(
      contracted - actual,
      both,
      [...keptParts, ...aimed.map((part, i) => part - actualParts[i]!)],
      [-1, 1]
    )
  };

  function estimate(
    value: number,
    screens: readonly ContractionScreen[],
    parts: readonly number[],
    range: [number, number]
  ): Estimate {
    const byScreener = rollup(
      parts.keys(),
      (rows) => sum(rows, (i) => parts[i]!),
      (i) => screens[i]!.screener
    );
    return clusteredEstimate(value, [...byScreener.values()], screens.length, level, {range, degrees: fewest - 1});
  }
}

/** How much of each passed candidate is kept so that a share `rate` of all passes, and the offer rate at the bar. */
function keptWeights(screens: readonly ContractionScreen[], rate: number): {weights: number[]; atBar: number} {
  const passers = screens.filter(({passed}) => passed);
  const scores = [...new Set(passers.map(({score}) => score))].sort((a, b) => b - a);
  let left = rate * screens.length;
  for (const bar of scores) {
    const level = passers.filter(({score}) => score === bar);
    if (left <= level.length) {
      const weights = screens.map(({passed, score}) =>
        !passed || score < bar ? 0 : score > bar ? 1 : left / level.length
      );
      return {weights, atBar: offers(level)};
    }
    left -= level.length;
  }
  return {weights: screens.map(({passed}) => Number(passed)), atBar: 0};
}

function passRate(screens: readonly ContractionScreen[]): number {
  return mean(screens.map(({passed}) => Number(passed)));
}

function offers(screens: readonly ContractionScreen[]): number {
  return mean(screens.map(({offered}) => Number(offered)));
}

function screeners(screens: readonly ContractionScreen[]): number {
  return new Set(screens.map(({screener}) => screener)).size;
}
