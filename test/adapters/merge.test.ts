import {describe, expect, it} from "vitest";
import {converted, type Json} from "./support/converted.js";

type Part = Record<string, Json>;
const at = "2026-01-01T12:00:00Z";
const page = (...results: Part[]): Json => ({next: null, previous: null, results});
const card = (changes: Part = {}): Part => ({
  id: "S1",
  remote_id: "1",
  application: "A1",
  interview: "I1",
  interviewer: "U1",
  submitted_at: at,
  modified_at: at,
  overall_recommendation: "YES",
  remote_was_deleted: false,
  ...changes
});
const interview = (changes: Part = {}): Part => ({
  id: "I1",
  remote_id: "1",
  application: "A1",
  job_interview_stage: "G1",
  interviewers: ["U1"],
  start_at: "2026-01-01T10:00:00Z",
  end_at: "2026-01-01T11:00:00Z",
  status: "COMPLETE",
  ...changes
});
const application = (changes: Part = {}): Part => ({
  id: "A1",
  remote_id: "1",
  candidate: "C1",
  job: "J1",
  applied_at: at,
  rejected_at: null,
  current_stage: "G1",
  reject_reason: null,
  source: "Referral",
  ...changes
});
const offer = (changes: Part = {}): Part => ({
  id: "O1",
  remote_id: "1",
  application: "A1",
  remote_created_at: at,
  sent_at: "2026-01-02T00:00:00Z",
  closed_at: "2026-01-03T00:00:00Z",
  status: "SIGNED",
  ...changes
});
const files = (changes: Record<string, Json> = {}): Record<string, Json> => ({
  "scorecards.json": page(card()),
  "interviews.json": page(interview()),
  "job-interview-stages.json": page({id: "G1", remote_id: "1", name: "Onsite", stage_order: 2, job: "J1"}),
  "applications.json": page(application()),
  "jobs.json": page({id: "J1", remote_id: "1", name: "Engineer", status: "OPEN"}),
  "reject-reasons.json": page(
    {id: "R1", remote_id: "1", name: "Candidate withdrew"},
    {id: "R2", remote_id: "2", name: "Position filled"},
    {id: "R3", remote_id: "3", name: "Skills"}
  ),
  ...changes
});

