import {describe, expect, it} from "vitest";
import {adapters} from "../../../loaders/adapters/registry.js";
import {checked, refusal} from "../../reader/support/exports.js";

const read = {adapters};
const activity = {
  action: "rating",
  stage_name: null,
  created_at: "2026-01-01T12:00:00Z",
  member: {id: "1"},
  rating: {score: 3}
};
const unified = {
  id: "1",
  application_id: "1",
  interviewer_id: "2",
  candidate_id: "3",
  recommendation: "YES",
  created_at: "2026-01-01T12:00:00Z"
};

describe("files of a system whose documentation does not give all that a scorecard needs", () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      "Lever's data warehouse sync",
      {
        "opportunity_progress_events.csv": "opportunity_id,account_stage_id,event_at\n1,2,2026-01-01\n",
        "stage_pipeline_enum.csv": "id,name\n1,lead\n"
      },
      /and so is 1 other\n.*\nsave the feedback of Lever's API/
    ],
    ["unified.to", {"scorecards.json": JSON.stringify([unified])}, /say the stage.*\n.*field raw/],
    [
      "Workable",
      {"one.json": JSON.stringify({activities: [activity]}, null, 1)},
      /not on which scale.*\nwrite one row for each scorecard/
    ],
    ["Workable", {"a.ndjson": `${JSON.stringify(activity)}\n`}, /not on which scale/],
    [
      "SmartRecruiters",
      {"interviews.csv": "applicationId,applicationStage,interviewId,endTime\n1,Interview,2,2026-01-01\n"},
      /who met whom and when.*\nwrite one row/
    ],
    ["Recruitee", {"recruitee/results.json": '[{"rating": 3}]'}, /interview\/results.*\nwrite one row/],
    [
      "Workday",
      {"report.json": JSON.stringify({Report_Entry: [{Interviewer: "x", Rating: "Hire"}]})},
      /its author chose\nrun a report/
    ],
    [
      "Workday",
      {"feedback.json": '{"total": 1, "data": [{"id": "1", "overallRating": {"id": "2"}, "comment": "x"}]}'},
      /which application and stage/
    ]
  ])("%s: one message names it, what is missing, and what to do instead", async (name, files, says) => {
    const {message} = await refusal(files, {}, read);
    expect(message.split("\n")).toHaveLength(3);
    expect(message).toContain(`: is of ${name}, which plumbline does not read`);
    expect(message).toMatch(says);
  });

  it("is not said of a plain table, whatever its folder is called", async () => {
    const outcomes = '{"application_id": "1", "measured_at": "2026-01-01", "performance": 3}';
    const {message} = await refusal({"workday/outcomes.ndjson": outcomes}, {}, read);
    expect(message).toMatch(/no scorecards file/);
  });

  it("stands in nobody's way who has scorecards, or maps its table", async () => {
    const scorecards = "scorecard_id,application_id,interviewer_id,stage,vote\n1,1,1,loop,yes\n";
    const applications = "application_id,candidate_id,role,applied_at\n1,3,x,2026-01-01\n";
    const found = await checked({"scorecards.csv": scorecards, "recruitee.applications.csv": applications}, {}, read);
    expect(found.rows).toMatchObject({scorecards: 1});
    const columns = {scorecard_id: "id", stage: "job_id", vote: "recommendation"};
    const mapped = await checked(
      {"scorecards.json": JSON.stringify([{...unified, job_id: "Onsite"}])},
      {columns: {"scorecards.json": columns}, stages: {Onsite: "loop"}},
      read
    );
    expect(mapped.rows.scorecards).toBe(1);
  });

  it.each<[string, Record<string, string>]>([
    ["unified.to", {"votes.csv": "application_id,candidate_id,interviewer_id,recommendation\n1,2,3,YES\n"}],
    ["unified.to", {"votes.json": JSON.stringify([{...unified, recommendation: "hire"}])}],
    ["Workday", {"votes.csv": "overallRating,comment,interviewer\nHire,x,1\n"}],
    ["Workable", {"workable votes.csv": "Candidate,Interviewer,Score\n1,2,3\n"}],
    ["SmartRecruiters", {"interviews.csv": "applicationId,interviewId,endTime\n1,2,2026-01-01\n"}]
  ])("is not said to be of %s where the headings are anybody's", async (name, files) => {
    expect((await refusal(files, {}, read)).message).not.toContain(name);
  });
});
