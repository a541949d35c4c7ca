import {describe, expect, it} from "vitest";
import {converted} from "./support/converted.js";
import {ashbyFeedback, ashbyFiles, ashbyForm} from "./support/payloads.js";

type Part = Record<string, unknown>;
const at = "2026-01-01T12:00:00Z";
const page = (...results: Part[]) => ({success: true, results, moreDataAvailable: false});
const files = (changes: Part = {}) => ({...ashbyFiles({feedback: [ashbyFeedback({})]}), ...changes});
const ashby = (changes: Part = {}) => converted(files(changes) as never);
const application = (changes: Part = {}) => ({
  id: "1",
  createdAt: at,
  status: "Active",
  candidate: {id: "901", name: "Ada Byron"},
  job: {id: "21", title: "Engineer"},
  currentInterviewStage: {id: "33", title: "Onsite"},
  archiveReason: null,
  source: {title: "Referral"},
  ...changes
});
const visit = (changes: Part = {}) => ({
  id: "H1",
  stageId: "33",
  title: "Onsite",
  enteredStageAt: at,
  leftStageAt: "2026-01-05T12:00:00Z",
  applicationId: "1",
  ...changes
});
const schedule = (changes: Part = {}, event: Part = {}) => ({
  id: "S1",
  status: "Complete",
  applicationId: "1",
  interviewStageId: "33",
  interviewEvents: [
    {id: "V1", interviewId: "43", interviewerUserIds: ["12"], startTime: at, endTime: "2026-01-01T13:00:00Z", ...event}
  ],
  ...changes
});

describe("Ashby's offers", () => {
  const offer = (changes: Part) => ({id: "o", applicationId: "1", createdAt: at, decidedAt: null, ...changes});
  const decided = async (...offers: Part[]) => ashby({"offer.list.json": page(...offers)});

  it.each([
    ["Accepted", "accepted"],
    ["Declined", "declined"],
    ["Pending", "pending"],
    ["Created", "pending"],
    ["WaitingOnResponse", "pending"],
    ["Pondered", "Pondered"],
    ["constructor", "constructor"]
  ])("of status %s are %s", async (acceptanceStatus, told) => {
    const {rows} = await decided(offer({acceptanceStatus, decidedAt: "2026-01-09"}));
    expect(rows.decisions).toEqual([
      {application_id: "1", decision: "offer", decided_at: at, offer_status: told, resolved_at: "2026-01-09"}
    ]);
  });

  it("count by the time of their latest version, and one that was cancelled not at all", async () => {
    const {rows, excluded} = await decided(
      offer({acceptanceStatus: "Declined", latestVersion: {createdAt: "2026-01-03"}}),
      offer({acceptanceStatus: "Accepted", latestVersion: {createdAt: "2026-01-05"}}),
      offer({acceptanceStatus: "Pending", createdAt: "2026-01-04"}),
      offer({acceptanceStatus: "Cancelled", createdAt: "2026-01-06"})
    );
    expect(rows.decisions).toMatchObject([{offer_status: "accepted", decided_at: "2026-01-05"}]);
    expect(excluded).toEqual({cancelled_offer: 1, replaced_offer_version: 2});
  });
});

