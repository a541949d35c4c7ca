import {describe, expect, it} from "vitest";
import {modelInWords, otherwise} from "../../../loaders/reports/interviewers/model.js";
import type {JudgedBy, Severity} from "../../../src/statistics/interviewers/severity.js";

const ending = {afterYes: 0.96, afterNo: 0.02, compared: 30, onVotes: true};
const assignment = {p: 0.5, unusual: false, met: new Map()};
const found = (judgedBy: JudgedBy, design: Partial<Severity["design"]> = {}): Severity => ({
  interviewers: [],
  judgedBy,
  design: {ordered: 1, ending, assignment, ...design},
  standardDeviation: {},
  components: 1,
  dropped: {}
});
const alike = [{deviation: 0.1, other: 0.2}];
const apart = [{deviation: 0.1, other: 0.3}, ...alike];

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("modelInWords", () => {
  it("says in one sentence which model judges and why", () => {
    const whyOf = (by: JudgedBy, design?: Partial<Severity["design"]>) =>
      plain(modelInWords(found(by, design), alike)!.why);
    const whole = {ending: {...ending, afterNo: 0.94, onVotes: false}};
    expect(whyOf("fixed", whole)).toBe(
      "Interviewers are compared on the very same candidates, because loops here do not end on votes (at the same place, another vote follows 96 % of yeses and 94 % of noes)."
    );
    expect(whyOf("random")).toContain("because loops here end on votes (at the same place, another vote follows 96 %");
    expect(whyOf("none")).toMatch(
      /^Nobody is called harsh or lenient: loops here end on votes .* and some interviewers meet/
    );
    expect(whyOf("agreed", {ending: null})).toMatch(/^The order of votes within loops is not known, so/);
    expect(whyOf("agreed", {assignment: null})).toMatch(/the votes before do not tell who met whom, so/);
    for (const by of ["fixed", "random", "agreed", "none"] as const)
      expect(whyOf(by).match(/[.](?:\s|$)/g)).toHaveLength(1);
  });

  it("tells no share of fewer than thirty votes", () => {
    const {why} = modelInWords(found("random", {ending: {...ending, compared: 29}}), alike)!;
    expect(why).not.toContain("%");
    expect(modelInWords(found("random"), alike)!.why).toContain("%");
  });

  it("says which reason holds where the other model differs by more than 0.15", () => {
    const reason = (design: Partial<Severity["design"]>) =>
      plain(modelInWords(found("fixed", design), apart)!.otherwise!);
    const whole = {...ending, onVotes: false};
    const unusual = {...assignment, unusual: true};
    expect(reason({})).toMatch(
      /^Compared the other way 1 interviewer .* 0\.15 vote points apart: loops end on votes, so that/
    );
    expect(reason({assignment: unusual})).toMatch(/convinced others, and some interviewers meet stronger/);
    expect(reason({ending: whole, assignment: unusual})).toMatch(/: some interviewers meet stronger/);
    expect(reason({ending: whole})).toMatch(/: most likely they have few votes/);
    expect(modelInWords(found("fixed"), alike)!.otherwise).toBeNull();
    expect(modelInWords(found("fixed"), [])).toBeNull();
  });

  it("a difference of 0.15 is not notable, nor one that cannot be told", () => {
    expect(otherwise({deviation: 0, other: 0.15})).toBeNull();
    expect(otherwise({deviation: 0, other: -0.151})).toBe(-0.151);
    expect(otherwise({deviation: null, other: 1})).toBeNull();
    expect(otherwise({deviation: 1, other: null})).toBeNull();
  });
});