describe("Merge", () => {
  it("tells of a scorecard who held the interview, in which stage, and when", async () => {
    const {adapter, rows} = await converted(files());
    expect(adapter).toBe("merge");
    expect(rows.scorecards).toEqual([
      {
        scorecard_id: "S1",
        application_id: "A1",
        interviewer_id: "U1",
        stage: "loop",
        focus: null,
        interview_id: "I1",
        interviewed_at: "2026-01-01T10:00:00Z",
        submitted_at: at,
        vote: "YES",
        shadow: "false",
        updated_at: at
      }
    ]);
    expect(rows.interviews).toEqual([
      {
        interview_id: "I1",
        application_id: "A1",
        interviewer_id: "U1",
        stage: "loop",
        focus: null,
        starts_at: "2026-01-01T10:00:00Z",
        ends_at: "2026-01-01T11:00:00Z",
        status: "complete"
      }
    ]);
    expect(rows.applications).toMatchObject([
      {
        application_id: "A1",
        candidate_id: "C1",
        role: "Engineer",
        source: "Referral",
        applied_at: at,
        status: "active",
        closed_at: null
      }
    ]);
  });

  it("related objects may stand there whole", async () => {
    const whole = files({
      "scorecards.json": page(card({application: {id: "A1"}, interview: {id: "I1"}, interviewer: {id: "U1"}})),
      "interviews.json": page(
        interview({application: {id: "A1"}, job_interview_stage: {id: "G1"}, interviewers: [{id: "U1"}]})
      ),
      "applications.json": page(application({candidate: {id: "C1"}, job: {id: "J1", name: "Engineer"}}))
    });
    expect((await converted(whole)).rows).toEqual((await converted(files())).rows);
  });

  it.each<[string[], string | null]>([
    [["U7"], "U7"],
    [["U7", "U8"], null]
  ])(
    "a scorecard without interviewer takes the one of its interview where there is but one: of %j %s",
    async (interviewers, expected) => {
      const {rows} = await converted(
        files({"scorecards.json": page(card({interviewer: null})), "interviews.json": page(interview({interviewers}))})
      );
      expect(rows.scorecards).toMatchObject([{interviewer_id: expected}]);
    }
  );

  it.each<[Part, string | null]>([
    [{status: "AWAITING_FEEDBACK"}, "complete"],
    [{status: "SCHEDULED"}, "scheduled"],
    [{status: null}, "complete"],
    [{status: null, start_at: "2026-12-01T10:00:00Z"}, "scheduled"],
    [{status: "CANCELLED"}, null],
    [{status: null, start_at: null}, null]
  ])("an interview with %j is %s", async (changes, status) => {
    const {rows, rejected} = await converted(files({"interviews.json": page(interview(changes))}));
    expect([rows.interviews?.[0]?.status ?? null, rejected]).toEqual([status, []]);
  });

  it("what is gone or cancelled does not live on in an older snapshot", async () => {
    const deleted = {remote_was_deleted: true};
    const {takenBack, excluded} = await converted(
      files({
        "scorecards.json": page(card(), card({id: "S2", ...deleted})),
        "interviews.json": page(
          interview(),
          interview({id: "I2", ...deleted}),
          interview({id: "I3", status: "CANCELLED"}),
          interview({id: "I4", status: "no-show"})
        ),
        "offers.json": page(offer(deleted))
      })
    );
    expect(takenBack.toSorted()).toEqual(["interviews I2", "interviews I3", "interviews I4", "scorecards S2"]);
    expect(excluded).toEqual({deleted_in_source: 3, cancelled_interview: 2});
  });

  it("a status that nobody knows is rejected", async () => {
    const {rejected} = await converted(files({"interviews.json": page(interview({status: "PONDERED"}))}));
    expect(rejected).toMatchObject([{reason: "unknown_status", value: "PONDERED"}]);
  });

  it.each<[string, Part, Part[], string, number]>([
    ["a signed offer", {}, [offer()], "hired", 0],
    ["a signed offer that was deleted", {}, [offer({remote_was_deleted: true})], "active", 0],
    ["an offer that was sent", {}, [offer({status: "SENT"})], "active", 0],
    ["a rejection", {rejected_at: at, reject_reason: "R3"}, [], "rejected", 0],
    ["a rejection after a signed offer", {rejected_at: at, reject_reason: "R3"}, [offer()], "rejected", 0],
    ["a withdrawal", {rejected_at: at, reject_reason: {id: "R1"}}, [], "withdrawn", 0],
    ["the end of the search", {rejected_at: at, reject_reason: "R2"}, [], "closed", 0],
    ["a rejection for no reason", {rejected_at: at}, [], "rejected", 1]
  ])("%s is how an application ends", async (_, changes, offers, status, unknown) => {
    const all = files({"applications.json": page(application(changes)), "offers.json": page(...offers)});
    const {rows, flags} = await converted(all);
    const closed = status === "active" ? null : status === "hired" ? "2026-01-03T00:00:00Z" : at;
    expect(rows.applications).toMatchObject([{status, closed_at: closed}]);
    expect(flags.rejected_without_known_reason ?? 0).toBe(unknown);
  });

  it.each<[Part, Part | null]>([
    [
      {},
      {
        decision: "offer",
        offer_status: "accepted",
        decided_at: "2026-01-02T00:00:00Z",
        resolved_at: "2026-01-03T00:00:00Z"
      }
    ],
    [{status: "DENIED"}, {offer_status: "declined"}],
    [
      {status: "OPENED", sent_at: null},
      {offer_status: "pending", decided_at: at}
    ],
    [{status: "APPROVAL-SENT"}, null],
    [{status: "APPROVED"}, null],
    [{status: "DEPRECATED"}, null]
  ])("an offer with %j", async (changes, decision) => {
    const {rows} = await converted(files({"offers.json": page(offer(changes))}));
    expect(rows.decisions ?? []).toMatchObject(decision === null ? [] : [decision]);
  });

  it("of several offers the one made last counts", async () => {
    const later = offer({id: "O2", remote_created_at: "2026-02-01T00:00:00Z", status: "DENIED"});
    for (const offers of [
      [offer(), later],
      [later, offer()]
    ]) {
      const {rows} = await converted(files({"offers.json": page(...offers)}));
      expect(rows.decisions).toMatchObject([{offer_status: "declined"}]);
    }
  });

  it("who had a scorecard of the loop and was rejected was decided against", async () => {
    const {rows} = await converted(
      files({"applications.json": page(application({rejected_at: at, reject_reason: "R3"}))})
    );
    expect(rows.decisions).toMatchObject([{application_id: "A1", decision: "no_offer", decided_at: at}]);
  });

  it("what is gone in the system, and what was not submitted, is left out and counted", async () => {
    const cards = page(card(), card({id: "S2", remote_was_deleted: true}), card({id: "S3", submitted_at: null}));
    const {rows, excluded} = await converted(
      files({
        "scorecards.json": cards,
        "interviews.json": page(interview(), interview({id: "I2", remote_was_deleted: true}))
      })
    );
    expect([rows.scorecards!.length, rows.interviews!.length]).toEqual([1, 1]);
    expect(excluded).toEqual({deleted_in_source: 2, draft_scorecard: 1});
  });

  it("a table with these headings and another meaning is not Merge's", async () => {
    const csv = "application,interview,interviewer,overall_recommendation\nA1,I1,U1,YES\n";
    expect((await converted({"scorecards.csv": csv})).adapter).toBe("none");
  });
});