describe("how Ashby's applications end", () => {
  it.each<[Part, string, string | null, number]>([
    [{status: "Active"}, "active", null, 0],
    [{status: "Active", archivedAt: "2026-02-02"}, "active", null, 0],
    [{status: "Hired"}, "hired", "2026-01-07", 0],
    [{status: "Hired", archivedAt: "2026-02-02"}, "hired", "2026-02-02", 0],
    [{status: "Archived", archiveReason: {reasonType: "RejectedByCandidate"}}, "withdrawn", "2026-01-07", 0],
    [{status: "Archived", archiveReason: {reasonType: "RejectedByOrg"}}, "rejected", "2026-01-07", 0],
    [{status: "Archived", archiveReason: {reasonType: "Other"}}, "closed", "2026-01-07", 0],
    [{status: "Archived", archiveReason: {reasonType: "constructor"}}, "closed", "2026-01-07", 1],
    [{status: "Archived"}, "closed", "2026-01-07", 1]
  ])("with %j: %s, over %s", async (changes, status, closedAt, unknown) => {
    const {rows, flags, named} = await ashby({
      "application.list.json": page(application(changes)),
      "applicationHistory.list.json": page(visit({title: "Hired", enteredStageAt: "2026-01-07"}))
    });
    expect(rows.applications).toEqual([
      {
        application_id: "1",
        candidate_id: "901",
        job: "Engineer",
        role: "Engineer",
        source: "Referral",
        applied_at: at,
        status,
        closed_at: closedAt
      }
    ]);
    expect(flags.archived_without_known_reason ?? 0).toBe(unknown);
    expect(named).toEqual(["candidate 1 Ada Byron"]);
  });

  it("a lead never applied, and one who is nothing yet has no status", async () => {
    const {rows, excluded, named} = await ashby({
      "application.list.json": page(application({status: "Lead"}), application({id: "2", status: null}))
    });
    expect([rows.applications!.map(({application_id, status}) => [application_id, status]), excluded]).toEqual([
      [["2", null]],
      {lead: 1}
    ]);
    expect(named).toEqual(["candidate 2 Ada Byron"]);
  });

  it.each([
    ["Onsite", true],
    ["Debrief", true],
    ["Offer", true],
    ["Phone Screen", false],
    ["Archived", false]
  ])("a rejection after %s is a decision against: %s", async (title, isDecision) => {
    const {rows} = await ashby({
      "applicationFeedback.list.json": page(ashbyFeedback({applicationId: "9"})),
      "application.list.json": page(application({status: "Archived", archiveReason: {reasonType: "RejectedByOrg"}})),
      "applicationHistory.list.json": page(visit({title, enteredStageAt: "2026-01-07"}))
    });
    const told = {application_id: "1", decision: "no_offer", decided_at: title === "Archived" ? "2026-01-07" : null};
    expect(rows.decisions ?? []).toEqual(isDecision ? [told] : []);
  });

  it("an offer before the rejection is the decision, and there is no second one", async () => {
    const {rows} = await ashby({
      "application.list.json": page(application({status: "Archived", archiveReason: {reasonType: "RejectedByOrg"}})),
      "offer.list.json": page({id: "o", applicationId: "1", acceptanceStatus: "Declined", createdAt: at})
    });
    expect(rows.decisions).toMatchObject([{decision: "offer", offer_status: "declined"}]);
  });
});

