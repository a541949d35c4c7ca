import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import type {CheckResult} from "../../loaders/warehouse/ingest.js";
import {checked, countsOf, refusal, rejectsOf, type Files} from "../reader/support/exports.js";
import {converted} from "./support/converted.js";
import {
  ashbyFeedback,
  ashbyFiles,
  greenhouseV1,
  greenhouseV3,
  leverFeedback,
  leverFiles,
  v1Scorecard,
  v3Scorecard
} from "./support/payloads.js";

type Part = Record<string, unknown>;
const text = (files: Record<string, unknown>): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)]));
const read = {adapters};
const result = (files: Record<string, unknown>): Promise<CheckResult> => checked(text(files), {}, read);
const without = (files: Record<string, unknown>, name: string): Record<string, unknown> => {
  const {[name]: _, ...others} = files;
  return others;
};
const remediesOf = ({files}: CheckResult): string[] => files.flatMap(({rejects}) => rejects.map(({remedy}) => remedy));

const v3 = (changes: Part, tables: Part = {}) => greenhouseV3({scorecards: [v3Scorecard(changes)], ...tables});
const seats = {
  interviews: [{id: 801, application_id: 1, job_interview_id: 43, status: "complete", starts_at: null, ends_at: null}],
  interviewers: [{id: 1, interview_id: 801, user_id: 12, scorecard_id: 1}]
};
const v1Seats = {
  scheduled_interviews: [
    {
      id: 801,
      application_id: 1,
      interview: {id: 43, name: "System Design"},
      interviewers: [{id: 12, scorecard_id: 1}],
      start: {date: "2026-01-01"},
      end: {date: "2026-01-01"},
      status: "complete"
    }
  ]
};

const screen = {
  job_interviews: [
    {id: 43, job_id: 21, job_interview_stage_id: 33, name: "System Design", duration: 60},
    {id: 44, job_id: 21, job_interview_stage_id: 34, name: "Screen", duration: 30}
  ],
  interview_kits: [{id: 54, job_id: 21, job_interview_id: 44, exercises: null}]
};
const stages = (id: number) => [
  {id: 33, job_id: 21, name: "Onsite", sort_order: 2, active: true},
  {id, job_id: 21, name: "Phone Screen", sort_order: 1, active: true}
];

describe("the kit of a v3 scorecard and its interview in the calendar tell of different interviews", () => {
  it.each([
    ["the kit's stage is known: it is the scorecard's", 34, "phone_screen", "Screen"],
    ["the kit's stage was deleted: the calendar's is", 35, "loop", "System Design"]
  ])("%s", async (_, stage, expected, focus) => {
    const files = v3({interview_kit_id: 54}, {...seats, ...screen, job_interview_stages: stages(stage)});
    const {rows} = await converted(files as never);
    expect(rows.scorecards).toMatchObject([{stage: expected, focus}]);
  });
});

describe("a scorecard that lost what tells its stage or its interviewer", () => {
  it.each([
    ["greenhouse-v3, its kit was deleted", v3({interview_kit_id: 99}, seats)],
    ["greenhouse-v3, its interviewer was deleted", v3({interviewer_id: null, submitter_id: 13}, seats)],
    [
      "greenhouse-v1, its step was deleted",
      greenhouseV1({scorecards: [v1Scorecard({interview_step: null})], ...v1Seats})
    ],
    [
      "greenhouse-v1, its interviewer was deleted",
      greenhouseV1({scorecards: [v1Scorecard({interviewer: null, submitted_by: {id: 13}})], ...v1Seats})
    ]
  ])("%s: the interview in the calendar tells it", async (_, files) => {
    const found = await result(files);
    expect([found.rows.scorecards, rejectsOf(found)]).toEqual([1, []]);
    expect(countsOf(found)).not.toHaveProperty(["flag scorecards interviewer_not_scheduled"]);
    expect(Object.keys(countsOf(found)).join()).not.toMatch(/submitter_taken/);
  });

  it.each([
    [
      "greenhouse-v3",
      v3({interview_kit_id: 99}),
      /export all of interview_kits, job_interviews and job_interview_stages/
    ],
    [
      "greenhouse-v1",
      greenhouseV1({scorecards: [v1Scorecard({interview_step: null, interview: null})]}),
      /export job_stages/
    ],
    ["lever", without(leverFiles({feedback: [leverFeedback({})]}), "stages.json"), /export all of stages/],
    [
      "ashby",
      ashbyFiles({feedback: [ashbyFeedback({interviewId: null, interviewEventId: null})]}),
      /export interviewSchedule\.list/
    ]
  ])("%s, told nowhere: is rejected with what to export", async (_, files, remedy) => {
    const found = await result(files);
    expect(found.rows.scorecards).toBe(0);
    expect(rejectsOf(found)).toContain("1 missing_value");
    expect(remediesOf(found)[0]).toMatch(remedy);
  });

  it.each([
    ["greenhouse-v3", v3({interviewer_id: null, submitter_id: null})],
    ["greenhouse-v1", greenhouseV1({scorecards: [v1Scorecard({interviewer: null, submitted_by: null})]})],
    ["lever", leverFiles({feedback: [leverFeedback({user: null})], interviews: []})],
    [
      "ashby",
      ashbyFiles({
        feedback: [
          {
            ...ashbyFeedback({interviewEventId: null, interviewId: "33"}),
            submittedByUser: null,
            applicationHistoryId: null
          }
        ]
      })
    ]
  ])("%s, nobody named anywhere: nobody is said to be taken for the interviewer", async (_, files) => {
    const found = await checked(text(files), {stages: {"33": "loop"}}, read);
    expect(found.rows.scorecards).toBe(0);
    expect(Object.keys(countsOf(found)).join()).not.toMatch(/submitter_taken/);
  });
});

