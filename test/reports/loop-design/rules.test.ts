import {describe, expect, it} from "vitest";
import {orderOfAreas, replayedRules} from "../../../loaders/reports/loop-design/rules.js";

const hour = 3_600_000;

/** A loop of interviews an hour apart, with a vote each; submitted so many hours after its start, null never. */
function loop(i: number, votes: string, {offer = false, after = 0.5 as number | null} = {}) {
  return {
    offer,
    candidate_id: `C${i}`,
    votes: votes.split("").map((vote, place) => ({
      yes: vote === "y",
      area: ["Coding", "Design", "Depth", "Values"][place]!,
      startsAt: place * hour,
      submittedAt: after === null ? null : (place + after) * hour
    }))
  };
}

const loops = (n: number, votes: string, offers: number, after?: number | null) =>
  Array.from({length: n}, (_, i) => loop(i, votes, {offer: i < offers, ...(after === undefined ? {} : {after})}));

describe("replayedRules", () => {
  const ruleOf = (held: ReturnType<typeof loops>, rule: string, minimum = 5) =>
    replayedRules(held, minimum).find((one) => one.rule === rule)!;

  it("replays five rules, each on the loops longer than its first part", () => {
    const held = [...loops(20, "nny", 10), ...loops(20, "yn", 5)];
    expect(replayedRules(held, 5).map(({rule, loops: of}) => [rule, of])).toEqual([
      ["1_no_of_1", 40],
      ["1_no_of_2", 20],
      ["2_no_of_2", 20],
      ["2_no_of_3", 0],
      ["3_no_of_3", 0]
    ]);
  });

  it("counts what stopping saves and loses", () => {
    // Twenty of forty stop after two noes, of three interviews each; ten of their offers would be lost.
    const held = [...loops(20, "nny", 10), ...loops(20, "yyy", 15)];
    expect(ruleOf(held, "2_no_of_2")).toMatchObject({
      noes: 2,
      first: 2,
      loops: 40,
      stopped: 0.5,
      inTime: 1,
      asIfInTime: false,
      waitHours: 0,
      savedPerLoop: {value: 0.5},
      savedShare: 0.166667,
      offers: 25,
      offersLost: 10,
      lostShare: {value: 0.4}
    });
  });

  it("tells of lost offers only where enough candidates had one", () => {
    expect(ruleOf(loops(20, "nny", 4), "2_no_of_2")).toMatchObject({
      offers: null,
      offersLost: null,
      lostShare: {value: null, interval: null}
    });
    expect(ruleOf(loops(20, "nny", 5), "2_no_of_2")).toMatchObject({offers: 5, offersLost: 5});
  });

  it("replays loops as if votes had been in time where most were not, and says how long they would have waited", () => {
    // The second of two votes comes three hours after its start, two after the third interview began.
    const late = loops(11, "nny", 5, 3);
    const mixed = (inTime: number) => ruleOf([...loops(inTime, "nny", 5), ...late], "2_no_of_2");
    expect(mixed(11)).toMatchObject({inTime: 0.5, asIfInTime: false});
    expect(mixed(10)).toMatchObject({asIfInTime: true, stopped: 1, waitHours: 2});
    expect(mixed(10).inTime).toBeCloseTo(10 / 21, 5);
    expect(ruleOf(loops(20, "nny", 5, null), "2_no_of_2")).toMatchObject({
      inTime: 0,
      asIfInTime: true,
      waitHours: null
    });
  });

  it("is nothing of no loops", () => {
    expect(ruleOf([], "2_no_of_2")).toMatchObject({loops: 0, stopped: 0, inTime: 0, waitHours: null});
  });
});

describe("orderOfAreas", () => {
  const held = loops(60, "nyny", 30);

  it("needs loops enough, three areas and offers enough", () => {
    const of = (some: typeof held, least = 50, minimum = 5) => orderOfAreas(some, {least, minimum});
    expect(of(held)).toMatchObject({loops: 60, offers: 30});
    expect(of(held, 60)).not.toBeNull();
    expect(of(held, 61)).toBeNull();
    expect(of(held, 50, 30)).not.toBeNull();
    expect(of(held, 50, 31)).toBeNull();
    const ofTwo = held.map((one) => ({
      ...one,
      votes: one.votes.map((vote, place) => ({...vote, area: ["Coding", "Design"][place % 2]!}))
    }));
    expect(of(ofTwo)).toBeNull();
  });

  it("names areas that save more on both halves, and else says that no order is better", () => {
    // First and third always say no, so that these two first stop every loop that nobody is offered after.
    const better = orderOfAreas(loops(200, "nyny", 0).concat(loops(40, "yyyy", 40)), {least: 50, minimum: 5})!;
    expect(better.first.toSorted()).toEqual(["Coding", "Depth"]);
    expect(better.sentence).toMatch(
      /^With (Coding and Depth|Depth and Coding) first, stopping after two noes would have saved \d\.\d\d interviews a loop rather than 0\.00 \(.* more, nine times in ten\) and lost 0 rather than 0 of 40 offers, in loops that did not choose this order\.$/
    );
    const same = orderOfAreas(loops(200, "yyyy", 40), {least: 50, minimum: 5})!;
    expect(same.first).toEqual([]);
    expect(same.sentence).toMatch(/^No order of areas is clearly better than the one held: /);
  });
});
