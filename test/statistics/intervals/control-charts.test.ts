import {describe, expect, it} from "vitest";
import {createRandom, funnelLimits, pChart} from "../../../src/statistics/index.js";
import {referenceCase} from "../reference/cases.js";

describe("pChart equals qcc", () => {
  it("on Montgomery's orange juice cans: centre, limits and points beyond", () => {
    const {checks, table} = referenceCase("control_chart/orangejuice_p");
    const rows = table();
    const {centre, points} = pChart(
      rows.map(({x, n}) => ({k: Number(x), n: Number(n)})),
      {baseline: rows.map(({calibration}) => calibration === "1"), widen: false}
    );
    const expected = Object.fromEntries(checks.map(({id, value}) => [id, value]));
    expect(centre).toBeCloseTo(expected.p_center!, 8);
    expect(points[0]!.low).toBeCloseTo(expected.p_lcl!, 8);
    expect(points[0]!.high).toBeCloseTo(expected.p_ucl!, 8);
    const beyond = points.flatMap((point, i) => (point.beyond ? [i + 1] : []));
    expect(beyond.slice(0, 3)).toEqual(expected.p_beyond_limits);
  });
});

describe("pChart", () => {
  it("uses exact binomial limits for small periods, so that one success of four is not beyond", () => {
    const {points} = pChart(
      [
        {k: 1, n: 4},
        {k: 2, n: 60},
        {k: 1, n: 50},
        {k: 3, n: 66}
      ],
      {widen: false}
    );
    expect(points[0]!.beyond).toBeNull();
    expect(points[0]!.high! * 4).toBeCloseTo(Math.round(points[0]!.high! * 4), 12);
  });

  it("widens when periods differ more than a binomial, and not otherwise", () => {
    const wild = [60, 20, 70, 15, 65, 25, 75, 20].map((k) => ({k, n: 100}));
    expect(pChart(wild).spread).toBeGreaterThan(3);
    expect(pChart(wild).points.every(({beyond}) => beyond === null)).toBe(true);
    const steady = [50, 47, 52, 49, 51, 50].map((k) => ({k, n: 100}));
    expect(pChart(steady).spread).toBe(1);
  });

  it("leaves empty periods without share, and an empty chart without centre", () => {
    expect(
      pChart([
        {k: 0, n: 0},
        {k: 3, n: 30}
      ]).points[0]
    ).toEqual({k: 0, n: 0, share: null, low: null, high: null, beyond: null});
    expect(pChart([])).toEqual({centre: null, spread: 1, points: []});
    expect(() => pChart([{k: 4, n: 3}])).toThrow("0 ≤ k ≤ n");
  });

  it("takes exact limits below five expected of either kind and calls a share at the limit itself not beyond", () => {
    const base = {k: 10, n: 100};
    const at = (k: number, n: number) => pChart([base, {k, n}], {baseline: [true, false], widen: false}).points[1]!;
    // Binomial(10, 0.1): P(X ≤ 4) = 0.99837, P(X ≤ 5) = 0.99985, between them 1 − 0.00135.
    expect(at(5, 10)).toMatchObject({low: 0, high: 0.5, beyond: null});
    expect(at(6, 10).beyond).toBe("above");
    // 50 · 0.1 = 5 expected: three standard deviations.
    expect(at(5, 50).high).toBeCloseTo(0.1 + 3 * Math.sqrt(0.09 / 50), 12);
    const few = pChart(
      [
        {k: 90, n: 100},
        {k: 5, n: 10}
      ],
      {baseline: [true, false], widen: false}
    ).points[1]!;
    expect(few).toMatchObject({low: 0.5, high: 1, beyond: null});
  });

  it("widens by the mean moving range of the standardised shares over 1.128, from three periods on", () => {
    const counts = [40, 60, 50].map((k) => ({k, n: 100}));
    // z = −2, 2, 0: ranges 4 and 2.
    const {spread, points} = pChart(counts);
    expect(spread).toBeCloseTo(3 / 1.128, 12);
    expect(points[0]!.high).toBeCloseTo(0.5 + 3 * (3 / 1.128) * 0.05, 12);
    expect(pChart(counts.slice(0, 2)).spread).toBe(1);
    expect(pChart(counts, {widen: false}).spread).toBe(1);
  });
});

describe("funnelLimits", () => {
  it("on pure binomial shares leaves about 5 % outside the 95 % and 0.1 % outside the 99.9 % limits", () => {
    const random = createRandom(9);
    const beyond = Array.from({length: 200}, () => {
      const counts = Array.from({length: 40}, () => {
        const n = 20 + random.integer(200);
        return {k: random.binomial(n, 0.35), n};
      });
      return funnelLimits(counts).points.map((point) => point.beyond);
    }).flat();
    const share = (test: (level: number | null) => boolean) => beyond.filter(test).length / beyond.length;
    expect(share((level) => level !== null)).toBeGreaterThan(0.03);
    expect(share((level) => level !== null)).toBeLessThan(0.065);
    expect(share((level) => level === 0.999)).toBeLessThan(0.004);
  });

  it("widens for over-dispersion, so that ordinary members of a varied group stay inside 99.9 %", () => {
    const random = createRandom(10);
    const counts = Array.from({length: 40}, () => ({k: random.binomial(200, random.beta(7, 13)), n: 200}));
    const {overDispersion, points} = funnelLimits(counts);
    expect(overDispersion).toBeGreaterThan(3);
    expect(points.filter(({beyond}) => beyond === 0.999).length).toBeLessThanOrEqual(1);
  });

  it("gives an institution without cases no limits, and no target to nobody", () => {
    expect(
      funnelLimits([
        {k: 0, n: 0},
        {k: 5, n: 10}
      ]).points[0]
    ).toEqual({k: 0, n: 0, share: null, z: null, limits: [], beyond: null});
    expect(funnelLimits([])).toEqual({target: null, overDispersion: 1, points: []});
  });

  it("measures over-dispersion by winsorised squares, and widens as soon as it exceeds one", () => {
    const spread = (away: number) =>
      funnelLimits([50 - away, 50, 50, 50, 50 + away].map((k) => ({k, n: 100}))).overDispersion;
    // z = −4, 0, 0, 0, 4, cut to their 10 % and 90 % quantiles ±2.4: 2 · 2.4² / 5.
    expect(spread(20)).toBeCloseTo(2.304, 12);
    expect(spread(14)).toBeCloseTo(2.304 * 0.49, 12);
    expect(spread(13)).toBe(1);
  });
});
