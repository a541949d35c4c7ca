import {describe, expect, it} from "vitest";
import {createRandom, type Random} from "../../../src/statistics/random.js";
import {missingByJudgement, type AskedOnce} from "../../../src/statistics/questions/missing-by-judgement.js";
import {isFull} from "../../support/endurance.js";

/** A question put 300 times by 12 interviewers, who leave out a fifth of ratings each in their own measure. */
function asked(random: Random, chanceOf: (judgement: number) => number): AskedOnce[] {
  const lazy = Array.from({length: 12}, () => random.normal(0, 0.05));
  return Array.from({length: 300}, () => {
    const person = random.integer(12);
    const judgement = random.normal(2.5, 0.6);
    return {interviewer: `I${person}`, judgement, rated: random.uniform() > chanceOf(judgement) + lazy[person]!};
  });
}

describe("missing ratings against the others' judgement", () => {
  it("are a difference of means, with the interval of independent samples where each rating has its own interviewer", () => {
    const means = [
      ...Array.from({length: 40}, (_, i) => ({judgement: 2 + (i % 2), rated: false})),
      ...Array.from({length: 60}, (_, i) => ({judgement: 3 + (i % 2), rated: true}))
    ];
    const {difference, p} = missingByJudgement(means.map((one, i) => ({...one, interviewer: `I${i}`})))!;
    // 2.5 against 3.5; variances 0.25/40 and 0.25/60, times 100/99 for the clusters.
    expect(difference.value).toBeCloseTo(-1, 12);
    expect(difference.standardError).toBeCloseTo(Math.sqrt((100 / 99) * (0.25 / 40 + 0.25 / 60)), 12);
    expect(p).toBeLessThan(1e-12);
  });

  it("that are chance are held to be so: 0 lies in the interval nine times in ten", () => {
    const runs = isFull ? 2000 : 400;
    const random = createRandom(11);
    const found = Array.from({length: runs}, () => missingByJudgement(asked(random, () => 0.2))!);
    const held = found.filter(({difference: {interval}}) => interval![0] <= 0 && interval![1] >= 0).length / runs;
    expect(held).toBeGreaterThan(runs > 400 ? 0.87 : 0.86);
    expect(held).toBeLessThan(runs > 400 ? 0.93 : 0.94);
    expect(found.filter(({p}) => p < 0.05).length / runs).toBeLessThan(0.08);
  });

  it("of the candidates whom others wanted less are found, with their direction", () => {
    const random = createRandom(12);
    const runs = Array.from({length: 100}, () =>
      missingByJudgement(asked(random, (judgement) => (judgement < 2.2 ? 0.4 : 0.1)))!
    );
    expect(runs.filter(({p, difference}) => p < 0.01 && difference.value! < 0).length).toBeGreaterThan(85);
  });

  it("are not judged below twenty of either kind, or of one interviewer alone", () => {
    const few = Array.from({length: 100}, (_, i) => ({interviewer: `I${i % 5}`, judgement: i % 4, rated: i >= 19}));
    expect(missingByJudgement(few)).toBeNull();
    const alone = Array.from({length: 100}, (_, i) => ({interviewer: "I", judgement: i % 4, rated: i >= 50}));
    expect(missingByJudgement(alone)).toBeNull();
  });
});
