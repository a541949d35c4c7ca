import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {checked, configOf, countsOf, rejectsOf, withFolder, writeFiles} from "../reader/support/exports.js";
import {adapters} from "../../loaders/adapters/registry.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {converted, now} from "./support/converted.js";
import {
  ashbyFeedback,
  ashbyFiles,
  ashbyForm,
  greenhouseV1,
  greenhouseV3,
  leverFeedback,
  leverFiles,
  v1Scorecard,
  v3Scorecard
} from "./support/payloads.js";

const read = {adapters};
/** 1 January 2026, as Lever's payloads write it. */
const day = 1767225600000;
const text = (files: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]));

describe("trap 1: one ordinal vote from every vocabulary", () => {
  const votes = async (files: Record<string, never>) => (await converted(files)).rows.scorecards!.map(({vote}) => vote);

  it("Lever: the words and the leading digit agree, wherever the form keeps them", async () => {
    const labels = ["4 - Strong Hire", "3 - Hire", "2 - No Hire", "1 - Strong No Hire", "3 - Yes"];
    const forms = labels.map((value, index) => leverFeedback({id: `F${index}`, vote: value}));
    expect(await votes(leverFiles({feedback: forms}) as never)).toEqual([
      "strong_yes",
      "yes",
      "no",
      "strong_no",
      "yes"
    ]);
  });

  it('Ashby: "4", 4 and {score: 4} are the same vote, and an option is known by its label', async () => {
    const values = ["4", 4, {score: 4}, "hire", "8d1f-option", 1];
    const feedback = values.map((vote, index) => ashbyFeedback({id: `F${index}`, vote}));
    expect(await votes(ashbyFiles({feedback}) as never)).toEqual([
      "strong_yes",
      "strong_yes",
      "strong_yes",
      "hire",
      "Strong No Hire",
      "strong_no"
    ]);
  });

  describe("Ashby: the number of an option is no vote, its label is", () => {
    const recommendation = (options: [string | number, string][]) => ({
      path: "o",
      title: "Overall Recommendation",
      type: "ValueSelect",
      options
    });

    it.each<[string, [string | number, string][], string | number, string]>([
      [
        "a list that begins with the best",
        [
          ["1", "Strong Hire"],
          ["4", "Strong No Hire"]
        ],
        "1",
        "Strong Hire"
      ],
      ["numbers instead of texts", [[1, "Strong Hire"]], 1, "Strong Hire"],
      ["a label that begins with its points", [["1", "4 - Strong Hire"]], "1", "strong_yes"],
      ["the points themselves", [["4", "4"]], "4", "strong_yes"]
    ])("%s", async (_, options, o, vote) => {
      const feedback = [ashbyForm([recommendation(options)], {o})];
      expect(await votes(ashbyFiles({feedback}) as never)).toEqual([vote]);
    });

    it("labels of the company's own are rejected until they are mapped, then taken as mapped", async () => {
      const files = text(ashbyFiles({feedback: [ashbyForm([recommendation([["1", "Amazing"]])], {o: "1"})]}));
      const [reject] = (await checked(files, {}, read)).files.flatMap((file) => file.rejects);
      expect(reject).toMatchObject({reason: "unknown_vote", value: "Amazing"});
      const {rows} = await checked(files, {votes: {labels: {Amazing: "strong_yes"}}}, read);
      expect(rows.scorecards).toBe(1);
    });

    it("a recommendation is the vote wherever it stands, not what else is called overall", async () => {
      const communication = {path: "c", title: "Overall communication", type: "Score"};
      const years: [string, string][] = [
        ["1", "0-2"],
        ["2", "3-5"]
      ];
      const experience = {path: "y", title: "Years of experience", type: "ValueSelect", options: years};
      const form = [communication, experience, recommendation([["x", "Hire"]])];
      const {rows} = await converted(
        ashbyFiles({feedback: [ashbyForm(form, {c: {score: 1}, y: "2", o: "x"})]}) as never
      );
      expect(rows.scorecards).toMatchObject([{vote: "Hire"}]);
      expect(rows.ratings).toMatchObject([{question: "Overall communication", rating: "1"}]);
    });

    it("two scores under one name are two ratings", async () => {
      const score = (path: string) => ({path, title: "Depth", type: "Score"});
      const form = [recommendation([["x", "Hire"]]), score("a"), score("b")];
      const files = ashbyFiles({feedback: [ashbyForm(form, {o: "x", a: {score: 1}, b: {score: 4}})]});
      const result = await checked(text(files), {}, read);
      expect([rejectsOf(result), result.rows.ratings]).toEqual([[], 2]);
    });
  });

  it("Greenhouse: strong_no of v3 and definitely_not of v1 end in one canonical vote", async () => {
    const v3 = await checked(
      text(greenhouseV3({scorecards: [v3Scorecard({candidate_rating: "strong_no"})]})),
      {},
      read
    );
    const v1 = await checked(
      text(greenhouseV1({scorecards: [v1Scorecard({overall_recommendation: "definitely_not"})]})),
      {},
      read
    );
    expect([rejectsOf(v3), rejectsOf(v1), v3.rows.scorecards, v1.rows.scorecards]).toEqual([[], [], 1, 1]);
  });

  it("v3 under the older name overall_rating is read; a scorecard with neither name is a reject", async () => {
    const {candidate_rating: _, ...without} = v3Scorecard({});
    const older = await converted(greenhouseV3({scorecards: [{...without, overall_rating: "yes"}]}) as never);
    expect(older.rows.scorecards).toMatchObject([{vote: "yes"}]);
    const neither = await converted(greenhouseV3({scorecards: [without]}) as never);
    expect(neither.rejected).toMatchObject([{reason: "no_vote_field", column: "candidate_rating"}]);
  });

  it.each([
    ["greenhouse-v3", greenhouseV3({scorecards: [v3Scorecard({candidate_rating: "rather_yes"})]}), "rather_yes"],
    ["lever", leverFiles({feedback: [leverFeedback({vote: "Rather yes"})]}), "Rather yes"],
    [
      "a digit against its words",
      leverFiles({feedback: [leverFeedback({vote: "1 - Strong Hire"})]}),
      "1 - Strong Hire"
    ],
    ["ashby", ashbyFiles({feedback: [ashbyFeedback({vote: "maybe"})]}), "maybe"]
  ])("%s: an unknown label is a reject that names the line to add, never null", async (_, files, label) => {
    const result = await checked(text(files), {}, read);
    const [reject] = result.files.flatMap((file) => file.rejects);
    expect(reject).toMatchObject({reason: "unknown_vote", value: label});
    expect(reject!.remedy).toMatch(/votes:.*labels:/);
    expect(reject!.remedy).toContain(` ${JSON.stringify(label)}: <`);
  });

  it("a configured label is taken as configured", async () => {
    const files = text(leverFiles({feedback: [leverFeedback({vote: "1 - Strong Hire"})]}));
    const result = await checked(files, {votes: {labels: {"1 - Strong Hire": "strong_yes"}}}, read);
    expect([rejectsOf(result), result.rows.scorecards]).toEqual([[], 1]);
  });
});

