import {describe, expect, it} from "vitest";
import {forecastCalibration} from "../../../src/statistics/screen/forecast-calibration.js";
import {createRandom} from "../../../src/statistics/random.js";

const repeat = (count: number, forecast: number, happened: boolean) =>
  Array.from({length: count}, () => ({forecast, happened}));

describe("calibration of forecasts", () => {
  it("gives the Brier score of a worked example and the score of a constant", () => {
    // 20·0.8² + 20·0.2² + 10·0.3² + 30·0.7² of 80.
    const forecasts = [
      ...repeat(20, 0.8, false),
      ...repeat(20, 0.8, true),
      ...repeat(10, 0.3, false),
      ...repeat(30, 0.3, true)
    ];
    const {brier, constant, share} = forecastCalibration(forecasts)!;
    expect(brier.value).toBeCloseTo((20 * 0.64 + 20 * 0.04 + 10 * 0.09 + 30 * 0.49) / 80, 12);
    expect(share).toBeCloseTo(50 / 80, 12);
    expect(constant).toBeCloseTo((50 / 80) * (30 / 80), 12);
  });

  it("keeps equal forecasts together and every bin at 20 or more", () => {
    const random = createRandom(5);
    const forecasts = Array.from({length: 133}, () => {
      const forecast = Math.round(random.uniform() * 20) / 20;
      return {forecast, happened: random.uniform() < forecast};
    });
    const {bins} = forecastCalibration(forecasts)!;
    expect(bins.length).toBeGreaterThan(3);
    expect(Math.min(...bins.map(({n}) => n))).toBeGreaterThanOrEqual(20);
    expect(bins.reduce((sum, {n}) => sum + n, 0)).toBe(133);
    expect(forecastCalibration(repeat(100, 0.4, true))!.bins.length).toBe(1);
  });

  it("has intervals that hold the truth where forecasts are true chances", () => {
    const random = createRandom(6);
    const truth = 1 / 6;
    const runs = 400;
    let inside = 0;
    for (let run = 0; run < runs; run++) {
      const forecasts = Array.from({length: 200}, () => {
        const forecast = random.uniform();
        return {forecast, happened: random.uniform() < forecast};
      });
      const [low, high] = forecastCalibration(forecasts)!.brier.interval!;
      if (low <= truth && truth <= high) inside++;
    }
    expect(inside / runs).toBeGreaterThan(0.86);
    expect(inside / runs).toBeLessThan(0.94);
  });

  it("says nothing on fewer than 40", () => {
    expect(forecastCalibration(repeat(39, 0.5, true))).toBeNull();
  });
});
