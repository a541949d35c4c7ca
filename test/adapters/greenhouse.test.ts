import {describe, expect, it} from "vitest";
import {interviewStatus} from "../../loaders/adapters/greenhouse/model.js";
import {converted} from "./support/converted.js";
import {greenhouseV1, greenhouseV3, v1Scorecard, v3Scorecard} from "./support/payloads.js";

type Part = Record<string, unknown>;
const at = "2026-01-01T12:00:00Z";
const v3 = (tables: Part = {}, card: Part = {}) =>
  converted(greenhouseV3({scorecards: [v3Scorecard(card)], ...tables}) as never);
const v1 = (tables: Part = {}, card: Part = {}) =>
  converted(greenhouseV1({scorecards: [v1Scorecard(card)], ...tables}) as never);
const offer = (changes: Part): Part => ({
  id: 1,
  version: 1,
  application_id: 1,
  candidate_id: 901,
  job_id: 21,
  ...changes
});

describe("Greenhouse's word for an interview", () => {
  it.each([
    ["scheduled", "scheduled"],
    ["awaiting_feedback", "complete"],
    ["collect_feedback", "complete"],
    ["complete", "complete"],
    ["Collect feedback", "complete"]
  ])("%s: has a place in the calendar and is %s", (word, status) => {
    expect(interviewStatus(word)).toBe(status);
  });

  it.each(["to_be_scheduled", "skipped", "to_be_sent", "sent", "received", "To be scheduled", "", " ", null])(
    "%j: has no place in the calendar",
    (word) => {
      expect(interviewStatus(word)).toBeNull();
    }
  );

  it.each(["done", "constructor", "complete!"])("%s: is known to nobody", (word) => {
    expect(interviewStatus(word)).toBeUndefined();
  });
});

describe("Greenhouse's offers", () => {
  it.each([
    ["created", "pending"],
    ["unresolved", "pending"],
    ["Unresolved", "pending"],
    ["accepted", "accepted"],
    ["rejected", "declined"],
    ["pondered", "pondered"],
    ["constructor", "constructor"]
  ])("of status %s are %s", async (status, told) => {
    const {rows} = await v3({offers: [offer({status, created_at: at})]});
    expect(rows.decisions).toMatchObject([{application_id: "1", decision: "offer", offer_status: told}]);
  });

  it.each([
    [{sent_on: "2026-01-04", sent_at: "2026-01-05", created_at: at}, "2026-01-04"],
    [{sent_at: "2026-01-05", created_at: at}, "2026-01-05"],
    [{created_at: at}, at],
    [{}, null]
  ])("with %j were decided on when sent, else when made: %s", async (times, decidedAt) => {
    const {rows} = await v3({offers: [offer({status: "accepted", resolved_at: "2026-01-09", ...times})]});
    expect(rows.decisions).toMatchObject([{decided_at: decidedAt, resolved_at: "2026-01-09"}]);
  });

  it("of the first version are older than those of the second, and of one version the first listed counts", async () => {
    const offers = [
      offer({status: "rejected", version: 2}),
      offer({status: "accepted", version: 10}),
      offer({status: "created", version: 10}),
      offer({status: "created", version: null})
    ];
    const {rows, excluded} = await v3({offers});
    expect([rows.decisions!.map(({offer_status}) => offer_status), excluded.replaced_offer_version]).toEqual([
      ["accepted"],
      3
    ]);
  });
});

describe("how Greenhouse's applications end", () => {
  it.each([
    ["in_process", null, "active", null],
    ["active", null, "active", null],
    ["hired", null, "hired", "2026-02-02"],
    ["converted", null, "closed", at],
    ["rejected", "THEY_REJECTED_US", "withdrawn", at],
    ["rejected", "WE_REJECTED_THEM", "rejected", at]
  ])("%s for the reason %s: %s, over %s", async (status, reason, told, closedAt) => {
    const application = {
      id: 1,
      candidate_id: 901,
      job_id: 21,
      status,
      prospect: false,
      created_at: at,
      rejected_at: at,
      last_activity_at: "2026-02-02"
    };
    const {rows} = await v3({reason, applications: [application]});
    expect(rows.applications).toMatchObject([{status: told, closed_at: closedAt}]);
  });

  it.each([
    ["Onsite", true],
    ["Debrief", true],
    ["Offer", true],
    ["Hired", true],
    ["Phone Screen", false],
    ["Take home", false]
  ])("a rejection after the stage %s is a decision against: %s", async (name, isDecision) => {
    const job_interview_stages = [{id: 33, job_id: 21, name, sort_order: 1, active: true}];
    const tables = {status: "rejected", reason: "WE_REJECTED_THEM", job_interview_stages};
    const {rows} = await v3(tables);
    const decision = {
      application_id: "1",
      decision: "no_offer",
      decided_at: at,
      decided_by: "9"
    };
    expect(rows.decisions ?? []).toEqual(isDecision ? [decision] : []);
  });

  it("an offer before the rejection is the decision, and there is no second one", async () => {
    const offers = [offer({status: "rejected", created_at: at})];
    const {rows} = await v3({status: "rejected", reason: "WE_REJECTED_THEM", offers});
    expect(rows.decisions).toMatchObject([{decision: "offer", offer_status: "declined"}]);
  });

  it("v3 tells the day of the rejection itself or by its details", async () => {
    const application = {id: 1, candidate_id: 901, job_id: 21, status: "rejected", prospect: false, created_at: at};
    const closedAt = async (changes: Part) =>
      (await v3({reason: "WE_REJECTED_THEM", applications: [{...application, ...changes}]})).rows.applications![0]!
        .closed_at;
    expect(await closedAt({rejected_at: "2026-03-03"})).toBe("2026-03-03");
    expect(await closedAt({})).toBe(at);
  });
});