describe("trap 2: no_decision is missing, mixed is a middle", () => {
  it("a submitted scorecard without a vote keeps its ratings, mixed among them", async () => {
    const attributes = [
      {name: "Coding", type: "Skills", note: null, rating: "mixed"},
      {name: "Design", type: "Skills", note: null, rating: "no_decision"}
    ];
    const scorecards = [v1Scorecard({overall_recommendation: "no_decision", attributes})];
    const {rows} = await converted(greenhouseV1({scorecards}) as never);
    expect(rows.scorecards).toMatchObject([{vote: "no_decision"}]);
    expect(rows.ratings!.map(({question, rating}) => [question, rating])).toEqual([
      ["Coding", "mixed"],
      ["Design", "no_decision"]
    ]);
  });

  it.each([
    ["lever", leverFiles({feedback: [leverFeedback({vote: null})]})],
    ["ashby", ashbyFiles({feedback: [ashbyFeedback({vote: null})]})]
  ])("%s: an overall field that was left empty is no_decision", async (_, files) => {
    expect((await converted(files as never)).rows.scorecards).toMatchObject([{vote: "no_decision"}]);
  });
});

describe("trap 3: drafts, placeholders, deleted and cancelled records are left out and counted", () => {
  it("the empty scorecard that waits for an assigned interviewer, and its ratings", async () => {
    const placeholder = v3Scorecard({id: 2, status: "draft", submitted_at: null, candidate_rating: null});
    const files = greenhouseV3({
      scorecards: [v3Scorecard({}), placeholder],
      scorecard_candidate_attributes: [
        {id: 1, scorecard_id: 2, job_candidate_attribute_id: 61, candidate_attribute_rating: null, note: null}
      ]
    });
    const {rows, excluded} = await converted(files as never);
    expect(rows.scorecards).toHaveLength(1);
    expect(excluded).toMatchObject({draft_scorecard: 1, rating_of_left_out_scorecard: 1});
  });

  it("Lever's deleted and unfinished forms, forms without an overall score, cancelled interviews", async () => {
    const files = leverFiles({
      feedback: [
        leverFeedback({id: "F1"}),
        leverFeedback({id: "F2", deletedAt: 1767225600000}),
        leverFeedback({id: "F3", completedAt: null}),
        {...leverFeedback({id: "F4"}), fields: [{id: "f", type: "textarea", text: "Notes", value: "words"}]}
      ],
      interviews: [{canceledAt: 1767225600000}]
    });
    const {rows, excluded} = await converted(files as never);
    expect(rows.scorecards!.map(({scorecard_id}) => scorecard_id)).toEqual(["F1"]);
    expect(excluded).toEqual({
      deleted_feedback: 1,
      draft_feedback: 1,
      form_without_overall_score: 1,
      cancelled_interview: 1
    });
    expect(rows.interviews).toBeUndefined();
  });

  it("a form that a newer snapshot says was deleted does not live on in the older one", async () => {
    const older = leverFiles({feedback: [leverFeedback({id: "F1"}), leverFeedback({id: "F2"})]});
    const newer = {
      data: [leverFeedback({id: "F1"}), leverFeedback({id: "F2", deletedAt: 1767225600000})],
      hasNext: false
    };
    const {"feedback.json": first, ...others} = older;
    const result = await checked(
      text({...others, "feedback-2026-03-01.json": first, "feedback-2026-04-01.json": newer}),
      {},
      read
    );
    expect(result.rows.scorecards).toBe(1);
    expect(countsOf(result)["exclude lever: deleted_feedback"]).toBeGreaterThanOrEqual(2);
  });

  it("an answer with success false is refused, not read as an empty export", async () => {
    const failed = {success: false, errors: ["missing_endpoint_permission"]};
    const files = {...ashbyFiles({feedback: [ashbyFeedback({})]}), "offer.list.json": failed};
    await expect(converted(files as never)).rejects.toThrow(/offer\.list\.json line 1: the call failed.*permission/);
  });
});

