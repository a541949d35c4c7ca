import {group, mean} from "d3-array";
import {describe, expect, it} from "vitest";
import {acrossRaters} from "../../../src/statistics/agreement/across-raters.js";
import {krippendorffAlpha} from "../../../src/statistics/agreement/krippendorff-alpha.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

interface Rating {
  unit: number;
  rater: string;
  points: number;
}

/** Units rated by three raters each, on a scale of four, by raters who differ in severity with this spread. */
function ratingsBy(raters: number, units: number, severity: number, seed: number): Rating[] {
  const random = createRandom(seed);
  const lean = Array.from({length: raters}, () => random.normal(0, severity));
  const everyone = lean.map((_, rater) => rater);
  return Array.from({length: units}, (_, unit) => {
    const quality = random.normal();
    return random
      .shuffle(everyone)
      .slice(0, 3)
      .map((rater): Rating => {
        const seen = quality + random.normal() + lean[rater]!;
        return {unit, rater: String(rater), points: 1 + [-1, 0, 1].filter((cut) => seen > cut).length};
      });
  }).flat();
}

function alpha(ratings: readonly Rating[]): Estimate {
  const units = [...group(ratings, ({unit}) => unit).values()].map((own) => own.map(({points}) => points));
  return krippendorffAlpha(units, {metric: "ordinal"});
}

const across = (ratings: readonly Rating[]) => acrossRaters(ratings, alpha, ({rater}) => rater);

describe("agreement among raters like these", () => {
  it("is held by its 90 % interval where six raters differ, unlike by that of these raters", () => {
    const truth = mean([1, 2], (seed) => alpha(ratingsBy(2000, 6000, 0.8, seed)).value!)!;
    const sets = Array.from({length: isFull ? 400 : 30}, (_, seed) => ratingsBy(6, 200, 0.8, 50 + seed));
    const covered = (estimate: (ratings: Rating[]) => Estimate): number =>
      sets.map((ratings) => estimate(ratings).interval!).filter(([low, high]) => low <= truth && truth <= high).length /
      sets.length;
    expect(covered(across)).toBeGreaterThan(isFull ? 0.83 : 0.75);
    expect(covered(alpha)).toBeLessThan(0.75);
  });

  it("is as sure as among these where many raters are alike", () => {
    const widths = [1, 2, 3].map((seed) => {
      const ratings = ratingsBy(40, 200, 0, seed);
      const [own, like] = [alpha(ratings), across(ratings)];
      expect(like.value).toBe(own.value);
      expect(like.standardError).toBeGreaterThanOrEqual(own.standardError!);
      return like.standardError! / own.standardError!;
    });
    expect(mean(widths)).toBeLessThan(1.25);
  });

  it("needs three raters, and a coefficient with an error", () => {
    expect(across(ratingsBy(3, 30, 0, 1)).interval).not.toBeNull();
    expect(across(ratingsBy(3, 30, 0, 1).filter(({rater}) => rater !== "0"))).toMatchObject({value: null});
    const alike = ratingsBy(6, 30, 0, 1).map((rating) => ({...rating, points: 2}));
    expect(across(alike)).toMatchObject({value: null, interval: null});
  });
});