describe("Greenhouse's jobs", () => {
  const application = {id: 1, candidate_id: 901, job_id: 21, status: "in_process", prospect: false, created_at: at};
  const job = (custom_fields: unknown) => ({id: 21, name: "Engineer II", requisition_id: "R", custom_fields});

  it.each([
    [
      {role: "Engineer", level: "II", team: "Search"},
      {job: "Engineer II", role: "Engineer", level: "II", team: "Search"}
    ],
    [{}, {job: "Engineer II", role: "Engineer II", level: null, team: null}],
    [null, {job: "Engineer II", role: "Engineer II", level: null, team: null}]
  ])("v3: custom fields %j say role, level and team; the name stands in for the role", async (custom, told) => {
    const {rows} = await v3({applications: [application], jobs: [job(custom)]});
    expect(rows.applications).toMatchObject([told]);
  });

  it("v3: a job or a source that is not in the export is not known", async () => {
    const {rows} = await v3({applications: [{...application, source_id: 5}]});
    expect(rows.applications).toMatchObject([{job: null, role: null, level: null, team: null, source: null}]);
    const named = await v3({
      applications: [{...application, source_id: 5}],
      sources: [{id: 5, name: null, type: null}]
    });
    expect(named.rows.applications).toMatchObject([{source: "5"}]);
  });
});

describe("Greenhouse's calendar", () => {
  const interviews = [{id: 801, application_id: 1, job_interview_id: 43, status: "complete", starts_at: null}];
  const seat = {id: 1, interview_id: 801, user_id: 12, scorecard_id: 1};

  it("v3: a seat without an account is left out, and so is one of an interview that is not held", async () => {
    const interviewers = [
      seat,
      {...seat, user_id: null, scorecard_id: 2},
      {...seat, interview_id: 802, scorecard_id: 3}
    ];
    const {rows, excluded} = await v3({interviews, interviewers});
    expect(rows.interviews).toMatchObject([{interview_id: "801", interviewer_id: "12", stage: "loop"}]);
    expect(excluded).toEqual({interviewer_without_account: 1, interviewer_of_left_out_interview: 1});
  });

  it("v1: an interview that nobody holds is left out, and one that has no status is not in the calendar", async () => {
    const held = {id: 801, application_id: 1, interview: {id: 43}, start: {}, status: "complete", interviewers: []};
    const {rows, excluded} = await v1({scheduled_interviews: [held, {...held, id: 802, status: null}]});
    expect(rows.interviews).toBeUndefined();
    expect(excluded).toEqual({interview_without_interviewer: 1, interview_not_scheduled: 1});
  });

  it("v1: the seat of a scorecard says its interview, but not one of an interview that was not held", async () => {
    const event = {
      id: 801,
      application_id: 1,
      interview: {id: 43, name: "System Design"},
      start: {date_time: at},
      interviewers: [{id: 12, scorecard_id: 1}, {id: 14}]
    };
    const of = async (status: string) => (await v1({scheduled_interviews: [{...event, status}]})).rows;
    expect((await of("complete")).scorecards).toMatchObject([{interview_id: "801"}]);
    expect((await of("complete")).interviews!.map(({interviewer_id}) => interviewer_id)).toEqual(["12", "14"]);
    expect((await of("to_be_scheduled")).scorecards).toMatchObject([{interview_id: null}]);
  });

  it("v1: without the job's stages an interview is in the stage of its own name", async () => {
    const step = {id: 44, name: "Debrief"};
    const {rows} = await v1({}, {interview_step: step, interview: null});
    expect(rows.scorecards).toMatchObject([{stage: "debrief", focus: "Debrief"}]);
    const named = await v1({}, {interview_step: step, interview: "Phone interview"});
    expect(named.rows.scorecards).toMatchObject([{stage: "phone_screen", focus: "Phone interview"}]);
  });
});

