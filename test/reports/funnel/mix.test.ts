import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {directionOf, mixOf} from "../../../loaders/reports/funnel/mix.js";
import type {FunnelCell} from "../../../loaders/reports/funnel/cells.js";
import type {Span, Step, StepRow} from "../../../loaders/reports/funnel/steps.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {type Decomposition, kitagawa, type StratumChange} from "../../../src/statistics/intervals/kitagawa.js";
import {wholeFinding} from "../../support/whole-finding.js";

const config = defaultConfig();
const [firstDay, secondDay] = ["2025-02-05", "2025-05-05"].map((day) => Date.parse(day) / 86_400_000) as [
  number,
  number
];

/** Candidates by source in the two spans: how many, and how many of them go on. */
type Sources = Record<string, {before: [n: number, k: number]; after: [n: number, k: number]}>;

/** A step and its two spans; `named` says which column holds the sources, `further` more candidates of neither span. */
function stepOf(
  sources: Sources,
  {named = "source", further = {}}: {named?: string; further?: Record<string, number>} = {}
) {
  const rowsOf = (name: string, [n, k]: [number, number], day: number): StepRow[] =>
    Array.from({length: n}, (_, i) => ({
      step: "phone_screen>loop",
      from_rank: 1,
      candidate_id: `${name}-${day}-${i}`,
      role: null,
      level: null,
      source: null,
      [named]: name === "" ? null : name,
      period: "2025-Q1",
      ending: i < k ? "converted" : "rejected",
      days: 3,
      skipped: false,
      repeated: false,
      started_day: day
    }));
  const span = (when: "before" | "after", day: number, months: string[]): Span => ({
    months,
    rows: Object.entries(sources).flatMap(([name, counts]) => rowsOf(name, counts[when], day))
  });
  const spans: [Span, Span] = [
    span("before", firstDay, ["2025-01", "2025-02", "2025-03"]),
    span("after", secondDay, ["2025-05"])
  ];
  const others = Object.entries(further).flatMap(([name, n]) => rowsOf(name, [n, 0], secondDay + 90));
  const rows = [...spans.flatMap((one) => one.rows), ...others];
  return {step: {step: "phone_screen>loop", rows, horizonDays: 7, throughDay: secondDay + 100} as Step, spans};
}

function judge(
  sources: Sources,
  {looked = 1, ...how}: {looked?: number; named?: string; further?: Record<string, number>} = {}
) {
  const {step, spans} = stepOf(sources, how);
  return mixOf(step, {cells: [], spans}, config, looked);
}

/** Six digits, as every estimate is told. */
const told = ({value, interval}: Estimate) => ({
  estimate: sixDigits(value!),
  interval: interval && (interval.map(sixDigits) as [number, number])
});
const sixDigits = (value: number): number => Number(value.toPrecision(6));
const inPoints = ({interval}: Estimate): string =>
  interval!
    .map((end) => Math.round(100 * end))
    .map((end) => (end > 0 ? `+${end}` : end < 0 ? `−${-end}` : "0"))
    .join(" to ");
const split = (sources: Sources): Decomposition =>
  kitagawa(
    Object.values(sources).map(({before, after}): StratumChange => ({
      before: {n: before[0], k: before[1]},
      after: {n: after[0], k: after[1]}
    }))
  );
const base = {
  kind: "funnel.mix",
  subject: "phone_screen>loop",
  unit: "change of the share converted, points of 1",
  reference: {value: 0, label: "no change"},
  n: 4000
} as const;
const people = "With 2,000 and 2,000 candidates";
const partsOf = ({rate, mix}: Decomposition): string =>
  `${people} the part within sources lies from ${inPoints(rate)} points, that of their mix from ${inPoints(mix)} points, nine times in ten.`;

