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

describe("loops of a role at a level", () => {
  /** Loops of each role and level with two votes, as many of them with a rated question as told. */
  const company = (cells: Record<string, {loops: number; rated: number}>): SmallTables => {
    const {applications, stages, scorecards, decisions} = loopsOf({});
    const ratings: Record<string, string | number>[] = [];
    for (const [cell, {loops, rated}] of Object.entries(cells))
      for (let i = 0; i < loops; i++) {
        const [role, level] = cell.split(" ") as [string, string];
        const id = `${cell} ${i}`;
        applications.push({application_id: id, candidate_id: `C ${id}`, role, level, status: "rejected"});
        for (const [at, person] of ["A", "B", "C"].entries()) {
          const vote = (i + at) % 3 === 0 ? "yes" : "no";
          const points = vote === "yes" ? 3 : 2;
          scorecards.push({
            scorecard_id: `${id} ${person}`,
            application_id: id,
            interviewer_id: person,
            stage: "loop",
            interviewed_at: "2025-02-05 10:00:00",
            submitted_at: "2025-02-05 12:00:00",
            vote,
            vote_points: points,
            initial_vote: vote,
            initial_vote_points: points
          });
        }
        if (i < rated)
          ratings.push({scorecard_id: `${id} A`, question: "Loops", attribute: "Coding", rating_points: 1 + (i % 4)});
      }
    return {applications, stages, scorecards, decisions, ratings};
  };
  const crossedIn = async (tables: SmallTables): Promise<string[]> => {
    const context = await smallWarehouse(tables);
    const {slices} = (await agreement(context)).datasets[0]!.content as Agreement;
    return slices.flatMap(({slice: {role, level}}) => (role && level ? [`${role} ${level}`] : []));
  };
  const alike = (loops: number, rated = loops) => ({loops, rated});

  it("are compared where there are enough of them, and coverage tells of that role at that level too", async () => {
    const all = {"Dev mid": alike(40), "Dev senior": alike(31), "Data mid": alike(33), "Data senior": alike(12)};
    expect(await crossedIn(company(all))).toEqual(["Data mid", "Dev mid", "Dev senior"]);
  });

  it("are compared nowhere beside a cell that coverage has to hide, or where no export says what loops assess", async () => {
    const few = {"Dev mid": alike(40), "Dev senior": alike(31), "Data mid": alike(33), "Data senior": alike(35, 3)};
    expect(await crossedIn(company(few))).toEqual([]);
    const none = {
      "Dev mid": alike(40, 0),
      "Dev senior": alike(31, 0),
      "Data mid": alike(33, 0),
      "Data senior": alike(35, 0)
    };
    expect(await crossedIn(company(none))).toEqual([]);
  });
});
