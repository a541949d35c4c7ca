import {describe, expect, it} from "vitest";
import {
  benjaminiHochberg,
  createRandom,
  cusum,
  funnelLimits,
  kitagawa,
  median,
  pChart,
  quantile
} from "../../../src/statistics/index.js";
import {referenceCase} from "../reference/cases.js";

describe("against the reference cases", () => {
  it.each(casesOf("control_chart/orangejuice_p"))(
    "pChart: centre, limits and points beyond of the orange juice cans",
    ({table, checks}) => {
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
    }
  );

  it.each(casesOf("control_chart/pistonrings_cusum"))(
    "cusum: path and first alarms of the piston rings",
    ({table, checks}) => {
      const {center, sd, n, h, k} = checks[0]!.options as Record<string, number>;
      const rings = table().map((row) =>
        ["V1", "V2", "V3", "V4", "V5"].reduce((sum, name) => sum + Number(row[name]) / 5, 0)
      );
      const path = cusum(
        rings.map((mean) => (mean - center!) / (sd! / Math.sqrt(n!))),
        {allowance: k, alarm: h}
      );
      const expected = Object.fromEntries(checks.map(({id, value}) => [id, value]));
      expect(path.firstUpper).toBe(expected.cusum_first_upper_signal! - 1);
      expect(path.firstLower).toBeNull();
      expect(Math.max(...path.upper)).toBeCloseTo(expected.cusum_max_pos!, 8);
      expect(Math.min(...path.lower)).toBeCloseTo(expected.cusum_min_neg!, 8);
    }
  );
});

/** None when the folder is absent: `closed-forms.test.ts` names what is then not compared. */
function casesOf(path: string) {
  const found = referenceCase(path);
  return found ? [found] : [];
}

describe("cusum", () => {
  it("in control runs on average the published 167.7 values at k = ½, h = 4 (R's spc)", () => {
    const random = createRandom(6);
    const runs = Array.from({length: 1500}, () => {
      const z = Array.from({length: 3000}, () => random.normal());
      const {firstUpper, firstLower} = cusum(z, {allowance: 0.5, alarm: 4});
      return 1 + Math.min(firstUpper ?? 3000, firstLower ?? 3000);
    });
    const mean = runs.reduce((sum, run) => sum + run / runs.length, 0);
    // Run lengths are nearly exponential: five standard errors of the mean of 1,500.
    expect(Math.abs(mean - 167.68)).toBeLessThan((5 * 167.68) / Math.sqrt(1500));
  });

  it("dates the change at the start of the run that alarmed", () => {
    const z = [...Array.from({length: 30}, (_, i) => (i % 2 ? 0.5 : -0.5)), ...Array.from({length: 20}, () => 1.5)];
    const {firstUpper, startUpper} = cusum(z);
    expect(startUpper).toBeGreaterThanOrEqual(29);
    expect(startUpper).toBeLessThanOrEqual(30);
    expect(firstUpper).toBeLessThan(38);
    expect(cusum([])).toEqual({
      upper: [],
      lower: [],
      firstUpper: null,
      firstLower: null,
      startUpper: null,
      startLower: null
    });
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
});

describe("kitagawa", () => {
  it("rate and mix add up to the change of the pooled share", () => {
    const strata = [
      {before: {k: 40, n: 100}, after: {k: 50, n: 100}},
      {before: {k: 5, n: 50}, after: {k: 40, n: 300}}
    ];
    const {change, rate, mix} = kitagawa(strata);
    expect(change.value).toBeCloseTo(90 / 400 - 45 / 150, 12);
    expect(rate.value! + mix.value!).toBeCloseTo(change.value!, 12);
    // Both strata rose, the pooled share fell.
    expect(rate.value).toBeGreaterThan(0);
    expect(mix.interval![1]).toBeLessThan(0);
    // Pooled variance is that of two plain shares.
    expect(change.standardError).toBeCloseTo(Math.sqrt((0.225 * 0.775) / 400 + (0.3 * 0.7) / 150), 12);
  });

  it("a stratum that appears only later is all mix", () => {
    const {rate} = kitagawa([
      {before: {k: 10, n: 50}, after: {k: 10, n: 50}},
      {before: {k: 0, n: 0}, after: {k: 30, n: 50}}
    ]);
    expect(rate.value).toBe(0);
  });

  it("covers the true parts in about 90 % of samples", () => {
    const random = createRandom(12);
    const truth = {
      weights: [
        [0.6, 0.4],
        [0.4, 0.6]
      ],
      shares: [
        [0.4, 0.1],
        [0.45, 0.12]
      ]
    };
    const trueRate = 0.5 * 0.05 + 0.5 * 0.02;
    const trueMix = 0.425 * -0.2 + 0.11 * 0.2;
    let rateHits = 0;
    let mixHits = 0;
    for (let run = 0; run < 600; run++) {
      const period = (p: number) => {
        const first = random.binomial(300, truth.weights[p]![0]!);
        return [first, 300 - first].map((n, s) => ({k: random.binomial(n, truth.shares[p]![s]!), n}));
      };
      const [before, after] = [period(0), period(1)];
      const {rate, mix} = kitagawa(before.map((counts, s) => ({before: counts, after: after[s]!})));
      if (rate.interval![0] <= trueRate && trueRate <= rate.interval![1]) rateHits++;
      if (mix.interval![0] <= trueMix && trueMix <= mix.interval![1]) mixHits++;
    }
    for (const hits of [rateHits, mixHits]) {
      expect(hits / 600).toBeGreaterThan(0.86);
      expect(hits / 600).toBeLessThan(0.94);
    }
  });

  it("is undefined when a period is empty", () => {
    expect(kitagawa([{before: {k: 0, n: 0}, after: {k: 1, n: 2}}]).change).toEqual({
      value: null,
      standardError: null,
      interval: null,
      n: 2
    });
  });
});

describe("small helpers", () => {
  it("benjaminiHochberg gives R's p.adjust values in input order", () => {
    const q = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.8]);
    [0.025, 0.05, 0.05, 0.025, 0.8].forEach((value, i) => expect(q[i]).toBeCloseTo(value, 12));
    expect(benjaminiHochberg([])).toEqual([]);
    expect(() => benjaminiHochberg([1.2])).toThrow("must be in [0, 1], got 1.2");
  });

  it("quantile interpolates as R's type 7", () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(median([5, 1, 9])).toBe(5);
    expect(median([])).toBeNull();
    expect(() => quantile([1], 2)).toThrow("probability in [0, 1], got 2");
  });
});
