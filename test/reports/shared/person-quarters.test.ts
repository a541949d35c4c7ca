import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type PersonQuarter, quartersToHide} from "../../../loaders/reports/shared/person-quarters.js";
import {solved} from "../../site/disclosure-attack.js";
import {repetitions} from "../../support/endurance.js";

/** A quarter in which a person met candidates of these numbers. */
const met = (interviewer: string, period: string, ...numbers: number[]): PersonQuarter => ({
  interviewer,
  period,
  candidates: new Set(numbers.map((n) => `C${n} of ${interviewer} in ${period}`))
});
const upTo = (n: number): number[] => Array.from({length: n}, (_, i) => i);

const hiddenOf = (seats: readonly PersonQuarter[], votes: readonly PersonQuarter[]) => {
  const {seats: isSeatHidden, votes: isVoteHidden} = quartersToHide({seats, votes}, 5);
  const of = (cells: readonly PersonQuarter[], isHidden: typeof isSeatHidden): string[] =>
    cells
      .filter(({interviewer, period}) => isHidden(interviewer, period))
      .map((one) => `${one.interviewer} ${one.period}`);
  return {seats: of(seats, isSeatHidden), votes: of(votes, isVoteHidden)};
};

describe("the quarters of a person", () => {
  it("stay away below five candidates, of interviews with another person's, of votes with another quarter's", () => {
    const seats = [
      met("A", "Q1", ...upTo(4)),
      met("B", "Q1", ...upTo(9)),
      met("C", "Q1", ...upTo(30)),
      met("A", "Q2", ...upTo(20))
    ];
    expect(hiddenOf(seats, [])).toEqual({seats: ["A Q1", "B Q1"], votes: []});
    const votes = [
      met("A", "Q1", ...upTo(4)),
      met("A", "Q2", ...upTo(9)),
      met("A", "Q3", ...upTo(30)),
      met("B", "Q1", ...upTo(9))
    ];
    expect(hiddenOf([], votes)).toEqual({seats: [], votes: ["A Q1", "A Q2"]});
  });

  it("are shown on both pages or on neither where one would stand for the other", () => {
    const votes = [met("A", "Q1", ...upTo(3)), met("A", "Q2", ...upTo(8)), met("A", "Q3", ...upTo(30))];
    const others = ["Q1", "Q2", "Q3"].flatMap((period) => ["B", "C"].map((person) => met(person, period, ...upTo(40))));
    const seats = [met("A", "Q1", ...upTo(3)), met("A", "Q2", ...upTo(10)), met("A", "Q3", ...upTo(33)), ...others];
    const hidden = hiddenOf(seats, votes);
    expect(hidden.votes).toEqual(["A Q1", "A Q2"]);
    expect(hidden.seats).toEqual(["A Q1", "A Q2", "B Q1", "B Q2"]);
  });

  it("may differ where a person met five candidates more by one count", () => {
    const votes = [met("A", "Q1", ...upTo(3)), met("A", "Q2", ...upTo(8)), met("A", "Q3", ...upTo(30))];
    const more = (n: number) => [
      met("A", "Q2", ...upTo(8 + n)),
      met("B", "Q2", ...upTo(40)),
      met("C", "Q2", ...upTo(50))
    ];
    expect(hiddenOf(more(5), votes).seats).toEqual([]);
    expect(hiddenOf(more(4), votes).seats).toEqual(["A Q2", "B Q2"]);
  });

  it("give nobody away who reads both pages, in companies drawn by lot", () => {
    const cell = fc.record({all: fc.integer({min: 0, max: 14}), voted: fc.integer({min: 0, max: 14})});
    fc.assert(
      fc.property(fc.array(fc.array(cell, {minLength: 2, maxLength: 5}), {minLength: 2, maxLength: 5}), (people) => {
        const cells = people.flatMap((quarters, person) =>
          quarters.map(({all, voted}, at) => ({
            seat: met(`I${person}`, `Q${at}`, ...upTo(all)),
            vote: met(`I${person}`, `Q${at}`, ...upTo(Math.min(all, voted)))
          }))
        );
        const seats = cells.map(({seat}) => seat).filter(({candidates}) => candidates.size > 0);
        const votes = cells.map(({vote}) => vote).filter(({candidates}) => candidates.size > 0);
        const isHidden = quartersToHide({seats, votes}, 5);
        for (const [own, of, other, isOtherHidden, total] of [
          [seats, isHidden.seats, votes, isHidden.votes, "period"],
          [votes, isHidden.votes, seats, isHidden.seats, "interviewer"]
        ] as const) {
          const counts = own.flatMap((one) => {
            const twin = other.find(
              ({interviewer, period}) => interviewer === one.interviewer && period === one.period
            );
            const isAlike = twin && Math.abs(twin.candidates.size - one.candidates.size) < 5;
            const isTold = !of(one.interviewer, one.period) || (isAlike && !isOtherHidden(one.interviewer, one.period));
            return isTold ? [{where: "", n: one.candidates.size, records: one.candidates}] : [];
          });
          const totals = [...new Set(own.map((one) => one[total]))].map((name) => {
            const records = new Set(
              own.filter((one) => one[total] === name).flatMap(({candidates}) => [...candidates])
            );
            return {where: name, n: records.size, records};
          });
          const groups = own.map(({interviewer, period, candidates}) => ({
            dimension: total,
            member: `${interviewer} ${period}`,
            records: candidates
          }));
          // A total of a few is a cell of its own, which neither page shows.
          const known = [...counts, ...totals.filter(({n}) => n >= 5)];
          const anyway = solved(
            totals.filter(({n}) => n >= 5),
            groups,
            5
          );
          expect(solved(known, groups, 5).filter((found) => !anyway.includes(found))).toEqual([]);
        }
      }),
      {numRuns: repetitions(100, 1000, 1000)}
    );
  });
});
