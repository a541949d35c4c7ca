import {group} from "d3-array";
import {mean} from "simple-statistics";
import {describe, expect, it} from "vitest";
import {configSchema} from "../../../loaders/config/config.js";
import {candidatesBehind, withoutFew} from "../../../loaders/privacy/behind.js";
import {normalQuantile} from "../../../src/statistics/distributions/index.js";
import {busiestFifth, evenShare} from "../../../loaders/reports/load/evenness.js";
import {growthOf, stateOf} from "../../../loaders/reports/load/growth.js";
import {candidatesIn} from "../../../loaders/privacy/slices.js";
import {load, loadOf} from "../../../loaders/reports/load/report.js";
import {hoursOfSeat, latestOf, meanOfWeeks, quartersOf, type Seat} from "../../../loaders/reports/load/weeks.js";
import {quartersToHide} from "../../../loaders/reports/shared/person-quarters.js";
import {costSheetFrom} from "../../../loaders/reports/shared/cost-sheet.js";
import {load as contract, type Load} from "../../../src/contracts/load.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const config = (more: object = {}) => configSchema.parse(more);
const nothing = {loops: 0, seats: 0, timed: 0, minutes: 0, accepted: 0, declined: 0};
const costs = costSheetFrom(nothing, config());

/** A loop interview; weeks count from Monday 5 January 2026. */
function seat(week: number, interviewer: string, candidate: string, more: Partial<Seat> = {}): Seat {
  const monday = new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10);
  const period = `2026-Q${Math.ceil(Number(monday.slice(5, 7)) / 3)}`;
  const held = {held_at: `${monday} 10:00:00`, week: monday, period};
  return {
    candidate_id: candidate,
    interviewer_id: interviewer,
    stage: "loop",
    shadow: false,
    minutes: null,
    ...held,
    ...more
  };
}

const loadIn = (seats: Seat[], dataThrough: string, more: object = {}): Load => {
  const quarters = quartersOf(seats, dataThrough);
  const cells = quarters.flatMap(({period, weeks}) =>
    [
      ...group(
        weeks.flatMap((week) => week.seats),
        ({interviewer_id}) => interviewer_id
      )
    ].map(([interviewer, own]) => ({
      interviewer,
      period,
      candidates: candidatesIn(own)
    }))
  );
  const {seats: isHidden} = quartersToHide({seats: cells, votes: []}, config().privacy.minimum_candidates);
  return loadOf(quarters, {costs, config: config(more), seed: 1, all: seats, isHidden}).content;
};

const of = (seats: Seat[], dataThrough: string, more: object = {}): Load => {
  const content = loadIn(seats, dataThrough, more);
  const shown = withoutFew(content, config().privacy);
  expect(contract.safeParse(shown).error).toBeUndefined();
  return shown as Load;
};

describe("weeks and quarters", () => {
  it("are whole weeks, empty ones among them, in the quarter of their Monday", () => {
    const seats = [seat(0, "A", "C1"), seat(12, "A", "C2"), seat(13, "A", "C3")];
    // The 13th week begins on 30 March; the week of 6 April is not over on the 10th.
    const quarters = quartersOf(seats, "2026-04-10");
    expect(quarters.map(({period, weeks}) => [period, weeks.length])).toEqual([["2026-Q1", 13]]);
    expect(quarters[0]!.weeks.map(({seats: held}) => held.length)).toEqual([1, ...Array<number>(11).fill(0), 1]);
    expect(quartersOf(seats, "2026-04-12").at(-1)).toMatchObject({period: "2026-Q2", weeks: [{date: "2026-04-06"}]});
    expect(quartersOf([], "2026-04-10")).toEqual([]);
  });

  it("take the last quarter with enough weeks for the present one", () => {
    const quarters = quartersOf([seat(0, "A", "C1")], "2026-04-20");
    expect([quarters.length, latestOf(quarters)!.period]).toEqual([2, "2026-Q1"]);
  });

  it("give a mean the interval of its weeks, and none below four weeks", () => {
    const {value, interval} = meanOfWeeks([2, 4, 4, 6]);
    // Student's t with 3 degrees of freedom: 2.3534 × (1.63299 ÷ 2).
    expect([value, interval![0]]).toEqual([4, expect.closeTo(4 - 2.3534 * 0.8165, 3)]);
    expect(meanOfWeeks([2, 4, 6])).toEqual({value: 4, interval: null});
  });

  it("count hours by the calendar, else by the cost sheet; a shadow prepares nothing", () => {
    const hours = (more: Partial<Seat>): number => hoursOfSeat(seat(0, "A", "C1", more), costs);
    expect([hours({}), hours({minutes: 45}), hours({shadow: true}), hours({stage: "phone_screen"})]).toEqual([
      (60 + 30 + 20) / 60,
      (45 + 30 + 20) / 60,
      (60 + 20) / 60,
      (45 + 15 + 15) / 60
    ]);
  });
});

