import {describe, expect, it} from "vitest";
import {PassModel, type ScreenCell} from "../../../src/statistics/screen/pass-model.js";

const cells = ["r", "s"].flatMap((source) =>
  ["j1", "j2", "j3"].flatMap((job) =>
    ["a", "b", "c"].map((screener) => ({
      screener,
      job,
      source,
      quarter: job === "j3" || source === "s" ? "q2" : "q1",
      role: "r",
      level: "l",
      team: "t"
    }))
  )
);
const counts = cells.map((cell, at): ScreenCell => {
  const n = 5 + (((at + 1) * 7) % 11);
  return {...cell, n, k: Math.floor((n * ((((at + 1) * 5) % 7) + 1)) / 9)};
});

describe("model of passing a screen", () => {
  // scipy 1.17.1: BFGS on the penalised likelihood over all effects at once, variances from the whole Hessian's inverse.
  it.each([
    [0.3, [0.077244564509, -0.17961922904, 0.102374664448], [0.056696705429, 0.057989622478, 0.054762553229], 0.433018],
    [0.9, [0.141069834747, -0.308111227093, 0.167041392617], [0.314462751794, 0.319225362244, 0.309272432939], 0.425099]
  ] as const)(
    "gives the effects that a fit of everything at once gives, at a spread of %s",
    (spread, effects, variances, typical) => {
      const fit = new PassModel(counts).fit(spread);
      effects.forEach((effect, j) => expect(fit.effect[j]).toBeCloseTo(effect, 8));
      variances.forEach((variance, j) => expect(fit.variance[j]).toBeCloseTo(variance, 8));
      expect(fit.typical[0]).toBeCloseTo(typical, 6);
    }
  );

  it("weighs one spread against another as that fit does, whichever comes first", () => {
    const [up, down] = [new PassModel(counts), new PassModel(counts)];
    const rising = [0.3, 0.9].map((spread) => up.fit(spread).logMarginal);
    const falling = [0.9, 0.3].map((spread) => down.fit(spread).logMarginal);
    expect(rising[1]! - rising[0]!).toBeCloseTo(-131.78051360469357 + 130.5179661444631, 7);
    expect(falling[0]! - falling[1]!).toBeCloseTo(rising[1]! - rising[0]!, 7);
  });

  it("has no deviation of anyone where screeners cannot differ", () => {
    const {effect, variance} = new PassModel(counts).fit(0);
    expect([...effect, ...variance]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