describe("Ashby's histories", () => {
  it("tell of every stage but the archive, which is the end", async () => {
    const {rows, excluded} = await ashby({
      "applicationHistory.list.json": page(
        visit(),
        visit({id: "H2", title: "archived", enteredStageAt: "2026-01-05T12:00:00Z", leftStageAt: null})
      ),
      "application.list.json": page(application({status: "Archived", archiveReason: {reasonType: "Other"}}))
    });
    expect(rows.stages).toEqual([
      {application_id: "1", stage: "loop", entered_at: at, exited_at: "2026-01-05T12:00:00Z"}
    ]);
    expect(rows.applications).toMatchObject([{closed_at: "2026-01-05T12:00:00Z"}]);
    expect(excluded).toEqual({archive_is_no_stage: 1});
  });

  it("belong to the application they name, else that of their file, else the one whose feedback names them", async () => {
    const {applicationId: _, ...nameless} = visit();
    const of = async (name: string, record: Part, feedback: Part = {}) =>
      (
        await ashby({
          [name]: page(record),
          "application.list.json": page(application(), application({id: "2"})),
          "applicationFeedback.list.json": page(ashbyFeedback(feedback))
        })
      ).rows.stages!.map(({application_id}) => application_id);
    expect(await of("history/2.json", visit())).toEqual(["1"]);
    expect(await of("history/2.json", nameless, {applicationHistoryId: "H1"})).toEqual(["2"]);
    expect(await of("history/all.json", nameless, {applicationHistoryId: "H1"})).toEqual(["1"]);
  });

  it.each([
    [[application()], /save each application's history as history\/<application id>\.json/],
    [[], /export application\.list too/]
  ])("of nobody are rejected with what to do", async (applications, remedy) => {
    const {applicationId: _, ...nameless} = visit();
    const {rejected, rows} = await ashby({
      "history/all.json": page(nameless),
      "application.list.json": page(...applications)
    });
    expect(rejected).toMatchObject([
      {table: "stages", reason: "unknown_application", column: "application_id", value: "H1"}
    ]);
    expect(rejected[0]!.remedy).toMatch(remedy);
    expect(rows.stages).toBeUndefined();
  });
});

describe("Ashby's schedules", () => {
  it.each([
    ["Complete", "2027-01-01T00:00:00Z", "complete"],
    ["Scheduled", "2026-06-30T11:59:59Z", "complete"],
    ["Scheduled", "2026-06-30T12:00:01Z", "scheduled"],
    ["Scheduled", null, "scheduled"],
    [null, null, "scheduled"]
  ])("of status %s that end at %s are %s", async (status, endTime, told) => {
    const {rows} = await ashby({
      "interviewSchedule.list.json": page(schedule({status}, {endTime})),
      "interview.list.json": page({id: "43", title: "System Design", feedbackFormDefinitionId: "f"})
    });
    expect(rows.interviews).toEqual([
      {
        interview_id: "V1",
        application_id: "1",
        interviewer_id: "12",
        stage: "loop",
        focus: "System Design",
        starts_at: at,
        ends_at: endTime,
        status: told
      }
    ]);
  });

  it.each([
    ["Cancelled", "cancelled_interview"],
    ["NeedsScheduling", "interview_not_scheduled"],
    ["WaitingOnCandidateBooking", "interview_not_scheduled"],
    ["WaitingOnCandidateAvailability", "interview_not_scheduled"]
  ])("of status %s are left out", async (status, reason) => {
    const {rows, excluded, takenBack} = await ashby({"interviewSchedule.list.json": page(schedule({status}))});
    expect([rows.interviews, excluded, takenBack]).toEqual([undefined, {[reason]: 1}, ["interviews V1"]]);
  });

  it("without an event, and events without an interviewer, are left out and counted", async () => {
    const {excluded, rows} = await ashby({
      "interviewSchedule.list.json": page(
        schedule({interviewEvents: []}),
        schedule({id: "S2"}, {interviewerUserIds: [], id: "V2"}),
        schedule({id: "S3"}, {interviewerUserIds: null, id: "V3"}),
        schedule({id: "S4"}, {interviewerUserIds: ["12", 7, "13"], id: "V4"})
      )
    });
    expect(excluded).toEqual({schedule_without_event: 1, interview_without_interviewer: 2});
    expect(rows.interviews!.map(({interviewer_id}) => interviewer_id)).toEqual(["12", "13"]);
  });

  it.each<[string, Part, string | null]>([
    [
      "the list of stages",
      {"interviewStage.list.json": page({id: "33", title: "Debrief", orderInInterviewPlan: 1})},
      "debrief"
    ],
    ["a history", {"applicationHistory.list.json": page(visit({title: "Phone Screen"}))}, "phone_screen"],
    ["an application that is there now", {}, "loop"],
    ["nothing", {"application.list.json": page(application({currentInterviewStage: {id: "34", title: "Offer"}}))}, null]
  ])("are of the stage that %s tells", async (_, changes, stage) => {
    const {rows} = await ashby(changes);
    expect(rows.interviews).toMatchObject([{stage}]);
    expect(rows.scorecards).toMatchObject([{stage}]);
  });

  it("users give interviewers their names", async () => {
    const users = page({id: "12", firstName: "Ada", lastName: "Byron", globalRole: "Admin"});
    expect((await ashby({"user.list.json": users})).rows.interviewers).toEqual([
      {interviewer_id: "12", name: "Ada Byron"}
    ]);
  });
});

describe("Ashby's feedback", () => {
  const told = async (feedback: Part, changes: Part = {}) => {
    const {rows, flags} = await ashby({"applicationFeedback.list.json": page(feedback), ...changes});
    return {card: rows.scorecards![0]!, flags};
  };

  it.each<[string, Part, Part, string | null, number]>([
    ["whom it is credited to", {creditedToUser: {id: "14"}}, {}, "14", 0],
    ["the submitter, who is one of the interviewers", {}, {interviewerUserIds: ["13", "12"]}, "12", 0],
    ["the only interviewer, whoever submitted", {}, {interviewerUserIds: ["13"]}, "13", 0],
    ["the submitter, where several others held it", {}, {interviewerUserIds: ["13", "14"]}, "12", 1],
    ["the submitter, where nobody is told to have held it", {}, {interviewerUserIds: []}, "12", 1],
    ["nobody, where nobody submitted", {submittedByUser: null}, {interviewerUserIds: []}, null, 0]
  ])("is of %s", async (_, changes, event, interviewer, flagged) => {
    const {card, flags} = await told(
      {...ashbyFeedback({}), ...changes},
      {"interviewSchedule.list.json": page(schedule({}, event))}
    );
    expect([card.interviewer_id, flags.submitter_taken_as_interviewer ?? 0]).toEqual([interviewer, flagged]);
  });

  it.each<[string, Part, Part, Part]>([
    ["the event in the calendar", {}, {}, {stage: "loop", interview_id: "V1", interviewed_at: at}],
    [
      "the visit in which it was written, without an event",
      {interviewEventId: null, applicationHistoryId: "H1"},
      {"applicationHistory.list.json": page(visit({title: "Phone Screen"}))},
      {stage: "phone_screen", interview_id: null, interviewed_at: null}
    ],
    [
      "what its interview is called, without either",
      {interviewEventId: null},
      {"interview.list.json": page({id: "43", title: "Debrief", feedbackFormDefinitionId: "f"})},
      {stage: "debrief", focus: "Debrief"}
    ],
    [
      "an event that was cancelled, without naming it",
      {},
      {"interviewSchedule.list.json": page(schedule({status: "Cancelled"}))},
      {stage: "loop", interview_id: null}
    ],
    [
      "the event, which knows its interview where the feedback does not",
      {interviewId: null},
      {"interview.list.json": page({id: "43", title: "System Design", feedbackFormDefinitionId: "f"})},
      {stage: "loop", focus: "System Design"}
    ]
  ])("is of the stage and time of %s", async (_, changes, others, expected) => {
    const {card} = await told(ashbyFeedback({updatedAt: "2026-01-02", ...changes}), others);
    expect(card).toMatchObject({...expected, submitted_at: at, updated_at: "2026-01-02", shadow: "false"});
  });

  it("that was not submitted, or has no vote, is left out and counted", async () => {
    const {excluded, rows, takenBack} = await ashby({
      "applicationFeedback.list.json": page(
        ashbyFeedback({submittedAt: null}),
        ashbyForm([{path: "years", title: "Years", type: "ValueSelect", options: [["1", "0-2"]]}], {years: "1"})
      )
    });
    expect([rows.scorecards, excluded]).toEqual([undefined, {draft_feedback: 1, form_without_overall_vote: 1}]);
    expect(takenBack).toEqual(["scorecards F1", "scorecards F1"]);
  });
});

describe("which answer of an Ashby form is the vote", () => {
  const field = (title: string, type = "ValueSelect") => ({
    path: title.toLowerCase().replaceAll(" ", "_"),
    title,
    type,
    options: [["a", `${title}'s answer`]] as [string, string][]
  });
  const voteOf = async (...titles: string[]) => {
    const fields = titles.map((title) => field(title));
    const form = ashbyForm(fields, Object.fromEntries(fields.map(({path}) => [path, "a"])));
    return (await ashby({"applicationFeedback.list.json": page(form)})).rows.scorecards?.[0]?.vote;
  };

  it.each([
    "Recommendation",
    "Decision",
    "Verdict",
    "Vote",
    "Hiring Recommendation",
    "Final Decision",
    "Overall Hiring Vote",
    "Overall",
    "Overall Rating",
    "Overall Score",
    "Overall Assessment",
    "Overall Feedback",
    "Overall Impression",
    "Overall Communication"
  ])("one called %s", async (title) => {
    expect(await voteOf("Depth", title)).toBe(`${title}'s answer`);
  });

  it.each(["Depth", "Recommendations for others", "Not overall", "Decision making", "Voted"])(
    "not one called %s",
    async (title) => {
      expect(await voteOf(title)).toBeUndefined();
    }
  );

  it.each([
    [["Overall Communication", "Overall Rating", "Recommendation"], "Recommendation"],
    [["Overall Communication", "Overall Rating"], "Overall Rating"],
    [["Overall Communication", "Overall Depth"], "Overall Communication"]
  ])("of %j the surest", async (titles, surest) => {
    expect(await voteOf(...titles)).toBe(`${surest}'s answer`);
  });

  it("a choice or a score, not a text, and known by its path too", async () => {
    const form = ashbyForm(
      [
        {path: "text", title: "Recommendation", type: "RichText"},
        {path: "overall_recommendation", title: "Would you?", type: "Score"}
      ],
      {text: "no word of it", overall_recommendation: {score: 4}}
    );
    const {rows} = await ashby({"applicationFeedback.list.json": page(form)});
    expect([rows.scorecards![0]!.vote, rows.ratings]).toEqual(["strong_yes", undefined]);
  });

  it("fields may stand without a wrapper, be known by their id, and bear no title", async () => {
    const {formDefinition: _, ...form} = ashbyFeedback({});
    const fields = [
      {id: "vote", type: "Score"},
      {id: "depth", type: "Score"},
      {type: "Score", title: "Overall"}
    ];
    const feedback = {...form, formDefinition: {sections: [{fields}]}, submittedValues: {vote: 4, depth: {score: 2}}};
    const {rows} = await ashby({"applicationFeedback.list.json": page(feedback)});
    expect(rows.scorecards).toMatchObject([{vote: "strong_yes"}]);
    expect(rows.ratings).toEqual([{scorecard_id: "F1", question: "depth", attribute: "depth", rating: "2"}]);
  });

  it("of the other answers scores are ratings, and choices whose answer is a known label; the rest is never read", async () => {
    const choice = (path: string, value: string) => ({
      path,
      title: path,
      type: "ValueSelect",
      options: [[value, value]] as [string, string][]
    });
    const form = ashbyForm(
      [
        field("Recommendation"),
        choice("kind", "strong_yes"),
        choice("years", "3-5"),
        {path: "notes", title: "notes", type: "RichText"},
        {path: "depth", title: "depth", type: "Score"}
      ],
      {recommendation: "a", kind: "strong_yes", years: "3-5", notes: "yes", depth: null}
    );
    const {rows} = await ashby({"applicationFeedback.list.json": page(form)});
    expect(rows.ratings!.map(({question, rating}) => [question, rating])).toEqual([
      ["kind", "strong_yes"],
      ["depth", "no_data"]
    ]);
  });
});
