import {describe, expect, it} from "vitest";
import {converted, now} from "./support/converted.js";
import {leverFeedback, leverFiles} from "./support/payloads.js";

type Part = Record<string, unknown>;
const day = 1767225600000;
const at = "2026-01-01T00:00:00.000Z";
const hour = 3_600_000;
const page = (...data: Part[]) => ({data, hasNext: false});
const archiveReasons = page(
  {id: "h", text: "Hired", type: "hired"},
  {id: "y", text: "Joined us", type: "hired"},
  {id: "n", text: "hired", type: "non-hired"},
  {id: "w", text: "Withdrew", type: "non-hired"},
  {id: "c", text: "Position closed", type: "non-hired"},
  {id: "u", text: "Underqualified", type: "non-hired"}
);
const opportunity = (changes: Part = {}) => ({
  id: "1",
  name: "Ada Byron",
  contact: "901",
  stage: "33",
  origin: "applied",
  createdAt: day,
  archived: null,
  stageChanges: [],
  ...changes
});
const files = (changes: Part = {}) => ({
  ...leverFiles({feedback: [leverFeedback({})]}),
  "opportunities.json": page(opportunity()),
  "archive_reasons.json": archiveReasons,
  ...changes
});
const lever = (changes: Part = {}) => converted(files(changes) as never);

describe("how Lever's opportunities end", () => {
  it.each([
    ["h", "hired"],
    ["y", "hired"],
    ["n", "hired"],
    ["w", "withdrawn"],
    ["c", "closed"],
    ["u", "rejected"]
  ])("for the reason %s: %s", async (reason, status) => {
    const {rows, flags, named} = await lever({
      "opportunities.json": page(opportunity({archived: {reason, archivedAt: day}}))
    });
    expect(rows.applications).toMatchObject([
      {application_id: "1", candidate_id: "901", status, applied_at: at, closed_at: at}
    ]);
    expect([flags, named]).toEqual([{}, ["candidate 1 Ada Byron"]]);
  });

  it("one whose archive was undone is active", async () => {
    const {rows} = await lever({
      "opportunities.json": page(opportunity({archived: {reason: "h", archivedAt: null}}))
    });
    expect(rows.applications).toMatchObject([{status: "active", closed_at: null}]);
  });

  it.each([
    ["On-site interview", true],
    ["Debrief", true],
    ["Offer", true],
    ["Hired", true],
    ["Phone screen", false]
  ])("a rejection after %s is a decision against: %s", async (text, isDecision) => {
    const {rows} = await lever({
      "feedback.json": page(leverFeedback({opportunityId: "9"})),
      "stages.json": page({id: "33", text}),
      "opportunities.json": page(
        opportunity({archived: {reason: "u", archivedAt: day}, stageChanges: [{toStageId: "33", updatedAt: day}]})
      )
    });
    const told = {application_id: "1", decision: "no_offer", decided_at: at};
    expect(rows.decisions ?? []).toEqual(isDecision ? [told] : []);
  });

  it("feedback of the loop tells that it was reached, where no change of stage does; an offer is the decision", async () => {
    const archived = {reason: "u", archivedAt: day};
    const decided = async (changes: Part = {}) =>
      (await lever({"opportunities.json": page(opportunity({archived})), ...changes})).rows.decisions!.map(
        ({decision}) => decision
      );
    expect(await decided()).toEqual(["no_offer"]);
    const offer = {id: "o", opportunityId: "1", status: "sent", createdAt: day, creator: "9", sentAt: day};
    expect(await decided({"offers.json": page(offer)})).toEqual(["offer"]);
  });

  it("an opportunity without an id is handed on, to be told", async () => {
    const {rows} = await lever({"opportunities.json": page(opportunity(), opportunity({id: null}))});
    expect(rows.applications).toHaveLength(2);
    expect(rows.applications).toContainEqual({});
  });

  it("of an opportunity that is listed twice unchanged the first counts", async () => {
    const twice = page(
      opportunity({updatedAt: day, origin: "applied"}),
      opportunity({updatedAt: day, origin: "sourced"}),
      opportunity({origin: "referred"})
    );
    const {rows, excluded} = await lever({"opportunities.json": twice});
    expect(rows.applications).toMatchObject([{source: "applied"}]);
    expect(excluded.repeated_opportunity).toBe(2);
  });
});

