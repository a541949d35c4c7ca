import {describe, expect, it} from "vitest";
import {besideLimit, limitInWords, loadTitle, peopleNow} from "../../src/components/load/people.js";
import {relief, reliefInWords} from "../../src/components/load/relief.js";
import type {Load} from "../../src/contracts/load.js";

const quarter = (period: string, hours: number | null): Load["quarters"][number] => ({
  period,
  weeks: 13,
  interviews: 500,
  people: 20,
  interviewsAWeek: {value: 40, interval: [35, 45]},
  hoursAWeek: {value: hours, interval: hours === null ? null : [hours - 10, hours + 10]},
  busiestFifth: 0.4,
  evenShare: {value: 0.28, interval: [0.26, 0.3]}
});
const quarters = [quarter("2026-Q1", 90), quarter("2026-Q2", 100)];

it("half of the people are spoken of only where all are shown, and nothing of most where most are not", () => {
  expect(loadTitle(20, 0, 1)).toBe("Half of the people have 1.0 a week or fewer");
  expect(loadTitle(20, 8, 1)).toBe("Half of those shown have 1.0 a week or fewer");
  expect(loadTitle(13, 39, 0.5)).toBe("39 of 52 people cannot be shown");
});

describe("what more interviewers would relieve", () => {
  it("is the difference of the two times as they are shown", () => {
    expect(reliefInWords(27.4 / 60, 26.9 / 60)).toBe("under 1 min");
    expect(reliefInWords(91 / 60, 89.4 / 60)).toBe("2 min");
    expect(reliefInWords(1, 1)).toBe("0 min");
  });

  it("is the same hours shared by more, with the interval of the hours", () => {
    expect(relief({quarters, latest: "2026-Q2"}, 5)).toEqual({
      now: 5,
      each: 4,
      interval: [90 / 25, 110 / 25],
      relieved: 1,
      people: 25
    });
    expect(relief({quarters: [quarter("2026-Q2", null)], latest: "2026-Q2"}, 1)).toBeNull();
  });
});

describe("the list of people", () => {
  it("holds those shown in the latest quarter, with the quarter before where that is shown", () => {
    const shown = (period: string) => ({period, interviews: 13, interviewsAWeek: 1, hoursAWeek: 2});
    const people = [
      {interviewer: "I-A", quarters: [shown("2026-Q1"), shown("2026-Q2")]},
      {interviewer: "I-B", quarters: [shown("2026-Q1")]},
      {interviewer: "I-C", quarters: [shown("2026-Q2")]}
    ];
    const rows = peopleNow({people, quarters, latest: "2026-Q2"});
    expect(rows.map(({interviewer, before}) => [interviewer, before])).toEqual([
      ["I-A", 2],
      ["I-C", null]
    ]);
  });

  it("is beside a limit only where one is set", () => {
    const beside = (interviewsAWeek: number, limit: number | null) => besideLimit({interviewsAWeek}, limit);
    expect([beside(9, null), beside(4.1, 4), beside(3.3, 4), beside(4, 4), beside(3, 4)]).toEqual([
      "",
      "above",
      "near",
      "near",
      ""
    ]);
  });

  it("says how many are above the limit and near it, and how to set one where none is", () => {
    const person = (interviewer: string, interviewsAWeek: number) => ({
      interviewer,
      quarters: [{period: "2026-Q2", interviews: 30, interviewsAWeek, hoursAWeek: 5}]
    });
    const people = [person("I-A", 4.5), person("I-B", 3.5), person("I-C", 1)];
    const shown = {people, quarters, latest: "2026-Q2", leastCandidates: 5};
    expect(limitInWords({...shown, limit: 4})).toBe(
      "Your limit is 4 interviews a week: 1 of 3 listed are above it, 1 near it (from 3.2)."
    );
    expect(limitInWords({...shown, limit: null})).toMatch(/load\.interviews_per_week in plumbline\.yaml/);
  });
});
