import {describe, expect, it} from "vitest";
import {clusteredSlope, clusteredSums} from "../../../src/statistics/association/clustered-slope.js";

const from = (first: number, last: number): number[] => Array.from({length: last - first + 1}, (_, i) => first + i);

/**
 * Data of the tests of R's dfadjust (Kolesár), whose HC2 errors are Stata's. The clustered values are those of its definition
 * worked out densely with numpy 2.4: (I − H_gg)^{−1/2} by eigenvalues, G by rows, (tr G′G)²/‖G′G‖².
 */
const y = [...from(0, 9).map(Math.cos), ...from(1, 10).map(Math.tan)];
const x = [...from(1, 10).map(Math.sin), ...from(2, 11).map(Math.sin)];
const ten = [2, 1, 3, 2, 2, 3, 3, 1, 1, 2].map(String);
const clusters = [...ten, ...ten];

const fit = (cluster: string[], cell?: string[]) => {
  const {slope, scores, degrees} = clusteredSlope(clusteredSums(x, y, cluster, cell))!;
  return {slope, standardError: Math.hypot(...scores), degrees};
};

describe("clusteredSlope", () => {
  it("with a cluster to each row is HC2, to Stata's digits", () => {
    const {slope, standardError, degrees} = fit(from(1, 20).map(String));
    expect(slope).toBeCloseTo(0.324118311, 9);
    expect(standardError).toBeCloseTo(0.4421048122, 9);
    expect(degrees).toBeCloseTo(12.1038910193, 8);
  });

  it.each([
    ["three clusters", undefined, 0.3241183110169, 0.2156747768697, 1.7973703251],
    ["two cells", from(0, 19).map((i) => "0110"[i % 4]!), 0.3199831570071, 0.2255189540417, 1.8029510547],
    ["cells of 18 and 2", from(0, 19).map((i) => String(i % 10 === 9)), 0.4418382048611, 0.1521734426927, 1.7899854102],
    [
      "a cluster that holds a whole cell",
      clusters.map((one) => String(one === "1")),
      0.6553822856431,
      0.0804974720247,
      1.7865614014
    ]
  ])("of %s is the dense definition", (_, cell, slope, standardError, degrees) => {
    const found = fit(clusters, cell);
    expect(found.slope).toBeCloseTo(slope, 10);
    expect(found.standardError).toBeCloseTo(standardError, 10);
    expect(found.degrees).toBeCloseTo(degrees, 8);
  });

  it("on a binary x has the degrees of freedom of Imbens and Kolesár (2016): 2.5 for 3 against 27", () => {
    const binary = from(1, 30).map((i) => Number(i <= 3));
    const rows = from(1, 30).map(String);
    const {scores, degrees} = clusteredSlope(
      clusteredSums(
        binary,
        rows.map((_, i) => Math.sin(i * i)),
        rows
      )
    )!;
    // (n₀ + n₁)²(n₀ − 1)(n₁ − 1) / (n₁²(n₁ − 1) + n₀²(n₀ − 1))
    expect(degrees).toBeCloseTo((30 ** 2 * 26 * 2) / (9 * 2 + 27 ** 2 * 26), 9);
    // HC2 of a difference of means is s₀²/n₀ + s₁²/n₁.
    const values = rows.map((_, i) => Math.sin(i * i));
    const error = [values.slice(0, 3), values.slice(3)].map((part) => {
      const centre = part.reduce((sum, value) => sum + value, 0) / part.length;
      return part.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (part.length - 1) / part.length;
    });
    expect(Math.hypot(...scores)).toBeCloseTo(Math.sqrt(error[0]! + error[1]!), 12);
  });

  it("is none where x does not vary within cells", () => {
    expect(
      clusteredSlope(clusteredSums([1, 1, 2, 2], [1, 2, 3, 5], ["a", "b", "a", "b"], ["p", "p", "q", "q"]))
    ).toBeNull();
  });
});
