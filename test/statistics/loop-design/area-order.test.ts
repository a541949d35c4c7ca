import {describe, expect, it} from "vitest";
import {areaOrder, type AreaLoop} from "../../../src/statistics/loop-design/area-order.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

const areas = ["coding", "design", "values", "product"];
const rule = {noes: 2, first: 2};

/** Loops of four areas in an order drawn by lot; `noise` of each area is how little its vote says of the candidate. */
function world(seed: number, noise: readonly number[], count = 300): AreaLoop[] {
  const random = createRandom(seed);
  return Array.from({length: count}, () => {
    const candidate = random.normal();
    const votes = random.shuffle(areas).map((area, startsAt) => ({
      area,
      yes: candidate + random.normal(0, noise[areas.indexOf(area)]!) > 0,
      startsAt
    }));
    return {offer: candidate > 0.6, votes};
  });
}

describe("the order of areas", () => {
  it("replays known loops: an area that always tells, put first with another, stops every refusal", () => {
    const loop = (offer: boolean, votes: string): AreaLoop => ({
      offer,
      votes: votes.split("").map((vote, place) => ({area: areas[place]!, yes: vote === "+", startsAt: place}))
    });
    // coding and design say yes to everyone; values and product tell offers from refusals.
    const loops = [...Array(20).fill(loop(true, "++++")), ...Array(20).fill(loop(false, "++--"))] as AreaLoop[];
    // Halves are taken alternately: each has ten of either kind.
    const order = areaOrder(loops, rule);
    expect(order.first).toEqual(["product", "values"]);
    expect(order).toMatchObject({loops: 40, offers: 20, offersLost: 0, offersLostNow: 0});
    expect([order.saved.value, order.savedNow.value, order.difference.value]).toEqual([1, 0, 1]);
  });

  it("names the two areas that tell most and finds that they save more", () => {
    const found = Array.from({length: 20}, (_, seed) => areaOrder(world(seed, [3, 0.3, 3, 0.3]), rule));
    const named = found.filter(
      ({first, difference}) => first.join() === "design,product" && difference.interval![0] > 0
    );
    expect(named.length).toBeGreaterThanOrEqual(19);
  });

  it("saves nothing out of sample where all areas tell the same, with 90 % intervals that hold nine times in ten", () => {
    const runs = isFull ? 1000 : 150;
    let covered = 0;
    let sum = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const {difference} = areaOrder(world(seed, [1, 1, 1, 1], 200), rule);
      if (difference.interval![0] <= 0 && difference.interval![1] >= 0) covered++;
      sum += difference.value!;
    }
    expect(covered / runs).toBeGreaterThan(isFull ? 0.87 : 0.84);
    expect(covered / runs).toBeLessThan(isFull ? 0.93 : 0.96);
    // Chosen and tried on the same loops the mean would lie well above 0.
    expect(Math.abs(sum / runs)).toBeLessThan(0.02);
  });

  it("does not depend on names or on loops that are too short, and judges nothing below four loops", () => {
    const loops = world(7, [1, 0.5, 2, 0.5]);
    const short: AreaLoop = {offer: true, votes: loops[0]!.votes.slice(0, 2)};
    expect(areaOrder([...loops, short], rule)).toEqual(areaOrder(loops, rule));
    expect(areaOrder(loops.slice(0, 3), rule)).toMatchObject({first: [], difference: {value: null, interval: null}});
    expect(areaOrder([], rule)).toMatchObject({first: [], loops: 0, offers: 0});
  });
});
