import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {
  type ScreenPair,
  screenForecast,
  screenValidity,
  screenValidityFindings
} from "../../../loaders/reports/screen/validity.js";
import type {ReportContext} from "../../../loaders/reports/report.js";
import {pearson} from "../../../src/statistics/association/correlation.js";
import {wholeFinding} from "../../support/whole-finding.js";

const config = defaultConfig();
/** Passers with each screen vote and each mean of the loop, so many of each; those without a loop were not advanced. */
function pairsOf(
  cells: readonly (readonly [band: number, loop: number | null, n: number])[],
  role: string | null = null
) {
  return cells.flatMap(([band_points, loop_mean, n]) =>
    Array.from({length: n}, (_, i): ScreenPair => ({
      candidate_id: `${role}-${band_points}-${loop_mean}-${i}`,
      role,
      band_points,
      loop_mean
    }))
  );
}
const sixDigits = (value: number): number => Number(value.toPrecision(6));
const two = (value: number): string => value.toFixed(2).replace("-", "−");
const fewRejected = [2, null, 30] as const;

const base = {
  kind: "screen.validity",
  unit: "correlation among passers",
  reference: {value: 0, label: "no link"},
  n: 60
} as const;
const tooFew = {verdict: "too_little_data", deed: "Not enough data"} as const;

describe("screenValidityFindings", () => {
  const judge = (pairs: ScreenPair[], weeks = 50) => screenValidityFindings(pairs, weeks, config);

  it.each([
    [20, 10, 10, 20, "Higher screen votes go with higher loop votes.", "about 13 of 20"],
    [10, 20, 20, 10, "Higher screen votes go with lower loop votes.", "about 7 of 20"],
    [15, 15, 15, 15, "Whether screen votes foretell loop votes is open.", "about 10 of 20"]
  ])("says which way screen and loop go together (%i %i %i %i), as information", (a, b, c, d, claim, times) => {
    // Of 30 × 30 pairs with different screen votes: those in order, and half of those with one mean.
    const pairs = pairsOf([[3, 2, a], [3, 4, b], [4, 2, c], [4, 4, d], fewRejected]);
    const passers = pairs.filter(({loop_mean}) => loop_mean !== null);
    const r = pearson(
      passers.map((one) => one.band_points),
      passers.map((one) => one.loop_mean!),
      {level: 0.9}
    );
    const {corrected} = screenValidity(pairs)!;
    const interval = r.interval!.map(sixDigits) as [number, number];
    expect(judge(pairs)).toEqual([
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "For your information",
        estimate: sixDigits(r.value!),
        interval,
        claim,
        evidence: `Of two candidates who passed with different screen votes, the higher one also did better in the loop ${times} times (60 candidates).`,
        sure: {
          probability: null,
          sentence: `The correlation among those who passed lies between ${two(interval[0])} and ${two(interval[1])}, nine times in ten. Among all screened it may be about ${two(corrected)}, since only those who passed are seen.`
        },
        action: "Read this as a check of the screen, not as a reason to move the bar."
      })
    ]);
  });

  it("weighs three votes by the pairs that they give", () => {
    // 2 below 3 and 4: all in order; 3 and 4 alike, half: (20·20 + 20·20 + 200) ÷ 1,200.
    const pairs = pairsOf([
      [2, 1, 20],
      [3, 2, 20],
      [4, 2, 20]
    ]);
    expect(judge(pairs)[0]!.evidence).toMatch(/ about 17 of 20 times \(60 candidates\)\.$/);
  });

  const spread = (n: number) => pairsOf([[3, 2, 20], [3, 4, 9], [4, 2, 10], [4, 4, n - 39], fewRejected]);

  it("asks for sixty, and tells what it saw until then", () => {
    const pairs = spread(59);
    const {raw, interval} = screenValidity(pairs)!;
    expect(judge(pairs)).toEqual([
      wholeFinding({
        ...base,
        ...tooFew,
        n: 59,
        estimate: sixDigits(raw),
        interval: interval.map(sixDigits) as [number, number],
        claim: "Whether screen and loop agree cannot be told.",
        evidence: "Loop votes by others than the screener exist for 59 of the candidates who passed; 60 are needed.",
        action: "Keep recording a vote on every screen and every loop interview.",
        needs: [{unit: "loops with votes", more: 1, weeks: 1}]
      })
    ]);
    expect(judge(spread(60))[0]!.verdict).toBe("ok");
  });

  it.each([
    [0, "none", 60, null],
    [4, "fewer than 5", 60, null],
    [5, "5", 55, 550]
  ])("gives away no number below five (%i)", (n, words, more, weeks) => {
    const [finding] = judge(pairsOf([[3, 2, n], fewRejected]));
    expect(finding!.evidence).toBe(
      `Loop votes by others than the screener exist for ${words} of the candidates who passed; 60 are needed.`
    );
    expect(finding!.needs).toEqual([{unit: "loops with votes", more, weeks}]);
  });

  it.each([
    [
      [
        [3, 2, 30],
        [3, 4, 30]
      ],
      "all had the same screen vote"
    ],
    [[[3, 2, 60]], "all had the same screen vote"],
    [
      [
        [3, 2, 30],
        [4, 2, 30]
      ],
      "all had the same votes in the loop"
    ],
    [
      [
        [3, 2, 30],
        [4, 3, 30]
      ],
      "screen and loop votes go together to the last, as if they had been cast together"
    ]
  ] as [[number, number, number][], string][])("says what does not vary (%o)", (cells, words) => {
    expect(judge(pairsOf([...cells, fewRejected]))).toEqual([
      wholeFinding({
        ...base,
        ...tooFew,
        claim: "Whether screen and loop agree cannot be told.",
        evidence: `Of 60 candidates who passed, ${words}.`,
        action: "Keep recording a vote on every screen and every loop interview.",
        needs: [{unit: "loops with votes that differ", more: 30, weeks: null}]
      })
    ]);
  });

  it("judges each role where there are two, in its name", () => {
    const engineers = pairsOf(
      [
        [3, 2, 20],
        [3, 4, 10],
        [4, 2, 10],
        [4, 4, 20]
      ],
      "Engineer"
    );
    const designers = pairsOf([[3, 2, 20]], "Designer");
    const unknown = pairsOf([
      [3, 2, 5],
      [4, 4, 5]
    ]);
    const found = judge([...engineers, ...designers, ...unknown]);
    expect(found.map(({subject, slice, n, claim}) => [subject, slice.role, n, claim])).toEqual([
      ["all", null, 90, "Higher screen votes go with higher loop votes."],
      ["Designer", "Designer", 20, "Designer: whether screen and loop agree cannot be told."],
      ["Engineer", "Engineer", 60, "Engineer: higher screen votes go with higher loop votes."]
    ]);
    expect(judge([...engineers, ...unknown])).toHaveLength(1);
  });
});

