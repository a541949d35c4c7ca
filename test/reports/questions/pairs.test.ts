import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {pairKind, redundancyFinding} from "../../../loaders/reports/questions/redundancy.js";

const attributes = new Map([
  ["ads", "Craft"],
  ["cache", "Craft"],
  ["story", "Values"],
  ["loose", null]
]);
const context = {config: defaultConfig(), dataThrough: null};
const pair = (second: string, sameInterview: number) => ({
  first: "ads",
  second,
  loops: 120,
  sameInterview,
  partial: {value: 0.8, standardError: 0.05, interval: [0.7, 0.88] as [number, number], n: 120}
});

describe("two questions of one loop", () => {
  it.each([
    ["cache", 0.1, "same data point"],
    ["cache", 0.9, "one interview"],
    ["story", 0.9, "one interview"],
    ["story", 0.1, "repeated asking"],
    ["loose", 0.1, "repeated asking"]
  ] as const)("ads and %s, %d of them in one interview, are %s", (second, sameInterview, kind) => {
    expect(pairKind(pair(second, sameInterview), attributes)).toBe(kind);
  });

  it("that tell the same twice may stay where a second view is planned, and not where one interviewer asks both", () => {
    const planned = redundancyFinding(pair("cache", 0.1), context, attributes);
    const single = redundancyFinding(pair("cache", 0.9), context, attributes);
    const accidental = redundancyFinding(pair("story", 0.1), context, attributes);
    expect([planned, single, accidental].map(({verdict}) => verdict)).toEqual(["act", "act", "act"]);
    expect(planned.action).toMatch(/^Keep both where a second view of Craft is planned; else ask one/);
    expect(single.action).toMatch(/^Ask one of .*: one interviewer who asks both has no second view\.$/);
    expect(accidental.action).toMatch(/^Ask one of .* or write down what sets them apart\.$/);
  });
});
