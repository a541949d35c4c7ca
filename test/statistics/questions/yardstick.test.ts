import {sampleCorrelation} from "simple-statistics";
import {describe, expect, it} from "vitest";
import {dataSetOf} from "../../../bench/truth/data-set.js";
import type {OptionName} from "../../../loaders/simulate/customs/options.js";
import {simulateWorld} from "../../../loaders/simulate/simulate.js";
import {type AdjustedRating, adjustedRatings} from "../../../src/statistics/questions/adjusted-ratings.js";
import {yardstick} from "../../../src/statistics/questions/yardstick.js";

const cards = [
  [1, 2.1, "a"],
  [2, 2.4, "a"],
  [3, 2.2, "b"],
  [4, 3.6, "b"],
  [2, 1.2, "c"],
  [3, 3.1, "c"]
] as const;
const rated = cards.flatMap(([ownVote, others, interviewer], card) =>
  // Whoever rates more questions of an interview has no more votes for it.
  Array.from({length: 1 + (card % 3)}, (_, question) => ({
    question: `Q${question}`,
    scorecard: `S${card}`,
    interviewer,
    ownVote,
    others: {mean: others, voters: 3, majorityYes: others > 2.5}
  }))
) as unknown as AdjustedRating[];

describe("the yardstick of a question's ratings", () => {
  it("is the correlation of own and others' votes, each scorecard once, those without a vote left out", () => {
    const {value, interval, n} = yardstick({ratings: rated});
    expect(value).toBeCloseTo(
      sampleCorrelation(
        cards.map(([own]) => own),
        cards.map(([, others]) => others)
      ),
      12
    );
    expect(interval![0]).toBeLessThan(value!);
    expect(n).toBe(6);
    const silent = {...rated[0]!, scorecard: "S9", ownVote: null};
    expect(yardstick({ratings: [...rated, silent]})).toEqual({value, standardError: null, interval, n});
  });

  it("is taken within role and level", () => {
    const levels = rated.flatMap((rating) =>
      [0, 5].map((shift) => ({
        ...rating,
        scorecard: `${rating.scorecard} ${shift}`,
        ownVote: rating.ownVote! + shift,
        others: {...rating.others, mean: rating.others.mean - shift},
        stratum: {role: "engineer", level: String(shift)}
      }))
    );
    // Cells of fewer than ten are merged, so there are three of each.
    const many = levels.flatMap((rating) =>
      [0, 1, 2].map((copy) => ({...rating, scorecard: `${rating.scorecard} ${copy}`}))
    );
    expect(yardstick({ratings: many}).value).toBeCloseTo(yardstick({ratings: rated}).value!, 12);
  });

  it("is not estimable of three scorecards", () => {
    expect(yardstick({ratings: rated.slice(0, 4)})).toMatchObject({value: null, interval: null});
  });

  const company = (...options: OptionName[]) => {
    const data = dataSetOf(simulateWorld({world: "standard", screens: 1200, seed: 1, with: options}));
    return adjustedRatings(data.ratings, data.loopVotes);
  };

  it.each([
    ["loops go on whatever the votes", []],
    ["loops end at the second no", ["ends-at-second-no"]],
    ["votes are yes or no", ["yes-no-form"]]
  ] as const)("is surely above what is called weak where %s", (_, options) => {
    expect(yardstick(company(...options)).interval![0]).toBeGreaterThan(0.25);
  });

  it.each([
    ["loops end at the first no", ["ends-at-first-no"], 0.12],
    ["votes are yes or no and loops end at the first no", ["ends-at-first-no", "yes-no-form"], -0.1]
  ] as const)("is none where %s, for whoever says no is the last", (_, options, most) => {
    expect(yardstick(company(...options)).interval![0]).toBeLessThan(most);
  });
});