describe("how evenly interviews are shared", () => {
  it("is what the busiest fifth had, of ten people or more with three interviews each on average", () => {
    expect(busiestFifth([20, 20, ...Array<number>(8).fill(1)])).toBeCloseTo(40 / 48, 10);
    expect(busiestFifth([10, 10, ...Array<number>(8).fill(1)])).toBeNull();
    expect(busiestFifth(Array<number>(9).fill(3))).toBeNull();
  });

  it("is held against what chance makes of even shares, which is more than a fifth", () => {
    const {value, interval} = evenShare(400, 40, 1);
    expect(interval![0]).toBeGreaterThan(0.2);
    expect(value).toBeLessThan(0.35);
    expect(evenShare(400, 40, 1)).toEqual({value, interval});
  });

  it.each([400, 4000])(
    "is what the largest eight of forty equal shares of %i come to, by Blom's scores and Cornish and Fisher's skewness",
    (interviews) => {
      const spread = Math.sqrt((interviews / 40) * (1 - 1 / 40));
      const skewness = (1 - 2 / 40) / spread;
      const scores = Array.from({length: 8}, (_, place) => normalQuantile((40 - place - 0.375) / 40.25));
      const largest = interviews / 40 + spread * mean(scores.map((z) => z + (skewness / 6) * (z * z - 1)));
      expect(Math.abs(evenShare(interviews, 40, 1).value! - (8 * largest) / interviews)).toBeLessThan(0.003);
    }
  );

  it("is nothing to talk of where chance could do it, and is where a few carry most", () => {
    const people = Array.from({length: 20}, (_, i) => `I${i}`);
    const shared = (times: (place: number) => number): Load =>
      of(
        people.flatMap((person, place) =>
          Array.from({length: times(place)}, (_, i) => seat(i % 12, person, `C${place}-${i}`))
        ),
        "2026-03-29"
      );
    expect(shared(() => 12).findings[0]).toMatchObject({verdict: "ok"});
    expect(shared((place) => (place < 4 ? 60 : 6)).findings[0]).toMatchObject({
      verdict: "watch",
      claim: "A fifth of your interviewers carry about 7 in 10 interviews."
    });
  });
});