describe("Lever's offers", () => {
  const offer = (changes: Part) => ({
    id: "o",
    opportunityId: "1",
    status: "sent",
    createdAt: day,
    creator: "9",
    sentAt: null,
    ...changes
  });
  const over = (reason: string) => page(opportunity({archived: {reason, archivedAt: day + hour}}));
  const under = page(opportunity());

  it.each([
    ["signed", under, "accepted", null],
    ["denied", under, "declined", null],
    ["declined", under, "declined", null],
    ["sent", under, "pending", null],
    ["constructor", under, "pending", null],
    ["sent", over("h"), "accepted", "2026-01-01T01:00:00.000Z"],
    ["sent", over("w"), "declined", "2026-01-01T01:00:00.000Z"],
    ["signed", over("w"), "declined", "2026-01-01T01:00:00.000Z"],
    ["denied", over("h"), "accepted", "2026-01-01T01:00:00.000Z"],
    ["signed", over("u"), "accepted", "2026-01-01T01:00:00.000Z"],
    ["sent", over("u"), "pending", null]
  ])("of status %s, with %j, are answered: %s at %s", async (status, opportunities, answer, resolvedAt) => {
    const {rows} = await lever({"offers.json": page(offer({status})), "opportunities.json": opportunities});
    expect(rows.decisions!.filter(({decision}) => decision === "offer")).toEqual([
      {application_id: "1", decision: "offer", decided_at: at, offer_status: answer, resolved_at: resolvedAt}
    ]);
  });

  it("were decided on when sent, and of several the newest counts", async () => {
    const {rows, excluded} = await lever({
      "offers.json": page(
        offer({createdAt: day, status: "denied"}),
        offer({createdAt: day + hour, sentAt: day + 2 * hour, status: "signed"}),
        offer({createdAt: null, status: "sent"})
      )
    });
    expect(rows.decisions).toMatchObject([{decided_at: "2026-01-01T02:00:00.000Z", offer_status: "accepted"}]);
    expect(excluded).toEqual({replaced_offer_version: 2});
  });

  it("of an opportunity that nobody names are rejected with what to do", async () => {
    const {rejected} = await lever({"offers.json": page(offer({opportunityId: null}))});
    expect(rejected).toMatchObject([
      {
        table: "decisions",
        reason: "unknown_opportunity",
        column: "application_id",
        value: "o",
        remedy: "save each opportunity's offers as offers/<opportunity id>.json, or add opportunityId"
      }
    ]);
  });
});

describe("Lever's postings and sources", () => {
  const postings = page({
    id: "p",
    text: "Engineer",
    categories: {level: "II", team: "Search", location: "Paris"},
    state: "published"
  });
  const told = async (changes: Part, others: Part = {}) =>
    (await lever({"opportunities.json": page(opportunity(changes)), "postings.json": postings, ...others})).rows
      .applications![0]!;

  it.each<[string, Part, Part]>([
    ["its application, which stands there whole", {applications: [{id: "a", posting: "p"}]}, {}],
    [
      "its application by id",
      {applications: ["a"]},
      {"applications.json": page({id: "a", opportunityId: "x", posting: "p", candidateId: "c"})}
    ],
    [
      "an application that names it",
      {},
      {"applications.json": page({id: "a", opportunityId: "1", posting: "p", candidateId: "c"})}
    ]
  ])("an opportunity is for the posting of %s", async (_, changes, others) => {
    expect(await told(changes, others)).toMatchObject({job: "Engineer", role: "Engineer", level: "II", team: "Search"});
  });

  it("one for no posting has no job", async () => {
    expect(await told({})).toMatchObject({job: null, role: null, level: null, team: null});
  });

  it.each([
    [["Referral", "LinkedIn"], "Referral"],
    [[], "applied"],
    [[{}], "applied"],
    [null, "applied"]
  ])("of the sources %j: %s, else where it began", async (sources, source) => {
    expect(await told({sources})).toMatchObject({source});
  });
});