describe("trap 4: the vote belongs to the interviewer, not to who submitted it", () => {
  it.each([
    ["greenhouse-v3", greenhouseV3({scorecards: [v3Scorecard({interviewer_id: 12, submitter_id: 13})]})],
    ["greenhouse-v1", greenhouseV1({scorecards: [v1Scorecard({interviewer: {id: 12}, submitted_by: {id: 13}})]})],
    ["lever", leverFiles({feedback: [leverFeedback({user: "13"})]})],
    ["ashby", ashbyFiles({feedback: [{...ashbyFeedback({user: "13"}), creditedToUser: {id: "12"}}]})]
  ])("%s", async (_, files) => {
    const {rows, flags} = await converted(files as never);
    expect([rows.scorecards!.map((row) => row.interviewer_id), flags]).toEqual([["12"], {}]);
  });

  it("where only the submitter is known, that is said", async () => {
    const alone = greenhouseV3({scorecards: [v3Scorecard({interviewer_id: null, submitter_id: 13})]});
    const result = await checked(text(alone), {}, read);
    expect(countsOf(result)).toMatchObject({"flag greenhouse-v3: submitter_taken_as_interviewer": 1});
  });
});

describe("trap 5: stages are skipped and moved back through", () => {
  it("every visit is kept in the order of its times, whatever order the export has", async () => {
    const stageChanges = [
      {toStageId: "33", updatedAt: 1767398400000},
      {toStageId: "34", updatedAt: 1767312000000},
      {toStageId: "33", updatedAt: 1767225600000}
    ];
    const {rows} = await converted(leverFiles({feedback: [leverFeedback({})], stageChanges}) as never);
    expect(rows.stages!.map(({stage, entered_at}) => `${stage} ${entered_at!.slice(0, 10)}`)).toEqual([
      "loop 2026-01-01",
      "offer 2026-01-02",
      "loop 2026-01-03"
    ]);
    expect(rows.stages!.map(({exited_at}) => exited_at?.slice(0, 10) ?? null)).toEqual([
      "2026-01-02",
      "2026-01-03",
      null
    ]);
  });

  it.each([
    ["at the moment", day, "offer"],
    ["a moment after", day + 1, "loop"]
  ])("Lever: a form begun without an interview belongs to the stage entered by then: %s", async (_, moved, stage) => {
    const stageChanges = [
      {toStageId: "33", updatedAt: day - 86_400_000},
      {toStageId: "34", updatedAt: moved}
    ];
    const feedback = [leverFeedback({interview: null, createdAt: day})];
    const {rows} = await converted(leverFiles({feedback, stageChanges}) as never);
    expect(rows.scorecards).toMatchObject([{stage}]);
  });

  it.each([
    ["ends now", 0, "scheduled"],
    ["ended a moment ago", -1, "complete"]
  ])("Lever: an interview that %s", async (_, shift, status) => {
    const interviews = [{date: now.getTime() - 60 * 60_000 + shift, duration: 60}];
    const {rows} = await converted(leverFiles({feedback: [leverFeedback({})], interviews}) as never);
    expect(rows.interviews).toMatchObject([{status}]);
  });

  it("a stage that was never entered is no visit", async () => {
    const application_stages = [
      {id: 1, application_id: 1, job_interview_stage_id: 33, entered_at: null, exited_at: null}
    ];
    const {rows, excluded} = await converted(
      greenhouseV3({scorecards: [v3Scorecard({})], application_stages}) as never
    );
    expect([rows.stages, excluded.stage_without_entry_date]).toEqual([undefined, 1]);
  });

  it("a stage name that is not known stops the run and names the line to add", async () => {
    const job_interview_stages = [{id: 33, job_id: 21, name: "Chemistry check", sort_order: 1, active: true}];
    const files = text(greenhouseV3({scorecards: [v3Scorecard({})], job_interview_stages}));
    await expect(checked(files, {}, read)).rejects.toThrow(
      /"Chemistry check" is not mapped[\s\S]*"Chemistry check": <application_review\|.*\|hired>/
    );
    expect((await checked(files, {stages: {"Chemistry check": "loop"}}, read)).rows.scorecards).toBe(1);
  });
});