describe("what the load page shows of a person", () => {
  const busy = (person: string, candidates: number): Seat[] =>
    Array.from({length: candidates}, (_, i) => seat(i % 12, person, `${person}${i}`));

  it("is nothing below five candidates a quarter, however many interviews, and hides another where a total would tell it", () => {
    const seats = [
      ...busy("A", 30),
      ...busy("B", 6),
      ...busy("C", 20),
      ...Array.from({length: 9}, () => seat(3, "D", "only"))
    ];
    const {people, notListed, quarters} = of(seats, "2026-03-29");
    expect(people.map(({interviewer}) => interviewer)).toEqual(["A", "C"]);
    expect([notListed, quarters[0]!.interviews]).toEqual([2, 65]);
    const own = loadIn(seats, "2026-03-29");
    expect(candidatesBehind(own.people[0]!.quarters[0]!)!.size).toBe(30);
  });

  it("says who is above the limit only where the configuration sets one", () => {
    const seats = ["A", "B", "C"].flatMap((person) => busy(person, person === "A" ? 60 : 12));
    expect(of(seats, "2026-03-29").findings[0]!.verdict).toBe("too_little_data");
    expect(of(seats, "2026-03-29", {load: {interviews_per_week: 4}}).findings[0]).toMatchObject({
      verdict: "watch",
      claim: "One interviewer is above your limit.",
      evidence: "They held more than 4 interviews a week on average in 2026-Q1."
    });
  });

  it("tells no week of fewer than five candidates or three people", () => {
    const week = (at: number, people: number, candidates: number): Seat[] =>
      Array.from({length: candidates}, (_, i) => seat(at, `I${i % people}`, `${at}-${i}`));
    const seats = [...week(0, 5, 20), ...week(1, 4, 4), ...week(2, 2, 20), ...week(3, 5, 30)];
    expect(of(seats, "2026-02-01").weeks.map(({interviews}) => interviews)).toEqual([20, null, null, 30]);
  });
});

describe("the way from shadowing to leading", () => {
  const at = (day: number, shadow: boolean) => ({held_at: `2026-01-${10 + day} 10:00:00`, shadow});

  it("has each person once, by where the first shadow stands", () => {
    expect(stateOf([at(1, false)])).toBe("never");
    expect(stateOf([at(1, true), at(2, true)])).toBe("shadowing");
    expect(stateOf([at(1, true), at(2, false)])).toBe("begun");
    expect(stateOf([at(1, true), ...[2, 3, 4, 5, 6].map((day) => at(day, false))])).toBe("established");
    expect(stateOf([at(1, false), at(2, true)])).toBe("led_before");
  });

  it("hides states of fewer than three people, and another that the total would tell", () => {
    const people = (count: number, from: string, shadow: boolean): Seat[] =>
      Array.from({length: count}, (_, i) =>
        [1, 2, 3, 4, 5].map((n) => seat(0, `${from}${i}`, `C${n}`, {shadow}))
      ).flat();
    const told = growthOf([...people(2, "S", true), ...people(9, "L", false)], 3)!;
    expect(told.map(({state, people: n}) => [state, n])).toEqual([
      ["shadowing", null],
      ["begun", 0],
      ["established", 0],
      ["led_before", 0],
      ["never", null]
    ]);
    expect(growthOf(people(9, "L", false), 3)).toBeNull();
  });
});

describe("the load of a company", () => {
  it("is read from the calendar, else from scorecards, for the leads alone", async () => {
    const ids = Array.from({length: 8}, (_, i) => i);
    const context = await smallWarehouse(
      {
        applications: ids.map((i) => ({application_id: `a${i}`, candidate_id: `c${i}`})),
        interviews: ids.map((i) => ({
          interview_id: `v${i}`,
          application_id: `a${i}`,
          interviewer_id: `I${i % 3}`,
          stage: "loop",
          starts_at: "2026-01-06T09:00:00Z",
          status: i === 7 ? "no_show" : "complete"
        })),
        scorecards: ids.map((i) => ({
          scorecard_id: `s${i}`,
          application_id: `a${i}`,
          interviewer_id: `J${i % 3}`,
          stage: "phone_screen",
          interviewed_at: "2026-01-07T09:00:00Z",
          vote: "yes"
        }))
      },
      {dataThrough: "2026-01-31"}
    );
    const {datasets, findings} = await load(context);
    expect(findings).toMatchObject([{kind: "load.evenness", subject: "all", verdict: "too_little_data"}]);
    expect(candidatesBehind(findings[0]!)!.size).toBe(8);
    expect(datasets[0]!.audiences).toEqual(["leads"]);
    expect((datasets[0]!.content as Load).quarters).toMatchObject([
      {period: "2026-Q1", weeks: 3, interviews: 15, people: 6}
    ]);
  });
});