describe("Lever's interviews", () => {
  const interview = (changes: Part = {}) => ({
    id: "V1",
    opportunityId: "1",
    interviewers: [{id: "12", name: "N"}],
    date: day,
    duration: 60,
    stage: "33",
    canceledAt: null,
    ...changes
  });
  const told = async (...interviews: Part[]) => lever({"interviews.json": page(...interviews)});

  it.each([
    [{duration: 45}, "2026-01-01T00:45:00.000Z", "complete"],
    [{duration: "45"}, "2026-01-01T00:45:00.000Z", "complete"],
    [{duration: null}, null, "complete"],
    [{duration: "soon"}, null, "complete"],
    [{duration: null, date: now.getTime() + 1}, null, "scheduled"],
    [{date: null}, null, "scheduled"]
  ])("with %j end at %s and are %s", async (changes, endsAt, status) => {
    const {rows} = await told(interview(changes));
    expect(rows.interviews).toMatchObject([{ends_at: endsAt, status, focus: null}]);
  });

  it.each([{stage: "34"}, {stage: {id: "34", text: "x"}}])("with %j are of that stage", async (changes) => {
    expect((await told(interview(changes))).rows.interviews).toMatchObject([{stage: "offer"}]);
  });

  it("that were cancelled, or that nobody holds, are left out and counted", async () => {
    const {rows, excluded, takenBack} = await told(
      interview({canceledAt: day, interviewers: []}),
      interview({id: "V2", interviewers: []}),
      interview({id: "V3", interviewers: null}),
      interview({id: "V4", interviewers: [{id: null}, {id: "13"}, {id: "14"}]})
    );
    expect(excluded).toEqual({cancelled_interview: 1, interview_without_interviewer: 2});
    expect(takenBack).toEqual(["interviews V1", "interviews V2", "interviews V3"]);
    expect(rows.interviews!.map(({interviewer_id}) => interviewer_id)).toEqual(["13", "14"]);
  });

  it("are of the opportunity whose feedback names them, where they name none; else they are rejected", async () => {
    const {rows, rejected} = await told(interview({opportunityId: null}), interview({id: "V2", opportunityId: null}));
    expect(rows.interviews).toMatchObject([{interview_id: "V1", application_id: "1"}]);
    expect(rejected).toMatchObject([
      {
        table: "interviews",
        reason: "unknown_opportunity",
        column: "application_id",
        value: "V2",
        remedy: "save each opportunity's interviews as interviews/<opportunity id>.json, or add opportunityId"
      }
    ]);
  });

  it("one without an id is not the interview of feedback that names none", async () => {
    const {rows} = await lever({
      "interviews.json": page(interview({id: null, stage: "34", interviewers: [{id: "99"}]})),
      "feedback.json": page(leverFeedback({interview: null}))
    });
    expect(rows.scorecards).toMatchObject([{interviewer_id: "12", stage: null, interviewed_at: null}]);
  });
});

