import {describe, expect, it} from "vitest";
import {observedInformation} from "../../../src/statistics/item-response/graded-information.js";
import {
  encodeItems,
  expectation,
  gradedItem,
  type GradedItem
} from "../../../src/statistics/item-response/graded-likelihood.js";
import {createRandom} from "../../../src/statistics/random.js";

/** Parameters in the order of the information. */
const flat = (items: readonly GradedItem[]): number[] =>
  items.flatMap(({slope, intercepts}) => (intercepts.length === 0 ? [] : [slope, ...intercepts]));

function itemsOf(like: readonly GradedItem[], parameters: readonly number[]): GradedItem[] {
  let at = 0;
  return like.map((item) => {
    if (item.intercepts.length === 0) return item;
    const slope = parameters[at++]!;
    return gradedItem(
      slope,
      Float64Array.from(item.intercepts, () => parameters[at++]!)
    );
  });
}

describe("observed information of the graded response model", () => {
  it.each([5, 150])(
    "is what the likelihood bends by, with answers missing and items without a cut, of %i items",
    (wide) => {
      const random = createRandom(9);
      const ratings = Array.from({length: 60}, () => {
        const ability = random.normal();
        return Array.from({length: wide}, (_, item) => {
          if (random.uniform() < 0.3) return null;
          return item === 3 ? 2 : Math.max(1, Math.min(3 + (item % 2), Math.round(2.5 + ability + random.normal())));
        });
      });
      const {items, responses} = encodeItems(ratings);
      const parameters = flat(items);
      const likelihood = (moved: ReadonlyMap<number, number>): number =>
        expectation(
          itemsOf(
            items,
            parameters.map((value, i) => value + (moved.get(i) ?? 0))
          ),
          responses
        ).logLikelihood;
      const {information, size} = observedInformation(items, responses);
      expect(size).toBe(parameters.length);
      const step = 1e-3;
      const of = (i: number, a: number, j: number, b: number) =>
        likelihood(
          new Map([
            [i, a],
            [j, i === j ? a + b : b]
          ])
        );
      for (const [i, j] of [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 2],
        [2, 3],
        [0, 3],
        [3, 7],
        [4, 8],
        [size - 1, 0]
      ] as const) {
        const bent =
          (of(i, step, j, step) - of(i, step, j, -step) - of(i, -step, j, step) + of(i, -step, j, -step)) /
          (4 * step ** 2);
        expect(information[i * size + j]!).toBeCloseTo(-bent, 3);
        expect(information[j * size + i]!).toBeCloseTo(-bent, 3);
      }
    }
  );
});