describe("trap 6: who waits is in flight, not failed", () => {
  it.each([
    ["greenhouse-v3", greenhouseV3({scorecards: [v3Scorecard({})], status: "in_process"})],
    ["lever", leverFiles({feedback: [leverFeedback({})]})],
    ["ashby", ashbyFiles({feedback: [ashbyFeedback({})], status: "Active"})]
  ])("%s: an application under way is active and has no decision", async (_, files) => {
    const {rows} = await converted(files as never);
    expect(rows.applications).toMatchObject([{status: "active", closed_at: null}]);
    expect(rows.decisions).toBeUndefined();
  });
});

describe("trap 6 and 8: an application that is over, nobody says how", () => {
  const unknown = leverFiles({feedback: [leverFeedback({})], reason: {text: "Underqualified", type: "non-hired"}});
  const reasons = {data: [{id: "another", text: "Hired", type: "hired"}], hasNext: false};

  it.each([
    ["lever", {...unknown, "archive_reasons.json": reasons}],
    ["ashby", ashbyFiles({feedback: [ashbyFeedback({})], status: "Archived", reason: null})]
  ])("%s: is closed, neither in flight nor a failed loop, and that is said", async (_, files) => {
    const {rows, flags} = await converted(files as never);
    expect(rows.applications).toMatchObject([{status: "closed"}]);
    expect([rows.decisions, flags]).toEqual([undefined, {archived_without_known_reason: 1}]);
  });
});

