import {describe, expect, it} from "vitest";
import {outsideOf} from "../../../src/components/methods/off-the-mark.js";
import {unlikeCompanies, unlikeEstimates, unlikeFindings} from "../../../src/components/methods/unlike.js";

interface Counts {
  subjects?: number;
  found?: number;
  others?: number;
  falseAlarms?: number;
  about?: "each" | "all";
}

const row = (world: string, kind: string, counts: Counts) => ({
  world,
  kind,
  about: "each" as const,
  planted: "nothing",
  runs: 20,
  subjects: 0,
  found: 0,
  others: 0,
  falseAlarms: 0,
  ...counts
});

const worlds = [
  row("rising-bar", "question.drift", {others: 100, falseAlarms: 3}),
  row("rising-bar", "interviewer.severity", {others: 50, falseAlarms: 1}),
  row("rising-bar+planted", "question.drift", {subjects: 20, found: 15, others: 80, falseAlarms: 2}),
  row("rising-bar+planted", "interviewer.severity", {subjects: 60, found: 30, others: 40}),
  row("sure-sooner", "question.drift", {others: 100}),
  row("sure-sooner+planted", "question.drift", {subjects: 20, found: 5, others: 80}),
  row("sure-sooner+copying", "interviewer.independence", {about: "all", subjects: 20, found: 16}),
  row("sure-sooner+copying", "interviewer.independence", {others: 300, falseAlarms: 7})
];

describe("a kind of company unlike the standard one", () => {
  const [rising, sooner] = unlikeCompanies(worlds);

  it("counts false acts over all findings, apart where nobody differs and where people do", () => {
    expect(rising!.nobodyDiffers).toEqual({runs: 20, falseActs: 4});
    expect(rising!.planted).toMatchObject({runs: 20, falseActs: 2});
    expect(sooner!.nobodyDiffers).toEqual({runs: 20, falseActs: 0});
  });

  it("adds up the facts found of those planted, whatever their kind", () => {
    expect(rising!.planted.found).toEqual([45, 80]);
    expect(sooner!.planted.found).toEqual([5, 20]);
  });

  it("tells copying of all together apart from facts of single people, and not at all where none was tried", () => {
    expect(sooner!.copying).toEqual([16, 20]);
    expect(rising!.copying).toBeNull();
  });
});

describe("a kind of finding over all such companies", () => {
  const findings = unlikeFindings(worlds);
  const of = (finding: string, about = "each") =>
    findings.find((one) => one.finding === finding && one.about === about)!;

  it("names the kind of company with the largest share of false acts, by share and not by count", () => {
    expect(of("question.drift").falseActs).toEqual([5, 360]);
    expect(of("question.drift").worst).toEqual({kind: "rising-bar", falseActs: [3, 100]});
    expect(of("interviewer.independence").worst).toEqual({kind: "sure-sooner+copying", falseActs: [7, 300]});
    expect(of("interviewer.independence", "all").worst).toBeNull();
  });

  it("says where planted facts are found most and least, and of others that none was planted", () => {
    expect(of("question.drift").found).toEqual({
      most: {kind: "rising-bar+planted", found: [15, 20]},
      fewest: {kind: "sure-sooner+planted", found: [5, 20]}
    });
    expect(of("interviewer.independence").found).toBeNull();
  });
});

describe("intervals in such companies", () => {
  const estimate = (estimator: string, world: string, intervals: number, coverage: number) => ({
    estimator,
    world,
    runs: 20,
    intervals,
    coverage
  });
  const estimators = [
    estimate("severity", "rising-bar+planted", 100, 0.8),
    estimate("severity", "sure-sooner+planted", 300, 0.9),
    estimate("severity", "yes-no-form+planted", 99, 0.1),
    estimate("signal", "yes-no-form+planted", 100, 0.93),
    estimate("alpha", "yes-no-form", 100, 0.94)
  ];

  it("are told by their lowest and highest share, weighed by how many there were, without those that are too few", () => {
    expect(unlikeEstimates(estimators)[0]).toEqual({
      estimate: "severity",
      worlds: 2,
      coverage: expect.closeTo(0.875, 9),
      lowest: {world: "rising-bar+planted", coverage: 0.8},
      highest: {world: "sure-sooner+planted", coverage: 0.9}
    });
  });

  it("that hold the truth less than 87 or more than 93 times in a hundred are named one by one, none else", () => {
    expect(outsideOf(estimators).map(({estimator, coverage}) => [estimator, coverage])).toEqual([
      ["severity", 0.8],
      ["alpha", 0.94]
    ]);
    expect(outsideOf([estimate("a", "rising-bar", 100, 0.87), estimate("b", "rising-bar", 100, 0.93)])).toEqual([]);
  });
});
