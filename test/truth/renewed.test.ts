import {describe, expect, it} from "vitest";
import {renewed, tableOf} from "../../bench/truth/run.js";
import {emptyTally, type Tally} from "../../bench/truth/tally.js";

/** What so many companies of a world came to, in each of which as many false alarms were given as there are companies. */
function seen(world: string, companies: number, bounds = companies): Tally {
  const alarms = {subjects: 0, found: 0, others: 9 * companies, falseAlarms: companies};
  const coverage = {intervals: companies, held: companies};
  return {
    ...emptyTally(),
    companies: {[world]: companies},
    coverage: {[`${world}: raw agreement`]: coverage},
    bounds: bounds === 0 ? {} : {[`${world}: offers`]: {intervals: bounds, held: bounds}},
    alarms: {[`${world} question.drift`]: alarms, [`${world} interviewer.independence all`]: alarms}
  };
}

const tableFor = (tally: Tally) => tableOf(tally, new Date(0));
const joined = (...tallies: Tally[]) => {
  const [first, ...others] = tallies.map(tableFor);
  return others.reduce(
    (all, {estimators, bounds, worlds}) => ({
      ...all,
      estimators: [...all.estimators, ...estimators],
      bounds: [...all.bounds, ...bounds],
      worlds: [...all.worlds, ...worlds]
    }),
    first!
  );
};
const told = ({estimators, bounds, worlds}: ReturnType<typeof tableFor>) => ({
  coverage: estimators.map(({world, intervals}) => `${world} ${intervals}`),
  bounds: bounds.map(({world, told: times}) => `${world} ${times}`),
  findings: worlds.map(({world, kind, runs, falseAlarms}) => `${world} ${kind} ${runs} ${falseAlarms}`)
});

describe("a table of which worlds were simulated again", () => {
  const former = joined(seen("null", 10), seen("standard", 20));

  it("has their new rows in place of the former, and those of the others as they were", () => {
    expect(told(renewed(former, seen("null", 7)))).toEqual(told(joined(seen("null", 7), seen("standard", 20))));
  });

  it("keeps no bound that is not told any more", () => {
    const {bounds} = told(renewed(former, seen("null", 7, 0)));
    expect(bounds).toEqual(["standard 20"]);
    expect(told(renewed(former, seen("null", 7, 0), {onlyFollowing: true})).bounds).toEqual(bounds);
  });

  it("keeps whether nobody was accused, where companies in which nobody differs were not simulated again", () => {
    const table = {...former, nobodyDiffers: {runs: 10, silent: 9}};
    expect(renewed(table, seen("standard", 3)).nobodyDiffers).toEqual({runs: 10, silent: 9});
    expect(renewed(table, {...seen("null", 7), clean: 6}).nobodyDiffers).toEqual({runs: 7, silent: 6});
    expect(renewed(table, {...seen("null", 7), clean: 6}, {onlyFollowing: true}).nobodyDiffers).toEqual({
      runs: 10,
      silent: 9
    });
  });

  it("has but new rows about following and of bounds, in their places, where only that was measured", () => {
    expect(told(renewed(former, seen("standard", 5), {onlyFollowing: true}))).toEqual({
      coverage: ["null 10", "standard 20"],
      bounds: ["null 10", "standard 5"],
      findings: [
        "null question.drift 10 10",
        "null interviewer.independence 10 10",
        "standard question.drift 20 20",
        "standard interviewer.independence 5 5"
      ]
    });
  });
});