describe("trap 7: attributes exist per job", () => {
  it("names of several jobs are pooled by the reviewed mapping file, and only by it", async () => {
    const attributes = (name: string) => [{name, type: "Skills", note: null, rating: "yes"}];
    const scorecards = [
      v1Scorecard({id: 1, attributes: attributes("Coding (backend)")}),
      v1Scorecard({id: 2, attributes: attributes("Programming")})
    ];
    const mapping = "question,pooled_question,attribute,coachable\nCoding (backend),Coding,,\nProgramming,Coding,,\n";
    const files = text(greenhouseV1({scorecards}));
    expect(await questionsOf({...files, "questions.csv": mapping})).toEqual(["Coding"]);
    expect(await questionsOf(files)).toEqual(["Coding (backend)", "Programming"]);
  });

  async function questionsOf(files: Record<string, string>): Promise<string[]> {
    return withFolder(async (folder) => {
      writeFiles(join(folder, "exports"), files);
      const paths = {exports: join(folder, "exports"), warehouse: join(folder, "w.duckdb")};
      await ingest({...paths, config: configOf(), now, sampleData: false});
      const warehouse = await openWarehouse(paths.warehouse);
      try {
        const rows = await warehouse.rows<{question: string}>(
          "select distinct question from canonical.ratings order by question"
        );
        return rows.map(({question}) => question);
      } finally {
        warehouse.close();
      }
    });
  }
});

describe("trap 8: a candidate who withdrew did not fail the loop", () => {
  it.each([
    ["greenhouse-v3", greenhouseV3({scorecards: [v3Scorecard({})], status: "rejected", reason: "THEY_REJECTED_US"})],
    ["greenhouse-v1", greenhouseV1({scorecards: [v1Scorecard({})], status: "rejected", reason: "They rejected us"})],
    ["lever", leverFiles({feedback: [leverFeedback({})], reason: {text: "Withdrew", type: "non-hired"}})],
    ["ashby", ashbyFiles({feedback: [ashbyFeedback({})], status: "Archived", reason: "RejectedByCandidate"})]
  ])("%s", async (_, files) => {
    const {rows} = await converted(files as never);
    expect(rows.applications).toMatchObject([{status: "withdrawn"}]);
    expect(rows.decisions).toBeUndefined();
  });

  it.each([
    ["greenhouse-v3", greenhouseV3({scorecards: [v3Scorecard({})], status: "rejected", reason: "WE_REJECTED_THEM"})],
    ["greenhouse-v1", greenhouseV1({scorecards: [v1Scorecard({})], status: "rejected", reason: "We rejected them"})],
    ["lever", leverFiles({feedback: [leverFeedback({})], reason: {text: "Underqualified", type: "non-hired"}})],
    ["ashby", ashbyFiles({feedback: [ashbyFeedback({})], status: "Archived", reason: "RejectedByOrg"})]
  ])("%s: one we rejected after the loop was decided against", async (_, files) => {
    const {rows} = await converted(files as never);
    expect(rows.applications).toMatchObject([{status: "rejected"}]);
    expect(rows.decisions).toMatchObject([{decision: "no_offer"}]);
  });

  it.each([
    ["greenhouse-v3", greenhouseV3({scorecards: [v3Scorecard({})], status: "rejected", reason: "WE_REJECTED_THEM"})],
    ["greenhouse-v1", greenhouseV1({scorecards: [v1Scorecard({})], status: "rejected", reason: "We rejected them"})],
    ["lever", leverFiles({feedback: [leverFeedback({})], reason: {text: "Underqualified", type: "non-hired"}})],
    ["ashby", ashbyFiles({feedback: [ashbyFeedback({})], status: "Archived", reason: "RejectedByOrg"})]
  ])("%s: also when only plumbline.yaml knows that this stage is the loop, or that it is not", async (_, files) => {
    const superday = JSON.parse(JSON.stringify(files).replaceAll(/"On-?site( interview)?"/gi, '"Superday"')) as never;
    const mapped = await converted(superday, {stages: {superday: "loop"}});
    expect(mapped.rows.scorecards).toMatchObject([{stage: "loop"}]);
    expect(mapped.rows.decisions).toMatchObject([{decision: "no_offer"}]);
    const screen = await converted(files as never, {
      stages: {onsite: "phone_screen", "on-site interview": "phone_screen"}
    });
    expect(screen.rows.scorecards).toMatchObject([{stage: "phone_screen"}]);
    expect(screen.rows.decisions).toBeUndefined();
  });
});

