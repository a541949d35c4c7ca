import {describe, expect, it} from "vitest";
import {phiTitle} from "../../src/components/agreement/phi-curve.js";
import {pairsTitle} from "../../src/components/agreement/where.js";
import {curveTitle, ofTwenty, repeatOf} from "../../src/components/agreement/repeat-loop.js";
import type {Agreement} from "../../src/contracts/agreement.js";

const points = (values: (number | null)[]) =>
  values.map((value, index) => ({interviews: index + 1, offers: {value, interval: null}}));

describe("the curve of offers made again", () => {
  it("says what one interviewer more than now would bring, and nothing of what was not looked at", () => {
    expect(curveTitle(points([0.3, 0.42, 0.5]), 2)).toBe("One more vote in each loop would add 8 in 100 offers");
    expect(curveTitle(points([0.3, 0.42, 0.43]), 2)).toBe("One more vote in each loop would add little");
    expect(curveTitle(points([0.3, 0.42]), 2)).toBe("More votes than now were not looked at");
    expect(curveTitle([], 2)).toBe("Offers made again, by the size of the loop");
  });

  it("counts of twenty offers only those as sure that the interval holds whole", () => {
    expect(ofTwenty([0.5, 0.62])).toEqual([10, 13]);
    expect(ofTwenty([0.49, 0.6])).toEqual([9, 12]);
    expect(ofTwenty(null)).toEqual([0, 0]);
  });
});

it("calibrating is called worth it only where voting at one bar would win", () => {
  const curve = (withoutSeverity: number) => [
    {interviews: 1, phi: {value: 0.4, interval: null}, withoutSeverity, fixedAreas: null}
  ];
  expect(phiTitle(curve(0.41), 1)).toBe("Voting at one bar would hardly help");
  expect(phiTitle(curve(0.46), 1)).toBe("Voting at one bar would make loops more reliable");
  expect(phiTitle([], 1)).toBe("How reliable a loop is cannot be told yet");
});

it("a role that is told of alone has its own answer; a level or a quarter that of all loops, and the page says so", () => {
  const data = {repeatability: [{subject: "all"}, {subject: "Engineer"}]} as unknown as Agreement;
  const of = (role: string | null, level: string | null = null) => {
    const {repeat, isWhole} = repeatOf(data, {role, level, period: null});
    return [repeat.subject, isWhole];
  };
  expect(of(null)).toEqual(["all", false]);
  expect(of("Engineer")).toEqual(["Engineer", false]);
  expect(of("Engineer", "senior")).toEqual(["all", true]);
  expect(of("Analyst")).toEqual(["all", true]);
});

it("a pair of areas is said to agree least only where no other may, among all pairs that are compared", () => {
  const pair = (second: string, value: number, half: number, candidates = 90) => ({
    first: "Coding",
    second,
    candidates,
    pairs: candidates,
    correlation: null,
    sameSide: {value, interval: [value - half, value + half] as [number, number]}
  });
  const others = [pair("Design", 0.65, 0.04), pair("Depth", 0.64, 0.04)];
  expect(pairsTitle([...others, pair("Breadth", 0.59, 0.04)])).toBe("No pair of areas clearly agrees least");
  expect(pairsTitle([...others, pair("Breadth", 0.4, 0.04)])).toBe("Fewest agree on Coding and Breadth");
  expect(pairsTitle([...others, pair("Breadth", 0.4, 0.04, 20)])).toBe("No pair of areas clearly agrees least");
  expect(pairsTitle([pair("Breadth", 0.4, 0.04)])).toBe("Too few shared candidates to compare areas");
});
