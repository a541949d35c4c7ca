import {beforeAll, describe, expect, it} from "vitest";
import {plan, recoverAll, tableOf} from "../../bench/truth/run.js";
import {worldNames} from "../../loaders/simulate/worlds.js";
import {type TruthRecovery, truthRecovery} from "../../src/contracts/truth-recovery.js";
import {isFull} from "../support/endurance.js";

/** Companies of the null and of the standard world; the short form is there to fail when something is badly off. */
const runs = isFull ? 200 : 3;
let table: TruthRecovery;

beforeAll(
  async () => {
    // In full as many as the methods page rests on: of other worlds as in a thousand of these two, which come in halves.
    const worlds = isFull
      ? plan(1000).map(([world, count]) => [world, Math.min(count, runs / 2)] as const)
      : ([
          ["null", runs],
          ["standard", runs],
          ["sample", 1]
        ] as const);
    const tally = await recoverAll(
      worlds.map(([world, count]) => [world, count]),
      {brief: !isFull, processes: isFull ? 2 : 1}
    );
    table = truthRecovery.parse(tableOf(tally, new Date(0)));
    if (isFull) process.stdout.write(`${printed(table)}\n`);
  },
  isFull ? 4 * 3_600_000 : 600_000
);

describe("truth recovery", () => {
  it("90 % intervals hold the truth nine times in ten", () => {
    expect(table.estimators.length).toBeGreaterThan(12);
    // In full 87 to 93 %, but for what chance makes of so many intervals. Over a few companies: by estimator where one company gives many intervals, else all together,
    // no farther from 90 % than about four standard errors.
    const few = table.estimators.filter(({intervals}) => intervals < 20);
    const many = table.estimators.filter(({intervals}) => intervals >= 20);
    const within = (n: number): number => (isFull ? 0.03 + 2 * Math.sqrt(0.09 / n) : 0.1);
    expect(many.filter(({coverage, intervals: n}) => Math.abs(coverage - 0.9) > within(n))).toEqual([]);
    const misses = few.reduce((sum, {coverage}) => sum + 1 - coverage, 0);
    expect(misses).toBeLessThanOrEqual(0.28 * few.length);
  });

  it("at most one subject in a hundred gets act where nobody differs", () => {
    const nulls = table.worlds.filter(({world, about}) => world === "null" && about === "each");
    expect(nulls.length).toBeGreaterThan(6);
    for (const {kind, falseAlarms, others} of nulls)
      expect([kind, falseAlarms <= (isFull ? 0.01 * others : 1 + 0.02 * others)]).toEqual([kind, true]);
  });

  it("what is called at least is no more than the truth in 19 of 20 companies", () => {
    expect(table.bounds.length).toBe(4);
    for (const {bound, told, held} of table.bounds) {
      // About one company in twenty is not told it, since votes might follow each other there.
      expect([bound, told >= (isFull ? 0.9 * runs : 1)]).toEqual([bound, true]);
      expect([bound, held >= (isFull ? 0.95 : 0.5) * told]).toEqual([bound, true]);
    }
  });

  it("nothing at all gets act in most companies where nobody differs", () => {
    const {silent, runs: companies} = table.nobodyDiffers;
    expect(companies).toBe(runs);
    expect(silent / companies).toBeGreaterThanOrEqual(isFull ? 0.95 : 0.5);
  });

  it("what is planted in the sample's world is found", () => {
    const planted = table.worlds.filter(({world, subjects}) => world === "sample" && subjects > 0);
    expect(planted.map(({kind}) => kind).sort()).toEqual([
      "debrief.shift",
      "interviewer.severity",
      "interviewer.timeliness",
      "question.drift",
      "question.no_data",
      "question.redundant",
      "question.signal",
      "screener.calibration"
    ]);
    // That a question says nothing is the hardest to be sure of: with its 380 ratings somewhat better than even odds.
    for (const {kind, found, subjects} of planted.filter(({kind: one}) => one !== "question.signal" || isFull))
      expect([kind, found / subjects >= (kind === "question.signal" ? 0.5 : 0.8)]).toEqual([kind, true]);
  });

  it.each(isFull ? worldNames : (["sample"] as const))(
    "in the world %s what is planted is found, and others are left alone",
    (name) => {
      const rows = table.worlds.filter(({world}) => world === name);
      const apart = rows.filter(({about}) => about === "each");
      const sum = (part: "others" | "falseAlarms"): number => apart.reduce((all, row) => all + row[part], 0);
      expect([sum("others") > 0, sum("falseAlarms") <= 0.01 * sum("others")]).toEqual([true, true]);
      for (const {kind, subjects, found} of rows.filter((row) => row.subjects > 0)) {
        // One question that says nothing may be missed; see the power by number of ratings.
        const least = kind === "question.signal" ? (isFull ? 0.5 : 0) : 0.6;
        expect([kind, found >= least * subjects]).toEqual([kind, true]);
      }
    }
  );

  it("what is planted is counted by the number of observations", () => {
    const sum = (kind: string) =>
      table.power
        .filter((row) => row.world === "sample" && row.kind === kind)
        .reduce((all, {subjects}) => all + subjects, 0);
    expect(sum("question.drift")).toBe(
      table.worlds.find(({world, kind}) => world === "sample" && kind === "question.drift")!.subjects
    );
    for (const {found, subjects} of table.power) expect(found).toBeLessThanOrEqual(subjects);
  });
});

function printed({estimators, bounds, nobodyDiffers, worlds, power}: TruthRecovery): string {
  return [
    ...estimators.map(
      ({estimator, world, intervals, coverage}) =>
        `${(100 * coverage).toFixed(1)} % of ${intervals} intervals held the truth: ${estimator} (${world})`
    ),
    ...bounds.map(({bound, world, told, held}) => `${held} of ${told} held: at least so many ${bound} (${world})`),
    `${nobodyDiffers.silent} of ${nobodyDiffers.runs} null companies without any act on a subject`,
    ...worlds.map(
      ({world, kind, planted, subjects, found, others, falseAlarms}) =>
        `${world}, ${kind}: found ${found} of ${subjects} (${planted}), false alarms ${falseAlarms} of ${others}`
    ),
    ...power.map(
      ({world, kind, least, found, subjects}) =>
        `${world}, ${kind}: found ${found} of ${subjects} with ${least} observations or more`
    )
  ].join("\n");
}