describe("screenValidity", () => {
  it("counts those who passed, and undoes their narrower range", () => {
    const pairs = pairsOf([
      [3, 2, 20],
      [3, 4, 10],
      [4, 2, 10],
      [4, 4, 20],
      [1, null, 60]
    ]);
    const {n, raw, restriction, corrected} = screenValidity(pairs)!;
    // Of 60: r = (40 − 20) ÷ 60; standard deviations 0.504 of passers, 1.298 of all.
    expect(n).toBe(60);
    expect(raw).toBeCloseTo(1 / 3, 12);
    expect(restriction).toBeCloseTo(Math.sqrt(15 / 59) / Math.sqrt((60 * 1.25 ** 2 + 60 * 1.25 ** 2 + 15) / 119), 12);
    expect(corrected).toBeCloseTo(raw / restriction / Math.sqrt(1 - raw ** 2 + (raw / restriction) ** 2), 12);
  });

  it("is none of too few, or without spread", () => {
    expect(screenValidity([])).toBeNull();
    expect(
      screenValidity(
        pairsOf([
          [3, 2, 2],
          [4, 4, 1]
        ])
      )
    ).toBeNull();
    expect(
      screenValidity(
        pairsOf([
          [3, 2, 30],
          [3, 4, 30]
        ])
      )
    ).toBeNull();
  });
});

describe("screenForecast", () => {
  const forecast = async (groups: [forecast: number, offered: number, of: number][]) => {
    const rows = groups.flatMap(([forecast, offered, of]) =>
      Array.from({length: of}, (_, i) => ({forecast, offered: i < offered}))
    );
    return await screenForecast({warehouse: {rows: () => Promise.resolve(rows)}} as unknown as ReportContext);
  };

  it.each([
    [
      [
        [0.1, 10, 100],
        [0.9, 90, 100]
      ],
      "50 %",
      "closer to what happened than"
    ],
    [
      [
        [0.1, 90, 100],
        [0.9, 10, 100]
      ],
      "50 %",
      "further from what happened than"
    ],
    [
      [
        [0.5, 50, 100],
        [0.5, 50, 100]
      ],
      "50 %",
      "no closer to what happened than"
    ]
  ] as [[number, number, number][], string, string][])(
    "says whether forecasts came true better than one for all (%o)",
    async (groups, share, words) => {
      expect((await forecast(groups))!.sentence).toBe(
        `Screeners expected an offer for 50 % of the 200 candidates who went on and were decided; ${share} got one. Their forecasts are ${words} giving everyone the same ${share}.`
      );
    }
  );

  it("counts forecasts by what was expected and what happened", async () => {
    // Of a hundred at 10 % and a hundred at 90 %, ten each turn out otherwise: 0.9 × 0.01 + 0.1 × 0.81 = 0.09.
    const result = (await forecast([
      [0.1, 10, 100],
      [0.9, 90, 100]
    ]))!;
    expect(result).toMatchObject({n: 200, brier: 0.09, constant: 0.25});
    expect(result.interval[0]).toBeLessThan(0.09);
    expect(result.interval[1]).toBeGreaterThan(0.09);
    expect(result.bins.reduce((all, {n}) => all + n, 0)).toBe(200);
    expect(result.bins[0]).toMatchObject({forecast: 0.1, n: 100, happened: 10});
    expect(result.bins.at(-1)).toMatchObject({forecast: 0.9, n: 100, happened: 90});
    for (const {n, happened, interval} of result.bins) {
      expect(interval[0]).toBeLessThan(happened / n);
      expect(interval[1]).toBeGreaterThan(happened / n);
    }
  });

  it("is none without forecasts", async () => {
    expect(await forecast([])).toBeNull();
  });
});
