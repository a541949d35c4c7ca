import {describe, expect, it} from "vitest";
import {converted} from "./support/converted.js";

type Row = Record<string, string | number | null>;
const synced = "2026-06-01 00:00:00";
const at = "2026-01-01 12:00:00";
const told = "2026-01-01T12:00:00Z";
const table = (...rows: Row[]): string => {
  const columns = [...new Set(["_fivetran_synced", ...rows.flatMap((row) => Object.keys(row))])];
  const line = (row: Row): string => columns.map((name) => String(row[name] ?? "")).join(",");
  return [columns.join(","), ...rows.map((row) => line({_fivetran_synced: synced, ...row}))].join("\n");
};
type Tables = Record<string, readonly Row[] | null>;
const exported = (tables: Tables) =>
  converted(
    Object.fromEntries(
      Object.entries(tables).flatMap(([name, rows]) => (rows === null ? [] : [[`${name}.csv`, table(...rows)]]))
    )
  );

describe("Fivetran's Greenhouse tables in their older layout", () => {
  const card = (changes: Row = {}): Row => ({
    id: 1,
    application_id: 1,
    submitted_at: at,
    interviewed_at: at,
    updated_at: at,
    interview: "System Design",
    submitted_by_user_id: 13,
    overall_recommendation: "yes",
    ...changes
  });
  const application = (changes: Row = {}): Row => ({
    id: 1,
    candidate_id: 901,
    status: "active",
    prospect: "false",
    applied_at: at,
    rejected_at: null,
    last_activity_at: "2026-02-02 00:00:00",
    rejected_reason_id: null,
    source_id: 5,
    ...changes
  });
  const interview = (changes: Row = {}): Row => ({
    id: 801,
    application_id: 1,
    interview_id: 43,
    status: "complete",
    ...changes
  });
  const seat = (changes: Row = {}): Row => ({
    scheduled_interview_id: 801,
    interviewer_id: 12,
    scorecard_id: 1,
    ...changes
  });
  const older = (tables: Tables = {}) =>
    exported({
      scorecard: [card()],
      application: [application()],
      job_stage: [
        {id: 33, job_id: 21, name: "Onsite"},
        {id: 34, job_id: 21, name: "Phone Screen"}
      ],
      interview_step: [{id: 43, job_stage_id: 33, name: "System Design"}],
      scheduled_interview: [interview()],
      scheduled_interviewer: [seat()],
      source: [{id: 5, name: "Referral"}],
      ...tables
    });

  it.each<[string, Tables, string | null]>([
    ["its scheduled interview", {scorecard: [card({interview: "Phone interview"})]}, "loop"],
    ["all interviews of its name, where none is scheduled", {scheduled_interviewer: null}, "loop"],
    [
      "its own name, where interviews of that name are held in two",
      {
        scheduled_interviewer: null,
        interview_step: [
          {id: 43, job_stage_id: 33, name: "System Design"},
          {id: 44, job_stage_id: 34, name: "System Design"}
        ]
      },
      "System Design"
    ],
    [
      "its own name, where nothing else tells",
      {interview_step: null, scorecard: [card({interview: "Debrief"})]},
      "debrief"
    ],
    ["a step whose stage is gone: its own name", {job_stage: [{id: 35, job_id: 21, name: "Offer"}]}, "System Design"],
    ["nothing, without a name", {interview_step: null, scorecard: [card({interview: null})]}, null]
  ])("a scorecard is of the stage of %s", async (_, tables, stage) => {
    expect((await older(tables)).rows.scorecards).toMatchObject([{stage}]);
  });

  it("a scorecard is of the one who sat in the calendar, else of who submitted it, which is counted", async () => {
    const seated = await older();
    expect(seated.rows.scorecards).toMatchObject([
      {interviewer_id: "12", interview_id: "801", focus: "System Design", interviewed_at: told, updated_at: told}
    ]);
    expect(seated.flags).toEqual({});
    const alone = await older({scheduled_interviewer: [seat({scorecard_id: null})]});
    expect(alone.rows.scorecards).toMatchObject([{interviewer_id: "13", interview_id: null}]);
    expect(alone.flags).toEqual({submitter_taken_as_interviewer: 1});
  });

  it.each(["start", "_start", "start_", "start_time"])(
    "a warehouse may have renamed the columns of times, which are reserved words: %s",
    async (name) => {
      const {rows} = await older({
        scheduled_interview: [interview({[name]: at, [name.replace("start", "end")]: "2026-01-01 13:00:00"})]
      });
      expect(rows.interviews).toEqual([
        {
          interview_id: "801",
          application_id: "1",
          interviewer_id: "12",
          stage: "loop",
          focus: "System Design",
          starts_at: told,
          ends_at: "2026-01-01T13:00:00Z",
          status: "complete"
        }
      ]);
    }
  );

  it("an interview that is no step of the plan is of no stage", async () => {
    const {rows} = await older({scheduled_interview: [interview({interview_id: 99})]});
    expect(rows.interviews).toMatchObject([{stage: null, focus: null}]);
  });

  it("the history tells the visits: each ends where the next row begins, also one that changes the status alone", async () => {
    const move = (changes: Row): Row => ({application_id: 1, new_stage_id: 33, new_status: null, ...changes});
    const {rows, excluded} = await older({
      application_history: [
        move({updated_at: "2026-01-03 00:00:00"}),
        move({updated_at: "2026-01-02 00:00:00", new_stage_id: 34}),
        move({updated_at: "2026-01-05 00:00:00", new_stage_id: null}),
        move({updated_at: "2026-01-04 00:00:00", new_stage_id: 99}),
        move({updated_at: "2026-01-01 00:00:00", application_id: 2}),
        move({updated_at: null}),
        move({updated_at: "2026-01-06 00:00:00", application_id: null})
      ]
    });
    expect(rows.stages!.map((row) => Object.values(row).map((value) => value?.slice(0, 10) ?? null))).toEqual([
      ["1", "phone_scre", "2026-01-02", "2026-01-03"],
      ["1", "loop", "2026-01-03", "2026-01-04"],
      ["1", null, "2026-01-04", "2026-01-05"],
      ["2", "loop", "2026-01-01", null]
    ]);
    expect(excluded).toEqual({history_without_stage: 3});
  });

  it.each<[string, Row, string]>([
    ["They rejected us", {type_name: "They rejected us"}, "withdrawn"],
    ["they rejected us, in another column", {rejection_reason_type_name: "THEY REJECTED US"}, "withdrawn"],
    ["We rejected them", {type_name: "We rejected them"}, "rejected"],
    ["nothing", {}, "rejected"]
  ])("a rejection for a reason of the type %s", async (_, type, status) => {
    const rejected = application({status: "rejected", rejected_at: at, rejected_reason_id: 91});
    const {rows, flags} = await older({
      application: [rejected],
      rejection_reason: [{id: 91, name: "Reason", type_name: null, ...type}]
    });
    expect(rows.applications).toMatchObject([{status, closed_at: told}]);
    expect(rows.decisions ?? []).toEqual(
      status === "rejected" ? [{application_id: "1", decision: "no_offer", decided_at: told, decided_by: null}] : []
    );
    expect(flags).toEqual({});
    expect((await older({application: [rejected]})).flags).toEqual({rejected_without_known_reason: 1});
  });

  it("an application is for the job that the linking table names, else for that which it names itself", async () => {
    const job = [
      {id: 21, name: "Engineer", requisition_id: "a"},
      {id: 22, name: "Designer", requisition_id: "b"}
    ];
    const of = async (tables: Tables) =>
      (await older({job, application: [application({job_id: 22})], ...tables})).rows.applications![0]!;
    expect(await of({job_application: [{application_id: 1, job_id: 21}]})).toMatchObject({
      candidate_id: "901",
      job: "Engineer",
      role: "Engineer",
      source: "Referral",
      applied_at: told
    });
    expect(await of({})).toMatchObject({job: "Designer", role: "Designer"});
    expect(await of({job: null, source: null})).toMatchObject({job: null, role: null, source: null});
  });

  it("a rating that nobody gave is no data", async () => {
    const {rows} = await older({scorecard_attribute: [{scorecard_id: 1, name: "Coding", rating: null}]});
    expect(rows.ratings).toEqual([{scorecard_id: "1", question: "Coding", attribute: "Coding", rating: "no_data"}]);
  });

  it("a prospect is left out, and who was hired was so on the last day that anything happened", async () => {
    const {rows, excluded} = await older({
      application: [application({status: "hired"}), application({id: 2, prospect: "true"})]
    });
    expect(rows.applications).toMatchObject([{status: "hired", closed_at: "2026-02-02T00:00:00Z"}]);
    expect(excluded).toEqual({prospect: 1});
  });

  it("a table with Lever's columns is not one of Greenhouse's, though it has the name", async () => {
    const lever = {...application({id: 2}), opportunity_id: "o"};
    const {rows, excluded} = await older({application: [lever]});
    expect([rows.applications, excluded]).toEqual([undefined, {endpoint_not_read: 1}]);
  });
});

