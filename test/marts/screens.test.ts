import {describe, expect, it} from "vitest";
import {smallWarehouse} from "../support/small-warehouse.js";

/** A screen by Sam on 1 March and a loop on 9 March; the hire is decided on 12 March. */
function candidate(id: string, votes: [interviewer: string, vote: string, submitted: string][]) {
  const card = (name: string, stage: string, interviewer: string, vote: string, submitted: string) => ({
    scorecard_id: `${id} ${name}`,
    application_id: id,
    interviewer_id: interviewer,
    stage,
    interviewed_at: stage === "loop" ? "2026-03-09T09:00:00Z" : "2026-03-01T09:00:00Z",
    submitted_at: submitted,
    vote
  });
  return {
    application: {application_id: id, candidate_id: `c ${id}`, status: "rejected"},
    decision: {application_id: id, decision: "no_offer", decided_at: "2026-03-12T12:00:00Z"},
    scorecards: [
      card("screen", "phone_screen", "Sam", "yes", "2026-03-01T10:00:00Z"),
      ...votes.map(([interviewer, vote, submitted], i) => card(`loop ${i}`, "loop", interviewer, vote, submitted))
    ]
  };
}

describe("marts.screens", () => {
  it("judges a loop by what others voted before the decision, as marts.loops does, and costs it by everyone", async () => {
    const [before, after] = ["2026-03-10T09:00:00Z", "2026-03-13T09:00:00Z"];
    const candidates = [
      candidate("late", [
        ["Ann", "yes", before],
        ["Bob", "no", before],
        ["Cid", "strong_yes", after]
      ]),
      candidate("only late", [["Ann", "yes", after]]),
      candidate("screener", [
        ["Ann", "no", before],
        ["Sam", "strong_yes", before],
        ["Dee", "yes", before]
      ])
    ];
    const {warehouse} = await smallWarehouse({
      applications: candidates.map(({application}) => application),
      decisions: candidates.map(({decision}) => decision),
      scorecards: candidates.flatMap(({scorecards}) => scorecards)
    });
    const rows = await warehouse.rows("from marts.screens order by application_id");
    expect(rows).toMatchObject([
      {application_id: "late", loop_mean: 2.5, clear_loop: false, loop_votes: 3, loop_interviewers: 3},
      {application_id: "only late", loop_mean: null, clear_loop: null, loop_votes: 1, loop_interviewers: 1},
      {application_id: "screener", loop_mean: 2.5, clear_loop: true, loop_votes: 3, loop_interviewers: 3}
    ]);
    const disagreeing = await warehouse.rows(
      "select s.clear_loop from marts.screens s join marts.loops l using (application_id) where s.clear_loop is distinct from l.clear_loop"
    );
    expect(disagreeing).toEqual([]);
  });
});