describe("Lever's feedback", () => {
  const interview = (changes: Part) =>
    page({id: "V1", opportunityId: "1", date: day, duration: 60, stage: "33", canceledAt: null, ...changes});
  const told = async (feedback: Part, changes: Part = {}) => {
    const {rows, flags} = await lever({"feedback.json": page(feedback), ...changes});
    return {card: rows.scorecards![0]!, ratings: rows.ratings, flags};
  };

  it.each<[string, unknown, string[], string | null, number]>([
    ["its user, who is one of the interviewers", "12", ["13", "12"], "12", 0],
    ["its user, told as a whole", {id: "12"}, ["12"], "12", 0],
    ["the only interviewer, whoever wrote it", "12", ["13"], "13", 0],
    ["its user, where several others held it", "12", ["13", "14"], "12", 1],
    ["its user, where nobody is told to have held it", "12", [], "12", 1],
    ["nobody, where nobody wrote it", null, [], null, 0],
    ["the only interviewer, where nobody wrote it", null, ["13"], "13", 0]
  ])("is of %s", async (_, user, interviewers, interviewer, flagged) => {
    const {card, flags} = await told(leverFeedback({user}), {
      "interviews.json": interview({interviewers: interviewers.map((id) => ({id}))})
    });
    expect([card.interviewer_id, flags.submitter_taken_as_interviewer ?? 0]).toEqual([interviewer, flagged]);
  });

  it("says its interview, unless that was cancelled, and when it was held, written and changed", async () => {
    const form = leverFeedback({completedAt: day + hour, updatedAt: day + 2 * hour});
    const {card} = await told(form);
    expect(card).toEqual({
      scorecard_id: "F1",
      application_id: "1",
      interviewer_id: "12",
      stage: "loop",
      focus: "System Design",
      interview_id: "V1",
      interviewed_at: at,
      submitted_at: "2026-01-01T01:00:00.000Z",
      vote: "yes",
      shadow: "false",
      updated_at: "2026-01-01T02:00:00.000Z"
    });
    const cancelled = await told(form, {"interviews.json": interview({canceledAt: day, interviewers: [{id: "12"}]})});
    expect(cancelled.card).toMatchObject({interview_id: null, stage: "loop"});
    expect((await told(form, {"interviews.json": page()})).card).toMatchObject({
      interview_id: "V1",
      interviewed_at: null
    });
  });

  it("without an interview is of the latest stage that was entered before it was begun, or else before it was done", async () => {
    const stageChanges = [
      {toStageId: "34", updatedAt: day + hour},
      {toStageId: "33", updatedAt: day - hour},
      {toStageId: "35", updatedAt: null}
    ];
    const stages = page({id: "33", text: "Phone screen"}, {id: "34", text: "Offer"}, {id: "35", text: "Hired"});
    const others = {"opportunities.json": page(opportunity({stageChanges})), "stages.json": stages};
    const of = async (changes: Part) => (await told(leverFeedback({interview: null, ...changes}), others)).card.stage;
    expect(await of({createdAt: day, completedAt: day + 2 * hour})).toBe("phone_screen");
    expect(await of({createdAt: null, completedAt: day + 2 * hour})).toBe("offer");
    expect(await of({createdAt: day - 2 * hour, completedAt: day - 2 * hour})).toBeNull();
  });

  it.each<[string, Part[], string | undefined]>([
    [
      "the overall score wherever it stands",
      [
        {type: "score", text: "Depth", value: "4 - Strong Hire"},
        {type: "score-system", text: "Rating", value: "2 - No Hire"}
      ],
      "no"
    ],
    [
      "else a score that says in words what it means",
      [
        {type: "score", text: "Depth", value: 4},
        {type: "score", text: "Breadth", value: "3"},
        {type: "score", text: "Rating", value: "2 - No Hire"}
      ],
      "no"
    ],
    ["but not a score in words that are no vote", [{type: "score", text: "Depth", value: "deep"}], undefined],
    ["nor another field of such words", [{type: "dropdown", text: "Rating", value: "2 - No Hire"}], undefined]
  ])("has as its vote %s", async (_, fields, vote) => {
    const {rows} = await lever({"feedback.json": page(leverFeedback({fields}))});
    expect(rows.scorecards?.[0]?.vote).toBe(vote);
  });

  it("has as ratings its scores and what its scorecards ask, each under its own name, and no word of the rest", async () => {
    const fields = [
      {type: "score-system", text: "Rating", value: "3 - Hire"},
      {type: "score", text: "Depth", value: 4},
      {type: "score", text: "Depth", value: "2 - Fair"},
      {type: "scorecard", text: "Skills", scores: [{text: "Coding"}, {}, {text: "Pace"}], value: [3, 1]},
      {type: "scorecard", text: "Empty", scores: [{text: "Tone"}], value: null},
      {type: "dropdown", text: "Level", value: "yes"}
    ];
    const {ratings} = await told(leverFeedback({fields}));
    expect(
      ratings!.map(({scorecard_id, question, attribute, rating}) => [scorecard_id, question, attribute, rating])
    ).toEqual([
      ["F1", "Depth", "Depth", "4"],
      ["F1", "Depth (2)", "Depth (2)", "2"],
      ["F1", "Coding", "Coding", "3"],
      ["F1", "Skills 2", "Skills 2", "1"],
      ["F1", "Pace", "Pace", "no_data"],
      ["F1", "Tone", "Tone", "no_data"]
    ]);
  });

  it("of no opportunity is rejected with what to export, which depends on whether there are any", async () => {
    const {opportunityId: _, ...form} = leverFeedback({interview: null});
    const rejectedWith = async (...opportunities: Part[]) =>
      (await lever({"feedback.json": page(form), "opportunities.json": page(...opportunities)})).rejected;
    expect(await rejectedWith(opportunity())).toMatchObject([
      {
        table: "scorecards",
        reason: "unknown_opportunity",
        value: "F1",
        remedy: expect.stringMatching(/^save each opportunity's feedback as feedback\/<opportunity id>\.json/)
      }
    ]);
    expect((await rejectedWith())[0]!.remedy).toMatch(/^export the opportunities too/);
  });

  it("names its opportunity under either name, before that of its interview", async () => {
    const {opportunityId: _, ...form} = leverFeedback({});
    const of = async (changes: Part) => (await told({...form, ...changes})).card.application_id;
    expect(await of({opportunity: "7"})).toBe("7");
    expect(await of({opportunityId: "6", opportunity: "7"})).toBe("6");
    expect(await of({})).toBe("1");
  });
});
