import {describe, expect, it} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import {failureOf} from "../../loaders/reader/failed-answer.js";
import {
  ashbyFeedback,
  ashbyFiles,
  greenhouseV1,
  greenhouseV3,
  leverFeedback,
  leverFiles,
  v1Scorecard,
  v3Scorecard
} from "../adapters/support/payloads.js";
import {refusal, type Files} from "./support/exports.js";

const text = (files: Record<string, unknown>): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)]));
const told = async (files: Files): Promise<string> => (await refusal(files, {}, {adapters})).message;

const systems: [string, string, Files][] = [
  ["greenhouse-v3", "scorecards.json", text(greenhouseV3({scorecards: [v3Scorecard({})]}))],
  ["greenhouse-v1", "scorecards.json", text(greenhouseV1({scorecards: [v1Scorecard({})]}))],
  ["lever", "feedback.json", text(leverFiles({feedback: [leverFeedback({})]}))],
  ["ashby", "applicationFeedback.list.json", text(ashbyFiles({feedback: [ashbyFeedback({})]}))]
];

describe.each(systems)("the answer to a failed call among the files of %s", (_, votes, files) => {
  it.each([
    ["in one line", '{"message":"Invalid Basic Auth credentials"}', "Invalid Basic Auth credentials"],
    ["over many lines", '{\n  "errors": [\n    {"message": "expired"}\n  ]\n}\n', "expired"],
    ["as a line among pages", '{"data":[],"hasNext":true}\n{"code":"TooManyRequests","message":"slow down"}\n', "slow"]
  ])("%s, in place of the votes, is the one thing told", async (_form, body, says) => {
    const message = await told({...files, [votes]: body});
    expect(message).toMatch(
      new RegExp(`^${votes.replaceAll(".", "\\.")} line \\d: the call failed and was answered "${says}`)
    );
    expect(message.split("\n")).toHaveLength(2);
  });

  it("in place of any other file is refused too, never read as a list without records", async () => {
    for (const name of Object.keys(files).filter((path) => path !== votes))
      expect(await told({...files, [name]: '{"error":"invalid_token","error_description":"no scope"}'})).toMatch(
        new RegExp(`^${name.replaceAll(".", "\\.")} line 1: the call failed and was answered "no scope"`)
      );
  });

  it("whose votes are not there at all is named with what to export, in one refusal", async () => {
    const {[votes]: _votes, ...others} = files;
    const message = await told(others);
    expect(message).toMatch(new RegExp(`no file of scorecards .*, though \\d+ files look like ${_}`));
    expect(message).toMatch(/\neverything is judged by scorecards: export .*docs\/exports/);
    expect(message.split("\n")).toHaveLength(2);
  });
});

describe("saved answers", () => {
  it("a failure behind the first twenty records is found as well", async () => {
    const [, , files] = systems[0]!;
    const cards = Array.from({length: 30}, (_, index) => JSON.stringify(v3Scorecard({id: index + 1})));
    const {"scorecards.json": _, ...others} = files;
    const body = [...cards, '{"message":"gone"}'].join("\n");
    expect(await told({...others, "scorecards.ndjson": body})).toMatch(
      /^scorecards\.ndjson line 31: the call failed and was answered "gone"/
    );
  });

  it("that all say the same are told once", async () => {
    const [, , files] = systems[2]!;
    const failed = Object.fromEntries([1, 2, 3].map((id) => [`feedback/${id}.json`, '{"message":"expired"}']));
    const message = await told({...files, ...failed});
    expect(message).toMatch(/^feedback\/1\.json line 1 and 2 other files: the call failed/);
  });

  it("a web page in place of an export is told as such", async () => {
    for (const name of ["scorecards.json", "scorecards.csv"])
      expect(await told({[name]: "<!DOCTYPE html>\n<html><body>Please sign in</body></html>\n"})).toMatch(
        /holds a web page.*\nsign in or look at the key, then export the file again$/
      );
  });

  it("votes that lack the fields by which they are known are named with these fields", async () => {
    const [, votes, files] = systems[0]!;
    const cut = [{id: 1, application_id: 1, candidate_rating: "yes"}];
    expect(await told({...files, [votes]: JSON.stringify(cut)})).toMatch(
      /^scorecards\.json: holds no scorecards as greenhouse-v3 exports them: it lacks interview_kit_id, submitter_id\nit has: id, application_id, candidate_rating\n/
    );
  });

  it.each([
    [{id: 1, message: "hello"}, null],
    [{name: "They rejected us", type: "x"}, null],
    [{status: "rejected", code: "7"}, null],
    [{success: true, results: []}, null],
    [{success: false, results: []}, ""],
    [{type: "about:blank", title: "Unauthorized", status: 401, detail: "bad key"}, "bad key"]
  ])("%j is a failure: %j", (record, says) => {
    expect(failureOf(record)).toBe(says);
  });
});