describe("a rejection whose reason the export does not hold", () => {
  const rejected = v3({}, {status: "rejected", reason: "THEY_REJECTED_US"});

  it("that is there tells who withdrew, and nothing is said", async () => {
    const found = await result(rejected);
    expect([found.rows.decisions, countsOf(found)["flag greenhouse-v3: rejected_without_known_reason"]]).toEqual([
      0,
      undefined
    ]);
  });

  it.each(["rejection_details.json", "rejection_reasons.json"])(
    "without %s: is said, not only counted",
    async (name) => {
      const found = await result(without(rejected, name));
      expect(countsOf(found)).toMatchObject({"flag greenhouse-v3: rejected_without_known_reason": 1});
    }
  );

  it("greenhouse-v1: is said too", async () => {
    const found = await result(greenhouseV1({scorecards: [v1Scorecard({})], status: "rejected"}));
    expect(countsOf(found)).toMatchObject({"flag greenhouse-v1: rejected_without_known_reason": 1});
  });
});

describe("words that nobody told", () => {
  const [interview] = seats.interviews;

  it.each(["SCHEDULED", "Awaiting feedback"])("the status %j is known in any spelling", async (status) => {
    const found = await result(v3({}, {...seats, interviews: [{...interview, status}]}));
    expect([found.rows.interviews, rejectsOf(found)]).toEqual([1, []]);
  });

  it.each([
    ["greenhouse-v3", v3({}, {...seats, interviews: [{...interview, status: "done"}]})],
    [
      "greenhouse-v1",
      greenhouseV1({
        scorecards: [v1Scorecard({})],
        scheduled_interviews: [{...v1Seats.scheduled_interviews[0], status: "done"}]
      })
    ]
  ])("%s: an unknown status of an interview is rejected, not taken for one that was never held", async (_, files) => {
    const found = await result(files);
    expect(rejectsOf(found)).toEqual(["1 unknown_status"]);
    expect(remediesOf(found)[0]).toMatch(/writes one of scheduled, .*awaiting_feedback/);
  });

  it("ashby: a choice saved as a list of one is that choice, several are no vote that anybody could tell", async () => {
    const one = await result(ashbyFiles({feedback: [ashbyFeedback({vote: ["3"]})]}));
    expect(countsOf(one)).not.toHaveProperty(["flag no_vote"]);
    expect(one.rows.scorecards).toBe(1);
    expect(rejectsOf(await result(ashbyFiles({feedback: [ashbyFeedback({vote: ["3", "1"]})]})))).toEqual([
      "1 unknown_vote"
    ]);
  });

  it.each([null, {sections: []}])(
    "ashby: feedback with the definition %j of its form is rejected, not left out",
    async (formDefinition) => {
      const found = await result(ashbyFiles({feedback: [ashbyFeedback({formDefinition})]}));
      expect(rejectsOf(found)).toEqual(["1 form_without_definition"]);
      expect(remediesOf(found)[0]).toMatch(/save the answer whole/);
    }
  );

  it("an export of drafts alone says that they were left out, not that there is no file", async () => {
    const {message} = await refusal(text(v3({status: "draft", submitted_at: null})), {}, read);
    expect(message).toMatch(
      /there are scorecards among the exports, but all of them were left out\ngreenhouse-v3: 1 × draft scorecard\n/
    );
  });
});

