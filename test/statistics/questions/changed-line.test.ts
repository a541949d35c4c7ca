import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/index.js";
import {solveSymmetric} from "../../../src/statistics/linear-algebra.js";
import {type DatedRating, lineSearch} from "../../../src/statistics/questions/changed-line.js";

const people = ["a", "b", "c", "d"];
const level = 0.9;

function rated(seed: number, n: number): DatedRating[] {
  const random = createRandom(seed);
  return Array.from({length: n}, (_, i) => ({
    rating: random.normal(2.5, 0.8),
    ability: random.normal(2.5, 0.6),
    interviewer: people[random.integer(people.length)]!,
    date: `2025-01-${String(1 + Math.floor(i / 2)).padStart(2, "0")}`
  }));
}

/** Least squares with a column for each interviewer, written out: coefficients and residual sum of squares. */
function fitted(points: readonly DatedRating[], split: number | null) {
  const centre = points.reduce((sum, {ability}) => sum + ability, 0) / points.length;
  const rows = points.map(({interviewer, ability}, i) => [
    ...people.map((person) => Number(person === interviewer)),
    ability - centre,
    ...(split === null ? [] : [Number(i >= split), i >= split ? ability - centre : 0])
  ]);
  const size = rows[0]!.length;
  const cross = Float64Array.from({length: size * size}, (_, k) =>
    rows.reduce((sum, row) => sum + row[Math.floor(k / size)]! * row[k % size]!, 0)
  );
  const right = Float64Array.from({length: size}, (_, k) =>
    rows.reduce((sum, row, i) => sum + row[k]! * points[i]!.rating, 0)
  );
  const solution = solveSymmetric(cross, right, size)!;
  const residual = rows.map((row, i) => points[i]!.rating - row.reduce((sum, one, k) => sum + one * solution[k]!, 0));
  return {solution, squares: residual.reduce((sum, one) => sum + one * one, 0)};
}

describe("lineSearch", () => {
  const points = rated(1, 60);
  const search = lineSearch(points, 10)!;
  const residuals = search.residuals(Float64Array.from(points, ({rating}) => rating));

  it("finds the date, F and changes of regressions written out with a column for each interviewer", () => {
    const one = fitted(points, null).squares;
    const all = Array.from({length: 60}, (_, split) => split)
      .filter((split) => split >= 10 && split <= 50 && points[split]!.date !== points[split - 1]!.date)
      .map((split) => {
        const {squares, solution} = fitted(points, split);
        return {split, f: (one - squares) / 2 / (squares / (60 - 4 - 3)), solution};
      });
    const best = all.reduce((a, b) => (b.f > a.f ? b : a));
    const {at, f} = search.strongest(residuals);
    expect(at).toBe(best.split);
    expect(f).toBeCloseTo(best.f, 8);
    expect(search.strongestOf(Float64Array.from(points, ({rating}) => rating))).toBeCloseTo(best.f, 8);
    const change = search.changeAt(at, residuals, {level, noise: 1});
    expect(change.level.value).toBeCloseTo(best.solution[5]!, 8);
    expect(change.slope.value).toBeCloseTo(best.solution[6]!, 8);
  });

  it("widens both intervals by the root of the noise", () => {
    const {at} = search.strongest(residuals);
    const [plain, noisy] = [1, 4].map((noise) => search.changeAt(at, residuals, {level, noise}));
    const width = ({interval: [low, high]}: {interval: [number, number]}) => high - low;
    expect(width(noisy!.level) / width(plain!.level)).toBeCloseTo(2, 10);
    expect(width(noisy!.slope) / width(plain!.slope)).toBeCloseTo(2, 10);
  });

  it("looks from twice the least on, and where someone rated before and after", () => {
    expect(lineSearch(points.slice(0, 59), 30)).toBeNull();
    expect(lineSearch(points, 30)).not.toBeNull();
    const relieved = points.map((point, i) => ({...point, interviewer: i < 30 ? "a" : "b"}));
    expect(lineSearch(relieved, 30)).toBeNull();
    expect(lineSearch(relieved, 20)).not.toBeNull();
  });

  it("looks at no date within a day, nor where abilities are all alike", () => {
    expect(
      lineSearch(
        points.map((point) => ({...point, date: "2025-01-01"})),
        10
      )
    ).toBeNull();
    expect(
      lineSearch(
        points.map((point) => ({...point, ability: 3})),
        10
      )
    ).toBeNull();
  });
});
