import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {Outlet} from "../../loaders/adapters/outlet.js";
import {adapters} from "../../loaders/adapters/registry.js";
import {configSchema} from "../../loaders/config/config.js";
import {checked, withFolder} from "../reader/support/exports.js";
import {ashbyFeedback, ashbyFiles} from "./support/payloads.js";

const own = new Set(["new.json"]);
const line = (path: string) => ({path, line: 1, record: null});

/** What an outlet wrote after `use`, all files together. */
async function written(use: (outlet: Outlet) => void, overrides: object = {}): Promise<string> {
  return withFolder((folder) => {
    const outlet = new Outlet("test", configSchema.parse(overrides), folder);
    use(outlet);
    outlet.close();
    return Promise.resolve([...outlet.fed.values()].map(({copy}) => readFileSync(copy.path, "utf8")).join(""));
  });
}

describe("what adapters find", () => {
  const someone = (outlet: Outlet): void =>
    outlet.sink(own).emit("interviewers", {interviewer_id: "7", name: "Ada"}, line("new.json"));

  it("names of interviewers enter only when the configuration asks for them", async () => {
    expect(await written(someone)).not.toContain("Ada");
    expect(await written(someone, {privacy: {interviewer_names: "name"}})).toContain("Ada");
  });

  it("columns that the plain format lacks never enter", async () => {
    const text = await written((outlet) =>
      outlet.sink(own).emit("scorecards", {scorecard_id: "S1", notes: "private words"}, line("new.json"))
    );
    expect([text.includes("S1"), text.includes("private")]).toEqual([true, false]);
  });

  it("records of files that only help a snapshot are accounted for elsewhere", async () => {
    const text = await written((outlet) => {
      const sink = outlet.sink(own);
      sink.emit("scorecards", {scorecard_id: "S1"}, line("old.json"));
      sink.exclude("draft", line("old.json"));
      sink.flag("caveat", line("old.json"));
      expect([outlet.exclusions.size, outlet.flags.size]).toEqual([0, 0]);
    });
    expect(text).toBe("");
  });

  it("a row that a newer snapshot took back is left out of the older one, with its ratings, for the same reason", async () => {
    const text = await written((outlet) => {
      outlet.sink(own).exclude("deleted", line("new.json"), {table: "scorecards", id: "S1"});
      const older = outlet.sink(new Set(["old.json"]));
      older.emit("scorecards", {scorecard_id: "S1"}, line("old.json"));
      older.emit("ratings", {scorecard_id: "S1", question: "Q"}, line("old.json"));
      older.emit("interviews", {interview_id: "S1"}, line("old.json"));
      expect(outlet.exclusions.get("deleted")).toBe(3);
    });
    expect(text.trim().split("\n")).toHaveLength(1);
    expect(text).not.toContain("Q");
  });

  it("of very many rejects of a file the first 10,000 of each reason are kept and all are counted", async () => {
    await written((outlet) => {
      const sink = outlet.sink(own);
      for (let record = 0; record < 10_500; record++)
        sink.reject(
          {table: "scorecards", reason: "no_vote_field", column: null, value: null, remedy: "export it"},
          {path: "new.json", line: record + 1, record: null}
        );
      const {rejects} = [...outlet.fed.values()][0]!;
      expect([rejects.listed.length, rejects.unlisted.get("no_vote_field")]).toEqual([10_000, 500]);
    });
  });
});

describe("a crowd of small files that is accounted for together", () => {
  it("rejects of it name their own file, whichever step finds them", async () => {
    const feedback = (index: number): object => ({
      ...ashbyFeedback({applicationId: String(index)}),
      id: `F${index}`,
      ...(index === 70 ? {submittedAt: "yesterday"} : {})
    });
    const one = ashbyFiles({feedback: []});
    const many = Object.fromEntries(
      Array.from({length: 120}, (_, index) => [`feedback/${1000 + index}.json`, [feedback(index)]])
    );
    const {files} = await checked(
      Object.fromEntries(Object.entries({...one, ...many}).map(([name, rows]) => [name, JSON.stringify(rows)])),
      {},
      {adapters}
    );
    const crowd = files.find(({path, table}) => path === "feedback, 120 files" && table === "scorecards")!;
    expect(crowd).toMatchObject({records: 120, rejected: 1});
    expect(crowd.rejects[0]!.remedy).toMatch(/ \(in feedback\/1070\.json\)$/);
  });
});