describe("records that stand there twice", () => {
  it("greenhouse-v1: two attributes of one name are two ratings", async () => {
    const attributes = ["yes", "no"].map((rating) => ({name: "Coding", type: "Skills", note: null, rating}));
    const found = await result(greenhouseV1({scorecards: [v1Scorecard({attributes})]}));
    expect([found.rows.ratings, rejectsOf(found)]).toEqual([2, []]);
  });

  it("greenhouse-v3: a vote that changed between two pages counts as it is now, and as it was first", async () => {
    const cards = [
      v3Scorecard({candidate_rating: "no", updated_at: "2026-01-03T00:00:00Z"}),
      v3Scorecard({candidate_rating: "yes", updated_at: "2026-01-02T00:00:00Z"})
    ];
    const found = await result(greenhouseV3({scorecards: cards}));
    expect(found.files.find(({table}) => table === "scorecards")).toMatchObject({records: 2, loaded: 1, superseded: 1});
    expect(countsOf(found)).toMatchObject({"flag vote_changed": 1});
  });

  it.each([
    ["first", true],
    ["last", false]
  ])("lever: of an opportunity listed twice the newer counts, listed %s", async (_, isFirst) => {
    const files = leverFiles({feedback: [leverFeedback({})], reason: {text: "Hired", type: "hired"}});
    const [over] = (files["opportunities.json"] as {data: Part[]}).data;
    const pair = [
      {...over, updatedAt: 1767400000000},
      {...over, archived: null, updatedAt: 1767300000000}
    ];
    const data = isFirst ? pair : pair.toReversed();
    const found = await converted({...files, "opportunities.json": {data, hasNext: false}} as never);
    expect(found.excluded).toMatchObject({repeated_opportunity: 1});
    expect(found.rows.applications).toMatchObject([{status: "hired"}]);
  });
});

describe("files in unusual dress", () => {
  const cards = [1, 2, 3].map((id) => v3Scorecard({id, interviewer_id: id + 10}));
  const others = text(without(greenhouseV3({scorecards: cards}), "scorecards.json"));
  const lines = cards.map((card) => JSON.stringify(card));

  it.each<[string, string, string | Buffer]>([
    [
      "NDJSON with blank lines, CRLF and a byte order mark",
      "scorecards.ndjson",
      `\ufeff${lines.join("\r\n\r\n")}\r\n\r\n`
    ],
    ["a compressed list", "scorecards.json.gz", gzipSync(JSON.stringify(cards))],
    ["a list over many lines with CRLF", "scorecards.json", JSON.stringify(cards, null, 2).replaceAll("\n", "\r\n")],
    ["UTF-16", "scorecards.json", Buffer.from(`\ufeff${JSON.stringify(cards)}`, "utf16le")]
  ])("%s is read like any other", async (_, name, content) => {
    const found = await checked({...others, [name]: content}, {}, read);
    expect([found.rows.scorecards, rejectsOf(found)]).toEqual([3, []]);
  });

  it.each([
    [
      "two answers one after the other",
      JSON.stringify(cards).repeat(2),
      /goes on after the end of its list\nsave each answer into a file of its own/
    ],
    [
      "a record that stands alone",
      JSON.stringify(cards[0], null, 2),
      /holds no list of records.*\n.*belongs between \[ and \]/
    ],
    ["a list of pages", JSON.stringify([cards, cards]), /it holds no list of records with fields/],
    ["an object of records", JSON.stringify({1: cards[0]}), /holds no scorecards as greenhouse-v3 exports them/]
  ])("%s is refused with what to do", async (_, content, says) => {
    expect((await refusal({...others, "scorecards.json": content}, {}, read)).message).toMatch(says);
  });

  it("what is no record within a list is rejected by its number", async () => {
    const found = await checked({...others, "scorecards.json": `[${lines.join()},null,7]`}, {}, read);
    const {records, accepted, rejected, rejects} = found.files.find(({table}) => table === "scorecards")!;
    expect([records, accepted, rejected, rejects.map(({record}) => record)]).toEqual([5, 3, 2, [4, 5]]);
  });
});
