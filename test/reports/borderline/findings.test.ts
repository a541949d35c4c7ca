import {describe, expect, it} from "vitest";
import {configSchema} from "../../../loaders/config/config.js";
import {screenBorderlineFindings} from "../../../loaders/reports/borderline/findings.js";
import {worldCounts} from "../../support/world-counts.js";

const {model} = worldCounts({world: "sparse-pipeline", seed: 7, screens: 300});
const everyone = model.judged[0]!;
const borderline = everyone.slice.groups.findIndex(({group}) => group === "borderline");

/** The votes lean as offers do. */
const votesBelow = (wasteful: number): number[] => everyone.votes.below.map(() => wasteful);

/** The verdict where the chance that borderline loops waste hours is this, whatever the counts. */
function verdictAt(wasteful: number, probability?: number): {verdict: string; direction: string | null} {
  const below = everyone.posterior!.below.map((chance, group) => (group === borderline ? wasteful : chance));
  const judged = [
    {...everyone, posterior: {...everyone.posterior!, below}, votes: {...everyone.votes, below: votesBelow(wasteful)}}
  ];
  const config = configSchema.parse({
    verdicts: {"screen.borderline": {least_loops: 1, ...(probability === undefined ? {} : {probability})}}
  });
  const [finding] = screenBorderlineFindings({...model, judged}, config);
  return {verdict: finding!.verdict, direction: finding!.direction};
}

/** What is asked for where borderline loops surely waste hours, of groups with these offers. */
function deedWhere(offersOf: (group: string) => number): string {
  const groups = everyone.slice.groups.map((group) => ({...group, offers: offersOf(group.group)}));
  const below = everyone.posterior!.below.map((chance, group) => (group === borderline ? 0.99 : chance));
  const judged = [
    {
      ...everyone,
      slice: {...everyone.slice, groups},
      posterior: {...everyone.posterior!, below},
      votes: {...everyone.votes, below: votesBelow(0.99)}
    }
  ];
  const config = configSchema.parse({verdicts: {"screen.borderline": {least_loops: 1}}});
  return screenBorderlineFindings({...model, judged}, config)[0]!.action;
}

describe("the deed where borderline loops waste hours", () => {
  it("tells the share of offers that is given up with them", () => {
    expect(deedWhere((group) => ({borderline: 10, yes: 50})[group] ?? 0)).toMatch(
      /further screens, which have to replace about 1 in 6 offers\.$/
    );
  });

  it("tells of none where they gave none", () => {
    expect(deedWhere((group) => (group === "yes" ? 50 : 0))).toMatch(/further screens\.$/);
  });
});

describe("borderline loops", () => {
  it.each([
    [0.91, "act", "wasteful"],
    [0.9, "watch", null],
    [0.6, "watch", null],
    [0.4, "watch", null],
    [0.11, "watch", null],
    [0.09, "ok", "worthwhile"]
  ])("that waste hours with probability %d: %s", (wasteful, verdict, direction) => {
    expect(verdictAt(wasteful)).toEqual({verdict, direction});
  });

  it("are judged on both sides by the configured probability", () => {
    expect(verdictAt(0.3, 0.65)).toEqual({verdict: "ok", direction: "worthwhile"});
    expect(verdictAt(0.3, 0.75)).toEqual({verdict: "watch", direction: null});
    expect(verdictAt(0.7, 0.65)).toEqual({verdict: "act", direction: "wasteful"});
    expect(verdictAt(0.7, 0.75)).toEqual({verdict: "watch", direction: null});
  });
});