describe("Greenhouse's scorecards", () => {
  it.each([
    ["draft", at, true],
    ["complete", null, true],
    ["complete", at, false]
  ])("v3: of status %s, submitted %s: left out %s", async (status, submitted_at, isLeftOut) => {
    const {rows, excluded} = await v3({}, {status, submitted_at});
    expect([rows.scorecards?.length ?? 0, excluded.draft_scorecard ?? 0]).toEqual(isLeftOut ? [0, 1] : [1, 0]);
  });

  it("v3: ratings of a scorecard whose vote the export lacks are left out with it", async () => {
    const {candidate_rating: _, ...card} = v3Scorecard({});
    const rating = {id: 1, scorecard_id: 1, job_candidate_attribute_id: 61, candidate_attribute_rating: "yes"};
    const files = greenhouseV3({scorecards: [card], scorecard_candidate_attributes: [rating]});
    const {rows, excluded, rejected} = await converted(files as never);
    expect([rows.ratings, excluded]).toEqual([undefined, {rating_of_left_out_scorecard: 1}]);
    expect(rejected).toMatchObject([{table: "scorecards", remedy: expect.stringMatching(/candidate_rating/)}]);
  });

  it("v3: a rating that nobody gave is no data, one of an attribute that is not in the export has no question", async () => {
    const rating = {id: 1, scorecard_id: 1, job_candidate_attribute_id: 61, candidate_attribute_rating: null};
    const scorecard_candidate_attributes = [rating, {...rating, job_candidate_attribute_id: 62}];
    const {rows} = await v3({scorecard_candidate_attributes});
    expect(rows.ratings).toEqual([
      {scorecard_id: "1", question: "Coding", attribute: "Coding", rating: "no_data"},
      {scorecard_id: "1", question: null, attribute: null, rating: "no_data"}
    ]);
  });

  it("v1: a rating that nobody gave is no data", async () => {
    const {rows} = await v1({}, {attributes: [{name: "Coding", rating: null}]});
    expect(rows.ratings).toMatchObject([{rating: "no_data"}]);
  });

  it("without a vote are undecided, and so said", async () => {
    expect((await v1({}, {overall_recommendation: null})).rows.scorecards).toMatchObject([{vote: "no_decision"}]);
    expect((await v3({}, {candidate_rating: null})).rows.scorecards).toMatchObject([{vote: "no_decision"}]);
  });
});

describe("Greenhouse v1's candidates", () => {
  const nested = {
    id: 1,
    candidate_id: 901,
    prospect: false,
    applied_at: at,
    status: "active",
    jobs: [{id: 21, name: "Engineer"}],
    source: {id: 1, public_name: "Referral"}
  };
  const person = {id: 901, first_name: "Ada", last_name: "Byron", application_ids: [1], applications: [nested]};
  const files = (candidates: Part[], applications?: Part[]) => {
    const {"applications.json": _, ...others} = greenhouseV1({scorecards: [v1Scorecard({})]});
    return {...others, "candidates.json": candidates, ...(applications ? {"applications.json": applications} : {})};
  };

  it("bring their applications along where these were not exported, and their name is kept from being published", async () => {
    const {rows, named, excluded} = await converted(
      files([person, {...person, id: 902, name: "Bob", applications: [], application_ids: []}]) as never
    );
    expect(rows.applications).toMatchObject([
      {application_id: "1", candidate_id: "901", job: "Engineer", role: "Engineer", source: "Referral", applied_at: at}
    ]);
    expect([named, excluded]).toEqual([
      ["candidate 901 Ada Byron", "candidate 902 Bob"],
      {candidate_without_application: 1}
    ]);
  });

  it("are only read for their names beside the applications' own file", async () => {
    const {rows, named, excluded} = await converted(files([person], [{...nested, id: 7}]) as never);
    expect(rows.applications!.map(({application_id}) => application_id)).toEqual(["7"]);
    expect([named, excluded]).toEqual([["candidate 901 Ada Byron"], {endpoint_not_read: 1}]);
  });
});

describe("what Greenhouse's exports lack", () => {
  it.each([
    ["interview_kits.json", "interview_kits"],
    ["job_interviews.json", "job_interviews"],
    ["job_interview_stages.json", "job_interview_stages"]
  ])("v3 without %s is refused with what to export and where it is found", async (file, endpoint) => {
    const {[file]: _, ...files} = greenhouseV3({scorecards: [v3Scorecard({})]});
    await expect(converted(files as never)).rejects.toThrow(
      new RegExp(
        `^scorecards\\.json: Greenhouse scorecards need ${endpoint} to tell which stage.*\\n.*/v3/ and its name`
      )
    );
  });
});
