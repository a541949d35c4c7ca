import {expect, it} from "vitest";
import {attributesTitle, coverageTitle} from "../../src/components/coverage/attributes.js";
import {loopsLeft} from "../../src/components/coverage/index.js";

const attribute = (name: string, rated: number, noData = 0, half = 0.1) => ({
  attribute: name,
  technical: true,
  rated,
  noData,
  notAsked: 20 - rated - noData,
  share: {value: rated / 20, interval: [rated / 20 - half, rated / 20 + half] as [number, number]}
});

it("what nobody asks about is named before what is rated least, and nothing as the least that others may be", () => {
  expect(attributesTitle([attribute("Coding", 0), attribute("Design", 12)])).toBe("Nobody asks about Coding");
  expect(attributesTitle([attribute("Coding", 0), attribute("Design", 0)])).toBe("Nobody asks about 2 attributes");
  expect(attributesTitle([attribute("Coding", 0, 3), attribute("Design", 12)])).toBe(
    "Coding is rated least, in 0\u00a0% of loops"
  );
  expect(attributesTitle([attribute("Coding", 11), attribute("Design", 12), attribute("Depth", 19)])).toBe(
    "Coding and Design are rated least"
  );
  expect(attributesTitle([attribute("Coding", 11), attribute("Design", 12), attribute("Depth", 13)])).toBe(
    "No single attribute is clearly rated least"
  );
  expect(attributesTitle([])).toBe("No attribute is known");
});

it("loops cover more or less than a year before only where that is clear", () => {
  const change = (value: number, clear: boolean) => ({value, clear, interval: null, sentence: "x"});
  expect(coverageTitle(change(-0.1, true))).toBe("Loops cover less than a year before");
  expect(coverageTitle(change(-0.1, false))).toBe("Attributes covered: no clear change in a year");
  expect(coverageTitle(null)).toBe("Attributes covered: years cannot be compared yet");
});

it("loops that no export says anything of are not counted as none", () => {
  expect([loopsLeft({loops: 0}), loopsLeft({loops: 1}), loopsLeft({loops: 217})]).toEqual([
    "no loop with rated questions",
    "1 loop",
    "217 loops"
  ]);
});
