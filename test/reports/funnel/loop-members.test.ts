import {describe, expect, it} from "vitest";
import {agreement} from "../../../loaders/reports/agreement/report.js";
import {funnel} from "../../../loaders/reports/funnel/report.js";
import {hiddenLoopMembers} from "../../../loaders/reports/funnel/loop-members.js";
import type {Agreement} from "../../../src/contracts/agreement.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {type SmallTables, smallWarehouse} from "../../support/small-warehouse.js";

/** Loops of each quarter by how many of them have a second vote; all went through the funnel, and every third got an offer. */
function loopsOf(quarters: Record<string, {loops: number; voted: number}>) {
  const rows = {
    applications: [] as Record<string, string>[],
    stages: [] as Record<string, string>[],
    scorecards: [] as Record<string, string | number>[],
    decisions: [] as Record<string, string>[]
  } satisfies SmallTables;
  for (const [month, {loops, voted}] of Object.entries(quarters))
    for (let i = 0; i < loops; i++) {
      const id = `${month} ${i}`;
      const [day, later] = [`${month}-02 10:00:00`, `${month}-20 10:00:00`];
      rows.applications.push({
        application_id: id,
        candidate_id: `C ${id}`,
        role: "Engineer",
        applied_at: day,
        status: "open"
      });
      rows.stages.push({application_id: id, stage: "loop", entered_at: day});
      if (i % 3 === 0) rows.stages.push({application_id: id, stage: "offer", entered_at: later});
      rows.decisions.push({application_id: id, decision: i % 3 === 0 ? "offer" : "no_offer", decided_at: later});
      for (const person of i < voted ? ["A", "B", "C"] : ["A"])
        rows.scorecards.push({
          scorecard_id: `${id} ${person}`,
          application_id: id,
          interviewer_id: person,
          stage: "loop",
          interviewed_at: `${month}-05 10:00:00`,
          submitted_at: `${month}-05 12:00:00`,
          vote: i % 2 === 0 ? "yes" : "no",
          vote_points: i % 2 === 0 ? 3 : 2,
          initial_vote: i % 2 === 0 ? "yes" : "no",
          initial_vote_points: i % 2 === 0 ? 3 : 2
        });
    }
  return rows;
}

describe("quarters of loops that one page has to hide", () => {
  it("are shown by no page that counts nearly the same loops", async () => {
    const context = await smallWarehouse(
      loopsOf({
        "2025-02": {loops: 24, voted: 24},
        "2025-05": {loops: 30, voted: 30},
        // Few with two votes, though enough loops.
        "2025-08": {loops: 21, voted: 4},
        "2025-11": {loops: 33, voted: 33}
      })
    );
    const isHidden = await hiddenLoopMembers(context);
    const hidden = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"].filter((quarter) => isHidden("period", quarter));
    expect(hidden).toEqual(["2025-Q1", "2025-Q3"]);
    const shownIn = (slices: readonly {slice: {period: string | null}}[]): string[] => [
      ...new Set(slices.flatMap(({slice}) => slice.period ?? []))
    ];
    const agreed = (await agreement(context)).datasets[0]!.content as Agreement;
    expect(shownIn(agreed.slices)).toEqual(["2025-Q2", "2025-Q4"]);
    const counted = (await funnel(context)).datasets[0]!.content as Funnel;
    const ofLoop = counted.slices.filter(
      ({slice, steps}) =>
        slice.period !== null && steps.some(({step, entered}) => step === "loop>offer" && entered !== null)
    );
    expect(shownIn(ofLoop)).toEqual(["2025-Q2", "2025-Q4"]);
    // A quarter of one month would follow from the month, one of several from a span and the quarters beside it.
    const {months} = counted.cohorts.find(({step}) => step === "loop>offer")!;
    expect(months.flatMap(({month, entered}) => (entered === null ? [] : month))).toEqual(["2025-05", "2025-11"]);
  });
});
