import {describe, expect, it} from "vitest";
import {areaAction, lever, sizeAction} from "../../../loaders/reports/agreement/actions.js";
import {agreement} from "../../../loaders/reports/agreement/report.js";
import type {Agreement} from "../../../src/contracts/agreement.js";
import {createRandom} from "../../../src/statistics/random.js";
import {simpleLoops} from "../../support/simple-loops.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const areas = ["coding", "data", "design", "values"];
const pairs = areas.flatMap((first, index) => areas.slice(index + 1).map((second) => ({first, second})));

/** Cells of as many candidates each, agreeing with a chance of `share`. */
function cells(share: (pair: {first: string; second: string}) => number, candidates = 200, seed = 1) {
  const random = createRandom(seed);
  return pairs.map((pair) => {
    const agreeing = Array.from({length: candidates}, () => random.uniform() < share(pair)).filter(Boolean).length;
    return {
      ...pair,
      candidates,
      pairs: candidates,
      sameSide: {value: agreeing / candidates, interval: null},
      correlation: null
    };
  });
}

describe("what to do about agreement", () => {
  it("starts with the pair of areas that clearly agrees less than the others", () => {
    const action = areaAction(cells(({first, second}) => (first === "coding" && second === "values" ? 0.45 : 0.65)));
    expect(action).toMatch(/^Start with coding and values: .* in 4\d\u00a0%, those of other areas in 6\d\u00a0%;/);
  });

  it("names no pair where all agree alike, but in one company of twenty", () => {
    const companies = 400;
    const named = Array.from({length: companies}, (_, seed) => areaAction(cells(() => 0.65, 200, seed + 1))).filter(
      (action) => action.startsWith("Start with")
    ).length;
    // One in twenty is 20 of 400; the chance of more than 32 of 400 is 0.4 %.
    expect(named).toBeLessThanOrEqual(32);
    expect(areaAction(cells(() => 0.65))).toContain("no pair of areas agrees clearly less");
  });

  it("names no pair of few candidates, and none that is hidden", () => {
    const few = cells(() => 0.65).map((cell, index) =>
      index === 0 ? {...cell, candidates: 20, sameSide: {value: 0, interval: null}} : cell
    );
    const hidden = cells(() => 0.65).map((cell, index) =>
      index === 0 ? {...cell, candidates: null, sameSide: {value: null, interval: null}} : cell
    );
    for (const rows of [few, hidden]) expect(areaAction(rows)).not.toMatch(/^Start with/);
    expect(areaAction([])).toMatch(/^Read together the loops/);
  });
});

describe("what to do about offers that would not repeat", () => {
  const curve = [4, 5].map((interviews) => ({
    interviews,
    phi: {value: interviews === 4 ? 0.61 : 0.66, interval: null},
    withoutSeverity: 0.7,
    fixedAreas: null
  }));

  it("answers to the number of votes in a loop, more urgently where fewer than half would repeat", () => {
    const part = {phi: curve, interviewsPerLoop: 4.2};
    expect(sizeAction(part, false)).toBe(
      "Nothing needs to change. Should another interviewer be asked for, the loop design page has their hours: luck is 39\u00a0% of what 4 votes say together, and would be 34\u00a0% with one more."
    );
    expect(sizeAction(part, true)).toMatch(/^Ask one more interviewer where votes are split: luck is \d+/);
  });
});

it("each finding on the agreement page has an action of its own", async () => {
  const {findings, datasets} = await agreement(await smallWarehouse(simpleLoops({loops: 200, interviewers: 20})));
  const shown = (datasets[0]!.content as {findings: {action: string}[]}).findings.map(({action}) => action);
  expect(shown).toHaveLength(3);
  expect(new Set(shown).size).toBe(3);
  const actionOf = (subject: string) => findings.find((finding) => finding.subject === subject)!.action;
  expect(actionOf("all")).toContain("luck is");
  expect(actionOf("percent")).toMatch(/areas/);
  expect(actionOf("icc")).toMatch(/^(Schedule|Sharpen|Hold|Leave)/);
});

type Split = Agreement["slices"][number]["split"];

const curve = (withoutSeverity: number): Agreement["slices"][number]["phi"] => [
  {interviews: 1, phi: {value: 0.6, interval: [0.5, 0.7]}, withoutSeverity, fixedAreas: null}
];
const splitOf = (interview: number, rest: number): Split =>
  (["interview", "rest"] as const).map((source) => ({
    source,
    share: source === "rest" ? rest : interview,
    meaning: "",
    lever: ""
  }));

describe("the lever of agreement", () => {
  it("is calibration where one bar would win most", () => {
    expect(lever({phi: curve(0.7), split: splitOf(0.3, 0.3), interviewsPerLoop: 1}, 0)).toMatch(
      /^Hold a calibration session/
    );
  });

  it("is shadow interviews while they are too few to tell noise from differences", () => {
    expect(lever({phi: curve(0.61), split: splitOf(0, 0.6), interviewsPerLoop: 1}, 12)).toMatch(
      /^Schedule 12 shadow interviews/
    );
  });

  it("is the rubrics where readings of one interview differ most, and nothing where the interviews do", () => {
    expect(lever({phi: curve(0.61), split: splitOf(0.1, 0.5), interviewsPerLoop: 1}, 0)).toMatch(
      /^Sharpen the rubrics/
    );
    expect(lever({phi: curve(0.61), split: splitOf(0.5, 0.1), interviewsPerLoop: 1}, 0)).toMatch(
      /^Leave rubrics and bars as they are/
    );
  });
});
