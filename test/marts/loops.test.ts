import {describe, expect, it} from "vitest";
import {smallWarehouse, type SmallTables} from "../support/small-warehouse.js";

/** Loop A: three interviews on 2 March, Ann's vote late; one shadow of Bob; Cid moved from no to yes after the debrief. */
const tables: SmallTables = {
  applications: [
    {application_id: "A", candidate_id: "P", role: "Engineer", level: "L4", status: "hired"},
    {application_id: "B", candidate_id: "Q", role: "Engineer", level: "L5", status: "withdrawn"}
  ],
  decisions: [{application_id: "A", decision: "offer", decided_at: "2026-03-06T12:00:00Z", decided_by: "Hal"}],
  scorecards: [
    card("a1", "A", "Ann", "coding", "2026-03-02T09:00:00Z", "2026-03-05T09:00:00Z", "strong_no"),
    card("a2", "A", "Bob", "design", "2026-03-02T11:00:00Z", "2026-03-02T13:00:00Z", "yes"),
    {...card("a3", "A", "Cid", "coding", "2026-03-02T14:00:00Z", "2026-03-02T15:00:00Z", "yes"), initial_vote: "no"},
    {...card("a4", "A", "Dee", "design", "2026-03-02T11:00:00Z", "2026-03-02T12:00:00Z", "no"), shadow: true},
    card("a5", "A", "Eve", "values", "2026-03-02T16:00:00Z", "2026-03-07T09:00:00Z", "strong_yes"),
    card("b1", "B", "Ann", "coding", "2026-05-04T09:00:00Z", "2026-05-04T10:00:00Z", "yes"),
    card("b2", "B", "Ann", "design", "2026-05-04T11:00:00Z", "2026-05-04T12:00:00Z", null)
  ]
};

function card(
  id: string,
  application: string,
  interviewer: string,
  focus: string,
  held: string,
  submitted: string,
  vote: string | null
) {
  return {
    scorecard_id: id,
    application_id: application,
    interviewer_id: interviewer,
    stage: "loop",
    focus,
    interviewed_at: held,
    submitted_at: submitted,
    vote
  };
}

describe("loop marts", () => {
  it("a loop counts initial votes before the decision, without shadows and without missing votes", async () => {
    const {warehouse} = await smallWarehouse(tables);
    const loops = await warehouse.rows("from marts.loops order by application_id");
    expect(loops).toMatchObject([
      {
        application_id: "A",
        candidate_id: "P",
        votes: 3,
        interviewers: 3,
        initial_mean: (1 + 3 + 2) / 3,
        initial_yes: 1,
        strong_no: 1,
        clear_loop: false,
        final_yes: 2,
        movable: 1,
        shadow_votes: 1,
        outcome: "offer",
        period: "2026-Q1"
      },
      {
        application_id: "B",
        votes: 1,
        initial_yes: 1,
        clear_loop: true,
        movable: 0,
        outcome: "censored",
        period: "2026-Q2"
      }
    ]);
    warehouse.close();
  });

  it("every two votes of a loop make one pair, areas in alphabetical order, never an interviewer with themselves", async () => {
    const {warehouse} = await smallWarehouse(tables);
    const pairs = await warehouse.rows("from marts.vote_pairs order by first_scorecard, second_scorecard");
    expect(pairs).toMatchObject([
      {
        first_scorecard: "a1",
        second_scorecard: "a2",
        first_focus: "coding",
        second_focus: "design",
        same_side: false,
        distance: 2
      },
      {
        first_scorecard: "a1",
        second_scorecard: "a3",
        first_focus: "coding",
        second_focus: "coding",
        same_side: true,
        distance: 1
      },
      {
        first_scorecard: "a3",
        second_scorecard: "a2",
        first_focus: "coding",
        second_focus: "design",
        same_side: false,
        distance: 1
      }
    ]);
    warehouse.close();
  });

  it("a shadow is paired with who led the same interview", async () => {
    const {warehouse} = await smallWarehouse(tables);
    expect(await warehouse.rows("from marts.shadow_pairs")).toMatchObject([
      {shadow_scorecard: "a4", lead_scorecard: "a2", shadow: "Dee", lead: "Bob", same_side: false}
    ]);
    warehouse.close();
  });

  it("an earlier vote is visible only when it was submitted before the later one", async () => {
    const {warehouse} = await smallWarehouse(tables);
    const rows = await warehouse.rows("from marts.vote_visibility order by scorecard_id, earlier_scorecard");
    expect(rows).toMatchObject([
      {scorecard_id: "a2", earlier_scorecard: "a1", place: 2, visible: false, same_side: false, others_mean: 2},
      {scorecard_id: "a3", earlier_scorecard: "a1", place: 3, visible: false, same_side: true, others_mean: 3},
      {scorecard_id: "a3", earlier_scorecard: "a2", place: 3, visible: true, same_side: false, others_mean: 1}
    ]);
    warehouse.close();
  });
});