describe("mixOf", () => {
  it("acts where conversion within sources fell while the total rose", () => {
    // 360 and 650 of 2,000: rate 0.5 × −0.1 + 0.5 × −0.075 = −0.0875, mix 0.45 × 0.6 − 0.0625 × 0.6 = +0.2325.
    const sources: Sources = {
      agency: {before: [400, 200], after: [1600, 640]},
      referral: {before: [1600, 160], after: [400, 10]}
    };
    const {finding, bridge} = judge(sources);
    const parts = split(sources);
    expect(parts.rate.value).toBeCloseTo(-0.0875, 12);
    expect(parts.mix.value).toBeCloseTo(0.2325, 12);
    expect(finding).toEqual(
      wholeFinding({
        ...base,
        ...told(parts.rate),
        verdict: "act",
        direction: "simpson",
        deed: "Report it by group",
        claim: "From phone screen to loop the total misleads.",
        evidence:
          "Of 100 candidates 18 went on in Jan 2025 – Mar 2025 and 33 in May 2025: −9 within sources, +23 from their mix.",
        sure: {probability: null, sentence: partsOf(parts)},
        action: "Report this step by source; the total misleads."
      })
    );
    expect(bridge).toMatchObject({
      step: "phone_screen>loop",
      by: "source",
      direction: "simpson",
      before: {from: "2025-01", to: "2025-03", n: 2000, k: 360},
      after: {from: "2025-05", to: "2025-05", n: 2000, k: 650},
      strata: [
        {member: "agency", before: {n: 400, k: 200}, after: {n: 1600, k: 640}},
        {member: "referral", before: {n: 1600, k: 160}, after: {n: 400, k: 10}}
      ]
    });
    for (const part of ["change", "rate", "mix"] as const)
      expect(bridge![part]).toEqual({value: told(parts[part]).estimate, interval: told(parts[part]).interval});
  });

  it.each(["source", "role", "level"])("acts where only the mix of %ss changed", (named) => {
    const sources: Sources = {
      agency: {before: [400, 200], after: [1600, 800]},
      referral: {before: [1600, 160], after: [400, 40]}
    };
    const parts = split(sources);
    expect(parts.mix.value).toBeCloseTo(0.24, 12);
    const {finding} = judge(sources, {named});
    expect(finding).toEqual(
      wholeFinding({
        ...base,
        ...told(parts.mix),
        verdict: "act",
        direction: "mix",
        deed: "Ask why mix changed",
        claim: "From phone screen to loop mostly the mix of candidates changed.",
        evidence: `Of 100 candidates 18 went on in Jan 2025 – Mar 2025 and 42 in May 2025: 0 within ${named}s, +24 from their mix.`,
        sure: {probability: null, sentence: partsOf(parts).replace("sources", `${named}s`)},
        action: `Ask why the mix of ${named}s changed before changing anything in this step.`
      })
    );
  });

  it("watches where conversion itself changed", () => {
    const sources: Sources = {
      agency: {before: [1000, 500], after: [1000, 400]},
      referral: {before: [1000, 100], after: [1000, 60]}
    };
    const parts = split(sources);
    expect(judge(sources).finding).toEqual(
      wholeFinding({
        ...base,
        ...told(parts.change),
        verdict: "watch",
        direction: "rate",
        deed: "Look at this step",
        claim: "From phone screen to loop conversion itself changed.",
        evidence:
          "Of 100 candidates 30 went on in Jan 2025 – Mar 2025 and 23 in May 2025: −7 within sources, 0 from their mix.",
        sure: {probability: null, sentence: partsOf(parts)},
        action: "Look at what changed in this step itself."
      })
    );
  });

  it("says that the mix hides a change where the total stands still", () => {
    const sources: Sources = {
      agency: {before: [400, 200], after: [1600, 320]},
      referral: {before: [1600, 160], after: [400, 40]}
    };
    const {finding} = judge(sources);
    expect(finding.estimate).toBeCloseTo(0, 12);
    expect(finding).toMatchObject({
      verdict: "watch",
      direction: "rate",
      claim: "From phone screen to loop the mix hides a change.",
      evidence:
        "Of 100 candidates 18 went on in Jan 2025 – Mar 2025 and 18 in May 2025: −15 within sources, +15 from their mix.",
      action: "Look at what changed in this step itself."
    });
  });

  const still: Sources = {
    agency: {before: [1000, 500], after: [1000, 505]},
    referral: {before: [1000, 100], after: [1000, 98]}
  };

  it.each([
    [1, "1 step"],
    [6, "6 steps"]
  ])("sees no clear change in what chance does among so many looked at (%i)", (looked, steps) => {
    const parts = split(still);
    expect(judge(still, {looked}).finding).toEqual(
      wholeFinding({
        ...base,
        ...told(parts.change),
        verdict: "ok",
        deed: "No clear change",
        claim: "No clear change to explain from phone screen to loop.",
        evidence:
          "Of 100 candidates 30 went on in Jan 2025 – Mar 2025 and 30 in May 2025: 0 within sources, 0 from their mix.",
        sure: {
          probability: null,
          sentence: `${people} the change lies from ${inPoints(parts.change)} points, nine times in ten; with ${steps} looked at by source, role and level, chance alone does as much.`
        },
        action: "Nothing to do."
      })
    );
  });

  it.each([
    ["nobody", 0, 0],
    ["everyone", 1000, 100]
  ])("has no change to split where %s goes on", (_, k, of100) => {
    const sources: Sources = {
      agency: {before: [1000, k], after: [1000, k]},
      referral: {before: [1000, k], after: [1000, k]}
    };
    expect(judge(sources).finding).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "No clear change",
        estimate: 0,
        claim: "No change to split from phone screen to loop.",
        evidence: `Of 100 candidates ${of100} went on in Jan 2025 – Mar 2025 and ${of100} in May 2025: everyone or nobody.`,
        sure: {probability: null, sentence: `${people} there is no change to be sure of.`},
        action: "Nothing to do."
      })
    );
  });

  const few = {
    ...base,
    verdict: "too_little_data",
    deed: "Not enough data",
    claim: "Too few candidates to split changes from phone screen to loop.",
    evidence: "Two spans of at least 100 candidates with a recorded source, role or level are needed."
  } as const;
  const small = (n: number): Sources => ({
    agency: {before: [60, 30], after: [600, 300]},
    referral: {before: [n - 60, 20], after: [600, 300]}
  });

  it("asks for a hundred candidates in the smaller span", () => {
    const {finding, bridge} = judge(small(99));
    expect(finding).toEqual(
      wholeFinding({
        ...few,
        reference: null,
        n: 1299,
        action: "Wait for more candidates before judging mix.",
        needs: [{unit: "candidates in the smaller span", more: 1, weeks: null}]
      })
    );
    expect(bridge).toBeNull();
    expect(judge(small(100)).finding.verdict).not.toBe("too_little_data");
  });

  it("gives away no number of fewer than five", () => {
    const tiny = (n: number): Sources => ({agency: {before: [n, 1], after: [600, 300]}});
    expect(judge(tiny(4)).finding.needs).toMatchObject([{more: 100}]);
    expect(judge(tiny(5)).finding.needs).toMatchObject([{more: 95}]);
  });

  it("asks for a second kind of candidates where there is one alone, and never for none", () => {
    expect(judge({agency: {before: [1000, 500], after: [1000, 400]}}).finding).toEqual(
      wholeFinding({
        ...few,
        reference: null,
        n: 2000,
        action:
          "Look again when two kinds of candidates have enough in both spans; record source, role and level where they are missing.",
        needs: [{unit: "candidates of a second source, role or level", more: 100, weeks: null}]
      })
    );
  });

  it("has nothing to compare without two spans", () => {
    const {step} = stepOf(still);
    expect(mixOf(step, {cells: [], spans: null}, config, 1)).toEqual({
      finding: wholeFinding({
        ...few,
        reference: null,
        action: "Wait for more candidates before judging mix.",
        needs: [{unit: "candidates in the smaller span", more: 100, weeks: null}]
      }),
      bridge: null
    });
  });

  const three: Sources = {...still, university: {before: [500, 100], after: [500, 100]}};
  const membersOf = (cells: FunnelCell[], sources: Sources, further?: Record<string, number>) => {
    const {step, spans} = stepOf(sources, {further});
    const {bridge} = mixOf(step, {cells: cells.map((cell) => ({...cell, step})), spans}, config, 1);
    return bridge!.strata!.map(({member}) => member);
  };
  const hidden = (over: object): FunnelCell =>
    ({dimension: "source", member: "agency", hidden: true, ...over}) as unknown as FunnelCell;

  it("tells kinds in their order, and those without one as not recorded", () => {
    expect(membersOf([], three)).toEqual(["agency", "referral", "university"]);
    expect(membersOf([], {b: three.agency!, "": three.referral!})).toContain("b");
    expect(membersOf([], {b: three.agency!, "": three.referral!})).toHaveLength(2);
  });

  it("pools those that are hidden elsewhere with the next smallest", () => {
    expect(membersOf([hidden({})], three)).toEqual(["referral", "other"]);
    for (const over of [{hidden: false}, {dimension: "role"}, {member: "elsewhere"}])
      expect(membersOf([hidden(over)], three)).toEqual(["agency", "referral", "university"]);
  });

  it("pools those of whom few are in neither span, since these would follow", () => {
    expect(membersOf([], three, {agency: 4, referral: 9, university: 9})).toEqual(["referral", "other"]);
    expect(membersOf([], three, {agency: 5, referral: 9, university: 9})).toEqual(["agency", "referral", "university"]);
  });
});