describe("Fivetran's Lever tables", () => {
  const form = (changes: Row = {}): Row => ({
    id: "F1",
    opportunity_id: "1",
    interview_id: "V1",
    text: "System Design",
    creator_id: "12",
    created_at: at,
    completed_at: at,
    deleted_at: null,
    score_system_value: "3 - Hire",
    ...changes
  });
  const opportunity = (changes: Row = {}): Row => ({
    id: "1",
    name: "Ada",
    contact: "901",
    origin: "applied",
    stage_id: "33",
    created_at: at,
    archived_at: null,
    archived_reason_id: null,
    ...changes
  });
  const interview = (changes: Row = {}): Row => ({
    id: "V1",
    opportunity_id: "1",
    stage_id: "33",
    date: at,
    duration: 60,
    canceled_at: null,
    ...changes
  });
  const lever = (tables: Tables = {}) =>
    exported({
      feedback_form: [form()],
      opportunity: [opportunity()],
      interview: [interview()],
      interviewer_user: [{interview_id: "V1", user_id: "12"}],
      stage: [{id: "33", text: "On-site interview"}],
      archive_reason: [{id: "h", text: "Hired"}],
      ...tables
    });

  it("say of a form its interview, itself or by the linking table", async () => {
    const of = async (changes: Row, links: Row[] | null = null) =>
      (await lever({feedback_form: [form(changes)], interview_feedback: links})).rows.scorecards![0]!;
    expect(await of({})).toMatchObject({interview_id: "V1", interviewed_at: told, submitted_at: told, vote: "yes"});
    const link = {feedback_form_id: "F1", interview_id: "V1"};
    expect(await of({interview_id: null}, [link])).toMatchObject({interview_id: "V1"});
    expect(await of({interview_id: null}, [{...link, interview_id: null}])).toMatchObject({interview_id: null});
    expect(await of({interview_id: null})).toMatchObject({interview_id: null});
  });

  it("a form without a score is undecided; one that was deleted or not completed is left out", async () => {
    const {rows, excluded} = await lever({
      feedback_form: [
        form({score_system_value: null}),
        form({id: "F2", deleted_at: at}),
        form({id: "F3", completed_at: null})
      ]
    });
    expect(rows.scorecards).toMatchObject([{scorecard_id: "F1", vote: "no_decision"}]);
    expect(excluded).toEqual({deleted_feedback: 1, draft_feedback: 1});
  });

  it("a table of columns that many have is none of them under another name", async () => {
    const {rows, excluded} = await lever({stage: null, misc: [{id: "33", text: "On-site interview"}]});
    expect([rows.scorecards![0]!.stage, excluded]).toEqual([null, {endpoint_not_read: 1}]);
  });

  it("of several sources the first counts, and a blank one is none", async () => {
    const sources = (...names: (string | null)[]) =>
      lever({opportunity_source: names.map((source) => ({opportunity_id: "1", source}))});
    expect((await sources(null, "Referral", "Agency")).rows.applications).toMatchObject([{source: "Referral"}]);
    expect((await sources(null)).rows.applications).toMatchObject([{source: "applied"}]);
    expect((await lever()).rows.applications).toMatchObject([{source: "applied"}]);
  });

  it("an opportunity is for the posting of its application", async () => {
    const {rows, named} = await lever({
      application: [{id: "a", opportunity_id: "1", posting_id: "p", candidate_id: "c"}],
      posting: [{id: "p", text: "Engineer", state: "published", categories_level: "II", categories_team: "Search"}]
    });
    expect(rows.applications).toMatchObject([{job: "Engineer", role: "Engineer", level: "II", team: "Search"}]);
    expect(named).toEqual(["candidate 1 Ada"]);
  });

  it("an offer names its opportunity, or the candidate as older rows do", async () => {
    const offer = (changes: Row): Row => ({
      id: "o",
      opportunity_id: null,
      candidate_id: null,
      status: "signed",
      created_at: at,
      sent_at: null,
      creator_id: "9",
      ...changes
    });
    const of = async (changes: Row) =>
      (
        await lever({
          offer: [offer(changes)],
          application: [{id: "a", opportunity_id: "1", posting_id: "p", candidate_id: "c"}]
        })
      ).rows.decisions!.map(({application_id}) => application_id);
    expect(await of({opportunity_id: "7", candidate_id: "c"})).toEqual(["7"]);
    expect(await of({candidate_id: "c"})).toEqual(["1"]);
    expect(await of({candidate_id: "1"})).toEqual(["1"]);
  });

  it("an interview without a length ends at no known time; its interviewers stand in a table of their own", async () => {
    const {rows, excluded} = await lever({
      interview: [interview({duration: null}), interview({id: "V2", canceled_at: at}), interview({id: "V3"})],
      interviewer_user: [
        {interview_id: "V1", user_id: "12"},
        {interview_id: "V1", user_id: "13"},
        {interview_id: "V1", user_id: null},
        {interview_id: null, user_id: "14"}
      ]
    });
    expect(rows.interviews).toMatchObject([
      {interviewer_id: "12", ends_at: null, starts_at: told, stage: "loop"},
      {interviewer_id: "13"}
    ]);
    expect(excluded).toEqual({cancelled_interview: 1, interview_without_interviewer: 1});
  });

  it("of an opportunity that stands there twice the one synced last counts", async () => {
    const {rows, excluded} = await lever({
      opportunity: [
        opportunity({origin: "sourced", _fivetran_synced: "2026-06-02 00:00:00"}),
        opportunity({origin: "applied"})
      ]
    });
    expect([rows.applications![0]!.source, excluded]).toEqual(["sourced", {repeated_opportunity: 1}]);
  });
});
