import {createRandom} from "../../src/statistics/index.js";

/** `count` units rated 1–4 by 5 raters, a tenth missing: `[unit][rater]`. */
export function ratingTable(count: number): (number | null)[][] {
  const random = createRandom(1);
  return Array.from({length: count}, () => {
    const quality = random.normal(2.5, 0.7);
    return Array.from({length: 5}, () =>
      random.uniform() < 0.1 ? null : Math.min(4, Math.max(1, Math.round(quality + random.normal(0, 0.7))))
    );
  });
}

/** Answers 0–3 of 2,000 people to 20 items of the graded response model. */
export function gradedAnswers(): number[][] {
  const random = createRandom(2);
  const items = Array.from({length: 20}, (_, i) => ({
    slope: 0.6 + 0.08 * i,
    cuts: [-1.2, 0, 1.2].map((cut) => cut + random.normal(0, 0.3)).sort((a, b) => a - b)
  }));
  return Array.from({length: 2000}, () => {
    const ability = random.normal();
    return items.map(({slope, cuts}) => {
      const u = random.uniform();
      return cuts.filter((cut) => u < 1 / (1 + Math.exp(-slope * (ability - cut)))).length;
    });
  });
}

/** 100,000 ratings 0–3: 10,000 people, 5 of 60 raters each, 2 of 4 items. */
export function facetRatings() {
  const random = createRandom(3);
  const severity = Array.from({length: 60}, () => random.normal(0, 0.6));
  const rating: number[] = [];
  const person: number[] = [];
  const rater: number[] = [];
  const item: number[] = [];
  for (let p = 0; p < 10_000; p++) {
    const ability = random.normal(0, 1.5);
    for (const r of random.shuffle(severity.map((_, i) => i)).slice(0, 5)) {
      for (const i of [p % 4, (p + 2) % 4]) {
        const location = ability - severity[r]! - 0.4 * (i - 1.5);
        const weights = [0, location + 1.5, 2 * location + 1.5, 3 * location].map(Math.exp);
        let u = random.uniform() * weights.reduce((a, b) => a + b, 0);
        rating.push(
          Math.max(
            0,
            weights.findIndex((weight) => (u -= weight) < 0)
          )
        );
        person.push(p);
        rater.push(r);
        item.push(i);
      }
    }
  }
  return {rating, person, rater, item};
}

/** 100,000 continuous scores, three in ten positive and a standard deviation higher. */
export function scoredOutcomes(): {scores: number[]; positive: boolean[]} {
  const random = createRandom(4);
  const positive = Array.from({length: 100_000}, () => random.uniform() < 0.3);
  return {scores: positive.map((yes) => random.normal(yes ? 1 : 0)), positive};
}

/** Median seconds of `runs` calls, and what the last one returned. */
export function timed<T>(runs: number, work: () => T): {seconds: number; result: T} {
  const seconds: number[] = [];
  let result: T | undefined;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = work();
    seconds.push((performance.now() - start) / 1000);
  }
  return {seconds: seconds.sort((a, b) => a - b)[Math.floor(runs / 2)]!, result: result as T};
}

/** One line of the report; a missed target makes the run fail. */
export function line(what: string, seconds: number, target: string, met: boolean): void {
  process.stdout.write(`${met ? "met   " : "MISSED"}  ${what}: ${seconds.toFixed(3)} s (${target})\n`);
  if (!met) process.exitCode = 1;
}

/** Largest |got − expected| ÷ |expected|. */
export function worstRelative(pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((worst, [got, expected]) => Math.max(worst, Math.abs(got - expected) / Math.abs(expected)), 0);
}