describe("trap 9: of several versions of an offer the latest that was not replaced counts", () => {
  const offer = (id: number, version: number, status: string) => ({
    id,
    version,
    application_id: 1,
    candidate_id: 901,
    job_id: 21,
    status,
    created_at: `2026-01-0${version}T00:00:00Z`,
    resolved_at: null
  });

  it("Greenhouse, whatever the order of the versions", async () => {
    const offers = [offer(3, 3, "Deprecated"), offer(2, 2, "Accepted"), offer(1, 1, "Created")];
    const {rows, excluded} = await converted(greenhouseV3({scorecards: [v3Scorecard({})], offers}) as never);
    expect(rows.decisions).toMatchObject([
      {decision: "offer", offer_status: "accepted", decided_at: "2026-01-02T00:00:00Z"}
    ]);
    expect(excluded.replaced_offer_version).toBe(2);
  });

  it.each([
    [
      "greenhouse-v3",
      greenhouseV3({scorecards: [v3Scorecard({})], offers: [{...offer(1, 1, "Accepted"), application_id: null}]})
    ],
    [
      "ashby",
      ashbyFiles({
        feedback: [ashbyFeedback({})],
        offers: [{id: "o1", applicationId: null, acceptanceStatus: "Accepted", createdAt: "2026-01-01T00:00:00Z"}]
      })
    ]
  ])("%s: an offer that names no application is rejected, not counted as replaced", async (_, files) => {
    const result = await checked(text(files), {}, read);
    const rejects = result.files.flatMap((file) => file.rejects);
    expect(rejects).toMatchObject([{reason: "missing_value", column: "application_id"}]);
    expect(Object.keys(countsOf(result)).filter((name) => name.includes("offer"))).toEqual([]);
  });

  it("Lever: a draft is no offer yet, the newest other one counts", async () => {
    const offers = [
      {id: "o1", status: "draft", createdAt: 1767398400000, creator: "9", sentAt: null},
      {id: "o2", status: "sent", createdAt: 1767312000000, creator: "9", sentAt: 1767312000000},
      {id: "o3", status: "denied", createdAt: 1767225600000, creator: "9", sentAt: 1767225600000}
    ];
    const {rows, excluded} = await converted(leverFiles({feedback: [leverFeedback({})], offers}) as never);
    expect(rows.decisions).toMatchObject([{offer_status: "pending", decided_at: "2026-01-02T00:00:00.000Z"}]);
    expect(excluded).toMatchObject({draft_offer: 1, replaced_offer_version: 1});
  });
});

describe("trap 10: free text, names, addresses and demographics", () => {
  it("no row of any system holds a column that the plain format lacks, nor a word of the text", async () => {
    const secret = "a private word";
    const files = [
      greenhouseV3({scorecards: [v3Scorecard({notes: secret, private_notes: secret})]}),
      greenhouseV1({scorecards: [v1Scorecard({questions: [{id: null, question: "Private Notes", answer: secret}]})]}),
      leverFiles({feedback: [leverFeedback({instructions: secret, notes: secret})]}),
      ashbyFiles({feedback: [ashbyFeedback({notes: secret})]})
    ];
    for (const some of files) {
      const {rows, claimed} = await converted(some as never);
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect(claimed.length).toBe(Object.keys(some).length);
    }
  });

  it("demographics in the folder are counted as not read", async () => {
    const files = {...greenhouseV3({scorecards: [v3Scorecard({})]}), "eeoc.json": [{id: 1, race: "x", gender: "y"}]};
    const {excluded, rows} = await converted(files as never);
    expect([excluded.endpoint_not_read, JSON.stringify(rows).includes("gender")]).toEqual([1, false]);
  });
});
