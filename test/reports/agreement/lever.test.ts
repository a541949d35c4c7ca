import {describe, expect, it} from "vitest";
import {lever} from "../../../loaders/reports/agreement/lever.js";
import type {Agreement} from "../../../src/contracts/agreement.js";

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