describe("directionOf", () => {
  const part = (value: number, [low, high]: [number, number] = [value - 0.02, value + 0.02]): Estimate => ({
    value,
    standardError: 0.01,
    interval: [low, high],
    n: 4000
  });
  const of = (change: Estimate, rate: Estimate, mix: Estimate) => directionOf({change, rate, mix}, 0.05);

  it.each([
    ["within kinds against the total", part(0.1), part(-0.05), part(0.15), "simpson"],
    ["within kinds against a total that moved little", part(0.001), part(-0.05), part(0.051), "simpson"],
    ["within kinds against a fall", part(-0.1), part(0.05), part(-0.15), "simpson"],
    ["within kinds with the total", part(0.1), part(0.1), part(0), "rate"],
    ["within kinds perhaps against the total", part(0.1), part(-0.02, [-0.04, 0]), part(0.12), "mix"],
    ["the mix, by more than half surely", part(0.1), part(0.029), part(0.071), "mix"],
    ["the mix, by half perhaps", part(0.1), part(0.03), part(0.07), "rate"],
    ["the mix of a fall, by more than half surely", part(-0.1), part(-0.029), part(-0.071), "mix"],
    ["the mix of a fall, by half perhaps", part(-0.1), part(-0.03), part(-0.07), "rate"],
    ["nothing beyond chance", part(0.019), part(0.01), part(0.009), null],
    ["nothing, at the very end of the interval", part(0.02), part(0.01), part(0.01), null],
    ["something, but not among so many looked at", part(0.0195, [0.001, 0.04]), part(0.0195), part(0), null],
    ["both against each other, the total still", part(0, [-0.02, 0.02]), part(-0.1), part(0.1), "rate"],
    [
      "both against each other, within kinds not beyond chance",
      part(0),
      part(-0.019, [-0.03, -0.01]),
      part(0.019, [0.01, 0.03]),
      null
    ],
    ["the total still and the mix perhaps", part(0), part(-0.1), part(0.1, [0, 0.2]), null],
    ["the total still, both the same way", part(0, [-0.02, 0.02]), part(0.1), part(0.1), null]
  ] as const)("%s: %s", (_, change, rate, mix, direction) => {
    expect(of(change, rate, mix)).toBe(direction);
  });

  it("is none where nothing can be told", () => {
    const none = {value: null, standardError: null, interval: null, n: 0};
    expect(of(none, none, none)).toBeNull();
    expect(of(part(0.1), none, {...none, value: 0})).toBe("rate");
  });
});
